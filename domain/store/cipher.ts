/** Sealing of personal data at rest (AES-256-GCM) and keyed hashes for comparing it without reading it. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

export interface Cipher {
  /** Encrypts; `bound` (an event id) must be the same to open, so that sealed values cannot be moved between rows. */
  seal(text: string, bound: string): Buffer;
  /** Throws when the key, the binding or the bytes are not those of sealing. */
  open(sealed: Buffer, bound: string): string;
  sealBytes(bytes: Uint8Array, bound: string): Buffer;
  openBytes(sealed: Buffer, bound: string): Buffer;
  /** Keyed hash for equality only, 32 bytes in hex; `purpose` keeps uses apart. */
  mac(purpose: string, text: string): string;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A cipher over a 32-byte key. Throws on another length. */
export function createCipher(key: Uint8Array): Cipher {
  if (key.length !== 32) throw new Error('The seal key must have 32 bytes');
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', `fengqiao:${purpose}`, 32));
  const sealKey = derive('seal');
  const macKey = derive('mac');
  function sealBytes(bytes: Uint8Array, bound: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', sealKey, nonce).setAAD(Buffer.from(bound));
    return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }
  function openBytes(sealed: Buffer, bound: string): Buffer {
    const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(bound))
      .setAuthTag(sealed.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  }
  return {
    sealBytes,
    openBytes,
    seal: (text, bound) => sealBytes(Buffer.from(text, 'utf8'), bound),
    open: (sealed, bound) => openBytes(sealed, bound).toString('utf8'),
    mac: (purpose, text) => createHmac('sha256', macKey).update(`${purpose}\0${text}`).digest('hex'),
  };
}
