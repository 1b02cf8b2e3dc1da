import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStamp, isRunning } from './processes.ts';

const POLL_MS = 50;
const LIMIT_MS = 180_000;
/** A thief that died in the middle leaves its mark behind; after this long another may try. */
const THEFT_MS = 10_000;

async function create(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a lock away from a dead owner. Only the one who creates the mark may do so, and looks again before. */
async function removeIfDead(file: string): Promise<void> {
  const read = (): Promise<string> => readFile(file, 'utf8').catch(() => '');
  const owner = await read();
  if (owner === '' || isRunning(owner)) return;
  const mark = `${file}.takeover`;
  if (!(await create(mark, processStamp()))) {
    const age = await stat(mark).then(
      (found) => Date.now() - found.mtimeMs,
      () => 0,
    );
    if (age > THEFT_MS) await rm(mark, { force: true });
    return;
  }
  if ((await read()) === owner) await rm(file, { force: true });
  await rm(mark, { force: true });
}

/**
 * Runs `work` while no other process on this machine holds the same lock file. A lock whose owner died is taken over.
 * Throws when the lock is not free within three minutes.
 */
export async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  for (let waited = 0; !(await create(file, processStamp())); waited += POLL_MS) {
    if (waited > LIMIT_MS) throw new Error(`${file} has been held by another process for too long`);
    await removeIfDead(file);
    await sleep(POLL_MS);
  }
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
