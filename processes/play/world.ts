/**
 * All instances of one trial: the tried process and what it has called. Immutable, like the documents in it. Commands go through
 * the real core, and what follows from them is delivered at once, as the runtime does in one transaction.
 */
import { apply } from '../../engine/core/apply.ts';
import type { Command, FollowUp } from '../../engine/core/commands.ts';
import type { Key } from '../../engine/core/json.ts';
import { allEntries } from '../../engine/core/pages.ts';
import type { EngineEvent } from '../../engine/core/records.ts';
import type { InstanceState } from '../../engine/core/state.ts';
import type { Models } from './models.ts';

export interface World {
  /** Live instances by their keys, oldest first. */
  readonly docs: ReadonlyMap<Key, InstanceState>;
  /** Keys rise by one, so the same commands give the same keys and a trial can be played again. */
  readonly lastKey: number;
  /** Epoch ms of the trial's clock. */
  readonly now: number;
}

/** Keys are compared as texts, so all have this many digits. */
const FIRST_KEY = 1_000_000_001;

export const emptyWorld = (now: number): World => ({ docs: new Map(), lastKey: FIRST_KEY, now });
/** The key of the tried instance: the first one given. */
export const ROOT_KEY: Key = String(FIRST_KEY);

/** An event with where it happened; beside it and not mixed into it, since a backtest sees millions of them. */
export interface Happened {
  readonly event: EngineEvent;
  readonly instance: Key;
  readonly processId: string;
}

export type Sent =
  | { readonly ok: true; readonly world: World; readonly events: readonly Happened[] }
  /** `reason`: the sentence of the engine; null when a loop without a wait never came to rest. */
  | { readonly ok: false; readonly reason: string | null };

export function send(models: Models, from: World, instance: Key, command: Command): Sent {
  const docs = new Map(from.docs);
  const events: Happened[] = [];
  let { lastKey } = from;
  let isEndless = false;
  const context = models.context(from.now, () => String(++lastKey));

  const run = (key: Key, what: Command): string | null => {
    const before = docs.get(key);
    const result = apply(before, what, context);
    if (!result.ok) return result.rejection.reason;
    const processId = before?.processDefinitionKey ?? (what.type === 'CREATE' ? what.processDefinitionKey : '');
    for (const event of result.events) events.push({ event, instance: key, processId });
    if (result.state) docs.set(key, result.state);
    else docs.delete(key);
    for (const followUp of result.followUps) deliver(followUp);
    return null;
  };
  const deliver = (followUp: FollowUp): void => {
    if (followUp.kind === 'signal') {
      for (const [key, subscription] of signalsIn(docs, followUp.signalName))
        run(key, { ...subscription, type: 'TRIGGER_SIGNAL', variables: followUp.variables });
    } else if (followUp.command.type === 'CONTINUE') isEndless = true;
    // A follow-up to what has just ended is dropped, as in the runtime.
    else if (followUp.command.type === 'CREATE' || docs.has(followUp.processInstanceKey))
      run(followUp.processInstanceKey, followUp.command);
  };

  const reason = run(instance, command);
  if (reason !== null || isEndless) return { ok: false, reason };
  return { ok: true, world: { docs, lastKey, now: from.now }, events };
}

/** Open subscriptions of a signal, with the instance of each. */
export const signalsIn = (docs: World['docs'], signalName: string) =>
  [...docs].flatMap(([key, doc]) =>
    [...allEntries(doc.elements)].flatMap((inst) =>
      (inst.waits ?? []).flatMap((wait) =>
        wait.kind === 'signal' && wait.signalName === signalName
          ? [[key, { subscriptionKey: wait.key, elementInstanceKey: inst.key }] as const]
          : [],
      ),
    ),
  );
