import { applyEvent } from './appliers/index.ts';
import { Draft } from './draft.ts';
import type { EngineEvent } from './records.ts';
import type { InstanceState } from './state.ts';

/** The document after these events; null when they end the instance. What `apply` returns as state equals this. */
export const foldEvents = (state: InstanceState | undefined, events: readonly EngineEvent[]): InstanceState | null => {
  const draft = new Draft(state);
  for (const event of events) applyEvent(draft, event);
  return draft.finish();
};
