/** Hands jobs to long-polling workers. */
import { visibleVariables } from '../core/view.ts';
import type { Key } from '../core/json.ts';
import type { EngineStore } from '../store/port.ts';
import type { JobRow } from '../store/rows.ts';
import type { Surroundings } from './instances.ts';
import type { Overlay } from './overlay.ts';
import type { ActivatedJob, ActivateJobsRequest, Outcome } from './port.ts';

type Answer = Outcome<{ readonly jobs: readonly ActivatedJob[] }>;

/** One open poll. */
interface Poll {
  readonly request: ActivateJobsRequest;
  /** Given up: answered, timed out, or its connection closed. */
  done: boolean;
  answer(answer: Answer): void;
}

/** What is known about jobs of one type that nobody has: the oldest ones, and whether the store may hold more. */
interface TypeQueue {
  readonly ready: Map<Key, JobRow>;
  more: boolean;
}

/** Jobs read from the store at once. */
const REFILL = 200;
/** Jobs kept per type; more wait in the store. */
const KEEP = 2000;

export class Jobs {
  readonly #around: Surroundings;
  readonly #store: EngineStore;
  readonly #queues = new Map<string, TypeQueue>();
  readonly #polls = new Map<string, Poll[]>();
  /** Types that may have a job for an open poll. */
  readonly #hot = new Set<string>();
  /** Real time at which a lock or back-off may end; null = none known. */
  #wakeAt: number | null = null;
  readonly #kick: () => void;

  constructor(around: Surroundings, store: EngineStore, kick: () => void) {
    this.#around = around;
    this.#store = store;
    this.#kick = kick;
  }

