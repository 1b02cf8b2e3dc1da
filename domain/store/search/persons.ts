/** Contacts of the same person, by hashed phone, name and address. */
import { sql } from 'kysely';
import {
  personScore,
  personTerms,
  SAME_PERSON,
  type PersonHit,
  type PersonNamed,
} from '../../duplicates/personTerms.ts';
import type { MatterId } from '../../schema/ids.ts';
import type { Cipher } from '../cipher.ts';
import type { Database } from '../database.ts';
import { personHash } from './hash.ts';
import { findable, type Reach } from './problems.ts';

/** People looked at in full: the commonest name of a county of a million stands for fewer. */
const CANDIDATES = 1000;

export interface FoundPerson {
  readonly matterId: MatterId;
  readonly score: number;
  readonly hit: PersonHit;
}

/** Matters that somebody like this person has a part in, the surest first. */
export async function findPersons(
  db: Database,
  cipher: Cipher,
  person: PersonNamed,
  reach: Reach,
  limit: number,
): Promise<readonly FoundPerson[]> {
  const terms = personTerms(person).map((term) => ({ trait: term.trait, hash: personHash(cipher, term) }));
  const sure = terms.filter(({ trait }) => trait === 'PHONE' || trait === 'NAME').map(({ hash }) => hash);
  if (sure.length === 0) return [];
  const { rows } = await sql<{ matter_id: string; phone: boolean; near: boolean; name: boolean; address: number }>`
    with asked as materialized (
      select * from unnest(${terms.map(({ hash }) => hash)}::bigint[], ${terms.map(({ trait }) => trait)}::text[]) as a(term, trait)
    ), candidate as materialized (
      select contact_id, person_no, matter_id, terms from cases.person_terms where terms && ${sure}::bigint[] limit ${CANDIDATES}
    )
    select p.matter_id, bool_or(a.trait = 'PHONE') as phone, bool_or(a.trait = 'PHONE_NEAR') as near,
           bool_or(a.trait = 'NAME') as name,
           count(*) filter (where a.trait = 'ADDRESS') / greatest(1, ${terms.filter(({ trait }) => trait === 'ADDRESS').length})::float8 as address
      from candidate p join cases.matter m on m.matter_id = p.matter_id
     cross join lateral unnest(p.terms) as t(term) join asked a on a.term = t.term
     where ${findable(reach)}
     group by p.contact_id, p.person_no, p.matter_id`.execute(db);
  const best = new Map<string, FoundPerson>();
  for (const { matter_id, phone, near, name, address } of rows) {
    const hit = { phone, phoneNear: near && !phone, name, address: Number(address) };
    const score = personScore(hit);
    if (score >= SAME_PERSON && score > (best.get(matter_id)?.score ?? 0))
      best.set(matter_id, { matterId: matter_id as MatterId, score, hit });
  }
  return [...best.values()].sort((a, b) => b.score - a.score).slice(0, limit);
}
