/** A demo begins with empty schemas. */
import { createDatabasePool } from '../../platform/database/index.ts';

/**
 * Empties the demo's own embedded database. A database given by DATABASE_URL is never emptied: it must not have our
 * schemas yet, else this throws.
 */
export async function emptySchemas(databaseUrl: string, own: boolean): Promise<void> {
  const pool = createDatabasePool(databaseUrl, { max: 1, name: 'fengqiao demo' });
  try {
    const { rowCount } = await pool.query(
      `select 1 from information_schema.schemata where schema_name in ('cases', 'engine')`,
    );
    if ((rowCount ?? 0) === 0) return;
    if (!own) throw new Error('The database of DATABASE_URL already holds a system; the demo needs an empty one');
    await pool.query('drop schema if exists cases cascade');
    await pool.query('drop schema if exists engine cascade');
  } finally {
    await pool.end();
  }
}
