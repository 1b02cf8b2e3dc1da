/** Matters about one problem: the ones linked with a matter, over any number of steps. */
import { sql } from 'kysely';
import type { MatterId } from '../schema/ids.ts';
import type { Database } from './database.ts';
import { NOTHING_HIDDEN, notHidden, ordinary } from './seeing.ts';

export interface LinkedGroup {
  readonly matters: number;
  readonly people: number;
}

/** A prominent problem has some hundred matters; a longer walk is cut, so that one page cannot hold the database. */
const LONGEST_WALK = 1_000;

/**
 * Counts the group of each matter, itself included. Matters that became sealed or accusations are neither followed nor counted, nor
 * what is hidden from the person who looks.
 */
export async function linkedGroups(
  db: Database,
  matterIds: readonly MatterId[],
  hidden = NOTHING_HIDDEN,
): Promise<ReadonlyMap<MatterId, LinkedGroup>> {
  if (matterIds.length === 0) return new Map();
  const { rows } = await sql<{ root: MatterId; matters: string; people: string }>`
    with recursive reached(root, matter_id) as (
      select m.matter_id, m.matter_id from cases.matter m where m.matter_id = any(${[...matterIds]}::text[])
      union
      (select r.root, l.other_id from reached r
         join cases.matter_link l on l.matter_id = r.matter_id
         join cases.matter m on m.matter_id = l.other_id and ${ordinary} and ${notHidden(hidden)}
        limit ${LONGEST_WALK})
    )
    select r.root, count(*) as matters, sum(m.petitioner_count) as people
      from reached r join cases.matter m on m.matter_id = r.matter_id group by r.root`.execute(db);
  return new Map(rows.map(({ root, matters, people }) => [root, { matters: Number(matters), people: Number(people) }]));
}
