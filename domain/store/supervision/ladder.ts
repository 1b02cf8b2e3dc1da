/** Where late claims and open drafts stand on the ladder of R1 arts 39 and 40. */
import { sql, type SqlBool } from 'kysely';
import { z } from 'zod';
import { lapses } from '../../clocks/rules.ts';
import { clockKeySchema, type Colour, type Subject } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import { localDateSchema, type LocalDate } from '../../schema/time.ts';
import type { LadderPage, LadderRow, Overview } from '../../schema/supervisionViews.ts';
import { DRAWN_UP_TO, RUNG_OF_KIND, RUNGS, type Rung } from '../../supervision/ladder.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { claimOf, kept, matterOf, visible, type DeskViewer } from './viewer.ts';

/** Clocks that do not climb: those that end by themselves, and the decision on a measure, which is only reminded of. */
const STILL = clockKeySchema.options.filter((key) => lapses(key) || key === 'MEASURE_DECISION');

/** Duties past their day. */
export const lateClock = (day: LocalDate) =>
  sql<SqlBool>`(k.stopped_on is null and k.due_on < ${day}::date and k.responsible_role <> 'PET' and k.clock_key <> all(${STILL}::text[]))`;

/**
 * One row a claim (or the bureau's own part): late, or with a draft. Its rung is the highest measure that waits or that was issued since
 * the day passed; late without any is REMIND.
 */
const standing = (viewer: DeskViewer, day: LocalDate) => sql`
  late as (
    select k.matter_id, case when k.subject_kind = 'CLAIM' then k.subject_id end as claim_id, min(k.due_on) as due_on
      from cases.clock k where ${lateClock(day)} group by 1, 2),
  standing as (
    select matter_id, claim_id, due_on from late
    union all
    select distinct x.matter_id, x.claim_id, null::date from cases.measure x
     where x.decided_on is null
       and not exists (select from late l where l.matter_id = x.matter_id and l.claim_id is not distinct from x.claim_id)),
  placed as (
    select s.matter_id, s.claim_id, s.due_on, coalesce(r.rung, 0) as rung, coalesce(r.drafted, false) as drafted
      from standing s ${matterOf(sql.ref('s.matter_id'))}
      left join lateral (
        select n.rung, x.decided_on is null as drafted
          from cases.measure x
          join unnest(${RUNG_OF_KIND.map(([kind]) => kind)}::text[], ${RUNG_OF_KIND.map(([, rung]) => rung)}::integer[]) n (kind, rung) using (kind)
         where x.matter_id = s.matter_id and x.claim_id is not distinct from s.claim_id
           and (x.decided_on is null or (x.issued and x.drafted_on >= s.due_on))
         order by n.rung desc, drafted desc limit 1) r on true
     where ${visible(viewer)})`;

interface Found {
  matter_id: string;
  claim_id: string | null;
  due_on: LocalDate | null;
  rung: number;
  drafted: boolean;
  public_number: string;
  colour: string | null;
  seq: number | null;
  subject: string | null;
  unit_id: string;
  hidden: boolean;
}

const placeSchema = z.tuple([localDateSchema, localDateSchema, z.string().max(60), z.string().max(60)]);
const LAST_DAY = '9999-12-31';

async function rows(
  parts: StoreParts,
  viewer: DeskViewer,
  day: LocalDate,
  {
    rung,
    place,
    limit,
  }: { readonly rung: Rung | null; readonly place?: z.infer<typeof placeSchema> | undefined; readonly limit: number },
): Promise<Found[]> {
  const past = place ?? null;
  const found = await sql<Found>`
    with ${standing(viewer, day)}
    select p.*, m.public_number, m.colour, c.seq, coalesce(c.subject, f.subject) as subject, coalesce(c.unit_id, m.bureau_unit_id) as unit_id, ${kept} as hidden
      from placed p ${matterOf(sql.ref('p.matter_id'))}
      ${claimOf(sql.ref('p.claim_id'))}
      left join lateral (select y.subject from cases.claim y where y.matter_id = p.matter_id and y.seq = 1 offset 0) f on true
     where (${rung === null ? null : RUNGS.indexOf(rung)}::integer is null or p.rung = ${rung === null ? null : RUNGS.indexOf(rung)}::integer)
       and (${past === null}::boolean or (coalesce(p.due_on, ${LAST_DAY}::date), p.matter_id, coalesce(p.claim_id, '')) >
            (${past?.[1] ?? LAST_DAY}::date, ${past?.[2] ?? ''}::text, ${past?.[3] ?? ''}::text))
     order by coalesce(p.due_on, ${LAST_DAY}::date), p.matter_id, coalesce(p.claim_id, '')
     limit ${limit}`.execute(parts.db);
  return found.rows;
}

const viewOf =
  ({ clocks, organisation }: StoreParts, day: LocalDate) =>
  (row: Found): LadderRow => ({
    matterId: row.matter_id,
    publicNumber: row.public_number,
    subject: row.hidden ? null : (row.subject as Subject | null),
    colour: row.hidden ? null : (row.colour as Colour | null),
    claimSeq: row.claim_id === null ? null : row.seq,
    unitName: row.hidden ? null : (organisation.unit(row.unit_id as UnitId)?.name ?? null),
    rung: RUNGS[row.rung] ?? 'REMIND',
    drafted: row.drafted,
    daysLate: row.due_on === null ? 0 : clocks.daysBetween(row.due_on, day),
  });

/** How many stand on each rung, and which as long as they can be drawn. */
export async function ladderOf(parts: StoreParts, viewer: DeskViewer, day: LocalDate): Promise<Overview['ladder']> {
  const { rows: counted } = await sql<{ rung: number; count: string }>`
    with ${standing(viewer, day)} select rung, count(*) as count from placed group by rung`.execute(parts.db);
  const countOf = new Map(counted.map(({ rung, count }) => [rung, Number(count)]));
  const total = [...countOf.values()].reduce((sum, count) => sum + count, 0);
  const drawn = total > DRAWN_UP_TO ? [] : await rows(parts, viewer, day, { rung: null, limit: DRAWN_UP_TO });
  const views = drawn.map(viewOf(parts, day));
  return {
    total,
    rungs: RUNGS.map((rung, n) => ({
      rung,
      count: countOf.get(n) ?? 0,
      rows: views.filter((row) => row.rung === rung),
    })),
  };
}

function placeOf(cursor: string | undefined): z.infer<typeof placeSchema> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return placeSchema.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString())).data;
  } catch {
    return undefined;
  }
}

/** The claims on one rung, latest first. */
export async function ladderPage(
  parts: StoreParts,
  viewer: DeskViewer,
  { rung, cursor, limit }: { readonly rung: Rung; readonly cursor?: string | undefined; readonly limit: number },
): Promise<LadderPage> {
  const now = await businessNow(parts.db, parts.clock);
  const place = placeOf(cursor);
  const day = place?.[0] ?? parts.clocks.localDate(now);
  const found = await rows(parts, viewer, day, { rung, place, limit: limit + 1 });
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  const next = last && [day, last.due_on ?? LAST_DAY, last.matter_id, last.claim_id ?? ''];
  return {
    items: shown.map(viewOf(parts, day)),
    nextCursor: found.length > limit ? Buffer.from(JSON.stringify(next)).toString('base64url') : null,
    asOf: new Date(now).toISOString(),
  };
}
