import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type Account, canEnter, unprivilegedAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { countClients, joinClients } from './clients.ts';
import { createCluster, runProgram } from './cluster.ts';
import { withFileLock } from './lock.ts';
import { type DatabaseLog, silentLog } from './log.ts';
import { newNote, type Note, readNote, urlOf, writeNote } from './note.ts';
import { findRunning, startServer } from './postmaster.ts';
import { ensureDatabase, prepareDatabase } from './prepare.ts';
import { pathHash, privateFolder } from './privateFolder.ts';

const DATABASE = 'fengqiao';

/** Where the embedded server of a folder keeps what, and where it reports. */
export interface EmbeddedOptions {
  /** Folder that holds everything of the server (data, note, log); `.fengqiao` of the project by default. */
  readonly dataDir: string;
  readonly log?: DatabaseLog;
}

/** A server that this process uses. */
export interface EmbeddedPostgres {
  /** Connection string of the database, with its password: never log it. */
  readonly url: string;
  /** Starts the server again on the same port if it was killed; does nothing while it runs. */
  ensureRunning(): Promise<void>;
  /** Leaves the server; the last one to leave stops it. */
  stop(): Promise<void>;
}

interface Places {
  readonly home: string;
  readonly note: string;
  readonly lock: string;
  readonly clients: string;
  readonly log: string;
}

function placesOf(dataDir: string): Places {
  const home = join(resolve(dataDir), 'postgres');
  return {
    home,
    note: join(home, 'server.json'),
    lock: join(home, 'server.lock'),
    clients: join(home, 'clients'),
    log: join(home, 'server.log'),
  };
}

/**
 * Chooses where new data lives: in the project, or, if PostgreSQL's account cannot enter it, in a private folder named
 * after the project's path. What an earlier, removed project left under that name is deleted: its password is gone.
 */
async function chooseData(places: Places, account: Account | undefined, log: DatabaseLog): Promise<string> {
  if (canEnter(account, places.home)) return join(places.home, 'data');
  const folder = privateFolder(account, `fengqiao-data-${pathHash(places.home)}`);
  const data = join(folder, 'data');
  if (existsSync(data)) {
    const binaries = await findBinaries(account);
    await runProgram(binaries.program('pg_ctl'), ['stop', '-D', data, '-m', 'immediate'], account).catch(
      () => undefined,
    );
  }
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
  log.warn(`The account ${account?.name ?? ''} cannot enter ${places.home}; the database is kept in ${folder}`);
  return data;
}

/** Finds or starts the server; the caller holds the lock. */
async function bringUp(places: Places, log: DatabaseLog): Promise<Note> {
  const account = unprivilegedAccount();
  const known = await readNote(places.note);
  const note = known ?? newNote(await chooseData(places, account, log));
  if (!known) await writeNote(places.note, note);
  const running = existsSync(note.data) ? await findRunning(note) : undefined;
  if (running) {
    await writeNote(places.note, running);
    return running;
  }
  const binaries = await findBinaries(account);
  if (!existsSync(note.data)) {
    log.info('Creating the embedded PostgreSQL database');
    await createCluster(binaries, account, note);
  }
  const started = await startServer(binaries, account, note, places.log);
  await writeNote(places.note, started);
  log.info(`Embedded PostgreSQL listens on 127.0.0.1:${started.port}`);
  return started;
}

/** Stops the noted server if it runs; the caller holds the lock. Resolves to whether it ran. */
async function bringDown(places: Places, note: Note): Promise<boolean> {
  const running = await findRunning(note);
  if (running) {
    const account = unprivilegedAccount();
    const binaries = await findBinaries(account);
    const args = ['stop', '-D', note.data, '-m', 'fast', '-w', '-t', '60'];
    await runProgram(binaries.program('pg_ctl'), args, account);
  }
  await rm(places.clients, { recursive: true, force: true });
  await writeNote(places.note, { ...note, pid: undefined });
  return running !== undefined;
}

/**
 * Uses the PostgreSQL of a folder, starting it if nobody has: the first process starts it detached and notes port,
 * process and a random password; the others connect; the last one to leave stops it. Throws when it cannot start.
 */
export async function startEmbeddedPostgres({ dataDir, log = silentLog }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const places = placesOf(dataDir);
  await mkdir(dirname(places.home), { recursive: true });
  await mkdir(places.home, { recursive: true, mode: 0o711 });
  const [note, client] = await withFileLock(places.lock, async () => {
    const up = await bringUp(places, log);
    await ensureDatabase(urlOf(up, 'postgres'), DATABASE);
    await prepareDatabase(urlOf(up, DATABASE));
    return [up, await joinClients(places.clients)] as const;
  });
  return {
    url: urlOf(note, DATABASE),
    ensureRunning: async () => {
      await withFileLock(places.lock, () => bringUp(places, log));
    },
    stop: () =>
      withFileLock(places.lock, async () => {
        await rm(client, { force: true });
        const current = await readNote(places.note);
        if (!current || (await countClients(places.clients)) > 0) return;
        if (await bringDown(places, current)) log.info('Embedded PostgreSQL stopped');
      }),
  };
}

/** Stops the server of a folder whoever uses it (`npm run stop`). Resolves to whether one ran. */
export async function stopEmbeddedPostgres({ dataDir }: EmbeddedOptions): Promise<boolean> {
  const places = placesOf(dataDir);
  if (!existsSync(places.note)) return false;
  return withFileLock(places.lock, async () => {
    const note = await readNote(places.note);
    return note ? bringDown(places, note) : false;
  });
}
