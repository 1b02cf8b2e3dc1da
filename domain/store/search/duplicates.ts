/** Earlier matters of the same person, and of the same problem: two kinds that are never mixed. */
import type { PersonHit, PersonNamed } from '../../duplicates/personTerms.ts';
import type { MatterId } from '../../schema/ids.ts';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../database.ts';
import { findPersons } from './persons.ts';
import { findProblems, type ProblemAsked, type Reach } from './problems.ts';

export interface DuplicateSearch extends ProblemAsked {
  readonly person: PersonNamed;
}

export interface Duplicate {
  readonly matterId: MatterId;
  /** SAME = the same person's same problem (to merge), PROBLEM = another person's (to link), PERSON = the person's other matters. */
  readonly kind: 'SAME' | 'PROBLEM' | 'PERSON';
  /** How alike the texts are, 0 to 1. */
  readonly problem: number;
  readonly person: PersonHit | null;
}

/**
 * From here on texts are one problem: of the same person rather sooner, for then something points at it already. The least alike true
 * pair of tests/fixtures/duplicates/development.json has 0.25; strangers' words are further apart than ours, so a fifth is left for
 * them (at 0.22 a sixth of the held-out pairs would be missed).
 */
export const SAME_PROBLEM = 0.2;
export const SAME_PROBLEM_OF_SAME_PERSON = 0.12;
/** Rows that a person reads while somebody waits at the desk. */
const SHOWN = 8;

export async function findDuplicates(
  db: Database,
  cipher: Cipher,
  asked: DuplicateSearch,
  reach: Reach,
): Promise<readonly Duplicate[]> {
  const persons = await findPersons(db, cipher, asked.person, reach, SHOWN);
  const besides = persons.map(({ matterId }) => matterId);
  const problems = await findProblems(db, cipher, asked, reach, { least: SAME_PROBLEM, limit: 3 * SHOWN, besides });
  const scores = new Map(problems.map(({ matterId, score }) => [matterId, score]));
  const own = persons.map(({ matterId, hit }): Duplicate => {
    const problem = scores.get(matterId) ?? 0;
    return { matterId, kind: problem >= SAME_PROBLEM_OF_SAME_PERSON ? 'SAME' : 'PERSON', problem, person: hit };
  });
  const others = problems
    .filter(({ matterId, score }) => score >= SAME_PROBLEM && !besides.includes(matterId))
    .slice(0, SHOWN)
    .map(({ matterId, score }): Duplicate => ({ matterId, kind: 'PROBLEM', problem: score, person: null }));
  return [...own, ...others];
}
