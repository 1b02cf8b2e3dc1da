/** The work list as the workbench reads it: overdue first, then today, soon, in time, without a clock; inside by day (ux §3). */
import { sql, type SqlBool } from 'kysely';
import type { UserId } from '../schema/ids.ts';
import type { DueCounts, DueState, WorkList, WorkRow, WorkScope } from '../schema/workViews.ts';
import type { LocalDate } from '../schema/time.ts';
import type { StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Database } from './database.ts';
import { notHidden, seenThroughAny, type Hidden, type SeenThrough } from './seeing.ts';
import { cursorOf, placeOf } from './workCursor.ts';
import { after, joined, LAST_DAY, rankOn, rowsOf, selected, STATES } from './workRows.ts';

/** Who looks, and how far. */
export interface WorkViewer {
  readonly userId: UserId;
  readonly groups: readonly string[];
  readonly hidden: Hidden;
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

function inScope({ userId, groups, watch }: WorkViewer, scope: WorkScope, day: LocalDate) {
  switch (scope) {
    case 'MINE':
      // Three ways, each by its own index: asked with `or`, all open tasks were read.
      return sql<SqlBool>`w.user_task_key in (
        select x.user_task_key from cases.work_item x where x.state = 'OFFERED' and x.holder_id = ${userId}
        union all
        select x.user_task_key from cases.work_item x
         where x.state = 'OFFERED' and x.co_signer_ids <> '{}' and x.co_signer_ids @> array[${userId}]::text[]
        union all
        select x.user_task_key from cases.work_item x where x.state = 'SUBMITTED' and x.submitted_by = ${userId}
      ) and w.state in ('OFFERED', 'SUBMITTED')`;
    case 'GROUPS':
      return sql<SqlBool>`(w.state = 'OFFERED' and w.groups && ${[...groups]}::text[] and w.holder_id is distinct from ${userId})`;
    case 'WATCH': {
      // Only what is late or soon will be: that is what one urges, and a whole county's open tasks would be too many to sort.
      return sql<SqlBool>`(w.state = 'OFFERED' and w.soon_on <= ${day}::date and w.holder_id is distinct from ${userId} and ${seenThroughAny(watch ?? [], 'w')})`;
    }
  }
}

/** Without their matters: those of the rows that are shown are looked up then. */
const scoped = (db: Database, viewer: WorkViewer, scope: WorkScope, day: LocalDate) =>
  db
    .selectFrom('cases.work_item as w')
    .where(inScope(viewer, scope, day))
    .where('w.confidentiality', 'is not', null)
    .where(notHidden(viewer.hidden, 'w'));

export function createWorkList(parts: StoreParts): WorkListReader {
  const { db, clock, clocks } = parts;

  async function countsOf(viewer: WorkViewer, scope: WorkScope, day: LocalDate): Promise<DueCounts> {
    const rows = await scoped(db, viewer, scope, day)
      .select([rankOn(day).as('rank'), ({ fn }) => fn.countAll<string>().as('count')])
      .groupBy(sql`1`)
      .execute();
    const byRank = new Map(rows.map(({ rank, count }) => [rank, Number(count)]));
    return Object.fromEntries(STATES.map((state, rank) => [state, byRank.get(rank) ?? 0])) as DueCounts;
  }
  /** In the order of the keys. */
  async function byKeys(keys: readonly string[], day: LocalDate) {
    if (keys.length === 0) return [];
    const open = joined(db).where('w.user_task_key', 'in', keys).where('w.state', 'in', ['OFFERED', 'SUBMITTED']);
    const found = await selected(open, day).execute();
    const rows = new Map(found.map((row) => [row.user_task_key, row]));
    return keys.flatMap((key) => rows.get(key) ?? []);
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
      const keys = await query
        .select(['w.user_task_key', rankOn(day).as('rank')])
        .orderBy('rank')
        .orderBy(sql`coalesce(w.due_on, ${LAST_DAY}::date)`)
        .orderBy('w.user_task_key')
        .limit(limit + 1)
        .execute();
      const rows = await byKeys(
        keys.map(({ user_task_key }) => user_task_key),
        day,
      );
      const shown = rows.slice(0, limit);
      const last = shown.at(-1);
      const [mine, groups] = [await countsOf(viewer, 'MINE', day), await countsOf(viewer, 'GROUPS', day)];
      return {
        items: await rowsOf(parts, shown, day),
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
      return (await rowsOf(parts, rows, day))[0];
    },
  };
}
