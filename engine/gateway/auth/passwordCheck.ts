import { hash, verify } from '@node-rs/argon2';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { ProblemError } from '../http/problem.ts';
import { type Account, isHash } from './accounts.ts';

/** Tells whether a password is the one of that name. Rejects with a problem when too many ask at once. */
export type PasswordCheck = (name: string, password: string) => Promise<boolean>;

/**
 * Passwords that may wait for their check. One check of argon2id takes some 30 ms and 19 MiB, and they go one after the
 * other: whoever guesses gets about thirty tries a second, and slows down nobody who has signed in before.
 */
const MOST_WAITING = 32;

/** The kept form of every password; a malformed hash throws here rather than refuse its owner for ever. */
async function hashed({ name, secret }: Account): Promise<readonly [name: string, hash: string]> {
  if (!isHash(secret)) return [name, await hash(secret)];
  try {
    await verify(secret, '');
    return [name, secret];
  } catch {
    throw new Error(`The password hash of '${name}' is malformed`);
  }
}

/**
 * Checks passwords against argon2id hashes. A pair that was right once is known again by its digest under a key of this
 * process, so that only the first request of a client pays for argon2; every account has one password, so that there is
 * one digest to keep for each.
 */
export async function createPasswordCheck(accounts: readonly Account[]): Promise<PasswordCheck> {
  const hashes = new Map(await Promise.all(accounts.map(hashed)));
  const [decoy] = hashes.values();
  if (decoy === undefined) throw new Error('Basic authentication needs at least one account');
  const key = randomBytes(32);
  const digestOf = (name: string, password: string): Buffer =>
    createHmac('sha256', key)
      .update(JSON.stringify([name, password]))
      .digest();
  const rightBefore = new Map<string, Buffer>();
  const waiting = new Map<string, Promise<boolean>>();
  let last: Promise<unknown> = Promise.resolve();

  /** An unknown name costs as much as a known one. */
  const verified = async (name: string, password: string, digest: Buffer): Promise<boolean> => {
    const kept = hashes.get(name);
    const isRight = await verify(kept ?? decoy, password);
    if (!isRight || kept === undefined) return false;
    rightBefore.set(name, digest);
    return true;
  };

  return (name, password) => {
    const digest = digestOf(name, password);
    const before = rightBefore.get(name);
    if (before !== undefined && timingSafeEqual(before, digest)) return Promise.resolve(true);
    const id = digest.toString('base64');
    const same = waiting.get(id);
    if (same) return same;
    if (waiting.size >= MOST_WAITING)
      return Promise.reject(new ProblemError('RESOURCE_EXHAUSTED', 'Too many sign-ins at once; try again'));
    const check = last.then(() => verified(name, password, digest)).finally(() => waiting.delete(id));
    waiting.set(id, check);
    last = check.catch(() => undefined);
    return check;
  };
}
