/** The forecast over live positions and past durations (domain/supervision/forecast.ts says by which formula). */
import { sql } from 'kysely';
import type { UnitId } from '../../schema/ids.ts';
import type { ForecastView } from '../../schema/supervisionViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import { expected, outlookOf, type OpenTask, type Outlook, type Past } from '../../supervision/forecast.ts';
import { bestMove, moveTasks, stretchAfter, type Desk, type Move, type Worker } from '../../supervision/moving.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import type { Database } from '../database.ts';
import { namesOf, peopleAt } from '../people.ts';
import { claimOf, kept, matterOf, visible, type DeskViewer } from './viewer.ts';

export interface ForecastQuery {
  readonly until: LocalDate;
  /** Another proposal than the best one. */
  readonly move?: { readonly from: string; readonly to: string; readonly count: number } | undefined;
}

/** Tasks looked at in one forecast, and past tasks asked of a step in a unit and of a step: the latest, of one year. */
const LOOKED_AT = 2_000;
const OF_UNIT = 100;
const OF_STEP = 300;
const YEAR_DAYS = 365;
const PACE_DAYS = 28;
/** Rows of tasks that are more likely late than not. */
const LIKELY_SHOWN = 50;

interface Found extends OpenTask {
  readonly matterId: string;
  readonly publicNumber: string;
  readonly hidden: boolean;
}

async function positions(
  { db, clocks }: StoreParts,
  viewer: DeskViewer,
  day: LocalDate,
  until: LocalDate,
): Promise<readonly Found[]> {
  const { rows } = await sql<{
    user_task_key: string;
    task_key: string;
    unit_id: string;
    holder_id: string | null;
    due_on: LocalDate;
    created_at: Date;
    slack: number;
    matter_id: string;
    public_number: string;
    hidden: boolean;
  }>`
    select w.user_task_key, w.task_key, coalesce(k.responsible_unit_id, c.unit_id, m.bureau_unit_id) as unit_id,
           w.holder_id, w.due_on, w.created_at, w.due_on - ${day}::date as slack,
           m.matter_id, m.public_number, ${kept} as hidden
      from cases.work_item w ${matterOf(sql.ref('w.matter_id'))}
      ${claimOf(sql.ref('w.claim_id'))}
      left join lateral (select z.responsible_unit_id from cases.clock z where z.clock_ref = w.clock_ref offset 0) k on true
     where w.state = 'OFFERED' and w.due_on >= ${day}::date and w.due_on <= ${until}::date and ${visible(viewer, 'w')}
     order by w.due_on, w.user_task_key limit ${LOOKED_AT + 1}`.execute(db);
  return rows.map((row) => ({
    userTaskKey: row.user_task_key,
    taskKey: row.task_key,
    unitId: row.unit_id,
    holderId: row.holder_id,
    age: Math.max(0, clocks.daysBetween(clocks.localDate(row.created_at.getTime()), day)),
    slack: row.slack,
    dueOn: row.due_on,
    matterId: row.matter_id,
    publicNumber: row.public_number,
    hidden: row.hidden,
  }));
}

/** Past durations of every step and unit among the tasks. */
async function pastOf(db: Database, tasks: readonly OpenTask[], day: LocalDate): Promise<(task: OpenTask) => Past> {
  const pairs = [...new Map(tasks.map((task) => [`${task.taskKey} ${task.unitId}`, task])).values()];
  const steps = [...new Set(tasks.map(({ taskKey }) => taskKey))];
  const since = sql`${day}::date - ${YEAR_DAYS}::integer`;
  const { rows: ofUnit } = await sql<{ pair: string; days: number[] }>`
    select p.task_key || ' ' || p.unit_id as pair,
           array(select d.days from cases.step_duration d where d.task_key = p.task_key and d.unit_id = p.unit_id and d.stopped_on >= ${since}
                  order by d.stopped_on desc limit ${OF_UNIT}) as days
      from unnest(${pairs.map(({ taskKey }) => taskKey)}::text[], ${pairs.map(({ unitId }) => unitId)}::text[]) p (task_key, unit_id)`.execute(
    db,
  );
  const { rows: ofStep } = await sql<{ task_key: string; days: number[] }>`
    select p.task_key, array(select d.days from cases.step_duration d where d.task_key = p.task_key and d.stopped_on >= ${since}
                              order by d.stopped_on desc limit ${OF_STEP}) as days
      from unnest(${steps}::text[]) p (task_key)`.execute(db);
  const unit = new Map(ofUnit.map(({ pair, days }) => [pair, days]));
  const step = new Map(ofStep.map(({ task_key, days }) => [task_key, days]));
  return ({ taskKey, unitId }) => ({
    ofUnit: unit.get(`${taskKey} ${unitId}`) ?? [],
    ofStep: step.get(taskKey) ?? [],
  });
}

interface Hand extends Worker {
  readonly unitId: string;
  readonly name: string;
}

