import { setTimeout as sleep } from 'node:timers/promises';

/** Longest wait for something that happens in the background, ms. */
const PATIENCE_MS = 60_000;

/** Looks until it is there; fails saying what was seen last. A look that throws has seen its error. */
export async function eventually<T>(look: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(20)) {
    let seen: unknown;
    try {
      const value = await look();
      if (isThere(value)) return value;
      seen = value;
    } catch (error) {
      // By its fields: errors of sockets may come from another realm than this module.
      const { message, cause } = error as { message?: unknown; cause?: { message?: unknown; code?: unknown } };
      seen = [message ?? error, cause?.code, cause?.message];
    }
    if (Date.now() > deadline) throw new Error(`It did not happen; seen last: ${JSON.stringify(seen)}`);
  }
}
