/** Tells in the database, again and again, that this worker program lives; and at the end, that it stopped in order. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { noteBeat, type Database, type ProgramCounts } from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import { startLoop } from './loop.ts';

export interface HeartbeatOptions {
  readonly db: Database;
  readonly counts: () => ProgramCounts;
  readonly log: Log;
  readonly everyMs?: number;
}

export function startHeartbeat({ db, counts, log, everyMs = 10_000 }: HeartbeatOptions): { stop(): Promise<void> } {
  const program = { programId: randomUUID(), host: hostname() };
  const loop = startLoop({
    everyMs,
    onError: (error) => log.warn({ error }, 'the sign of life could not be given'),
    pass: async () => {
      await noteBeat(db, { ...program, ...counts(), stops: false });
      return false;
    },
  });
  return {
    async stop() {
      await loop.stop();
      // A database that is away must not keep a program from stopping.
      await noteBeat(db, { ...program, ...counts(), stops: true }).catch((error: unknown) =>
        log.warn({ error }, 'the orderly stop could not be noted'),
      );
    },
  };
}