  /** Forgets what it knew about the store. */
  async load(): Promise<void> {
    this.#queues.clear();
    this.#wakeAt = await this.#store.nextJobWake(this.#around.realNow());
    for (const type of this.#polls.keys()) this.#hot.add(type);
  }

  get wakeAt(): number | null {
    return this.#wakeAt;
  }

  wake(at: number): void {
    if (this.#wakeAt === null || at < this.#wakeAt) this.#wakeAt = at;
  }

  /** Locks or back-offs have ended: every type that is asked for looks into the store again. */
  async woken(): Promise<void> {
    for (const queue of this.#queues.values()) queue.more = true;
    for (const type of this.#polls.keys()) this.#hot.add(type);
    this.#wakeAt = null;
    const next = await this.#store.nextJobWake(this.#around.realNow());
    if (next !== null) this.wake(next);
  }

  /** True when a batch should look for jobs although there is no command. */
  get hasWork(): boolean {
    return this.#hot.size > 0;
  }

  /** Asks for jobs; answered from a batch, or empty when the time is up. */
  poll(request: ActivateJobsRequest, waitMs: number): Promise<Answer> {
    return new Promise((resolve) => {
      const { type, signal } = request;
      const poll: Poll = {
        request,
        done: false,
        answer: (answer) => {
          if (poll.done) return;
          poll.done = true;
          clearTimeout(timer);
          signal?.removeEventListener('abort', giveUp);
          const rest = (this.#polls.get(type) ?? []).filter((each) => each !== poll);
          if (rest.length > 0) this.#polls.set(type, rest);
          else this.#polls.delete(type);
          resolve(answer);
        },
      };
      const giveUp = (): void => poll.answer({ ok: true, jobs: [] });
      if (signal?.aborted) return resolve({ ok: true, jobs: [] });
      const timer = waitMs > 0 ? setTimeout(giveUp, waitMs) : undefined;
      signal?.addEventListener('abort', giveUp, { once: true });
      this.#polls.set(type, [...(this.#polls.get(type) ?? []), poll]);
      this.#hot.add(type);
      this.#kick();
    });
  }

  /** Answers all open polls. */
  endPolls(answer: Answer): void {
    for (const polls of [...this.#polls.values()]) for (const poll of polls) poll.answer(answer);
  }

  #queue(type: string): TypeQueue {
    let queue = this.#queues.get(type);
    if (!queue) this.#queues.set(type, (queue = { ready: new Map(), more: true }));
    return queue;
  }

  /**
   * The last step of a batch: jobs of types that are polled go out with this very commit. Answers what to do
   * after it.
   */
  async handOut(batch: Overlay): Promise<readonly (() => void)[]> {
    this.#refresh(batch);
    const created = new Map<string, JobRow[]>();
    for (const job of batch.createdJobs) {
      const same = created.get(job.type);
      if (same) same.push(job);
      else created.set(job.type, [job]);
    }
    for (const type of created.keys()) if (this.#polls.has(type)) this.#hot.add(type);
    const types = [...this.#hot].filter((type) => this.#polls.has(type));
    this.#hot.clear();
    const refilled = new Set<string>();
    await Promise.all(
      types.map(async (type) => {
        const queue = this.#queue(type);
        const wanted = (this.#polls.get(type) ?? []).reduce((sum, { request }) => sum + request.maxJobs, 0);
        if (!queue.more || queue.ready.size >= wanted) return;
        const limit = REFILL + queue.ready.size;
        const rows = await this.#store.activatableJobs(type, this.#around.realNow(), limit);
        for (const row of rows) queue.ready.set(row.key, row);
        queue.more = rows.length === limit;
        refilled.add(type);
      }),
    );
    for (const [type, jobs] of created) {
      const queue = this.#queues.get(type);
      if (!queue) continue;
      if (queue.ready.size + jobs.length > KEEP) queue.more = true;
      else if (!queue.more || refilled.has(type)) for (const job of jobs) queue.ready.set(job.key, job);
    }
    const after: (() => void)[] = [];
    for (const type of types) {
      for (const poll of [...(this.#polls.get(type) ?? [])]) {
        const jobs = poll.done ? [] : await this.#take(batch, type, poll.request);
        const { requestTimeout } = poll.request;
        if (jobs.length > 0) after.push(() => this.#deliver(poll, jobs));
        else if (requestTimeout !== null && requestTimeout !== undefined && requestTimeout < 0)
          after.push(() => poll.answer({ ok: true, jobs: [] }));
      }
      const queue = this.#queue(type);
      if (queue.more && this.#polls.has(type)) after.push(() => void (this.#polls.has(type) && this.#hot.add(type)));
    }
    return after;
  }

  /** Brings the jobs it keeps up to date with what the batch changes (retries, a migration, a cancelation). */
  #refresh(batch: Overlay): void {
    for (const change of batch.changes) {
      if (change.table !== 'jobs' || change.op !== 'patch') continue;
      for (const { ready } of this.#queues.values()) {
        const known = ready.get(change.key);
        const row = known && batch.peek('jobs', change.key, known);
        if (row?.activatable) ready.set(change.key, row);
        else if (known) ready.delete(change.key);
      }
    }
  }

  async #take(batch: Overlay, type: string, request: ActivateJobsRequest): Promise<ActivatedJob[]> {
    const queue = this.#queue(type);
    const realNow = this.#around.realNow();
    const taken: ActivatedJob[] = [];
    await this.#around.warm(instancesOf(queue.ready, request.maxJobs));
    for (const [key, known] of queue.ready) {
      if (taken.length >= request.maxJobs) break;
      queue.ready.delete(key);
      const row = batch.peek('jobs', key, known);
      if (!row?.activatable || row.availableAt > realNow || (row.deadline !== null && row.deadline > realNow)) continue;
      const state = await batch.instance(row.processInstanceKey);
      const names = request.fetchVariables?.length ? request.fetchVariables : undefined;
      const variables = state && visibleVariables(state, row.elementInstanceKey, names);
      if (!variables) continue;
      const deadline = realNow + request.timeout;
      const { worker } = request;
      const set = { deadline, worker, ...(row.deadline !== null && { state: 'TIMED_OUT' as const }) };
      batch.change({ table: 'jobs', op: 'patch', key, set });
      taken.push({ row: { ...row, ...set }, variables });
    }
    return taken;
  }

  #deliver(poll: Poll, jobs: readonly ActivatedJob[]): void {
    this.wake(jobs[0]!.row.deadline);
    if (!poll.done && !poll.request.signal?.aborted) return poll.answer({ ok: true, jobs });
    this.#around.unlock(jobs.map(({ row }) => row.key));
  }
}

/** The instances of the first `most` jobs; the others, of which there may be thousands, are not looked at. */
const instancesOf = (ready: ReadonlyMap<Key, JobRow>, most: number): readonly Key[] => {
  const keys = new Set<Key>();
  let looked = 0;
  for (const { processInstanceKey } of ready.values()) {
    if (looked++ >= most) break;
    keys.add(processInstanceKey);
  }
  return [...keys];
};
