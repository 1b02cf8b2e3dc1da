/** Fires due timers in due order: those of instances and those of start events. */
import { nextSchedule } from '../core/behaviors/timers.ts';
import type { Key } from '../core/json.ts';
import type { EngineStore } from '../store/port.ts';
import type { TimerRow } from '../store/rows.ts';
import type { FollowUps } from './followUps.ts';
import { applyCommand, createRoot, type Surroundings } from './instances.ts';
import type { EngineLog } from './log.ts';
import type { Overlay } from './overlay.ts';

/** Timers fired in one batch. */
const SLICE = 200;

export class Timers {
  readonly #around: Surroundings;
  readonly #store: EngineStore;
  readonly #followUps: FollowUps;
  readonly #log: EngineLog;
  /** Timers whose process cannot be executed because of a bug; they wait for a newer program. */
  readonly #poisonous = new Set<Key>();
  /** Epoch ms of process time of the earliest timer; null = none. */
  #next: number | null = null;

  constructor(around: Surroundings, store: EngineStore, followUps: FollowUps, log: EngineLog) {
    this.#around = around;
    this.#store = store;
    this.#followUps = followUps;
    this.#log = log;
  }

  get next(): number | null {
    return this.#next;
  }

  dueAt(time: number): void {
    if (this.#next === null || time < this.#next) this.#next = time;
  }

  get areDue(): boolean {
    return this.#next !== null && this.#next <= this.#around.now();
  }

  /** Looks up when the next timer is due. */
  async refresh(): Promise<void> {
    const next = await this.#store.nextTimerDue();
    if (next === null || next > this.#around.now() || this.#poisonous.size === 0) this.#next = next;
    else this.#next = await this.#nextHealthy();
  }

  async #nextHealthy(): Promise<number | null> {
    const rows = await this.#store.dueTimers(Number.MAX_SAFE_INTEGER, this.#poisonous.size + 1);
    return rows.find(({ key }) => !this.#poisonous.has(key))?.dueAt ?? null;
  }

  /** Fires up to a slice of due timers into the batch. */
  async fire(batch: Overlay): Promise<void> {
    const now = this.#around.now();
    const committed = await this.#store.dueTimers(now, SLICE + this.#poisonous.size);
    for (let fired = 0; fired < SLICE; fired++) {
      const due = batch.merge('timers', committed, ({ key, dueAt }) => dueAt <= now && !this.#poisonous.has(key));
      const timer = due.reduce<TimerRow | undefined>(
        (first, each) => (first && first.dueAt <= each.dueAt ? first : each),
        undefined,
      );
      if (!timer) return;
      const unit = batch.child();
      try {
        await this.#fireOne(unit, timer);
        await this.#followUps.drain(unit);
        batch.absorb(unit);
      } catch (error) {
        this.#poisonous.add(timer.key);
        this.#log.error(
          { error, timerKey: timer.key, processInstanceKey: timer.processInstanceKey },
          'a due timer could not be executed',
        );
      }
    }
  }

  async #fireOne(unit: Overlay, timer: TimerRow): Promise<void> {
    const { key, processInstanceKey, elementInstanceKey, processDefinitionKey, elementId } = timer;
    if (processInstanceKey !== null && elementInstanceKey !== null) {
      const rejection = await applyCommand(this.#around, unit, processInstanceKey, {
        type: 'TRIGGER_TIMER',
        timerKey: key,
        elementInstanceKey,
      });
      // Its element instance no longer waits for it.
      if (rejection) unit.change({ table: 'timers', op: 'delete', key });
      return;
    }
    unit.change({ table: 'timers', op: 'delete', key });
    const following = nextSchedule(timer);
    if (following) {
      unit.change({ table: 'timers', op: 'put', row: { ...timer, key: this.#around.nextKey(), ...following } });
      unit.afterCommit.push(() => this.dueAt(following.dueAt));
    }
    const created = await createRoot(this.#around, unit, {
      processDefinitionKey,
      variables: {},
      startEventId: elementId,
    });
    if ('rejection' in created)
      this.#log.warn(
        { processDefinitionKey, elementId, reason: created.rejection.reason },
        'a start timer could not start its process',
      );
  }
}
