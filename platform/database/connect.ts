import { type EmbeddedOptions, startEmbeddedPostgres } from './embedded.ts';
import { prepareDatabase } from './prepare.ts';

/** A database in use, whoever runs its server. */
export interface DatabaseConnection {
  /** Connection string, possibly with a password: never log it. */
  readonly url: string;
  /** Brings an embedded server back after it was killed; does nothing for a server that is not ours. */
  ensureRunning(): Promise<void>;
  /** Stops using it; an embedded server stops when its last user has left. */
  stop(): Promise<void>;
}

/** Where the database is: `databaseUrl` (the environment's `DATABASE_URL`) wins over the embedded server. */
export interface ConnectOptions extends EmbeddedOptions {
  readonly databaseUrl?: string | undefined;
}

/**
 * Finds PostgreSQL: the one given by URL, else the embedded one of `dataDir`, started if need be. Throws when it
 * cannot be reached or cannot search Chinese text.
 */
export async function connectOrStart({ databaseUrl, ...embedded }: ConnectOptions): Promise<DatabaseConnection> {
  if (!databaseUrl) return startEmbeddedPostgres(embedded);
  await prepareDatabase(databaseUrl);
  return { url: databaseUrl, ensureRunning: () => Promise.resolve(), stop: () => Promise.resolve() };
}
