import { spawn } from 'node:child_process';
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Note } from './note.ts';

/** The character classes of UTF-8, by the name that each system has for them; Windows takes them from ICU alone. */
const CTYPE = process.platform === 'win32' ? [] : [`--lc-ctype=${process.platform === 'darwin' ? 'en_US' : 'C'}.UTF-8`];

/**
 * Fixed, not from the environment: without a locale initdb would choose SQL_ASCII, in which Chinese text has no
 * trigrams, so that searching finds nothing. Pinyin order is what people expect of a list of names.
 */
const LOCALE = ['--encoding=UTF8', '--locale=C', ...CTYPE, '--locale-provider=icu', '--icu-locale=zh-u-co-pinyin'];

/** Environment of every PostgreSQL program: nothing of ours leaks into it. */
export const POSTGRES_ENV = { PATH: process.env['PATH'] ?? '', LANG: 'C', TZ: 'UTC' };

/** Runs one of PostgreSQL's programs to its end. Throws with its output when it fails. */
export async function runProgram(file: string, args: string[], account: Account | undefined): Promise<void> {
  const child = spawn(file, args, {
    cwd: '/',
    env: POSTGRES_ENV,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${file} ended with ${code}: ${output.trim()}`);
}

/**
 * Creates an empty data folder at `note.data`. It is made beside its place and moved there when complete, so that a
 * process killed in the middle leaves nothing that looks like a database.
 */
export async function createCluster(binaries: Binaries, account: Account | undefined, note: Note): Promise<void> {
  const draft = join(dirname(note.data), 'draft');
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  const data = join(draft, 'data');
  const passwordFile = join(draft, 'password');
  await writeFile(passwordFile, `${note.password}\n`, { mode: 0o600 });
  if (account) for (const path of [draft, passwordFile]) await chown(path, account.uid, account.gid);
  const login = [`--username=${note.user}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  await runProgram(binaries.program('initdb'), ['-D', data, '--no-instructions', ...login, ...LOCALE], account);
  await rename(data, note.data);
  await rm(draft, { recursive: true, force: true });
}
