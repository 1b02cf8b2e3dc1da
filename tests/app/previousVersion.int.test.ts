/** Today's engine as a process on the database of another version. */
import { readMigrations } from '../../platform/database/migrate.ts';
import { createTestDatabase, dropTestDatabase, engineSchema, type TestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { migrateTo, putRows } from '../support/previousVersion.ts';
import { usePrograms } from '../support/processes.ts';

const programs = usePrograms();
let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
  await migrateTo(database.pool, engineSchema, 1);
  await putRows(database.pool, 'engine-000001');
});
afterEach(async () => {
  await programs.killAll();
  await dropTestDatabase(database);
});

const startEngine = () => programs.start('engine', ['--port', '0'], { DATABASE_URL: database.url });

interface Job {
  readonly jobKey: string;
  readonly variables: { readonly item?: number };
}

/** Posts to the engine's API; throws when the answer is not 2xx. */
async function post(url: string, path: string, body: object, method = 'POST'): Promise<unknown> {
  const response = await fetch(`${url}/v2${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${String(response.status)} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Completes every job of a type that there is now. */
async function workOn(url: string, type: string): Promise<void> {
  const ask = { type, worker: 'after', timeout: 60_000, maxJobsToActivate: 100, requestTimeout: -1 };
  const { jobs } = (await post(url, '/jobs/activation', ask)) as { jobs: readonly Job[] };
  for (const { jobKey, variables } of jobs) {
    const result = variables.item === undefined ? {} : { result: variables.item * 2 };
    await post(url, `/jobs/${jobKey}/completion`, { variables: result });
  }
}

const valueOf = async (query: string): Promise<string | undefined> =>
  (await database.pool.query<{ value: string }>(query)).rows[0]?.value;

/** Everything that stands in the database, as far as a migration or an engine would change it. */
const contents = () =>
  database.pool.query(
    `select (select json_agg(m order by id) from engine.migration m) as migrations,
            (select json_agg(w) from engine.writer w) as writer,
            (select json_agg(c order by table_name, column_name) from information_schema.columns c where table_schema = 'engine') as columns`,
  );

test('should migrate the database of an earlier version and bring its instances to their ends', async () => {
  const before = await database.pool.query("select from engine.process_instances where state = 'ACTIVE'");
  expect(before.rowCount).toBe(7);
  const url = await startEngine().says(/listening on (\S+)/);
  const versions = await readMigrations(engineSchema.folder);
  expect((await database.pool.query('select from engine.migration')).rowCount).toBe(versions.length);

  // A job that failed for good, a user task, a message, a timer that fell due meanwhile, and jobs.
  const incident = await valueOf("select key as value from engine.incidents where state = 'ACTIVE'");
  const failed = await valueOf("select key as value from engine.jobs where state = 'FAILED'");
  const task = await valueOf("select key as value from engine.user_tasks where state = 'CREATED'");
  await post(url, `/jobs/${failed ?? ''}`, { changeset: { retries: 1 } }, 'PATCH');
  await post(url, `/incidents/${incident ?? ''}/resolution`, {});
  await post(url, `/user-tasks/${task ?? ''}/completion`, {});
  await post(url, '/messages/publication', { name: 'answer', correlationKey: 'case-1', timeToLive: 0 });
  await post(url, '/clock', { timestamp: Date.now() + 3_600_000 }, 'PUT');

  const left = `select process_definition_id as value from engine.process_instances where state <> 'COMPLETED'`;
  await eventually(
    async () => {
      for (const type of ['first', 'second', 'item']) await workOn(url, type);
      return valueOf(left);
    },
    (value) => value === undefined,
  );
  // Results of items done before the change of version stand beside those done after it, in their order.
  const results = await valueOf(`select value from engine.variables where name = 'results' order by key limit 1`);
  expect(JSON.parse(results ?? '')).toEqual(Array.from({ length: 20 }, (_, index) => (index + 1) * 2));
  expect((await database.pool.query('select from engine.instances')).rowCount).toBe(0);
});

test('should refuse the database of a newer version and change nothing in it', async () => {
  const newest = (await readMigrations(engineSchema.folder)).length;
  await database.pool.query(
    `insert into engine.migration (id, name, hash) select id, 'later', '' from generate_series(2, $1::integer) id`,
    [newest + 1],
  );
  const before = (await contents()).rows;
  const engine = startEngine();
  expect(await engine.ended).toBe(1);
  expect(engine.stderr()).toContain(
    `Schema engine is at version ${String(newest + 1)}, this program knows ${String(newest)}: run a newer one`,
  );
  expect((await contents()).rows).toEqual(before);
});

test('should refuse a database whose schema was made by a file that has been changed since', async () => {
  await database.pool.query(`update engine.migration set hash = 'of another text' where id = 1`);
  const before = (await contents()).rows;
  const engine = startEngine();
  expect(await engine.ended).toBe(1);
  expect(engine.stderr()).toContain('000001_engine.sql was changed after it had been applied to schema engine');
  expect((await contents()).rows).toEqual(before);
});
