import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../../platform/database/index.ts';
import { useDatabase } from '../../support/database.ts';

const database = useDatabase();

let folder = '';
let schema = '';
let count = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-migrations-'));
  schema = `room_${(count += 1)}`;
  await writeFile(join(folder, '000001_people.sql'), 'create table person (id text primary key);');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function tables(): Promise<string[]> {
  const { rows } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = $1 order by 1`,
    [schema],
  );
  return rows.map(({ name }) => name);
}

test('should apply the files in order and only once', async () => {
  await writeFile(
    join(folder, '000002_more.sql'),
    `alter table person add name text; insert into person values ('a');`,
  );
  expect(await migrate(database.pool, schema, folder)).toEqual(['000001_people.sql', '000002_more.sql']);
  expect(await migrate(database.pool, schema, folder)).toEqual([]);
  expect(await tables()).toEqual(['migration', 'person']);
});

test('should apply each file once when several parts start together', async () => {
  const applied = await Promise.all([1, 2, 3].map(() => migrate(database.pool, schema, folder)));
  expect(applied.flat()).toEqual(['000001_people.sql']);
});

test('should refuse a schema that is newer than the program', async () => {
  await migrate(database.pool, schema, folder);
  await database.pool.query(`insert into ${schema}.migration (id, name, hash) values (2, 'later', '')`);
  await expect(migrate(database.pool, schema, folder)).rejects.toThrow('is at version 2, this program knows 1');
});

test('should refuse a file that was changed after it had been applied', async () => {
  await migrate(database.pool, schema, folder);
  await writeFile(join(folder, '000001_people.sql'), 'create table person (id integer primary key);');
  await expect(migrate(database.pool, schema, folder)).rejects.toThrow('000001_people.sql was changed');
});

test('should write nothing of a file that fails, and keep those before it', async () => {
  await writeFile(join(folder, '000002_broken.sql'), 'create table half (id text); select nonsense;');
  await expect(migrate(database.pool, schema, folder)).rejects.toThrow('nonsense');
  expect(await tables()).toEqual(['migration', 'person']);
  await writeFile(join(folder, '000002_broken.sql'), 'create table whole (id text);');
  expect(await migrate(database.pool, schema, folder)).toEqual(['000002_broken.sql']);
});

test('should refuse a gap in the numbers', async () => {
  await writeFile(join(folder, '000003_gap.sql'), 'select 1;');
  await expect(migrate(database.pool, schema, folder)).rejects.toThrow('should be named 000002_');
});
