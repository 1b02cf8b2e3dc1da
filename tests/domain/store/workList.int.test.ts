import type { WorkScope } from '../../../domain/schema/workViews.ts';
import { addTasks, createWorkList, writeBusinessTime } from '../../../domain/store/index.ts';
import { clocks, intakeOf, newId, units, useStore } from './support.ts';
import { offeredTask } from '../../support/offeredTask.ts';

const setup = useStore();
const GROUP = `INT@${units.bureau.unitId}`;
const viewer = { userId: newId('usr'), groups: [GROUP], hidden: { accusing: [], recusedFrom: [] }, watch: null };
const DAY = '2026-06-08';
let count = 0;

/** A task on the list with a due day of its own, of a clock that began `length` days before. */
async function task(dueOn: string | null, length = 15): Promise<string> {
  const { matterId } = await setup.register(intakeOf(), newId('con'));
  const userTaskKey = String(2251799813695000 + (count += 1));
  const starts = dueOn === null ? null : clocks.addDays(dueOn, -length);
  await setup.database.pool.query(`delete from cases.clock where matter_id = $1`, [matterId]);
  if (dueOn !== null)
    await setup.database.pool.query(
      `insert into cases.clock (clock_ref, matter_id, seq, subject_kind, subject_id, clock_key, starts_on, due_on, due_at, rule_version, responsible_role, moves)
       values ($1, $2, 1, 'MATTER', $2, 'BUREAU_DISPATCH', $3, $4::date, $4::text, 'v', 'INT', '[]')`,
      [`${matterId}:BUREAU_DISPATCH`, matterId, starts, dueOn],
    );
  await addTasks(setup.parts.db, [offeredTask({ engineId: 'e1', userTaskKey, matterId, groups: [GROUP] })]);
  return userTaskKey;
}
const list = (more: { cursor?: string; limit?: number; scope?: WorkScope } = {}) =>
  createWorkList(setup.parts).list(viewer, { scope: 'GROUPS', limit: 50, ...more });

let expected: string[];
beforeAll(async () => {
  await writeBusinessTime(setup.parts.db, Date.parse(`${DAY}T09:00:00+08:00`));
  const none = await task(null);
  // Nine days left: in time on a clock of 15 days, soon on one of 60.
  const ok = await task('2026-06-12');
  const soonLong = await task('2026-06-17', 60);
  const late = await task('2026-06-01');
  const today = await task(DAY);
  const soon = await task('2026-06-10');
  const latest = await task('2026-05-30');
  const okLater = await task('2026-07-21', 60);
  expected = [latest, late, today, soon, soonLong, ok, okLater, none];
});

test('should put what is late first, then today, soon, in time and without a clock, inside by day', async () => {
  const found = await list();
  expect(found.items.map(({ userTaskKey }) => userTaskKey)).toEqual(expected);
  expect(found.items.map(({ due }) => [due.state, due.days])).toEqual([
    ['OVER', -9],
    ['OVER', -7],
    ['TODAY', 0],
    ['SOON', 2],
    ['SOON', 9],
    ['OK', 4],
    ['OK', 43],
    ['NONE', 0],
  ]);
  expect(found.counts).toEqual({ OVER: 2, TODAY: 1, SOON: 2, OK: 2, PAUSED: 0, NONE: 1 });
});

test('should page through the list in the same order, also when midnight comes in between', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await list({ limit: 3, ...(cursor === undefined ? {} : { cursor }) });
    seen.push(...page.items.map(({ userTaskKey }) => userTaskKey));
    cursor = page.nextCursor ?? undefined;
    await writeBusinessTime(setup.parts.db, Date.parse('2026-06-09T00:30:00+08:00'));
  } while (cursor !== undefined);
  await writeBusinessTime(setup.parts.db, Date.parse(`${DAY}T09:00:00+08:00`));
  expect(seen).toEqual(expected);
});

test('should begin anew with a cursor that is not its own', async () => {
  for (const cursor of ['nonsense', Buffer.from('[1]').toString('base64url')])
    expect((await list({ cursor, limit: 1 })).items.map(({ userTaskKey }) => userTaskKey)).toEqual([expected[0]]);
});

test('should call the same days soon in the database as the clocks do', async () => {
  const { rows } = await setup.database.pool.query<{ starts_on: string; due_on: string; soon_on: string }>(
    'select starts_on, due_on, soon_on from cases.clock',
  );
  expect(rows.length).toBeGreaterThan(5);
  for (const { starts_on, due_on, soon_on } of rows) {
    const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
    expect(clocks.dueSoon(starts_on, due_on, noon(soon_on))).toBe(true);
    expect(clocks.dueSoon(starts_on, due_on, noon(clocks.addDays(soon_on, -1)))).toBe(false);
  }
});

test('should follow the matter of an open task: what becomes secret, or accuses one’s own unit, is gone at once', async () => {
  const key = await task(DAY);
  const { rows } = await setup.database.pool.query<{ matter_id: string; bureau_unit_id: string }>(
    `select matter_id, bureau_unit_id from cases.work_item where user_task_key = $1`,
    [key],
  );
  const { matter_id: matterId, bureau_unit_id: bureau } = rows[0] ?? { matter_id: '', bureau_unit_id: '' };
  expect(bureau).toBe(units.bureau.unitId);
  const own = { levels: ['NORMAL'], receivedBy: [units.bureau.unitId], handledBy: [], placedIn: [] } as const;
  const watched = async (accusing: readonly (typeof own.receivedBy)[number][] = []) => {
    const supervisor = { ...viewer, groups: [], hidden: { accusing, recusedFrom: [] }, watch: [own] };
    const { items } = await createWorkList(setup.parts).list(supervisor, { scope: 'WATCH', limit: 50 });
    return items.some(({ userTaskKey }) => userTaskKey === key);
  };
  const change = (column: string, value: string) =>
    setup.database.pool.query(`update cases.matter set ${column} = $1 where matter_id = $2`, [value, matterId]);
  expect(await watched()).toBe(true);
  await change('accused_unit_id', units.bureau.unitId);
  expect([await watched(), await watched([units.bureau.unitId])]).toEqual([true, false]);
  await change('confidentiality', 'MINOR_SEALED');
  expect(await watched()).toBe(false);
});
