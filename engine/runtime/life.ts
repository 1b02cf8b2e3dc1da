/** Commands in, one transaction per batch, wake-ups out: until closed, through every loss of the database. */
import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from '../core/commands.ts';
import type { Key } from '../core/json.ts';
import type { InstanceState } from '../core/state.ts';
import { isUnavailable } from '../store/failures.ts';
import type { EngineStore } from '../store/port.ts';
import { allRows, Definitions } from './definitions.ts';
import { FollowUps } from './followUps.ts';
import { applyCommand, type AppliedCommand, type Surroundings } from './instances.ts';
import { Jobs } from './jobs.ts';
import { Keys } from './keys.ts';
import { silentLog, type EngineLog } from './log.ts';
import { Lru } from './lru.ts';
import { Messages } from './messages.ts';
import type { Completion, Overlay, Pending } from './overlay.ts';
import type { EngineParts } from './parts.ts';
import type * as Port from './port.ts';
import type { Outcome, RuntimeInfo, RuntimeRole } from './port.ts';
import { Timers } from './timers.ts';
import { unavailable, Writer, WriterLost } from './writer.ts';

export interface LifeOptions {
  readonly store: EngineStore;
  readonly parts: EngineParts;
  /** Real time, epoch ms. Default: the system clock. */
  readonly clock?: () => number;
  readonly log?: EngineLog;
  /** Instance documents kept in memory, in ordinary documents. Default 10,000. */
  readonly cachedInstances?: number;
  /** Most steps one command may take before others get their turn. Default 5,000. */
  readonly maxSteps?: number;
  /** Hears of every command that was applied to an instance, in order, once it is durable: the record stream. */
  readonly onApplied?: (applied: AppliedCommand) => void;
}

/** Longest sleep of the loop, ms: timers are looked at again at least this often. */
const MAX_SLEEP_MS = 60_000;
/** Shortest time between two looks for jobs whose lock or back-off has ended, ms. */
const WAKE_GAP_MS = 100;
/** How often expired messages are removed, ms of real time. */
const SWEEP_MS = 10_000;
/** Waits between attempts to reach the database, ms; one a second costs nothing and keeps a standby near. */
const RECONNECT_MS = [50, 100, 200, 500, 1000] as const;

type Ref = { readonly processInstanceKey: Key; readonly elementInstanceKey: Key };

/** A refusal. */
export const refuse = (code: Port.RuntimeRejectionCode, reason: string): Port.Refused => ({
  ok: false,
  rejection: { code, reason },
});

/** The engine's life: taking the writer's place, batches, wake-ups, and the way back after a loss. */
export class Life {
  readonly store: EngineStore;
  readonly #clock: () => number;
  readonly #log: EngineLog;
  readonly #documents: Lru<Key, InstanceState>;
  /** Where a job or task lives: saves a look-up for what this process itself handed out. */
  readonly refs = new Lru<Key, Ref>(50_000, () => 1);
  readonly #definitions: Definitions;
  readonly around: Surroundings;
  readonly messages: Messages;
  readonly followUps: FollowUps;
  readonly #timers: Timers;
  readonly jobs: Jobs;
  readonly #writer: Writer;
  readonly #bell = new EventEmitter();
  readonly #closing = new AbortController();
  readonly results = new Map<Key, (completion: Completion) => void>();
  #waitingForTimers: (() => void)[] = [];
  #rung = false;
  role: RuntimeRole = 'starting';
  #lost: Error | null = null;
  /** Times in a row that this engine lost the database or could not reach it. */
  #failures = 0;
  #keys = new Keys(0n);
  #epoch = 0;
  #engineId: string | null = null;
  clockPin: number | null = null;
  #lastWake = 0;
  #nextSweep = 0;
  #life: Promise<void> | null = null;
  #onStarted: () => Promise<void> = () => Promise.resolve();

  constructor(options: LifeOptions) {
    this.store = options.store;
    this.#clock = options.clock ?? Date.now;
    this.#log = options.log ?? silentLog;
    this.#documents = new Lru(
      options.cachedInstances ?? 10_000,
      ({ elements, scopes, items }) => 1 + (elements.size + scopes.size + items.size) / 16,
    );
    this.#definitions = new Definitions(options.parts);
    this.around = {
      parts: options.parts,
      definitions: this.#definitions,
      now: () => this.now(),
      realNow: () => this.#clock(),
      nextKey: () => this.#keys.next(),
      maxSteps: options.maxSteps ?? 5000,
      mayBeBuffered: (name) => this.messages.mayBeBuffered(name),
      mayHoldStartLock: (key, unit) => this.messages.mayHoldStartLock(key, unit),
      later: (key) => this.#runDeferred(key),
      jobsWakeAt: (at) => this.jobs.wake(at),
      timerDueAt: (at) => this.#timers.dueAt(at),
      unlock: (keys) => this.#unlock(keys),
      warm: (keys) => this.#warm(keys),
      ...(options.onApplied && { onApplied: options.onApplied }),
    };
    this.messages = new Messages(this.around, this.store);
    this.followUps = new FollowUps(this.around, this.store, this.messages);
    this.#timers = new Timers(this.around, this.store, this.followUps, this.#log);
    this.jobs = new Jobs(this.around, this.store, () => this.#ring());
    this.#writer = new Writer({
      store: this.store,
      committed: { instance: (key) => this.#document(key), row: (table, key) => this.store.get(table, key) },
      log: this.#log,
      epoch: () => this.#epoch,
      nextFreeKey: () => this.#keys.reserved,
      fireTimers: async (batch) => {
        if (this.#timers.areDue) await this.#timers.fire(batch);
      },
      drain: (unit) => this.followUps.drain(unit),
      handOut: (batch) => this.jobs.handOut(batch),
      cache: (instances) => {
        for (const [key, state] of instances) {
          if (state) this.#documents.set(key, state);
          else this.#documents.delete(key);
        }
      },
      forget: () => this.#load(),
      completed: (completions) => {
        for (const [key, completion] of completions) this.results.get(key)?.(completion);
      },
    });
  }

