/** What commands ask of others, executed in the same transaction. */
import type { JsonObject, Key } from '../core/json.ts';
import type { EngineStore } from '../store/port.ts';
import { applyCommand, createRoot, defer, type Surroundings } from './instances.ts';
import type { Messages } from './messages.ts';
import type { Overlay } from './overlay.ts';

/** Follow-ups one command may have executed in its own batch; processes that call each other without end must not hold the engine. */
const MAX_FOLLOW_UPS = 1000;
/** Subscriptions a broadcast triggers in one batch. */
const SIGNAL_SLICE = 500;

export class FollowUps {
  readonly #around: Surroundings;
  readonly #store: EngineStore;
  readonly #messages: Messages;

  constructor(around: Surroundings, store: EngineStore, messages: Messages) {
    this.#around = around;
    this.#store = store;
    this.#messages = messages;
  }

  /** Executes everything pending in the unit, in order. A refused follow-up is dropped: its target may be gone by now. */
  async drain(unit: Overlay): Promise<void> {
    for (let next = 0; next < unit.pending.length; next++) {
      if (next === MAX_FOLLOW_UPS) {
        defer(this.#around, unit, unit.pending.splice(next));
        break;
      }
      const work = unit.pending[next]!;
      if (work.kind === 'instance') await applyCommand(this.#around, unit, work.processInstanceKey, work.command);
      else if (work.kind === 'signal') await this.broadcast(unit, work.signalName, work.variables);
      else if (work.kind === 'signalTargets') await this.#trigger(unit, work.subscriptionKeys, work.variables);
      else if (work.kind === 'subscribed')
        await this.#messages.subscribed(unit, work.subscriptionKey, work.messageName, work.correlationKey);
      else await this.#messages.ended(unit, work.processInstanceKey);
    }
    unit.pending.length = 0;
  }

  /** To every open subscription and every signal start event; beyond a slice, in later batches. */
  async broadcast(unit: Overlay, signalName: string, variables: JsonObject): Promise<void> {
    const committed = await this.#store.signalSubscriptions(signalName);
    const open = unit.merge('signalSubscriptions', committed, (row) => row.signalName === signalName);
    await this.#trigger(
      unit,
      open.map(({ key }) => key),
      variables,
    );
  }

  async #trigger(unit: Overlay, keys: readonly Key[], variables: JsonObject): Promise<void> {
    for (const key of keys.slice(0, SIGNAL_SLICE)) {
      const row = await unit.row('signalSubscriptions', key);
      if (!row) continue;
      const { processInstanceKey, elementInstanceKey, processDefinitionKey, elementId } = row;
      if (processInstanceKey === null || elementInstanceKey === null)
        await createRoot(this.#around, unit, { processDefinitionKey, variables, startEventId: elementId });
      else
        await applyCommand(this.#around, unit, processInstanceKey, {
          type: 'TRIGGER_SIGNAL',
          subscriptionKey: key,
          elementInstanceKey,
          variables,
        });
    }
    if (keys.length > SIGNAL_SLICE)
      defer(this.#around, unit, [{ kind: 'signalTargets', subscriptionKeys: keys.slice(SIGNAL_SLICE), variables }]);
  }
}
