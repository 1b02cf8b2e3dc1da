/** Looks at the first job of each queue: one that stays the first is not being worked on, which no incident ever tells. */
import { noteQueues, type Database } from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import type { EngineClient } from './client.ts';
import { startLoop, type Loop } from './loop.ts';

export interface QueueWatchOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  readonly everyMs?: number;
}

/** Started beside the pages and not beside the workers: it is to see that there are none. */
export function startQueueWatch({ db, client, log, everyMs = 15_000 }: QueueWatchOptions): Loop {
  return startLoop({
    everyMs,
    onError: (error) => log.warn({ error }, 'the queues of jobs could not be looked at'),
    pass: async () => {
      await noteQueues(db, await client.queues());
      return false;
    },
  });
}
