/** The case store that is measured: made in a folder on first use, found there afterwards. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { createAccountStore, createCipher, openDatabase, type Cipher } from '../../../../domain/store/index.ts';
import { connectOrStart, createDatabasePool, migrate } from '../../../../platform/database/index.ts';
import { ensureDatabase, prepareDatabase } from '../../../../platform/database/prepare.ts';
import { packagePath } from '../../../../platform/paths.ts';
import { ACCOUNTS } from './county.ts';
import { prepareMatters } from './prepare.ts';

/** Of made-up people only. */
const SEAL_KEY = Buffer.alloc(32, 7);
export const PASSWORD = 'only for the benchmark';

export interface BenchStore {
  /** Never log it. */
  readonly url: string;
  readonly cipher: Cipher;
  readonly sealKey: string;
  readonly matters: number;
  stop(): Promise<void>;
}

const migrated = async (url: string) => {
  const pool = createDatabasePool(url, { max: 4, name: 'bench' });
  await migrate(pool, 'cases', packagePath('domain/store/migrations'));
  return pool;
};

async function fill(url: string, matters: number, cipher: Cipher, told: (what: string) => void): Promise<void> {
  const at = (database: string) => Object.assign(new URL(url), { pathname: `/${database}` }).href;
  await ensureDatabase(at('postgres'), 'models');
  await prepareDatabase(at('models'));
  const [models, target] = [await migrated(at('models')), await migrated(url)];
  try {
    const { open, rows } = await prepareMatters({ models, target, cipher, matters, told });
    told(`${String(matters)} matters, ${String(open)} of them open: ${JSON.stringify(rows)}`);
    const accounts = createAccountStore(
      openDatabase(target),
      { now: () => Date.now() },
      { hash: (secret) => hash(secret), verify },
    );
    for (const [account, userId] of Object.entries(ACCOUNTS)) await accounts.setPassword(account, userId, PASSWORD);
  } finally {
    await models.end();
    await target.end();
  }
}

/** Throws when the folder holds another number of matters. */
export async function openBenchStore(
  folder: string,
  matters: number,
  told: (what: string) => void,
): Promise<BenchStore> {
  await mkdir(folder, { recursive: true });
  const note = join(folder, 'matters');
  const cipher = createCipher(SEAL_KEY);
  const database = await connectOrStart({ dataDir: folder });
  try {
    if (!existsSync(note)) {
      const begin = performance.now();
      await fill(database.url, matters, cipher, told);
      await writeFile(note, String(matters));
      told(`made in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    }
    const there = Number(await readFile(note, 'utf8'));
    if (there !== matters) throw new Error(`${folder} holds ${String(there)} matters; say --matters ${String(there)}`);
  } catch (error) {
    await database.stop();
    throw error;
  }
  return { url: database.url, cipher, sealKey: SEAL_KEY.toString('hex'), matters, stop: () => database.stop() };
}
