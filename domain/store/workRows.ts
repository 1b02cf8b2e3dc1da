/** Rows of lists of user tasks, in the order of every list: overdue first, then today, soon, in time, without a clock; inside by day (ux §3). */
import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { CONFIDENTIALITY_RANK } from '../access/sight.ts';
import type { Channel, ClaimRoute, Colour, Confidentiality, Subject } from '../schema/codes.ts';
import type { UnitId } from '../schema/ids.ts';
import type { DueState, WorkRow } from '../schema/workViews.ts';
import { dueStateSchema } from '../schema/workViews.ts';
import type { LocalDate } from '../schema/time.ts';
import type { StoreParts } from './act.ts';
import type { ClaimTable, Database, MatterTable, Tables, WorkItemTable } from './database.ts';
import { namesOf } from './people.ts';
import { readTaskActs, staffTaskOf } from './taskActs.ts';
import type { Place } from './workCursor.ts';

type Joined = Tables & { w: WorkItemTable; m: MatterTable; c: { [K in keyof ClaimTable]: ClaimTable[K] | null } };
/** Tasks `w` with their matters `m` and, where they concern one, their claims `c`. */
export type Query<O> = SelectQueryBuilder<Joined, 'w' | 'm' | 'c', O>;

/** Place of a task's deadline state in the order of the list, on a given day. */
export const rankOn = (day: LocalDate) => sql<number>`
  case when w.due_on is null then 5 when w.due_on < ${day}::date then 0 when w.due_on = ${day}::date then 1
       when w.soon_on <= ${day}::date then 2 else 3 end`;
export const STATES: readonly DueState[] = dueStateSchema.options;
export const LAST_DAY = '9999-12-31';

/** Names nobody: neither colour nor place nor subject of a matter that is kept secret stands in a list. */
export const secret = (level: string): boolean =>
  CONFIDENTIALITY_RANK[level as Confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;

export const joined = (db: Database) =>
  db
    .selectFrom('cases.work_item as w')
    .innerJoin('cases.matter as m', 'm.matter_id', 'w.matter_id')
    .leftJoin('cases.claim as c', (join) =>
      join.on(
        sql<SqlBool>`c.matter_id = m.matter_id and (c.claim_id = w.claim_id or (w.claim_id is null and c.seq = 1))`,
      ),
    ) as unknown as Query<object>;

export const selected = (query: Query<object>, day: LocalDate) =>
  query.select([
    'w.user_task_key',
    'w.task_key',
    'w.drawn_name',
    'w.claim_id',
    'w.due_on',
    'w.clock_ref',
    'w.state',
    'w.holder_id',
    'w.urges',
    'w.urged_at',
    'm.matter_id',
    'm.public_number',
    'm.confidentiality',
    'm.channel',
    'm.colour',
    'm.petitioner_count',
    'm.bureau_unit_id',
    'c.seq',
    'c.subject',
    'c.route',
    'c.unit_id',
    rankOn(day).as('rank'),
  ]);
export type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

export const after = (place: Place) => sql<SqlBool>`
  (${rankOn(place.day)}, coalesce(w.due_on, ${LAST_DAY}::date), w.user_task_key)
    > (${place.rank}::integer, ${place.dueOn ?? LAST_DAY}::date, ${place.userTaskKey}::text)`;

/** The rows as pages show them. */
export async function rowsOf(
  { db, clocks, organisation }: StoreParts,
  rows: readonly Row[],
  day: LocalDate,
): Promise<WorkRow[]> {
  const unitName = (id: string) => organisation.unit(id as UnitId)?.name ?? null;
  const acts = await readTaskActs(
    db,
    rows.map(({ user_task_key }) => user_task_key),
  );
  const tasks = new Map(
    rows.map(({ user_task_key: key }) => [key, staffTaskOf(acts.filter((act) => act.user_task_key === key))]),
  );
  const holders = rows.flatMap(({ holder_id }) => holder_id ?? []);
  const nameOf = await namesOf(db, [
    ...holders,
    ...[...tasks.values()].flatMap(({ coSigners }) => coSigners.map(({ userId }) => userId)),
  ]);
  const person = (userId: string) => ({ userId, name: nameOf(userId) });
  return rows.map((row) => {
    const hidden = secret(row.confidentiality);
    return {
      userTaskKey: row.user_task_key,
      taskKey: row.task_key,
      drawnName: row.drawn_name,
      matterId: row.matter_id,
      publicNumber: row.public_number,
      confidentiality: row.confidentiality as Confidentiality,
      channel: row.channel as Channel,
      colour: hidden ? null : (row.colour as Colour | null),
      subject: hidden ? null : (row.subject as Subject | null),
      route: hidden || row.claim_id === null ? null : (row.route as ClaimRoute | null),
      unitName: hidden ? null : unitName(row.unit_id ?? row.bureau_unit_id),
      claimSeq: row.claim_id === null ? null : row.seq,
      petitionerCount: hidden ? 1 : row.petitioner_count,
      due: {
        state: STATES[row.rank] ?? 'NONE',
        days: row.due_on === null ? 0 : clocks.daysBetween(day, row.due_on),
        on: row.due_on,
        clockRef: row.clock_ref,
      },
      state: row.state,
      holder: row.holder_id === null ? null : person(row.holder_id),
      coSigners: (tasks.get(row.user_task_key)?.coSigners ?? []).map(({ userId, answer }) => ({
        ...person(userId),
        answer,
      })),
      urges: row.urges,
      urgedOn: row.urged_at === null ? null : clocks.localDate(row.urged_at.getTime()),
    };
  });
}
