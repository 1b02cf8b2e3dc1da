/** How a closed case begins in a model. */
import type { ClosedCase } from '../../domain/schema/studio.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import { flowShape, messageShape } from '../lint/explore/contracts.ts';
import type { Models } from '../play/models.ts';
import type { Samples } from '../play/samples.ts';
import { messageOf, plainStart, startEventsOf } from '../play/starts.ts';

export interface CaseStart {
  readonly processId: string;
  /** Null when the model has no start event. */
  readonly startEventId: string | null;
  /** The message that begins it; null for a plain beginning. */
  readonly messageName: string | null;
  readonly variables: JsonObject;
  /** Epoch ms. */
  readonly at: number;
}

/** At the recorded start event, else at the plain or first one. A case is told without ids and groups: those are samples. */
export function startOf(models: Models, processId: string, closed: ClosedCase, samples: Samples): CaseStart {
  const process = models.process(processId);
  const events = process ? startEventsOf(process) : [];
  const recorded = events.find(({ id }) => id === closed.steps[0]?.elementId);
  const event = recorded ?? (process && plainStart(process)) ?? events[0];
  const messageName = event ? messageOf(event.event) : null;
  const shape = (messageName === null ? flowShape(processId) : messageShape(messageName)) ?? {};
  const known = closed.variables as JsonObject;
  const at = Date.parse(closed.startedAt);
  return {
    processId,
    startEventId: event?.id ?? null,
    messageName,
    variables: { ...samples.variables(shape, known, at), ...known },
    at,
  };
}
