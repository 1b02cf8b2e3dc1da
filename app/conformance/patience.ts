/** Waiting for something to be seen: a cluster's search lags behind its commands. */
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 20;

/** Looks until `done` or until `patience` (ms) is over; answers the last look. */
export async function lookUntil<T>(patience: number, look: () => Promise<T>, done: (found: T) => boolean): Promise<T> {
  const end = Date.now() + patience;
  for (;;) {
    const found = await look();
    if (done(found) || Date.now() > end) return found;
    await wait(POLL_MS);
  }
}
