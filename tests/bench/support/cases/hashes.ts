/** Hashes of search terms, those of words kept: the same few thousand words come again and again. */
import type { PersonTerm } from '../../../../domain/duplicates/personTerms.ts';
import { personHash, problemHash } from '../../../../domain/store/search/hash.ts';
import type { Cipher } from '../../../../domain/store/index.ts';

export interface Hashes {
  problem(term: string): string;
  person(term: PersonTerm): string;
}

export function createHashes(cipher: Cipher): Hashes {
  const problems = new Map<string, string>();
  const people = new Map<string, string>();
  const kept = (map: Map<string, string>, text: string, make: () => string): string => {
    const known = map.get(text) ?? make();
    map.set(text, known);
    return known;
  };
  return {
    problem: (term) => kept(problems, term, () => problemHash(cipher, term)),
    // A phone belongs to one person and would only fill the memory.
    person: (term) =>
      term.trait.startsWith('PHONE')
        ? personHash(cipher, term)
        : kept(people, term.text, () => personHash(cipher, term)),
  };
}
