import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { withClient } from './client.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { POSTGRES_ENV } from './cluster.ts';
import { type Note, urlOf } from './note.ts';
import { isZombie, pidExists } from './processes.ts';

const POLL_MS = 50;
/** Long enough for crash recovery of a large database. */
const START_LIMIT_MS = 120_000;
/** After kill -9 the old server's children hold its shared memory until they notice. */
const LEFTOVERS_LIMIT_MS = 30_000;

/**
 * fsync is named so that nobody turns it off unseen. Logging is kept terse because the detail lines of an error
 * would carry the values of a row, that is personal data.
 */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  max_connections: '200',
  shared_buffers: '256MB',
  // On solid-state disks a page here costs little more than the next one; at 4, lists of 400 open tasks were read out of all 26,000.
  random_page_cost: '1.1',
  max_wal_size: '2GB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
};

/** Whether the noted server answers. */
export async function answers(note: Note): Promise<boolean> {
  if (note.port === undefined) return false;
  return withClient(urlOf(note, 'postgres'), async (client) => {
    await client.query('select 1');
    return true;
  }).catch(() => false);
}

/** Process and port that PostgreSQL itself wrote into its data folder, if any. */
async function pidFile(data: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 ? { pid, port } : undefined;
}

/**
 * The note of a server that already runs on this data, also if whoever started it was killed before noting it.
 * Undefined when none does. Waits while one is starting, recovering or shutting down.
 */
export async function findRunning(note: Note): Promise<Note | undefined> {
  for (let waited = 0; waited < START_LIMIT_MS; waited += POLL_MS) {
    const found = await pidFile(note.data);
    if (!found || !pidExists(found.pid)) return undefined;
    const candidate = { ...note, ...found };
    if (found.port > 0 && (await answers(candidate))) return candidate;
    await sleep(POLL_MS);
  }
  return undefined;
}

/**
 * A killed server whose parent never takes notice still has its process number, and PostgreSQL would refuse to start
 * because of it. It ignores a lock file that names its own parent, so we put our number there and keep the rest, by
 * which it makes sure that no child of the old server is left.
 */
async function disownZombie(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  const found = await pidFile(data);
  if (!found || !isZombie(found.pid)) return;
  const [, ...rest] = (await readFile(file, 'utf8')).split('\n');
  await writeFile(file, [process.pid, ...rest].join('\n'));
}

async function freePort(preferred: number | undefined): Promise<number> {
  const listen = (port: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const server = createServer();
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => {
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      });
    });
  return preferred === undefined ? listen(0) : listen(preferred).catch(() => listen(0));
}

/** One attempt. Resolves to the note of the running server, or to what the server wrote before it gave up. */
async function attempt(
  binaries: Binaries,
  account: Account | undefined,
  note: Note,
  logFile: string,
): Promise<Note | string> {
  await disownZombie(note.data);
  const port = await freePort(note.port);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const settings = Object.entries({ ...SETTINGS, port: String(port) }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const child = spawn(binaries.program('postgres'), ['-D', note.data, ...settings], {
    cwd: '/',
    env: POSTGRES_ENV,
    detached: true,
    stdio: ['ignore', log, log],
    ...(account && { uid: account.uid, gid: account.gid }),
  });
  closeSync(log);
  const state: { ended?: string } = {};
  child.once('error', (error) => (state.ended = error.message));
  child.once('exit', () => (state.ended = readFileSync(logFile).subarray(logStart).toString().trim()));
  child.unref();
  const candidate = { ...note, port, pid: child.pid };
  for (let waited = 0; waited < START_LIMIT_MS; waited += POLL_MS) {
    await sleep(POLL_MS);
    if (state.ended !== undefined) return state.ended;
    if (await answers(candidate)) return candidate;
  }
  child.kill('SIGQUIT');
  return `it did not answer within ${START_LIMIT_MS / 1000} s`;
}

/**
 * Starts the server detached from this process, so that it outlives it. Resolves to the note with port and process.
 * Throws with the server's own words when it cannot start.
 */
export async function startServer(
  binaries: Binaries,
  account: Account | undefined,
  note: Note,
  logFile: string,
): Promise<Note> {
  const deadline = Date.now() + LEFTOVERS_LIMIT_MS;
  for (;;) {
    const result = await attempt(binaries, account, note, logFile);
    if (typeof result !== 'string') return result;
    const passing = /could not bind|shared memory block|postmaster\.pid/.test(result);
    if (!passing || Date.now() > deadline) throw new Error(`PostgreSQL did not start: ${result}`);
    await sleep(200);
  }
}
