/** How many matters a list has, without looking at each: the tally of migration 9, cut by the conditions that cut the list. */
import { sql, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import type { Database, MatterTable, Tables } from './database.ts';
import { notAccusing, type Hidden } from './seeing.ts';

/** Rows of the tally and what has changed since it was added up, as `m`. */
const tally = sql`(select * from cases.matter_tally union all
  select '00000000-0000-0000-0000-000000000000'::uuid, bureau_unit_id, unit_ids, confidentiality, accused_unit_id, status, colour, n from cases.matter_tally_change) m`;

/**
 * `conditions` may ask of the matter `m` its bureau, units, confidentiality, accused unit, status and colour: all that the tally knows.
 */
export async function countMatters(
  db: Database,
  conditions: readonly RawBuilder<boolean>[],
  hidden: Hidden,
): Promise<number> {
  const shown = sql.join([sql`true`, ...conditions, notAccusing(hidden)], sql` and `);
  // The few matters that the person is recused from have been counted by then.
  const recused =
    hidden.recusedFrom.length === 0
      ? sql`0`
      : sql`(select count(*) from cases.matter m where m.matter_id = any(${[...hidden.recusedFrom]}::text[]) and ${shown})`;
  const { rows } = await sql<{ total: string }>`
    select coalesce(sum(m.n), 0) - ${recused} as total from ${tally} where ${shown}`.execute(db);
  return Number(rows[0]?.total ?? 0);
}

/** Looks at each: for conditions that the tally knows nothing of. */
export async function countRows(query: SelectQueryBuilder<Tables & { m: MatterTable }, 'm', object>): Promise<number> {
  const { total } = await query.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow();
  return Number(total);
}
