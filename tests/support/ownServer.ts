/** A PostgreSQL for one test that kills it, or that kills the engine which keeps its data beside it. */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import { createDatabasePool, startEmbeddedPostgres, stopEmbeddedPostgres } from '../../platform/database/index.ts';
import { readNote } from '../../platform/database/note.ts';

export interface OwnServer {
  /** What `--data` takes. */
  readonly dataDir: string;
  readonly url: string;
  readonly pool: pg.Pool;
  /** Process of the server that runs now. */
  postmaster(): Promise<number>;
  /** Brings it back after it was killed. */
  revive(): Promise<void>;
}

/** Starts a server on fresh data for `work`, and removes both. */
export async function withOwnServer(work: (server: OwnServer) => Promise<void>): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fengqiao-kill-'));
  // So that the account PostgreSQL runs under can enter, and everything goes with the folder.
  await chmod(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir });
  const pool = createDatabasePool(server.url, { max: 2, name: 'test' });
  try {
    await work({
      dataDir,
      url: server.url,
      pool,
      revive: () => server.ensureRunning(),
      async postmaster() {
        const pid = (await readNote(join(dataDir, 'postgres', 'server.json')))?.pid;
        if (pid === undefined) throw new Error('The server does not run');
        return pid;
      },
    });
  } finally {
    await pool.end();
    await stopEmbeddedPostgres({ dataDir });
    await rm(dataDir, { recursive: true, force: true });
  }
}
