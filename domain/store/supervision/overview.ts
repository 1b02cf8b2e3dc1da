/** The figure row of the desk, the ladder, and the latest decisions. */
import { sql, type SqlBool } from 'kysely';
import type { ClockKey, MeasureKind } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { DeskList, LostPage, Overview } from '../../schema/supervisionViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { ladderOf, lateClock } from './ladder.ts';
import { inList, offeredTo } from './lists.ts';
import { claimOf, kept, matterOf, visible, type DeskViewer } from './viewer.ts';

/** Matters over, whatever they were coloured: nobody has to act on them. */
const OPEN = sql<SqlBool>`(m.closed_on is null and m.status not in ('AFTER_CARE', 'NOT_ACCEPTED', 'NO_LONGER_ACCEPTED', 'MERGED', 'GUIDED'))`;
export const openColoured = OPEN;

/** No open task stands for the duty; tasks of the escalation are about it, not the work itself. */
const lost = sql<SqlBool>`not exists (
  select from cases.work_item w
   where w.matter_id = k.matter_id and w.state in ('OFFERED', 'SUBMITTED') and w.process_id <> 'escalation'
     and (w.claim_id is null or k.subject_kind <> 'CLAIM' or w.claim_id = k.subject_id))`;

const DECIDED_SHOWN = 5;

type Figures = Overview['figures'];
const numbersOf = <F extends keyof Figures>(row: Record<F, string> | undefined): Pick<Figures, F> =>
  Object.fromEntries(Object.entries<string>(row ?? {}).map(([figure, count]) => [figure, Number(count)])) as Pick<
    Figures,
    F
  >;

/** Open tasks, each looked at once for all lists that it may be in. */
async function tasksOf({ db }: StoreParts, viewer: DeskViewer, day: LocalDate) {
  const lists = ['OVER', 'SOON', 'REDO', 'DRAFTS', 'FAULT'] as const;
  const any = sql.join(
    lists.map((list) => inList(list, day)),
    sql` or `,
  );
  const count = (list: DeskList, more = sql<SqlBool>`true`) =>
    sql`count(*) filter (where ${inList(list, day)} and ${more})`;
  const { rows } = await sql<Record<'over' | 'soon' | 'redo' | 'drafts' | 'draftsMine' | 'faults', string>>`select
      ${count('OVER')} as "over", ${count('SOON')} as "soon", ${count('REDO')} as "redo", ${count('DRAFTS')} as "drafts",
      ${count('DRAFTS', offeredTo(viewer))} as "draftsMine", ${count('FAULT')} as "faults"
    from cases.work_item w where (${any}) and ${visible(viewer, 'w')}`.execute(db);
  return numbersOf(rows[0]);
}

async function coloursOf({ db }: StoreParts, viewer: DeskViewer) {
  const { rows } = await sql<Record<'red' | 'yellow' | 'unowned', string>>`select
      count(*) filter (where m.colour = 'RED') as "red", count(*) filter (where m.colour = 'YELLOW') as "yellow",
      count(*) filter (where m.colour = 'RED' and not exists (select from cases.ownership o where o.matter_id = m.matter_id)) as "unowned"
    from cases.matter m where m.colour in ('RED', 'YELLOW') and ${OPEN} and not ${kept} and ${visible(viewer)}`.execute(
    db,
  );
  return numbersOf(rows[0]);
}

async function dutiesOf({ db }: StoreParts, viewer: DeskViewer, day: LocalDate) {
  const { rows } = await sql<Record<'redoAgain' | 'lost', string>>`select
    (select count(distinct c.claim_id) from cases.measure x ${claimOf(sql.ref('x.claim_id'))} ${matterOf(sql.ref('x.matter_id'))}
      where x.because = 'REDO_FAILED' and c.status like 'REDO%' and ${visible(viewer)}) as "redoAgain",
    (select count(*) from cases.clock k ${matterOf(sql.ref('k.matter_id'))}
      where ${lateClock(day)} and ${lost} and ${visible(viewer)}) as "lost"`.execute(db);
  return numbersOf(rows[0]);
}

async function decidedOf({ db, organisation }: StoreParts, viewer: DeskViewer): Promise<Overview['decided']> {
  const { rows } = await sql<{
    decided_on: LocalDate;
    kind: MeasureKind;
    issued: boolean;
    matter_id: string;
    public_number: string;
    unit_id: string;
    hidden: boolean;
  }>`
    select x.decided_on, x.kind, x.issued, m.matter_id, m.public_number, coalesce(c.unit_id, m.bureau_unit_id) as unit_id, ${kept} as hidden
      from cases.measure x ${matterOf(sql.ref('x.matter_id'))} ${claimOf(sql.ref('x.claim_id'))}
     where x.decided_on is not null and ${visible(viewer)}
     order by x.decided_on desc, x.measure_id desc limit ${DECIDED_SHOWN}`.execute(db);
  return rows.map((row) => ({
    on: row.decided_on,
    kind: row.kind,
    issued: row.issued,
    matterId: row.matter_id,
    publicNumber: row.public_number,
    unitName: row.hidden ? null : (organisation.unit(row.unit_id as UnitId)?.name ?? null),
  }));
}

export async function overviewOf(parts: StoreParts, viewer: DeskViewer): Promise<Omit<Overview, 'may'>> {
  const now = await businessNow(parts.db, parts.clock);
  const day = parts.clocks.localDate(now);
  const [tasks, colours, duties, ladder, decided] = await Promise.all([
    tasksOf(parts, viewer, day),
    coloursOf(parts, viewer),
    dutiesOf(parts, viewer, day),
    ladderOf(parts, viewer, day),
    decidedOf(parts, viewer),
  ]);
  return { figures: { ...tasks, ...colours, ...duties }, ladder, decided, asOf: new Date(now).toISOString() };
}

const LOST_SHOWN = 100;

/** Duties past their day that no open task stands for, latest first. */
export async function lostOf(parts: StoreParts, viewer: DeskViewer): Promise<LostPage> {
  const { db, clocks, organisation } = parts;
  const day = clocks.localDate(await businessNow(db, parts.clock));
  const { rows } = await sql<{
    matter_id: string;
    public_number: string;
    clock_key: ClockKey;
    due_on: LocalDate;
    seq: number | null;
    unit_id: string;
    hidden: boolean;
  }>`
    select m.matter_id, m.public_number, k.clock_key, k.due_on, c.seq,
           coalesce(k.responsible_unit_id, c.unit_id, m.bureau_unit_id) as unit_id, ${kept} as hidden
      from cases.clock k ${matterOf(sql.ref('k.matter_id'))} ${claimOf(sql.ref('k.subject_id'))}
     where ${lateClock(day)} and ${lost} and ${visible(viewer)}
     order by k.due_on, k.clock_ref limit ${LOST_SHOWN}`.execute(db);
  return {
    items: rows.map((row) => ({
      matterId: row.matter_id,
      publicNumber: row.public_number,
      clockKey: row.clock_key,
      claimSeq: row.seq,
      unitName: row.hidden ? null : (organisation.unit(row.unit_id as UnitId)?.name ?? null),
      dueOn: row.due_on,
      daysLate: clocks.daysBetween(row.due_on, day),
    })),
  };
}
