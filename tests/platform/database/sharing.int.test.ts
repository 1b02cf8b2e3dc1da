import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabasePool, startEmbeddedPostgres, stopEmbeddedPostgres } from '../../../platform/database/index.ts';
import { type Note, readNote } from '../../../platform/database/note.ts';
import { pidExists } from '../../../platform/database/processes.ts';
import { packagePath } from '../../../platform/paths.ts';

let parent = '';
let dataDir = '';

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'fengqiao-sharing-'));
  await chmod(parent, 0o755);
  dataDir = join(parent, 'data');
});

afterEach(async () => {
  await stopEmbeddedPostgres({ dataDir });
  const note = await noteNow().catch(() => undefined);
  await rm(parent, { recursive: true });
  if (note && !note.data.startsWith(parent)) await rm(join(note.data, '..'), { recursive: true });
});

async function noteNow(): Promise<Note> {
  const note = await readNote(join(dataDir, 'postgres', 'server.json'));
  if (!note) throw new Error('There is no note');
  return note;
}

/** Another process that uses the same folder; resolves to it and to the server's process. */
async function otherUser(): Promise<{ other: ChildProcess; serverPid: number }> {
  const other = spawn(process.execPath, [packagePath('tests/support/embeddedUser.js'), dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [line] = (await once(other.stdout, 'data')) as [Buffer];
  return { other, serverPid: Number(line.toString()) };
}

test('should share one server between processes, and the last to leave stops it', async () => {
  const { other, serverPid } = await otherUser();
  const mine = await startEmbeddedPostgres({ dataDir });
  expect((await noteNow()).pid).toBe(serverPid);
  other.stdin?.end();
  await once(other, 'exit');
  expect(pidExists(serverPid)).toBe(true);
  await mine.stop();
  expect(pidExists(serverPid)).toBe(false);
  expect((await noteNow()).pid).toBeUndefined();
});

test('should outlive a killed starter, and not count it as a user', async () => {
  const { other, serverPid } = await otherUser();
  other.kill('SIGKILL');
  await once(other, 'exit');
  const mine = await startEmbeddedPostgres({ dataDir });
  expect((await noteNow()).pid).toBe(serverPid);
  await mine.stop();
  expect(pidExists(serverPid)).toBe(false);
});

test('should keep what was committed when the server is killed, and come back on the same port', async () => {
  const mine = await startEmbeddedPostgres({ dataDir });
  const pool = createDatabasePool(mine.url);
  await pool.query('create table kept (id integer)');
  await pool.query('insert into kept values (1)');
  const before = await noteNow();
  process.kill(before.pid ?? 0, 'SIGKILL');
  await mine.ensureRunning();
  const after = await noteNow();
  expect(after.pid).not.toBe(before.pid);
  expect(after.port).toBe(before.port);
  // The first query may meet a connection that died with the old server.
  const { rows } = await pool.query('select id from kept').catch(() => pool.query('select id from kept'));
  expect(rows).toEqual([{ id: 1 }]);
  await pool.end();
  await mine.stop();
});

test('should start although the note names a server that is long gone', async () => {
  const first = await startEmbeddedPostgres({ dataDir });
  await first.stop();
  const file = join(dataDir, 'postgres', 'server.json');
  const note = JSON.parse(await readFile(file, 'utf8')) as Note;
  await writeFile(file, JSON.stringify({ ...note, pid: process.pid }));
  const second = await startEmbeddedPostgres({ dataDir });
  expect((await noteNow()).pid).not.toBe(process.pid);
  await second.stop();
});

test('should work below a folder that only its owner may enter', async () => {
  await chmod(parent, 0o700);
  const mine = await startEmbeddedPostgres({ dataDir });
  const again = await startEmbeddedPostgres({ dataDir });
  const pool = createDatabasePool(again.url);
  expect((await pool.query(`select 1 as one`)).rows).toEqual([{ one: 1 }]);
  await pool.end();
  await mine.stop();
  await again.stop();
});

test('should stop for everybody when asked to', async () => {
  await startEmbeddedPostgres({ dataDir });
  const { pid } = await noteNow();
  expect(await stopEmbeddedPostgres({ dataDir })).toBe(true);
  expect(pidExists(pid ?? 0)).toBe(false);
  expect(await stopEmbeddedPostgres({ dataDir })).toBe(false);
});
