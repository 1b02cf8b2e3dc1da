import {
  addTasks,
  createCaseQueries,
  createTaskService,
  markGone,
  relayBatch,
  type TaskActOf,
} from '../../../domain/store/index.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { intakeOf, newId, postOf, units, useStore } from './support.ts';
import { offeredTask } from '../../support/offeredTask.ts';

const setup = useStore();
const clerk = postOf('INT', units.bureau);
const outsider = postOf('HDL', units.housing);
const taskActOf: TaskActOf = (_key, form) => ({
  commands: [{ type: 'DecideIntake', data: form as { decision: 'ACCEPTED'; reasonCode: null } }],
  variables: (after) => ({ outcome: after.intake?.decision, dueDates: {} }),
});
const service = () => createTaskService({ parts: setup.parts, taskActOf });
const group = `INT@${units.bureau.unitId}`;

let count = 0;
async function offered(): Promise<{ matterId: MatterId; userTaskKey: string }> {
  const { matterId } = await setup.register(intakeOf(), newId('con'));
  const userTaskKey = String(2251799813685249 + (count += 1));
  await addTasks(setup.parts.db, [
    offeredTask({ engineId: 'e1', userTaskKey, matterId, groups: [group], dueAt: '2026-03-18T00:00:00+08:00' }),
  ]);
  return { matterId, userTaskKey };
}
const form = { decision: 'ACCEPTED' };
const open = (groups: string[] | null, matterId: MatterId) =>
  createCaseQueries(setup.parts).openTasks({ groups, matterId });

test('should decide the case and leave the completion of the task to the outbox', async () => {
  const { matterId, userTaskKey } = await offered();
  expect(await service().submit({ userTaskKey, form, actor: clerk })).toEqual({
    kind: 'done',
    replayed: false,
    matterId,
  });
  expect((await setup.store.load(matterId))?.status).toBe('SORTED');
  expect(await open([group], matterId)).toMatchObject([
    { userTaskKey, taskKey: 'petition-case/task-intake-check', state: 'SUBMITTED' },
  ]);
  const decided = (await setup.store.events(matterId)).find(({ type }) => type === 'IntakeDecided');
  expect(decided).toMatchObject({
    actor: { id: clerk.userId, role: 'INT', unitId: units.bureau.unitId },
    command: { key: `task:e1:${userTaskKey}` },
  });
  const { rows } = await setup.database.pool.query(
    `select entry from cases.outbox where lane = $1 and entry->>'kind' = 'completeUserTask'`,
    [matterId],
  );
  expect(rows).toEqual([
    { entry: { kind: 'completeUserTask', userTaskKey, variables: { outcome: 'ACCEPTED', dueDates: {} } } },
  ]);
  const traced = await setup.database.pool.query(
    'select outcome, element_id from cases.flow_trace where matter_id = $1',
    [matterId],
  );
  expect(traced.rows).toEqual([{ outcome: 'ACCEPTED', element_id: 'task-intake-check' }]);
});

test('should take a form twice as once, and close the task when the engine has confirmed it', async () => {
  const { matterId, userTaskKey } = await offered();
  const outcomes = await Promise.all([1, 2, 3].map(() => service().submit({ userTaskKey, form, actor: clerk })));
  expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.replayed)).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome.kind === 'done')).toHaveLength(3);
  while ((await relayBatch(setup.parts.db, 50, async () => ({ kind: 'done' }))) > 0);
  expect(await open(null, matterId)).toEqual([]);
  expect(await service().submit({ userTaskKey, form, actor: clerk })).toMatchObject({ kind: 'done', replayed: true });
});

test('should show a task only to its groups and give others the answer of a task that is not there', async () => {
  const { matterId, userTaskKey } = await offered();
  expect(await open([`HDL@${units.housing.unitId}`], matterId)).toEqual([]);
  expect(await service().submit({ userTaskKey, form, actor: outsider })).toEqual({ kind: 'notFound' });
  expect(await service().submit({ userTaskKey: '1', form, actor: clerk })).toEqual({ kind: 'notFound' });
  expect((await setup.store.load(matterId))?.status).toBe('REGISTERED');
});

test('should name the wrong field of a form and write nothing', async () => {
  const { matterId, userTaskKey } = await offered();
  expect(await service().submit({ userTaskKey, form: { decision: 'PERHAPS' }, actor: clerk })).toMatchObject({
    kind: 'invalid',
    errors: [{ path: 'decision' }],
  });
  expect((await setup.store.load(matterId))?.status).toBe('REGISTERED');
});

test('should complete no task with a variable that is not on its allow-list, and write nothing', async () => {
  const { matterId, userTaskKey } = await offered();
  const leaking: TaskActOf = (...given) => ({
    ...taskActOf(...given),
    variables: () => ({ outcome: 'ACCEPTED', dueDates: {}, phone: '13900000001' }),
  });
  await expect(
    createTaskService({ parts: setup.parts, taskActOf: leaking }).submit({ userTaskKey, form, actor: clerk }),
  ).rejects.toThrow('unrecognized_keys');
  expect((await setup.store.load(matterId))?.status).toBe('REGISTERED');
  expect(await open([group], matterId)).toMatchObject([{ state: 'OFFERED' }]);
});

test('should refuse an act the case does not allow and keep the task open', async () => {
  const { matterId, userTaskKey } = await offered();
  await setup.store.act({
    key: newId('con'),
    matterId,
    actor: { id: 'system', role: 'SYSTEM', unitId: null },
    commands: [{ type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } }],
    result: () => null,
  });
  expect(await service().submit({ userTaskKey, form, actor: clerk })).toMatchObject({
    kind: 'rejected',
    rejection: { rule: 'INTAKE_DECIDED_ALREADY' },
  });
  expect(await open([group], matterId)).toMatchObject([{ state: 'OFFERED' }]);
});

test('should take tasks off the list that a complete sweep did not see, except those on their way', async () => {
  const [gone, kept, submitted] = [await offered(), await offered(), await offered()];
  await service().submit({ userTaskKey: submitted.userTaskKey, form, actor: clerk });
  const { rows } = await setup.database.pool.query<{ now: Date }>('select clock_timestamp() as now');
  await markGone(setup.parts.db, 'e1', [kept.userTaskKey], rows[0]?.now ?? new Date());
  expect(await open(null, gone.matterId)).toEqual([]);
  expect(await open(null, kept.matterId)).toHaveLength(1);
  expect(await open(null, submitted.matterId)).toHaveLength(1);
  expect(await service().submit({ userTaskKey: gone.userTaskKey, form, actor: clerk })).toEqual({ kind: 'notFound' });
});
