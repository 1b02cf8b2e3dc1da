import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withFileLock } from '../../../platform/database/lock.ts';

/** No process has this number on any system we know, so a lock of its is a dead one. */
const DEAD_OWNER = '99999999 1';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fengqiao-lock-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('should let one in at a time and leave nothing behind', async () => {
  let inside = 0;
  let most = 0;
  const visit = (): Promise<void> =>
    withFileLock(join(folder, 'lock'), async () => {
      most = Math.max(most, (inside += 1));
      await sleep(5);
      inside -= 1;
    });
  await Promise.all([visit(), visit(), visit(), visit()]);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('should take over the lock of a process that died', async () => {
  await writeFile(join(folder, 'lock'), DEAD_OWNER);
  expect(await withFileLock(join(folder, 'lock'), () => Promise.resolve('in'))).toBe('in');
});

test('should take over a lock that has long been without the name of its owner', async () => {
  const lock = join(folder, 'lock');
  await writeFile(lock, '');
  await utimes(lock, new Date(0), new Date(0));
  expect(await withFileLock(lock, () => Promise.resolve('in'))).toBe('in');
});

test('should give the lock back when the work fails', async () => {
  const lock = join(folder, 'lock');
  await expect(withFileLock(lock, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});
