import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** /var/tmp first: unlike /tmp it is kept over a restart of the machine. */
const BASES = process.platform === 'win32' ? [tmpdir()] : ['/var/tmp', tmpdir()];

/** A short stable name for a path. */
export function pathHash(path: string): string {
  return createHash('sha256').update(path).digest('hex').slice(0, 12);
}

/**
 * A folder of ours outside the project, for when the account cannot enter the project's own path (a clone below a
 * home folder of mode 700). Its owner is checked, because anyone may create names in a shared temporary folder.
 * Throws when the name is taken by somebody else.
 */
export function privateFolder(account: Account | undefined, name: string): string {
  const base = BASES.find((folder) => canEnter(account, folder));
  if (!base) throw new Error(`The account ${account?.name ?? ''} can enter none of ${BASES.join(', ')}`);
  const folder = join(base, name);
  mkdirSync(folder, { mode: 0o711, recursive: true });
  const found = lstatSync(folder);
  const ours = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !ours) throw new Error(`${folder} belongs to somebody else`);
  return folder;
}
