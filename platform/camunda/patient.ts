/** Patience with an engine that is being started or taken over when a program of ours starts. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { briefly, isAway } from './errors.ts';

/** Pause before the engine is asked again, ms. The SDK's own attempts come on top. */
const PAUSE_MS = 500;

export interface Patience {
  readonly log: Log;
  /** Ends the wait: the last failure is then thrown. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does a step that may be repeated, again and again while the engine is away, and says so in the log each time. Throws
 * whatever else goes wrong at once.
 */
export async function patiently<T>(step: () => Promise<T>, { log, signal }: Patience): Promise<T> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isAway(error) || signal?.aborted) throw error;
      log.warn({ answer: briefly(error) }, 'the engine cannot be reached, asking again');
      await sleep(PAUSE_MS, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  }
}
