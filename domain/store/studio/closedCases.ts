/** Closed cases as codes, for backtests: one statement a page, newest closed matters first. */
import { sql } from 'kysely';
import type { ClockKey } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { ClosedCase } from '../../schema/studio.ts';
import type { StoreParts } from '../act.ts';
import { notHidden, ordinary, seenThroughAny, type Hidden, type SeenThrough } from '../seeing.ts';

export interface ClosedCaseQuery {
  readonly processId: string;
  /** What the reader sees of matters; null = the reader reads none: the ordinary ones come with a running number for a name. */
  readonly through: readonly SeenThrough[] | null;
  readonly hidden: Hidden;
  readonly cursor?: string | undefined;
  /** Matters of one page; a matter may hold several cases of a process. */
  readonly limit: number;
}

export interface ClosedCasePage {
  readonly items: readonly ClosedCase[];
  readonly nextCursor: string | null;
}

/** Handling clocks: what `dueDates.HANDLE` of the flows stands for is the one that was started last (domain/case/variables.ts). */
const HANDLING = ['HANDLE_31_6', 'HANDLE_EXT', 'SIMPLE_HANDLE'] satisfies ClockKey[];

interface Row {
  readonly closed_on: string;
  readonly seq: string;
  readonly rank: string;
  readonly public_number: string;
  readonly unit_id: string | null;
  readonly subject: string | null;
  readonly process_version: number;
  readonly started_at: Date;
  readonly ended_at: Date;
  readonly due_on: string | null;
  readonly route: string | null;
  readonly message: { readonly variables?: Readonly<Record<string, unknown>> } | null;
  readonly due_dates: Readonly<Record<string, string>> | null;
  readonly handle: string | null;
  readonly steps: readonly { readonly elementId: string; readonly outcome: string; readonly at: string }[];
}

/** Closing day, order within it, and how many matters came before: the running number goes on from page to page. */
interface Cursor {
  readonly closedOn: string;
  readonly seq: string;
  readonly before: number;
}
const cursorOf = ({ closedOn, seq, before }: Cursor): string =>
  Buffer.from(`${closedOn} ${seq} ${String(before)}`).toString('base64url');
/** Undefined for one that is not ours. */
function readCursor(text: string | undefined): Cursor | undefined {
  const found = /^(\d{4}-\d{2}-\d{2}) (\d{1,18}) (\d{1,9})$/.exec(Buffer.from(text ?? '', 'base64url').toString());
  return found ? { closedOn: found[1]!, seq: found[2]!, before: Number(found[3]) } : undefined;
}

/** Ids and numbers would lead back to people; codes, figures and dates do not. */
const codesOnly = (variables: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(variables).filter(([name, value]) => !/(Id|Ids|Ref|Number|Groups)$/.test(name) && value !== null),
  );

export async function closedCases(
  { db, organisation }: StoreParts,
  { processId, through, hidden, cursor, limit }: ClosedCaseQuery,
): Promise<ClosedCasePage> {
  const after = readCursor(cursor);
  const visible = through === null ? ordinary : seenThroughAny(through);
  const older = after
    ? sql<boolean>`(m.closed_on, m.seq) < (${after.closedOn}::date, ${after.seq}::bigint)`
    : sql<boolean>`true`;
  const { rows } = await sql<Row>`
    with page as (
      select m.matter_id, m.public_number, m.closed_on, m.seq, m.bureau_unit_id,
             row_number() over (order by m.closed_on desc, m.seq desc) as rank
        from cases.matter m
       where m.closed_on is not null and ${visible} and ${notHidden(hidden)} and ${older}
         and exists (select from cases.flow_trace t where t.matter_id = m.matter_id and t.process_id = ${processId})
       order by m.closed_on desc, m.seq desc limit ${limit + 1}),
    flows as (
      select p.matter_id, t.process_instance_key, max(t.process_version) as process_version, max(t.claim_id) as claim_id,
             min(t.at) as started_at, max(t.at) as ended_at,
             json_agg(json_build_object('elementId', t.element_id, 'outcome', t.outcome, 'at', t.at) order by t.id) as steps
        from page p join cases.flow_trace t on t.matter_id = p.matter_id and t.process_id = ${processId}
       group by p.matter_id, t.process_instance_key)
    select p.closed_on::text, p.seq, p.rank, p.public_number, coalesce(c.unit_id, p.bureau_unit_id) as unit_id, c.subject,
           f.process_version, f.started_at, f.ended_at, k.due_on::text, c.route, b.message, k.due_dates, k.handle, f.steps
      from page p join flows f on f.matter_id = p.matter_id
      left join cases.claim c on c.claim_id = f.claim_id
      left join cases.flow b on b.matter_id = p.matter_id and b.process_instance_key = f.process_instance_key
      left join lateral (
        select max(k.due_on) filter (where k.responsible_role <> 'PET' and k.subject_id = coalesce(f.claim_id, p.matter_id)) as due_on,
               jsonb_object_agg(k.clock_key, k.due_at order by (k.subject_id <> p.matter_id), k.seq) as due_dates,
               (array_agg(k.due_at order by k.seq desc) filter (where k.clock_key = any(${HANDLING}::text[])))[1] as handle
          from cases.clock k
         where k.matter_id = p.matter_id and k.subject_id in (f.claim_id, p.matter_id)
           and k.starts_on <= f.ended_at::date) k on true
     order by p.rank, f.process_instance_key`.execute(db);
  const before = after?.before ?? 0;
  const shown = rows.filter(({ rank }) => Number(rank) <= limit);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  return {
    items: shown.map((row) => ({
      publicNumber: through === null ? String(before + Number(row.rank)) : row.public_number,
      unitName: (row.unit_id === null ? undefined : organisation.unit(row.unit_id as UnitId)?.name) ?? null,
      subject: row.subject,
      processVersion: row.process_version,
      startedAt: row.started_at.toISOString(),
      endedAt: row.ended_at.toISOString(),
      dueOn: row.due_on,
      variables: codesOnly({
        ...row.message?.variables,
        ...(row.route === null ? {} : { route: row.route }),
        ...(row.due_dates === null
          ? {}
          : { dueDates: { ...row.due_dates, ...(row.handle && { HANDLE: row.handle }) } }),
      }) as ClosedCase['variables'],
      steps: row.steps.map(({ elementId, outcome, at }) => ({ elementId, outcome, at: new Date(at).toISOString() })),
    })),
    nextCursor: more ? cursorOf({ closedOn: last.closed_on, seq: last.seq, before: before + limit }) : null,
  };
}
