import pg from 'pg';

/** Settings of a pool that differ by use. */
export interface PoolOptions {
  /** Most connections at a time; 10 by default. */
  readonly max?: number;
  /** Shown in pg_stat_activity, to tell the parts apart. */
  readonly name?: string;
}

/** Object id of the type `date` in every PostgreSQL. */
const DATE_OID = 1082;

const asWritten = (value: string): string => value;

/** The parsers of pg, except that a `date` stays `YYYY-MM-DD`: as a Date it would shift with the time zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? asWritten : (pg.types.getTypeParser(oid, format) as typeof asWritten),
};

/**
 * A connection pool. `bigint` columns arrive as strings (keys exceed what a number holds exactly), `date` columns as
 * `YYYY-MM-DD`, `timestamptz` as Date. Nothing connects before the first query, which throws when it cannot.
 */
export function createDatabasePool(url: string, { max = 10, name = 'fengqiao' }: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max, application_name: name, types });
  // An idle connection lost with its server must not end the process; the next query opens a new one or reports.
  pool.on('error', () => undefined);
  // Nor one that is lost between two statements of a transaction: the next statement is refused.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
