/** The one service that moves business time in a demo, a training or a test (design §5, Time). */
import { setTimeout as sleep } from 'node:timers/promises';
import {
  nextDueInstant,
  readBusinessTime,
  unquiet,
  writeBusinessTime,
  type Database,
} from '../../domain/store/index.ts';
import type { EngineClient } from './client.ts';
import { isAway } from './errors.ts';

export interface BusinessTimeOptions {
  readonly db: Database;
  readonly client: EngineClient;
  /** A full sweep of the user tasks. */
  readonly sweep: () => Promise<unknown>;
  /** Called after time was moved, so that caches follow. */
  readonly onMoved?: () => Promise<void>;
  /** How long the system may take to become quiet, and an engine that is away to come back, in ms of real time. */
  readonly quietWithinMs?: number;
}
export interface BusinessTime {
  /** The pinned time in ms, or null when time is real. */
  now(): Promise<number | null>;
  /** Moves forward to `target`, stopping at every due instant on the way and waiting there until all is quiet. Throws when asked to go back. */
  moveTo(target: number): Promise<void>;
  /** Waits until nothing is left to do at this time, then sweeps the user tasks. Throws, saying what is left, when that takes too long. */
  settle(): Promise<void>;
  /** Back to real time. */
  free(): Promise<void>;
}

const LOOK_EVERY_MS = 15;
const ASK_AGAIN_MS = 100;
const SHOWN = 5;

export function createBusinessTime({
  db,
  client,
  sweep,
  onMoved,
  // Longer than the lock of a job whose worker or engine was killed (60 s): the engine hands it out again after that.
  quietWithinMs = 120_000,
}: BusinessTimeOptions): BusinessTime {
  /** Asks until the engine answers: all that is asked here may be asked twice. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    for (const deadline = Date.now() + quietWithinMs; ; await sleep(ASK_AGAIN_MS)) {
      try {
        return await ask();
      } catch (error) {
        if (!isAway(error) || Date.now() > deadline) throw error;
      }
    }
  }

  /** What is left to do, in words; empty = quiet. */
  async function left(now: number): Promise<{ readonly work: readonly string[]; readonly position: string }> {
    const { outbox, submitted, due, position } = await unquiet(db, now);
    const jobs = outbox + submitted > 0 ? [] : await patiently(() => client.activeJobs(SHOWN));
    const work = [
      ...(outbox > 0 ? [`${outbox} outbox entries`] : []),
      ...(submitted > 0 ? [`${submitted} submitted tasks`] : []),
      ...jobs.map(({ type, jobKey, state }) => `job ${type} ${jobKey} ${state}`),
      ...due.slice(0, SHOWN).map((ref) => `due ${ref}`),
    ];
    return { work, position };
  }

  async function quiet(): Promise<void> {
    const deadline = Date.now() + quietWithinMs;
    const now = (await readBusinessTime(db)) ?? Date.now();
    // Two quiet looks in a row with no event in between: one alone may fall between a job's end and the next job.
    for (let before: string | null = null; ; await sleep(LOOK_EVERY_MS)) {
      const { work, position } = await left(now);
      if (work.length === 0 && before === position) return;
      before = work.length === 0 ? position : null;
      if (Date.now() > deadline)
        throw new Error(
          `Not quiet within ${quietWithinMs} ms at ${new Date(now).toISOString()}: ${work.join('; ') || 'events keep coming'}`,
        );
    }
  }

  async function settle(): Promise<void> {
    await quiet();
    await patiently(sweep);
  }

  async function pin(at: number): Promise<void> {
    // The case store first: a timer that fires at once finds its business time there.
    await writeBusinessTime(db, at);
    await onMoved?.();
    await patiently(() => client.pinClock(at));
    await settle();
  }

  return {
    now: () => readBusinessTime(db),
    settle,
    async moveTo(target) {
      const started = await readBusinessTime(db);
      if (started !== null && target < started) throw new RangeError('Business time moves forward only');
      if (started === null) return pin(target);
      for (let now = started; now < target;) {
        const due = await nextDueInstant(db);
        now = due !== null && due > now && due < target ? due : target;
        await pin(now);
      }
      if (started === target) await settle();
    },
    async free() {
      await writeBusinessTime(db, null);
      await onMoved?.();
      await patiently(() => client.resetClock());
    },
  };
}
