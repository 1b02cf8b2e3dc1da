/** What tells one person from another, in spellings that compare: phone, name, address, and a phone with one slip of the pen. */

/** PHONE_NEAR = the same but for one digit. Names have no such trait: one character apart are brothers and sisters. */
export type PersonTrait = 'PHONE' | 'PHONE_NEAR' | 'NAME' | 'ADDRESS';

export interface PersonTerm {
  readonly trait: PersonTrait;
  readonly text: string;
}

export interface PersonNamed {
  readonly name: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

const TITLES = /(先生|女士|小姐|老师|师傅|同志|大爷|大妈|阿姨|婆婆|大叔|大姐)$/;
const DIGITS = '零一二三四五六七八九';
/** What is written in one address and left out in the next. */
const OPTIONAL = /[省市县区镇乡村街道小组栋幢号单元室楼社]/g;

const plain = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKC')
    .replace(/[\s·.,，、()（）_-]/g, '')
    .toLowerCase();

export function plainPhone(phone: string | null): string {
  const digits = plain(phone).replace(/\D/g, '');
  return digits.replace(/^(?:00)?86(?=1\d{10}$)/, '');
}

/** The text with each of its characters masked in turn: two texts that differ in one place share one of these. */
const slips = (text: string): string[] => Array.from(text, (_, at) => `${text.slice(0, at)}?${text.slice(at + 1)}`);

function addressPairs(address: string | null): string[] {
  const core = plain(address)
    .replace(/[零一二三四五六七八九]/g, (digit) => String(DIGITS.indexOf(digit)))
    .replace(OPTIONAL, '');
  return [...new Set(Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2)))];
}

/** The comparable terms of one person; empty for somebody without name and phone. */
export function personTerms({ name, phone, address }: PersonNamed): readonly PersonTerm[] {
  const digits = plainPhone(phone);
  const called = plain(name).replace(TITLES, '');
  const of = (trait: PersonTrait, texts: readonly string[]) =>
    texts.map((text) => ({ trait, text: `${trait}:${text}` }));
  return [
    // Fewer than seven digits are an extension or a slip; nobody is found by them.
    ...(digits.length >= 7 ? [...of('PHONE', [digits]), ...of('PHONE_NEAR', slips(digits))] : []),
    ...(called.length >= 2 ? of('NAME', [called]) : []),
    ...(digits === '' && called === '' ? [] : of('ADDRESS', addressPairs(address))),
  ];
}

/** Which traits of a person who asks were met; `address` as the share of it. */
export interface PersonHit {
  readonly phone: boolean;
  readonly phoneNear: boolean;
  readonly name: boolean;
  readonly address: number;
}

/**
 * A phone alone is one person. A name needs its address or its phone with one wrong digit beside it: neighbours and families have
 * numbers in a row, so that alone is nobody.
 */
export const personScore = ({ phone, phoneNear, name, address }: PersonHit): number =>
  phone || name ? (phone ? 0.7 : phoneNear ? 0.3 : 0) + (name ? 0.4 : 0) + 0.35 * address : 0;

/** From here on two contacts are offered as one person's. */
export const SAME_PERSON = 0.6;
