import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The operating system account that PostgreSQL runs under. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Accounts of an ordinary Unix system that own nothing, in order of preference. */
const CANDIDATES = ['nobody', 'daemon'];

/**
 * The account to switch to, or undefined when the present one will do. PostgreSQL refuses to run as root, which is
 * what containers and many CI machines run as. Throws when running as root and no unprivileged account exists.
 */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const candidate of CANDIDATES) {
    const found = lines.find(([name]) => name === candidate);
    if (found) return { name: candidate, uid: Number(found[2]), gid: Number(found[3]) };
  }
  throw new Error(`PostgreSQL refuses to run as root, and none of the accounts ${CANDIDATES.join(', ')} exists`);
}

/** Whether the account may enter the folder; asked of the operating system, so that parents and ACLs count. */
export function canEnter(account: Account | undefined, folder: string): boolean {
  if (!account) return true;
  const { status } = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], {
    cwd: '/',
    uid: account.uid,
    gid: account.gid,
    stdio: 'ignore',
  });
  return status === 0;
}
