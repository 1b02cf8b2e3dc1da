/** Running a transaction again when another one came first. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Unique keys whose violation means "somebody was faster", not "a bug". */
const RACES: ReadonlySet<string> = new Set(['event_stream_version_key', 'receipt_pkey']);
/** deadlock_detected, serialization_failure */
const TRANSIENT: ReadonlySet<string> = new Set(['40P01', '40001']);
const ATTEMPTS = 30;

function isRace(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return (code === '23505' && RACES.has(constraint ?? '')) || TRANSIENT.has(code ?? '');
}

/** Runs `work` until it does not lose a race, at most 30 times; then, and on any other error, throws. */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRace(error) || attempt >= ATTEMPTS) throw error;
      await sleep(Math.random() * Math.min(attempt * 5, 50));
    }
  }
}
