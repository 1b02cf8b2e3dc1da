/** The office's Ed25519 pair, made at first start and kept sealed in the database: receipts can be checked for ever, without us. */
import { createHash, createPrivateKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { sql } from 'kysely';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../database.ts';

export interface Signer {
  /** First 16 hexadecimal digits of the SHA-256 of the public key: tells old keys from new ones. */
  readonly keyId: string;
  /** Ed25519 signature in base64. */
  sign(text: string): string;
}

/** A public key as pages show it: SPKI in PEM. */
export interface PublicKey {
  readonly keyId: string;
  readonly pem: string;
}

const bound = (keyId: string): string => `signing-key:${keyId}`;
const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

/** The newest pair, or a new one. Of two processes that start together one makes it and the other finds it. */
export async function openSigner(db: Database, cipher: Cipher): Promise<Signer> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.signing-key', 0))`.execute(tx);
    const kept = await tx
      .selectFrom('cases.signing_key')
      .select(['key_id', 'private_sealed'])
      .orderBy('made_at', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (kept) {
      const key = cipher.openBytes(kept.private_sealed, bound(kept.key_id));
      return signerOf(kept.key_id, createPrivateKey({ key, format: 'der', type: 'pkcs8' }));
    }
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const keyId = createHash('sha256')
      .update(publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
      .slice(0, 16);
    await tx
      .insertInto('cases.signing_key')
      .values({
        key_id: keyId,
        public_key: pemOf(publicKey),
        private_sealed: cipher.sealBytes(privateKey.export({ type: 'pkcs8', format: 'der' }), bound(keyId)),
      })
      .execute();
    return signerOf(keyId, privateKey);
  });
}

const signerOf = (keyId: string, key: KeyObject): Signer => ({
  keyId,
  sign: (text) => sign(null, Buffer.from(text, 'utf8'), key).toString('base64'),
});

/** All public keys, newest first. */
export async function publicKeys(db: Database): Promise<readonly PublicKey[]> {
  const rows = await db
    .selectFrom('cases.signing_key')
    .select(['key_id', 'public_key'])
    .orderBy('made_at', 'desc')
    .execute();
  return rows.map((row) => ({ keyId: row.key_id, pem: row.public_key }));
}
