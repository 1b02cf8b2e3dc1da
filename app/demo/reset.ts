/** A demo begins with empty schemas. */
import { createDatabasePool } from '../../platform/database/index.ts';

export interface Emptied {
  /** Whether the database is the demo's own embedded one. */
  readonly own: boolean;
  /** Whether the engine is another program: its schema, if it lies in this database, is left alone. */
  readonly engineApart: boolean;
}

/**
 * Empties the demo's own embedded database. A database given by DATABASE_URL is never emptied: it must not have our
 * schemas yet, else this throws.
 */
export async function emptySchemas(databaseUrl: string, { own, engineApart }: Emptied): Promise<void> {
  const ours = engineApart ? ['cases'] : ['cases', 'engine'];
  const pool = createDatabasePool(databaseUrl, { max: 1, name: 'fengqiao demo' });
  try {
    const { rowCount } = await pool.query(`select 1 from information_schema.schemata where schema_name = any($1)`, [
      ours,
    ]);
    if ((rowCount ?? 0) === 0) return;
    if (!own) throw new Error('The database of DATABASE_URL already holds a system; the demo needs an empty one');
    for (const schema of ours) await pool.query(`drop schema if exists ${schema} cascade`);
  } finally {
    await pool.end();
  }
}
