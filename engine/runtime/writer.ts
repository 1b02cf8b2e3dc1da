/**
 * The single writer: waiting commands are taken as a batch, applied on an overlay, written in one transaction, and
 * answered after the commit. A command that throws is tried once more alone, then refused; the others commit.
 */
import type { Key } from '../core/json.ts';
import { isUnavailable } from '../store/failures.ts';
import type { BatchId, CommitResult, EngineStore } from '../store/port.ts';
import { Doubt } from './doubt.ts';
import type { EngineLog } from './log.ts';
import { Overlay, type Committed, type Completion } from './overlay.ts';
import type { Outcome, RuntimeRejection } from './port.ts';

/** A command waiting for its turn. */
export interface Task {
  readonly label: string;
  run(unit: Overlay): Promise<Outcome>;
  settle(outcome: Outcome): void;
  /** In a batch of its own: deployments, whose effects later commands must see committed. */
  readonly alone: boolean;
  /** It has thrown once already. */
  retried: boolean;
}

/** Commands in one batch. */
const MAX_BATCH = 400;

export const unavailable = (reason: string): { readonly ok: false; readonly rejection: RuntimeRejection } => ({
  ok: false,
  rejection: { code: 'UNAVAILABLE', reason },
});

const internal = (label: string): { readonly ok: false; readonly rejection: RuntimeRejection } => ({
  ok: false,
  rejection: {
    code: 'INTERNAL',
    reason: `Expected to execute '${label}', but an unexpected error occurred; the log has the details`,
  },
});

/** The writer's place is gone: everything in flight must be refused and the state read again. */
export class WriterLost extends Error {}

export interface WriterParts {
  readonly store: EngineStore;
  readonly committed: Committed;
  readonly log: EngineLog;
  epoch(): number;
  nextFreeKey(): bigint;
  /** Fires due timers into the batch. */
  fireTimers(batch: Overlay): Promise<void>;
  /** Executes what the unit has pending. */
  drain(unit: Overlay): Promise<void>;
  /** Hands out jobs; answers what to do after the commit. */
  handOut(batch: Overlay): Promise<readonly (() => void)[]>;
  /** Takes the committed documents into the cache, before anything else learns of the commit. */
  cache(instances: ReadonlyMap<Key, Overlay['instances'] extends Map<Key, infer S> ? S : never>): void;
  /** Nothing read so far may be trusted. */
  forget(): Promise<void>;
  completed(completions: ReadonlyMap<Key, Completion>): void;
}

export class Writer {
  readonly #parts: WriterParts;
  #queue: Task[] = [];
  /** The batch being written; kept so that a loss of the connection can refuse it. */
  #running: Task[] = [];
  /** The batch that a loss of the connection has left without an answer. */
  #doubt: Doubt | null = null;
  /** Batches written so far. */
  #number = 0;

  constructor(parts: WriterParts) {
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#queue.length === 0;
  }

  push(task: Task): void {
    this.#queue.push(task);
  }

  /** Answers the batch left in doubt, now that this engine is the writer again and knows the last one committed. */
  settleDoubt(last: BatchId | null): void {
    this.#doubt?.settle(last);
    this.#doubt = null;
  }

  /** Refuses everything for good. */
  close(): void {
    this.#doubt?.giveUp();
    this.#doubt = null;
    this.refuseAll('The engine is closing');
  }

  /** Refuses everything that waits or is under way, but not what is in doubt. */
  refuseAll(reason: string): void {
    const tasks = [...this.#running, ...this.#queue];
    this.#running = [];
    this.#queue = [];
    for (const task of tasks) task.settle(unavailable(reason));
  }

  #next(): Task[] {
    const first = this.#queue[0];
    if (!first) return [];
    if (first.alone || first.retried) return this.#queue.splice(0, 1);
    let count = 1;
    while (
      count < MAX_BATCH &&
      count < this.#queue.length &&
      !this.#queue[count]!.alone &&
      !this.#queue[count]!.retried
    )
      count++;
    return this.#queue.splice(0, count);
  }

  /** One batch. Throws WriterLost, or the error of a store that cannot be reached. */
  async runBatch(): Promise<void> {
    const tasks = (this.#running = this.#next());
    const batch = new Overlay(this.#parts.committed);
    await this.#parts.fireTimers(batch);
    const answers: (() => void)[] = [];
    const again: Task[] = [];
    for (const task of tasks) {
      const unit = batch.child();
      try {
        const outcome = await task.run(unit);
        if (outcome.ok) {
          await this.#parts.drain(unit);
          batch.absorb(unit);
        }
        answers.push(() => task.settle(outcome));
      } catch (error) {
        if (isUnavailable(error)) throw error;
        if (task.retried) this.#giveUp(task, error, answers);
        else again.push(task);
      }
    }
    const afterHandOut = await this.#parts.handOut(batch);
    const committed = (): void => {
      this.#parts.cache(batch.instances);
      for (const effect of batch.afterCommit) effect();
      this.#parts.completed(batch.completions);
      for (const after of afterHandOut) after();
      for (const answer of answers) answer();
    };
    const id = { epoch: this.#parts.epoch(), number: ++this.#number };
    let result: CommitResult;
    try {
      result = await this.#commit(batch, id);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      await this.#afterFailedCommit(tasks, error);
      return;
    }
    if (!result.ok && result.reason === 'fenced') throw new WriterLost('another engine has taken over');
    this.#running = [];
    for (const task of again) {
      task.retried = true;
      this.#queue.push(task);
    }
    if (result.ok) return committed();
    const asked = tasks.filter((task) => !again.includes(task));
    this.#doubt = new Doubt({ id, committed, refuse: (refusal) => asked.forEach((task) => task.settle(refusal)) });
    throw new WriterLost('the answer to COMMIT did not come');
  }

  #giveUp(task: Task, error: unknown, answers: (() => void)[]): void {
    this.#parts.log.error({ error, command: task.label }, 'a command failed twice and was refused');
    answers.push(() => task.settle(internal(task.label)));
  }

  #commit(batch: Overlay, id: BatchId): Promise<CommitResult> {
    if (batch.isEmpty) return Promise.resolve({ ok: true });
    const instances = [...batch.instances]
      .map(([processInstanceKey, state]) => ({
        processInstanceKey,
        previous: batch.previous.get(processInstanceKey) ?? null,
        state,
      }))
      // Begun and ended within this batch: there is no document to write or delete.
      .filter(({ previous, state }) => previous !== null || state !== null);
    return this.#parts.store.commitBatch({
      ...id,
      instances,
      rows: batch.changes,
      nextFreeKey: this.#parts.nextFreeKey(),
      ...(batch.clockPin !== undefined && { clockPin: batch.clockPin }),
    });
  }

  /** The database refused the data of some command: each is tried alone, so that only that one is refused. */
  async #afterFailedCommit(tasks: readonly Task[], error: unknown): Promise<void> {
    // Still under way as long as this may fail: a loss of the database now refuses them too.
    await this.#parts.forget();
    this.#running = [];
    if (tasks.length === 0) {
      this.#parts.log.error({ error }, 'a batch without commands could not be written');
      throw new WriterLost('a batch could not be written');
    }
    const alone = tasks.length === 1 && tasks[0]!.retried ? tasks[0]! : null;
    if (alone) {
      this.#parts.log.error({ error, command: alone.label }, 'a command could not be written and was refused');
      alone.settle(internal(alone.label));
      return;
    }
    for (const task of tasks) task.retried = true;
    this.#queue.unshift(...tasks);
  }
}
