/** What a petitioner is known by without being named: the code to ask with, and a keyed hash of name and reach. */
import type { MatterId } from '../schema/ids.ts';
import type { Intake } from '../schema/intake.ts';
import type { Cipher } from './cipher.ts';

const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Twelve characters a person can read out, the same for the same matter: computed again for a repeated request, so it is kept nowhere. */
export function secretCodeOf(cipher: Cipher, matterId: MatterId): string {
  const bytes = Buffer.from(cipher.mac('secret-code', matterId), 'hex');
  const letters = Array.from(bytes.subarray(0, 12), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}

/** A text without what people write in one letter and leave out in the next. */
export const squeeze = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s·.-]/g, '')
    .toLowerCase();

/** Same person = same name and same phone (else address), compared by keyed hash; null when that cannot be told. */
export function petitionerKeyOf(cipher: Cipher, { name, phone, address }: Intake['petitioner']): string | null {
  const reach = squeeze(phone).replace(/^\+?86(?=1\d{10}$)/, '') || squeeze(address);
  return squeeze(name) === '' || reach === '' ? null : cipher.mac('petitioner', `${squeeze(name)}|${reach}`);
}
