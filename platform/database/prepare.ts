import { DatabaseError } from 'pg';
import { withClient } from './client.ts';

/** Creates a database on the server unless it exists. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  await withClient(serverUrl, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/**
 * Prepares a database for Chinese text search and checks that it can do it: in a database that is not UTF-8, or whose
 * character classes know no Chinese, `show_trgm` is empty and searching would silently find nothing. Throws then.
 */
export async function prepareDatabase(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('create extension if not exists pg_trgm').catch((error: unknown) => {
      // Two parts that start together may both find it missing.
      if (!(error instanceof DatabaseError && error.code === '23505')) throw error;
    });
    const { rows } = await client.query<{ trigrams: string[]; encoding: string }>(
      `select show_trgm('信访') as trigrams, current_setting('server_encoding') as encoding`,
    );
    const { trigrams, encoding } = rows[0] ?? { trigrams: [], encoding: '' };
    if (encoding === 'UTF8' && trigrams.length > 0) return;
    throw new Error(
      `The database cannot search Chinese text (encoding ${encoding}). ` +
        `Create it with: encoding 'UTF8' lc_ctype 'C.UTF-8' (or another UTF-8 locale) template template0`,
    );
  });
}