  /** Aborted when the engine closes. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  /** What to do each time the writer's place has been taken. */
  onStarted(resume: () => Promise<void>): void {
    this.#onStarted = resume;
  }

  /** Resolves when no timer is due any more, or when the engine closes. */
  timersSettled(): Promise<void> {
    return new Promise((resolve) => {
      if (this.#closing.signal.aborted) return resolve();
      this.#waitingForTimers.push(resolve);
      this.#ring();
    });
  }

  #stopWaitingForTimers(): void {
    for (const settled of this.#waitingForTimers.splice(0)) settled();
  }

  // ── life ───────────────────────────────────────────────────────────────────────────────────

  start(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#closing.abort();
        reject(signal?.reason as Error);
      };
      signal?.addEventListener('abort', abort, { once: true });
      this.#life ??= this.#live();
      const started = (): void => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      if (this.role === 'writer') started();
      else this.#bell.once('writer', started);
      void this.#life.catch(reject);
    });
  }

  async close(): Promise<void> {
    if (this.role === 'closed') return;
    this.#closing.abort();
    this.#stopWaitingForTimers();
    this.jobs.endPolls({ ok: true, jobs: [] });
    this.#ring();
    await this.#life?.catch(() => undefined);
    this.role = 'closed';
    this.#writer.close();
    await this.store.close();
  }

  info(): RuntimeInfo {
    return { role: this.role, engineId: this.#engineId, clockPin: this.clockPin };
  }

  now(): number {
    return this.clockPin ?? this.#clock();
  }

  /** Takes the writer's place, serves, and begins again when it is lost, until closed. */
  async #live(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        this.#lost = null;
        const state = await this.store.openWriter({
          signal: this.#closing.signal,
          onWait: () => {
            this.#failures = 0;
            this.#standBy();
          },
          onLost: (error) => {
            this.#lost = error;
            this.#ring();
          },
        });
        this.#epoch = state.epoch;
        this.#engineId = state.engineId;
        this.clockPin = state.clockPin;
        this.#keys = new Keys(state.nextFreeKey);
        await this.#load();
        this.#failures = 0;
        this.role = 'writer';
        this.#writer.settleDoubt(state.lastBatch);
        this.#bell.emit('writer');
        this.#log.info({ epoch: state.epoch }, 'the engine takes commands');
        for await (const { key } of allRows(this.store, 'deferred')) this.#runDeferred(key);
        await this.#onStarted();
        await this.#serve();
      } catch (error) {
        if (this.#closing.signal.aborted) break;
        const againInMs = RECONNECT_MS[Math.min(this.#failures, RECONNECT_MS.length - 1)];
        this.#failures += 1;
        if (!isUnavailable(error) && !(error instanceof WriterLost))
          this.#log.error({ error }, 'the engine stopped unexpectedly and starts again');
        else
          this.#log.warn(
            { reason: (error as Error).message, againInMs },
            'the engine lost the database and tries again',
          );
        this.role = 'away';
        this.#writer.refuseAll('The engine lost its database; nothing was changed');
        await sleep(againInMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }

  /** Another engine is the writer: whoever waits for jobs here should ask there. */
  #standBy(): void {
    this.role = 'standby';
    this.#log.info({}, 'another engine takes commands; this one stands by');
    this.jobs.endPolls(unavailable('Expected to activate jobs, but another engine has taken over'));
  }

  /** Reads what is kept in memory from the store. */
  async #load(): Promise<void> {
    this.#documents.clear();
    await this.#definitions.load(this.store);
    await this.messages.load(allRows(this.store, 'messageStartLocks'));
    await this.jobs.load();
    await this.#timers.refresh();
    this.#nextSweep = 0;
  }

  /** Batches while there is work, sleep while there is none. Throws when the writer's place is lost. */
  async #serve(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      if (this.#lost) throw this.#lost;
      const realNow = this.#clock();
      const { wakeAt } = this.jobs;
      if (wakeAt !== null && wakeAt <= realNow && realNow - this.#lastWake >= WAKE_GAP_MS) {
        this.#lastWake = realNow;
        await this.jobs.woken();
      }
      if (realNow >= this.#nextSweep) await this.#sweep(realNow);
      const due = this.#timers.areDue;
      if (this.#writer.isIdle && !due && !this.jobs.hasWork) {
        this.#stopWaitingForTimers();
        await this.#rest();
        continue;
      }
      await this.#writer.runBatch();
      if (due) await this.#timers.refresh();
    }
  }

  /** Sleeps until rung, or until the next timer, job or sweep. */
  async #rest(): Promise<void> {
    const real = this.#clock();
    const waits = [MAX_SLEEP_MS, this.#nextSweep - real];
    if (this.#timers.next !== null && this.clockPin === null) waits.push(this.#timers.next - real);
    if (this.jobs.wakeAt !== null) waits.push(Math.max(this.jobs.wakeAt - real, this.#lastWake + WAKE_GAP_MS - real));
    if (this.#rung) {
      this.#rung = false;
      return;
    }
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#bell.off('ring', wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(1, Math.min(...waits)));
      this.#bell.on('ring', wake);
    });
    this.#rung = false;
  }

  #ring(): void {
    this.#rung = true;
    this.#bell.emit('ring');
  }

  async #sweep(realNow: number): Promise<void> {
    this.#nextSweep = realNow + SWEEP_MS;
    const expired = await this.store.expiredMessages(realNow, 1000);
    if (expired.length === 0) return;
    if (expired.length === 1000) this.#nextSweep = realNow;
    void this.submit('remove expired messages', (unit) => {
      for (const key of expired) unit.change({ table: 'messages', op: 'delete', key });
      return Promise.resolve({ ok: true });
    });
  }

  async #document(key: Key): Promise<InstanceState | null> {
    const cached = this.#documents.get(key);
    if (cached) return cached;
    await this.#warm([key]);
    return this.#documents.get(key) ?? null;
  }

  /** Loads with one query the documents that are about to be asked for one by one. */
  async #warm(keys: readonly Key[]): Promise<void> {
    const unknown = keys.filter((key) => !this.#documents.get(key));
    if (unknown.length === 0) return;
    for (const [key, state] of await this.store.loadInstances(unknown)) this.#documents.set(key, state);
  }

  // ── commands ───────────────────────────────────────────────────────────────────────────────

  submit<T extends object>(
    label: string,
    run: (unit: Overlay) => Promise<Outcome<T>>,
    alone = false,
  ): Promise<Outcome<T>> {
    if (this.role !== 'writer' || this.#closing.signal.aborted)
      return Promise.resolve(
        unavailable(`Expected to execute '${label}', but the engine takes no commands now (${this.role})`),
      );
    return new Promise((resolve) => {
      this.#writer.push({ label, run, alone, retried: false, settle: (outcome) => resolve(outcome) });
      this.#ring();
    });
  }

  #runDeferred(key: Key): void {
    void this.submit('continue', async (unit) => {
      const row = await unit.row('deferred', key);
      if (!row) return { ok: true };
      unit.change({ table: 'deferred', op: 'delete', key });
      unit.pending.push(...(row.payload as unknown as readonly Pending[]));
      return { ok: true };
    });
  }

  #unlock(keys: readonly Key[]): void {
    void this.submit('unlock jobs', (unit) => {
      for (const key of keys) unit.change({ table: 'jobs', op: 'patch', key, set: { deadline: null, worker: null } });
      unit.afterCommit.push(() => this.jobs.wake(this.#clock()));
      return Promise.resolve({ ok: true });
    });
  }

  /** A command to the instance a row belongs to; `missing` is the reason when there is no such row. */
  toRow<T extends 'jobs' | 'userTasks' | 'incidents'>(
    label: string,
    table: T,
    key: Key,
    missing: string,
    command: (elementInstanceKey: Key) => Command,
  ): Promise<Outcome> {
    return this.submit(label, async (unit) => {
      let ref = this.refs.get(key);
      if (!ref) {
        const row: Ref | null = await unit.row(table, key);
        if (!row) return refuse('NOT_FOUND', missing);
        ref = { processInstanceKey: row.processInstanceKey, elementInstanceKey: row.elementInstanceKey };
      }
      const rejection = await applyCommand(this.around, unit, ref.processInstanceKey, command(ref.elementInstanceKey));
      if (!rejection) return { ok: true };
      // The instance is gone; what was asked for is the job or task.
      if (rejection.code === 'NOT_FOUND' && !(await unit.instance(ref.processInstanceKey)))
        return refuse('NOT_FOUND', missing);
      return { ok: false, rejection };
    });
  }

  toInstance(label: string, processInstanceKey: Key, command: Command): Promise<Outcome> {
    return this.submit(label, async (unit): Promise<Outcome> => {
      const rejection = await applyCommand(this.around, unit, processInstanceKey, command);
      return rejection ? { ok: false, rejection } : { ok: true };
    });
  }
}
