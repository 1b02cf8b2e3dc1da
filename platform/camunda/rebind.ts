/** Publishes again the start message of a flow that nobody bound (design §5, Start). */
import { republishUnbound, type Database } from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import { startLoop, type Loop } from './loop.ts';

export interface RebindOptions {
  readonly db: Database;
  readonly log: Log;
  /** How long a flow may stay unbound after its message was taken, in ms of real time. */
  readonly afterMs?: number;
  readonly everyMs?: number;
}

/** Starts looking for unbound flows. */
export function startRebind({ db, log, afterMs = 60_000, everyMs = 15_000 }: RebindOptions): Loop {
  return startLoop({
    everyMs,
    onError: (error) => log.error({ error }, 'unbound flows could not be looked for'),
    pass: async () => {
      const flowRefs = await republishUnbound(db, afterMs);
      if (flowRefs.length > 0) log.warn({ flowRefs }, 'flows were not bound in time and are started again');
      return false;
    },
  });
}
