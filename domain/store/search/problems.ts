/** Contacts about the same problem, scored in SQL over hashed terms. */
import { sql } from 'kysely';
import { problemTerms } from '../../duplicates/terms.ts';
import type { Subject } from '../../schema/codes.ts';
import type { MatterId, UnitId } from '../../schema/ids.ts';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../database.ts';
import { notHidden, ordinary, seenThroughAny, type Hidden, type SeenThrough } from '../seeing.ts';
import { readFrequencies, type Frequencies } from './frequencies.ts';
import { problemHash } from './hash.ts';

/** What the person who searches may find. */
export interface Reach {
  readonly seenThrough: readonly SeenThrough[];
  readonly hidden: Hidden;
}

export interface ProblemAsked {
  readonly text: string;
  readonly subjects: readonly Subject[];
  readonly placeUnitId: UnitId | null;
}

interface Weighed {
  readonly hash: string;
  readonly weight: number;
  /** Contacts that hold it, about. */
  readonly holders: number;
}

/** Contacts looked at in full: with 300,000 made-up ones, half of the searches took 39 ms; with 1,500 of them 58 ms. */
const CANDIDATES = 600;
/** A word in every second petition still says a little. */
const LEAST_IDF = 0.08;

function weigh(cipher: Cipher, text: string, frequencies: (hashes: readonly string[]) => Promise<Frequencies>) {
  const terms = problemTerms(text).map((term) => ({ hash: problemHash(cipher, term.text), weight: term.weight }));
  return frequencies(terms.map(({ hash }) => hash)).then(({ contacts, of }): Weighed[] =>
    terms.map(({ hash, weight }) => {
      const share = Math.min(1, of(hash));
      const idf = contacts < 2 ? 1 : Math.max(LEAST_IDF, Math.log(1 / share) / Math.log(contacts));
      return { hash, weight: weight * idf, holders: share * contacts };
    }),
  );
}

/** The rarest terms, as many as do not make too many candidates. */
function selective(terms: readonly Weighed[]): string[] {
  const chosen: string[] = [];
  let holders = 0;
  for (const term of terms.toSorted((a, b) => a.holders - b.holders || b.weight - a.weight)) {
    holders += term.holders;
    if (chosen.length > 0 && holders > CANDIDATES) break;
    chosen.push(term.hash);
  }
  return chosen;
}

/** Share of a score that stays when the subject differs, and when the towns differ. */
const OTHER_SUBJECT = 0.8;
const OTHER_PLACE = 0.55;

/** Matters by how alike their closest contact is, 0 to 1; `besides`: matters that are scored though no rare word is shared. */
export async function findProblems(
  db: Database,
  cipher: Cipher,
  asked: ProblemAsked,
  reach: Reach,
  {
    least,
    limit,
    besides = [],
  }: { readonly least: number; readonly limit: number; readonly besides?: readonly MatterId[] },
): Promise<readonly { readonly matterId: MatterId; readonly score: number }[]> {
  const terms = await weigh(cipher, asked.text, (hashes) => readFrequencies(db, hashes));
  if (terms.length === 0) return [];
  const total = terms.reduce((sum, { weight }) => sum + weight, 0);
  // What a term of the other text weighs that this one lacks: unknown, so the mean of ours.
  const mean = total / terms.length;
  const { rows } = await sql<{ matter_id: string; score: number }>`
    with asked as materialized (
      select * from unnest(${terms.map(({ hash }) => hash)}::bigint[], ${terms.map(({ weight }) => weight)}::float8[]) as a(term, weight)
    ), candidate as materialized (
      select contact_id, matter_id, place_unit_id, subjects, terms from cases.problem_terms
       where terms && ${selective(terms)}::bigint[] or matter_id = any(${[...besides]}::text[]) limit ${CANDIDATES}
    ), met as (
      select p.contact_id, sum(a.weight) as weight, count(*) as terms
        from candidate p cross join lateral unnest(p.terms) as t(term) join asked a on a.term = t.term
       group by p.contact_id
    ), scored as (
      select p.matter_id,
             met.weight / sqrt(${total}::float8 * (met.weight + ${mean}::float8 * (cardinality(p.terms) - met.terms)))
             * case when p.subjects && ${asked.subjects.filter((subject) => subject !== 'OTHER')}::text[] then 1 else ${OTHER_SUBJECT}::float8 end
             * case when p.place_unit_id <> ${asked.placeUnitId}::text then ${OTHER_PLACE}::float8 else 1 end as score
        from met join candidate p on p.contact_id = met.contact_id
    )
    select s.matter_id, max(s.score) as score from scored s join cases.matter m on m.matter_id = s.matter_id
     where ${findable(reach)} group by s.matter_id
    having max(s.score) >= ${least} or s.matter_id = any(${[...besides]}::text[])
     order by 2 desc limit ${limit}`.execute(db);
  return rows.map(({ matter_id, score }) => ({ matterId: matter_id as MatterId, score: Number(score) }));
}

/** Ordinary matters that this person may see; `m` is the matter. */
export const findable = ({ seenThrough, hidden }: Reach) => sql<boolean>`
  (${ordinary} and ${notHidden(hidden)}
   and ${seenThroughAny(seenThrough)})`;
