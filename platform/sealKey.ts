/** The key that seals personal data at rest. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

function decode(text: string, from: string): Buffer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${from} must hold ${KEY_BYTES} bytes in base64 or hex`);
  return key;
}

/**
 * The given key, else the one kept in `<dataDir>/seal.key` (mode 0600), made on first use. Whoever loses the key loses the
 * sealed data. Throws on a key of another length.
 */
export function loadSealKey({
  value,
  dataDir,
}: {
  readonly value: string | undefined;
  readonly dataDir: string;
}): Buffer {
  if (value !== undefined) return decode(value.trim(), 'FENGQIAO_SEAL_KEY');
  const file = join(dataDir, 'seal.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    // wx: of two processes that start together one makes the key and the other reads it.
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return decode(readFileSync(file, 'utf8').trim(), file);
}
