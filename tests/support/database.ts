import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createDatabasePool, migrate } from '../../platform/database/index.ts';
import { readMigrations } from '../../platform/database/migrate.ts';
import { prepareDatabase } from '../../platform/database/prepare.ts';
import { packagePath } from '../../platform/paths.ts';
import { TEST_DATABASES_LOCK } from './leftovers.ts';

/** A schema and the folder of its numbered SQL files. */
export interface SchemaSource {
  readonly schema: string;
  readonly folder: string;
}

export const engineSchema: SchemaSource = { schema: 'engine', folder: packagePath('engine/store/migrations') };
export const casesSchema: SchemaSource = { schema: 'cases', folder: packagePath('domain/store/migrations') };

/** A database of one test file. */
export interface TestDatabase {
  readonly url: string;
  /** Pool of the test itself, closed for it. Code under test gets its own from `url` and must close it. */
  readonly pool: pg.Pool;
}

/** How long a connection that was just closed may still be listed by the server. */
const CLOSING_MS = 3000;

function serverUrl(): string {
  const url = process.env['FENGQIAO_TEST_DATABASE_URL'];
  if (!url) throw new Error('No database for tests here: only *.int, *.e2e and *.long tests have one');
  return url;
}

function urlOf(database: string): string {
  const url = new URL(serverUrl());
  url.pathname = `/${database}`;
  return url.href;
}

async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A template database in which these migrations have run, made once for all test files and runs. */
async function templateFor(client: pg.Client, schemas: readonly SchemaSource[]): Promise<string> {
  const hash = createHash('sha256');
  for (const { schema, folder } of schemas) {
    for (const file of await readMigrations(folder)) hash.update(`${schema} ${file.name} ${file.hash}\n`);
  }
  const name = `fengqiao_template_${hash.digest('hex').slice(0, 16)}`;
  const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
  if (rowCount !== 0) return name;
  const draft = `${name}_draft`;
  await client.query(`drop database if exists ${draft} with (force)`);
  await client.query(`create database ${draft}`);
  await prepareDatabase(urlOf(draft));
  const pool = createDatabasePool(urlOf(draft), { max: 1 });
  try {
    for (const { schema, folder } of schemas) await migrate(pool, schema, folder);
  } finally {
    await pool.end();
  }
  await client.query(`alter database ${draft} rename to ${name}`);
  return name;
}

/** Makes a database with the given schemas. The caller removes it with `dropTestDatabase`. */
export async function createTestDatabase(...schemas: SchemaSource[]): Promise<TestDatabase> {
  const name = `fengqiao_test_${String(process.pid)}_${randomBytes(4).toString('hex')}`;
  await onServer(async (client) => {
    await client.query(`select pg_advisory_lock(${TEST_DATABASES_LOCK})`);
    await client.query(`create database ${name} template ${await templateFor(client, schemas)}`);
  });
  return { url: urlOf(name), pool: createDatabasePool(urlOf(name), { max: 5, name: 'test' }) };
}

/** Closes the test's pool and drops the database. Throws when other connections to it were left open. */
export async function dropTestDatabase({ url, pool }: TestDatabase): Promise<void> {
  await pool.end();
  const name = new URL(url).pathname.slice(1);
  await onServer(async (client) => {
    const open = async (): Promise<string[]> => {
      const { rows } = await client.query<{ what: string }>(
        `select concat_ws(': ', application_name, state, left(query, 80)) as what
           from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
        [name],
      );
      return rows.map(({ what }) => what);
    };
    let left = await open();
    for (let waited = 0; left.length > 0 && waited < CLOSING_MS; waited += 50) {
      await sleep(50);
      left = await open();
    }
    await client.query(`drop database ${name} with (force)`);
    if (left.length > 0) throw new Error(`Connections left open by this test file:\n${left.join('\n')}`);
  });
}

/**
 * Gives the test file, or the `describe` it is called in, a fresh database with these schemas, dropped afterwards; a
 * pool left open by the code under test fails the file. Use its fields only inside tests and hooks.
 */
export function useDatabase(...schemas: SchemaSource[]): TestDatabase {
  let database: TestDatabase | undefined;
  const current = (): TestDatabase => {
    if (!database) throw new Error('The database exists only while tests run');
    return database;
  };
  beforeAll(async () => {
    database = await createTestDatabase(...schemas);
  });
  afterAll(async () => {
    await dropTestDatabase(current());
  });
  return {
    get url() {
      return current().url;
    },
    get pool() {
      return current().pool;
    },
  };
}
