/** The embedded engine: PostgreSQL, schema, runtime, REST API. */
import { checkBindAddress } from '../../engine/gateway/http/safety.ts';
import { serveGateway } from '../../engine/gateway/server.ts';
import { createEngine } from '../../engine/runtime/createEngine.ts';
import { connectOrStart, createDatabasePool, type DatabaseConnection, migrate } from '../../platform/database/index.ts';
import type { EngineAuth } from '../../platform/engineAuth.ts';
import type { Log } from '../../platform/log.ts';
import { packagePath } from '../../platform/paths.ts';
import { createAuthenticator } from './authenticator.ts';
import { createCleanUp } from './stopping.ts';

export interface EngineOptions {
  /** Folder of the embedded PostgreSQL; not used with `databaseUrl`. */
  readonly dataDir: string;
  readonly databaseUrl?: string | undefined;
  /** 0 = any free port. */
  readonly port: number;
  /** 127.0.0.1 when absent; any but a loopback address needs a sign-in. */
  readonly host?: string | undefined;
  readonly auth: EngineAuth;
  readonly log: Log;
  /** Ends the wait for the writer's place. */
  readonly signal?: AbortSignal;
}

/** An engine that takes requests. */
export interface RunningEngine {
  /** `http://host:port`, without `/v2`. */
  readonly url: string;
  /** Answers what is running, takes nothing new, and leaves the database. */
  stop(): Promise<void>;
}

/** How often a database that went away is looked for, in ms. */
const REVIVE_MS = 500;

async function prepareSchema(url: string): Promise<void> {
  const pool = createDatabasePool(url, { max: 1, name: 'fengqiao engine migration' });
  try {
    await migrate(pool, 'engine', packagePath('engine/store/migrations'));
  } finally {
    await pool.end();
  }
}

/**
 * Brings an embedded server that was killed back as long as the engine runs; the runtime then takes up its work.
 * Returns how to end it.
 */
function keepDatabase(database: DatabaseConnection, isAway: () => boolean, log: Log): () => Promise<void> {
  let reviving: Promise<void> | undefined;
  const timer = setInterval(() => {
    if (!isAway()) return;
    reviving ??= database
      .ensureRunning()
      .catch((error: unknown) => log.error({ err: error }, 'The database does not come back'))
      .finally(() => (reviving = undefined));
  }, REVIVE_MS);
  return async () => {
    clearInterval(timer);
    await reviving;
  };
}

/**
 * Starts the embedded engine. Resolves when it takes commands; a second one on the same database waits here for its
 * turn, answering 503 to commands meanwhile. Throws when the address is taken, or must not be listened on without a
 * sign-in.
 */
export async function startEngine(options: EngineOptions): Promise<RunningEngine> {
  const { dataDir, databaseUrl, port, host = '127.0.0.1', auth, log, signal } = options;
  checkBindAddress(host, { authenticated: auth.kind !== 'none' });
  const gatewayLog = { error: (message: string, error: unknown) => log.error({ err: error }, message) };
  const authenticator = await createAuthenticator(auth, gatewayLog);
  const cleanUp = createCleanUp();
  try {
    const database = await connectOrStart({ dataDir, databaseUrl, log });
    cleanUp.add(() => database.stop());
    await prepareSchema(database.url);
    const runtime = createEngine({ databaseUrl: database.url, log });
    cleanUp.add(() => runtime.close());
    cleanUp.add(keepDatabase(database, () => runtime.info().role === 'away', log));
    const gateway = await serveGateway({ runtime, port, host, authenticator, log: gatewayLog });
    cleanUp.add(() => gateway.drain());
    signal?.throwIfAborted();
    await runtime.start(signal);
    return { url: gateway.url, stop: () => cleanUp.undo() };
  } catch (error) {
    await cleanUp.undo();
    throw error;
  }
}
