/** The lists that the desk's figures open: open user tasks, grouped by unit, in the order of every list. */
import { sql, type SqlBool } from 'kysely';
import { suppressSmall } from '../../access/sight.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { DeskList, DeskPage, FaultView } from '../../schema/supervisionViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import { partsOf, type FaultCause } from '../../supervision/fallback.ts';
import { DECISIONS } from '../../supervision/ladder.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { cursorOf, placeOf } from '../workCursor.ts';
import { after, LAST_DAY, rowsOf, selected, type Query } from '../workRows.ts';
import { kept, visible, type DeskViewer } from './viewer.ts';

export interface DeskQuery {
  readonly list: DeskList;
  readonly unitId?: string | undefined;
  /** Only tasks that the person may take. */
  readonly mine?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const DECIDED = Object.keys(DECISIONS);
const REDO_WORK = ['redo/task-redo', 'redo/task-recheck', 'redo/task-serve-redo', 'redo/task-confirm-execution'];
const stepIn = (steps: readonly string[]) =>
  sql<SqlBool>`(w.state = 'OFFERED' and w.task_key = any(${[...steps]}::text[]))`;

/** On the task `w`: it belongs to the list. */
export function inList(list: DeskList, day: LocalDate) {
  switch (list) {
    case 'OVER':
      return sql<SqlBool>`(w.state = 'OFFERED' and w.due_on < ${day}::date)`;
    case 'SOON':
      return sql<SqlBool>`(w.state = 'OFFERED' and w.soon_on <= ${day}::date and w.due_on >= ${day}::date)`;
    case 'REDO':
      return stepIn(REDO_WORK);
    case 'DRAFTS':
      return stepIn(DECIDED);
    case 'FAULT':
      return sql<SqlBool>`(w.state = 'OFFERED' and w.fault is not null)`;
  }
}

/** The tasks with their matters and claims, each found by its key (`matterOf` says why). */
const near = (db: StoreParts['db']): Query<object> =>
  db
    .selectFrom('cases.work_item as w')
    .innerJoinLateral(
      (eb) =>
        eb.selectFrom('cases.matter as x').selectAll('x').whereRef('x.matter_id', '=', 'w.matter_id').offset(0).as('m'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('cases.claim as y')
          .selectAll('y')
          .where(
            sql<SqlBool>`y.matter_id = w.matter_id and (y.claim_id = w.claim_id or (w.claim_id is null and y.seq = 1))`,
          )
          .offset(0)
          .as('c'),
      (join) => join.onTrue(),
    );

/** The unit that a row stands under: that of the claim, else the bureau; none where it could point at a person. */
const unitOf = sql<string | null>`case when ${kept} then null else coalesce(c.unit_id, m.bureau_unit_id) end`;

export async function deskPage(
  parts: StoreParts,
  viewer: DeskViewer,
  { list, unitId, mine = false, cursor, limit }: DeskQuery,
): Promise<DeskPage> {
  const { db, clock, clocks, organisation } = parts;
  const now = await businessNow(db, clock);
  const place = cursor === undefined ? undefined : placeOf(cursor);
  const day = place?.day ?? clocks.localDate(now);
  const listed = near(db).where(inList(list, day)).where(visible(viewer, 'w'));
  const all = mine ? listed.where(offeredTo(viewer)) : listed;
  const filtered = unitId === undefined ? all : all.where(sql<SqlBool>`${unitOf} = ${unitId}`);
  const rows = await selected(place ? filtered.where(after(place)) : filtered, day)
    .orderBy('rank')
    .orderBy(sql`coalesce(w.due_on, ${LAST_DAY}::date)`)
    .orderBy('w.user_task_key')
    .limit(limit + 1)
    .execute();
  const groups = await all
    .select([unitOf.as('unit'), ({ fn }) => fn.countAll<string>().as('count')])
    .groupBy(sql`1`)
    .orderBy(sql`2`, 'desc')
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const nameOf = (id: string | null) => (id === null ? null : (organisation.unit(id as UnitId)?.name ?? null));
  const inFilter = groups.filter(({ unit }) => unitId === undefined || unit === unitId);
  return {
    items: await rowsOf(parts, shown, day),
    faults: await faultsOf(
      parts,
      viewer,
      shown.map(({ user_task_key }) => user_task_key),
    ),
    byUnit: groups.map(({ unit, count }) => ({
      unitId: unit,
      name: nameOf(unit),
      count: viewer.masked || unit === null ? suppressSmall(Number(count)) : Number(count),
    })),
    total: inFilter.reduce((sum, { count }) => sum + Number(count), 0),
    nextCursor:
      rows.length > limit && last
        ? cursorOf({ day, rank: last.rank, dueOn: last.due_on, userTaskKey: last.user_task_key })
        : null,
    asOf: new Date(now).toISOString(),
  };
}

/** Why nobody could take these tasks, and who takes care of them. */
export async function faultsOf(
  { db, organisation }: Pick<StoreParts, 'db' | 'organisation'>,
  viewer: DeskViewer,
  keys: readonly string[],
): Promise<Record<string, FaultView>> {
  if (keys.length === 0) return {};
  const rows = await db
    .selectFrom('cases.work_item')
    .select(['user_task_key', 'groups', 'lent_groups', 'fault', 'desk_group'])
    .where('user_task_key', 'in', keys)
    .where('fault', 'is not', null)
    .execute();
  const postOf = (group: string) => {
    const { role, unitId } = partsOf(group);
    return { role, unitName: organisation.unit(unitId)?.name ?? null };
  };
  return Object.fromEntries(
    rows.map(({ user_task_key, groups, lent_groups, fault, desk_group }) => [
      user_task_key,
      {
        cause: fault as FaultCause,
        posts: groups.filter((group) => !lent_groups.includes(group)).map(postOf),
        desk: desk_group === null ? null : postOf(desk_group),
        mayAssign: desk_group !== null && viewer.groups.includes(desk_group),
      },
    ]),
  );
}

/** On the task `w`: one of the person's groups may take it. */
export const offeredTo = (viewer: DeskViewer) => sql<SqlBool>`(w.groups && ${[...viewer.groups]}::text[])`;
