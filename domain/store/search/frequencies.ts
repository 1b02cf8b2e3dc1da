/** How common terms are, from the statistics that PostgreSQL keeps of them anyway: a counter of our own would be one hot row per word. */
import { sql } from 'kysely';
import type { Database } from '../database.ts';

export interface Frequencies {
  /** Contacts in the index, about; 0 = unknown, the table has never been analysed. */
  readonly contacts: number;
  /** Share of contacts that hold the term, 0 to 1. A term that is not among the commonest counts as one in all. */
  readonly of: (hash: string) => number;
}

export async function readFrequencies(db: Database, hashes: readonly string[]): Promise<Frequencies> {
  const { rows } = await sql<{ contacts: number; term: string | null; share: number | null }>`
    select greatest(c.reltuples, 0) as contacts, common.term::text as term, common.share
      from pg_class c
      left join lateral (
        select elements.term, shares.share
          from pg_stats s,
               unnest(s.most_common_elems::text::bigint[]) with ordinality as elements(term, n),
               -- Three more numbers stand at the end of the shares; the join leaves them out.
               unnest(s.most_common_elem_freqs) with ordinality as shares(share, n)
         where s.schemaname = 'cases' and s.tablename = 'problem_terms' and s.attname = 'terms'
           and elements.n = shares.n and elements.term = any(${[...hashes]}::bigint[])
      ) common on true
     where c.oid = 'cases.problem_terms'::regclass`.execute(db);
  const contacts = Number(rows[0]?.contacts ?? 0);
  const shares = new Map(rows.map(({ term, share }) => [term, Number(share ?? 0)]));
  return { contacts, of: (hash) => shares.get(hash) ?? 1 / Math.max(1, contacts) };
}
