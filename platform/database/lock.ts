import { randomUUID } from 'node:crypto';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { processStamp, isRunning } from './processes.ts';

const POLL_MS = 50;
const LIMIT_MS = 180_000;
/** A thief that died in the middle leaves its mark behind; after this long another may try. */
const THEFT_MS = 10_000;

/** Creates a file with its text in one step: nobody ever finds it without, not even when this process dies meanwhile. */
async function create(file: string, text: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`;
  try {
    await writeFile(draft, text, { flag: 'wx', mode: 0o600 });
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

const ageMs = (file: string): Promise<number> =>
  stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => 0,
  );

/** Takes a lock away from a dead owner. Only the one who creates the mark may do so, and looks again before. */
async function removeIfDead(file: string): Promise<void> {
  const read = (): Promise<string | null> => readFile(file, 'utf8').catch(() => null);
  const owner = await read();
  if (owner === null) return;
  // Without an owner's name: left by a full disk, or by a power cut before the text was on it.
  const isDead = owner === '' ? (await ageMs(file)) > THEFT_MS : !isRunning(owner);
  if (!isDead) return;
  const mark = `${file}.takeover`;
  if (!(await create(mark, processStamp()))) {
    if ((await ageMs(mark)) > THEFT_MS) await rm(mark, { force: true });
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
