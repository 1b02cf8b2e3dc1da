/** Made-up people and texts, the same for the same number. Words are pairs of characters at random: nothing is said about anybody. */
import { personTerms } from '../../../../domain/duplicates/personTerms.ts';
import { problemTerms } from '../../../../domain/duplicates/terms.ts';
import type { Random } from './random.ts';
import type { Hashes } from './hashes.ts';

/** Draws the phrases: who asks has to know them as well. */
export const PHRASES_SEED = 5;
/** People for so many matters: somebody who writes, writes again. */
export const PEOPLE = 0.3;
const CHARACTERS = Array.from({ length: 900 }, (_, n) => String.fromCharCode(0x4e10 + n * 17));
const VOCABULARY = 30_000;
const PHRASES = 24_000;
const WORDS_OF_PHRASE = 6;
const LETTERS = '甲乙丙丁戊己庚辛壬癸';

/** Common words are much commoner than rare ones. */
const skewed = (random: Random, of: number): number => Math.floor(of * random() ** 3);
const word = (n: number): string =>
  `${CHARACTERS[n % CHARACTERS.length] ?? ''}${CHARACTERS[(n * 7 + Math.floor(n / CHARACTERS.length)) % CHARACTERS.length] ?? ''}`;

export interface Named {
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}

export interface Words {
  /** A text of phrases, and its terms as a list for the database. */
  text(random: Random): { readonly text: string; readonly terms: string };
  person(n: number): Named;
  /** The same person's as a list for the database. */
  personTerms(n: number): string;
}

export function createWords(random: Random, hashes: Hashes): Words {
  const phrases = Array.from({ length: PHRASES }, () =>
    Array.from({ length: WORDS_OF_PHRASE }, () => word(skewed(random, VOCABULARY))).join(''),
  );
  const known = new Map<number, readonly string[]>();
  const people = new Map<number, string>();
  const person = (n: number): Named => {
    const letters = `${LETTERS[n % 10] ?? ''}${LETTERS[Math.floor(n / 10) % 10] ?? ''}`;
    return {
      name: `测${letters}${CHARACTERS[n % 700] ?? ''}`,
      phone: `199${String((n * 7919) % 100_000_000).padStart(8, '0')}`,
      address: `测试镇${String(n % 60)}村${String(Math.floor(n / 60) % 40)}组${String(n % 97)}号`,
    };
  };
  function termsOf(n: number): readonly string[] {
    const before = known.get(n);
    if (before) return before;
    // No term runs over the comma between two phrases, so a text has the terms of its phrases.
    const terms = problemTerms(phrases[n] ?? '').map(({ text }) => hashes.problem(text));
    known.set(n, terms);
    return terms;
  }
  return {
    text(drawn) {
      const chosen = Array.from({ length: 3 }, () => skewed(drawn, PHRASES));
      return {
        text: `${chosen.map((n) => phrases[n] ?? '').join('，')}。`,
        terms: `{${[...new Set(chosen.flatMap(termsOf))].join()}}`,
      };
    },
    person,
    personTerms(n) {
      const before = people.get(n);
      if (before !== undefined) return before;
      const hashed = personTerms(person(n)).map((term) => hashes.person(term));
      const terms = `{${hashed.join()}}`;
      people.set(n, terms);
      return terms;
    },
  };
}
