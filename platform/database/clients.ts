import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, processStamp } from './processes.ts';

/** Notes in `folder` that this process uses the server; resolves to the file to remove when it leaves. */
export async function joinClients(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${String(process.pid)}-${randomUUID()}`);
  await writeFile(file, processStamp(), { mode: 0o600 });
  return file;
}

/** How many uses are left; those of dead processes are removed on the way. */
export async function countClients(folder: string): Promise<number> {
  let alive = 0;
  for (const name of await readdir(folder).catch((): string[] => [])) {
    const stamp = await readFile(join(folder, name), 'utf8').catch(() => '');
    if (isRunning(stamp)) alive += 1;
    else await rm(join(folder, name), { force: true });
  }
  return alive;
}
