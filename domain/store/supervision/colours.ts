/** Matters by colour with the reasons of DT-05, and leaders in charge with their plans (DT-09). */
import { sql, type SqlBool } from 'kysely';
import type { Colour, MatterStatus } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { ColouredPage } from '../../schema/supervisionViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { namesOf } from '../people.ts';
import { openColoured } from './overview.ts';
import { kept, visible, type DeskViewer } from './viewer.ts';

/** OWNED = with a leader in charge, by the day the plan ends; UNOWNED = red, and no leader has taken charge. */
export type ColourFilter = Colour | 'OWNED' | 'UNOWNED';

export interface ColourQuery {
  readonly of: ColourFilter;
  readonly unitId?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Found {
  seq: string;
  matter_id: string;
  public_number: string;
  colour: Colour;
  colour_factors: string[];
  colour_on: LocalDate | null;
  status: MatterStatus;
  unit_ids: string[];
  petitioner_count: number;
  leader_id: string | null;
  plan_due_on: LocalDate | null;
}

function conditionOf(of: ColourFilter) {
  switch (of) {
    case 'OWNED':
      return sql<SqlBool>`o.matter_id is not null`;
    case 'UNOWNED':
      return sql<SqlBool>`(m.colour = 'RED' and o.matter_id is null)`;
    default:
      return sql<SqlBool>`m.colour = ${of}`;
  }
}

/** Newest registration first. A matter that is kept secret has no colour in any list. */
export async function colouredPage(
  parts: StoreParts,
  viewer: DeskViewer,
  { of, unitId, cursor, limit }: ColourQuery,
): Promise<ColouredPage> {
  const { db, clock, clocks, organisation } = parts;
  const now = await businessNow(db, clock);
  const day = clocks.localDate(now);
  const before = cursor !== undefined && /^\d{1,18}$/.test(cursor) ? cursor : null;
  const { rows } = await sql<Found>`
    select m.seq, m.matter_id, m.public_number, m.colour, m.colour_factors, m.colour_on, m.status, m.unit_ids, m.petitioner_count, o.leader_id, o.plan_due_on
      from cases.matter m left join cases.ownership o using (matter_id)
     where ${conditionOf(of)} and m.colour is not null and ${openColoured} and not ${kept} and ${visible(viewer)}
       and (${unitId ?? null}::text is null or m.unit_ids @> array[${unitId ?? ''}]::text[])
       and (${before}::bigint is null or m.seq < ${before}::bigint)
     order by m.seq desc limit ${limit + 1}`.execute(db);
  const shown = rows.slice(0, limit);
  const nameOf = await namesOf(
    db,
    shown.flatMap(({ leader_id }) => leader_id ?? []),
  );
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({
      matterId: row.matter_id,
      publicNumber: row.public_number,
      colour: row.colour,
      factors: row.colour_factors,
      since: row.colour_on,
      status: row.status,
      unitNames: row.unit_ids.flatMap((id) => organisation.unit(id as UnitId)?.name ?? []),
      petitionerCount: row.petitioner_count,
      owner:
        row.leader_id === null || row.plan_due_on === null
          ? null
          : {
              name: nameOf(row.leader_id),
              planDueOn: row.plan_due_on,
              days: clocks.daysBetween(day, row.plan_due_on),
            },
    })),
    nextCursor: rows.length > limit && last ? last.seq : null,
    asOf: new Date(now).toISOString(),
  };
}
