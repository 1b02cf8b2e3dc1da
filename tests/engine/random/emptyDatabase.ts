/** A database of the engine as it was when it was made, without making it anew. */
import { PostgresStore } from '../../../engine/store/postgres/postgresStore.ts';
import { FIRST_KEY } from '../../../engine/store/port.ts';
import type { TestDatabase } from '../../support/database.ts';

/** Names of the tables, without those that say what the database is. */
const TABLES = `select format('engine.%I', tablename) as name from pg_tables
  where schemaname = 'engine' and tablename not in ('migration', 'writer')`;

/**
 * Stores on one database, each of which begins with nothing. Rows are deleted, not truncated: for a few hundred rows
 * that takes a tenth of the time. Commits do not wait for the disk, since nothing here is killed.
 */
export const emptyStores = async ({ pool, url }: TestDatabase): Promise<() => Promise<PostgresStore>> => {
  const { rows } = await pool.query<{ name: string }>(TABLES);
  const empty = rows.map(({ name }) => `delete from ${name};`).join('\n');
  const database = new URL(url).pathname.slice(1);
  await pool.query(`alter database "${database}" set synchronous_commit = off`);
  return async () => {
    await pool.query(`${empty} update engine.writer set clock_pin = null, next_free_key = ${FIRST_KEY.toString()}`);
    return new PostgresStore({ url, readers: 1 });
  };
};
