/** Terms as they stand in the database: 64 bits of a keyed hash, as PostgreSQL's bigint written in decimal. */
import type { PersonTerm } from '../../duplicates/personTerms.ts';
import type { Cipher } from '../cipher.ts';

const BITS = 64;

/** Two of 10 million different terms share 64 bits with a chance of 3 in a million. */
const hash = (cipher: Cipher, purpose: string, text: string): string =>
  BigInt.asIntN(BITS, BigInt(`0x${cipher.mac(purpose, text).slice(0, BITS / 4)}`)).toString();

export const problemHash = (cipher: Cipher, term: string): string => hash(cipher, 'problem-term', term);
export const personHash = (cipher: Cipher, { text }: PersonTerm): string => hash(cipher, 'person-term', text);
export const replyHash = (cipher: Cipher, run: string): string => hash(cipher, 'reply-run', run);