/** Handlers of the units, with what they have in hand and how much they have done lately. */
async function handsAt(db: Database, units: readonly string[], day: LocalDate): Promise<readonly Hand[]> {
  const people = (await peopleAt(db, units)).flatMap(({ userId, name, roles }) => {
    const post = roles.find(({ role, unitId }) => (role === 'HDL' || role === 'FH') && units.includes(unitId));
    return post ? [{ userId, name, unitId: post.unitId }] : [];
  });
  const ids = people.map(({ userId }) => userId);
  const { rows } = await sql<{ user_id: string; load: number; done: number }>`
    select u.user_id,
           (select count(*)::integer from cases.work_item w where w.holder_id = u.user_id and w.state = 'OFFERED') as load,
           (select count(*)::integer from cases.work_item w where w.submitted_by = u.user_id and w.submitted_at >= ${day}::date - ${PACE_DAYS}::integer) as done
      from unnest(${ids}::text[]) u (user_id)`.execute(db);
  const figures = new Map(rows.map((row) => [row.user_id, row]));
  return people.map((one) => ({
    ...one,
    load: figures.get(one.userId)?.load ?? 0,
    done: figures.get(one.userId)?.done ?? 0,
  }));
}

const sum = (outlooks: readonly Outlook[]): number => outlooks.reduce((all, { chance }) => all + (chance ?? 0), 0);

export async function forecastOf(
  parts: StoreParts,
  viewer: DeskViewer,
  { until, move: wanted }: ForecastQuery,
): Promise<ForecastView> {
  const { db, clocks, organisation } = parts;
  const now = await businessNow(db, parts.clock);
  const day = clocks.localDate(now);
  const found = await positions(parts, viewer, day, until);
  const tasks = found.slice(0, LOOKED_AT);
  const units = [...new Set(tasks.map(({ unitId }) => unitId))];
  const desk: Desk = { tasks, pastOf: await pastOf(db, tasks, day) };
  // Who works how much is for those who read in full.
  const hands = viewer.masked ? [] : await handsAt(db, units, day);
  const handOf = new Map<string, Hand>(hands.map((one) => [one.userId, one]));
  const [a, b] = [handOf.get(wanted?.from ?? ''), handOf.get(wanted?.to ?? '')];
  const asked = wanted && a && b && a.unitId === b.unitId && a !== b;
  const move: Move | null = asked
    ? moveTasks(desk, a, b, wanted.count)
    : bestMove(
        desk,
        units.map((unit) => hands.filter(({ unitId }) => unitId === unit)),
      );
  const from = move && handOf.get(move.from);
  const to = move && handOf.get(move.to);
  const stretch = from && to ? stretchAfter(desk, from, to, move.keys.length) : () => 1;
  const outlooks = tasks.map((task) => outlookOf(task, desk.pastOf(task)));
  const after = tasks.map((task) => outlookOf(task, desk.pastOf(task), stretch(task)));
  const nameOf = await namesOf(
    db,
    tasks.flatMap(({ holderId }) => holderId ?? []),
  );
  const unitName = (id: string) => organisation.unit(id as UnitId)?.name ?? null;
  const days = Array.from({ length: clocks.daysBetween(day, until) + 1 }, (_, n) => clocks.addDays(day, n));
  return {
    until,
    expected: expected(outlooks),
    looked: tasks.length,
    more: found.length > LOOKED_AT,
    byDay: days.map((on) => {
      const own = outlooks.filter(({ task }) => task.dueOn === on);
      const mean = sum(own);
      return { on, due: own.length, mean, spared: mean - sum(after.filter(({ task }) => task.dueOn === on)) };
    }),
    byUnit: units
      .map((unitId) => {
        const own = outlooks.filter(({ task }) => task.unitId === unitId);
        return {
          unitId,
          name: unitName(unitId),
          mean: sum(own),
          after: sum(after.filter(({ task }) => task.unitId === unitId)),
          worstTaskKey: worstStep(own),
        };
      })
      .filter(({ mean }) => mean >= 0.05)
      .sort((x, y) => y.mean - x.mean),
    likely: outlooks
      .flatMap((outlook, n) => {
        const at = tasks[n];
        return at && outlook.chance !== null && outlook.chance >= 0.5
          ? [{ ...outlook, at, chance: outlook.chance }]
          : [];
      })
      .sort((x, y) => y.chance - x.chance || (x.at.dueOn < y.at.dueOn ? -1 : 1))
      .slice(0, LIKELY_SHOWN)
      .map(({ at, chance, n, basis, median, p80 }) => ({
        userTaskKey: at.userTaskKey,
        matterId: at.matterId,
        publicNumber: at.publicNumber,
        taskKey: at.taskKey,
        unitName: at.hidden ? null : unitName(at.unitId),
        holder: at.holderId === null ? null : nameOf(at.holderId),
        dueOn: at.dueOn,
        chance,
        n,
        basis,
        median,
        p80,
      })),
    move:
      move && from && to
        ? {
            ...move,
            keys: [...move.keys],
            loads: { from: [...move.loads.from], to: [...move.loads.to] },
            from: { userId: from.userId, name: from.name },
            to: { userId: to.userId, name: to.name },
            unitName: unitName(from.unitId),
          }
        : null,
    people: hands.map(({ userId, name, unitId, load, done }) => ({
      userId,
      name,
      unitId,
      load,
      done,
      due: tasks.filter(({ holderId }) => holderId === userId).length,
    })),
    asOf: new Date(now).toISOString(),
  };
}

function worstStep(outlooks: readonly Outlook[]): string | null {
  const bySteps = new Map<string, number>();
  for (const { task, chance } of outlooks) bySteps.set(task.taskKey, (bySteps.get(task.taskKey) ?? 0) + (chance ?? 0));
  return [...bySteps].sort(([, x], [, y]) => y - x)[0]?.[0] ?? null;
}
