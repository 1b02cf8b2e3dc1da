/** The work list as the workbench reads it: overdue first, then today, soon, in time, without a clock; inside by day (ux §3). */
import { sql, type SelectQueryBuilder, type SqlBool } from 'kysely';
import { CONFIDENTIALITY_RANK } from '../access/sight.ts';
import type { Channel, ClaimRoute, Colour, Confidentiality, Subject } from '../schema/codes.ts';
import type { UnitId, UserId } from '../schema/ids.ts';
import type { DueCounts, DueState, WorkList, WorkRow, WorkScope } from '../schema/workViews.ts';
import { dueStateSchema } from '../schema/workViews.ts';
import type { LocalDate } from '../schema/time.ts';
import type { StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { ClaimTable, Database, MatterTable, Tables, WorkItemTable } from './database.ts';
import { namesOf } from './people.ts';
import { accusesNone, seen, type SeenThrough } from './seeing.ts';
import { readTaskActs, staffTaskOf } from './taskActs.ts';
import { cursorOf, placeOf, type Place } from './workCursor.ts';

/** Who looks, and how far. */
export interface WorkViewer {
  readonly userId: UserId;
  readonly groups: readonly string[];
  /** Units whose accusations are hidden from the person. */
  readonly hideAccusationsFrom: readonly UnitId[];
  /** Matters whose tasks the person may urge; null = none. */
  readonly watch: readonly SeenThrough[] | null;
}
export interface WorkQuery {
  readonly scope: WorkScope;
  readonly state?: DueState | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface WorkListReader {
  list(viewer: WorkViewer, query: WorkQuery): Promise<WorkList>;
  /** One task in any state; undefined = no such task. */
  row(userTaskKey: string): Promise<WorkRow | undefined>;
}

type Joined = Tables & { w: WorkItemTable; m: MatterTable; c: { [K in keyof ClaimTable]: ClaimTable[K] | null } };
type Query<O> = SelectQueryBuilder<Joined, 'w' | 'm' | 'c', O>;

/** Place of a task's deadline state in the order of the list, on a given day. */
const rankOn = (day: LocalDate) => sql<number>`
  case when w.due_on is null then 5 when w.due_on < ${day}::date then 0 when w.due_on = ${day}::date then 1
       when w.soon_on <= ${day}::date then 2 else 3 end`;
const STATES: readonly DueState[] = dueStateSchema.options;
const LAST_DAY = '9999-12-31';

/** Names nobody: neither colour nor place nor subject of a matter that is kept secret stands in a list. */
const secret = (level: string): boolean =>
  CONFIDENTIALITY_RANK[level as Confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;

function inScope({ userId, groups, watch }: WorkViewer, scope: WorkScope, day: LocalDate) {
  switch (scope) {
    case 'MINE':
      return sql<SqlBool>`((w.state = 'OFFERED' and (w.holder_id = ${userId} or w.co_signer_ids @> array[${userId}]::text[]))
                           or (w.state = 'SUBMITTED' and w.submitted_by = ${userId}))`;
    case 'GROUPS':
      return sql<SqlBool>`(w.state = 'OFFERED' and w.groups && ${[...groups]}::text[] and w.holder_id is distinct from ${userId})`;
    case 'WATCH': {
      // Only what is late or soon will be: that is what one urges, and a whole county's open tasks would be too many to sort.
      const through = (watch ?? []).map(seen);
      const where = through.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(through, sql` or `)})`;
      return sql<SqlBool>`(w.state = 'OFFERED' and w.soon_on <= ${day}::date and w.holder_id is distinct from ${userId} and ${where})`;
    }
  }
}

const joined = (db: Database) =>
  db
    .selectFrom('cases.work_item as w')
    .innerJoin('cases.matter as m', 'm.matter_id', 'w.matter_id')
    .leftJoin('cases.claim as c', (join) =>
      join.on(
        sql<SqlBool>`c.matter_id = m.matter_id and (c.claim_id = w.claim_id or (w.claim_id is null and c.seq = 1))`,
      ),
    ) as unknown as Query<object>;

function scoped(db: Database, viewer: WorkViewer, scope: WorkScope, day: LocalDate): Query<object> {
  const query = joined(db).where(inScope(viewer, scope, day));
  return viewer.hideAccusationsFrom.length > 0 ? query.where(accusesNone(viewer.hideAccusationsFrom)) : query;
}

const selected = (query: Query<object>, day: LocalDate) =>
  query.select([
    'w.user_task_key',
    'w.process_id',
    'w.element_id',
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
type Row = Awaited<ReturnType<ReturnType<typeof selected>['execute']>>[number];

const after = (place: Place) => sql<SqlBool>`
  (${rankOn(place.day)}, coalesce(w.due_on, ${LAST_DAY}::date), w.user_task_key)
    > (${place.rank}::integer, ${place.dueOn ?? LAST_DAY}::date, ${place.userTaskKey}::text)`;

export function createWorkList({ db, clock, clocks, organisation }: StoreParts): WorkListReader {
  const unitName = (id: string) => organisation.unit(id as UnitId)?.name ?? null;

  async function rowsOf(rows: readonly Row[], day: LocalDate): Promise<WorkRow[]> {
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
        taskKey: `${row.process_id}/${row.element_id}`,
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

  async function countsOf(viewer: WorkViewer, scope: WorkScope, day: LocalDate): Promise<DueCounts> {
    const rows = await scoped(db, viewer, scope, day)
      .select([rankOn(day).as('rank'), ({ fn }) => fn.countAll<string>().as('count')])
      .groupBy(sql`1`)
      .execute();
    const byRank = new Map(rows.map(({ rank, count }) => [rank, Number(count)]));
    return Object.fromEntries(STATES.map((state, rank) => [state, byRank.get(rank) ?? 0])) as DueCounts;
  }
  const total = (counts: DueCounts): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

  return {
    async list(viewer, { scope, state, cursor, limit }) {
      const now = await businessNow(db, clock);
      const place = cursor === undefined ? undefined : placeOf(cursor);
      // Later pages keep the day of the first, so that a row that becomes late at midnight is neither skipped nor shown twice.
      const day = place?.day ?? clocks.localDate(now);
      let query = scoped(db, viewer, scope, day);
      if (state !== undefined) query = query.where(sql<SqlBool>`${rankOn(day)} = ${STATES.indexOf(state)}::integer`);
      if (place) query = query.where(after(place));
      const rows = await selected(query, day)
        .orderBy('rank')
        .orderBy(sql`coalesce(w.due_on, ${LAST_DAY}::date)`)
        .orderBy('w.user_task_key')
        .limit(limit + 1)
        .execute();
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const [mine, groups] = [await countsOf(viewer, 'MINE', day), await countsOf(viewer, 'GROUPS', day)];
      return {
        items: await rowsOf(shown, day),
        counts: scope === 'MINE' ? mine : scope === 'GROUPS' ? groups : await countsOf(viewer, scope, day),
        scopes: { MINE: total(mine), GROUPS: total(groups), WATCH: viewer.watch !== null },
        nextCursor:
          rows.length > limit && last
            ? cursorOf({ day, rank: last.rank, dueOn: last.due_on, userTaskKey: last.user_task_key })
            : null,
        asOf: new Date(now).toISOString(),
      };
    },
    async row(userTaskKey) {
      const day = clocks.localDate(await businessNow(db, clock));
      const rows = await selected(joined(db).where('w.user_task_key', '=', userTaskKey), day)
        .limit(1)
        .execute();
      return (await rowsOf(rows, day))[0];
    },
  };
}
