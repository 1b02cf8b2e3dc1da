import { addTasks, waitingEntries } from '../../../domain/store/index.ts';
import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterView, TaskView } from '../../../domain/schema/views.ts';
import { useWebWorld } from '../../support/web/world.ts';
import { offeredTask } from '../../support/offeredTask.ts';

const world = useWebWorld();
const KEY = '2251799813685301';
const intakeGroup = `INT@${unitId('YZ_BUREAU')}`;
let matterId: MatterId;

beforeAll(async () => {
  await world.at('2026-03-02 09:00');
  matterId = (await world.register({})).matterId;
  await addTasks(world.parts.db, [
    offeredTask({ userTaskKey: KEY, matterId, groups: [intakeGroup], dueAt: '2026-03-18T00:00:00+08:00' }),
  ]);
});

const tasks = async (as: string, query = '') =>
  (await world.send<{ items: TaskView[] }>('GET', `/tasks${query}`, { as })).body.items;
const submit = (as: string, form: unknown, key = KEY) =>
  world.send<{ code?: string; errors?: { path: string }[] }>('POST', `/tasks/${key}/completion`, { as, body: form });

test('should offer a task to those who may do it, and show it to auditors', async () => {
  expect((await tasks('int-yz')).map(({ userTaskKey }) => userTaskKey)).toEqual([KEY]);
  expect(await tasks('rev-yz')).toEqual([]);
  expect(await tasks('aud-yz')).toEqual([]);
  expect(await tasks('aud-yz', `?matterId=${matterId}`)).toHaveLength(1);
});

test('should refuse a form that does not fit and an act of somebody whom the task is not offered to', async () => {
  const bad = await submit('int-yz', { decision: 'PERHAPS' });
  expect([bad.status, bad.body.errors?.map(({ path }) => path)]).toEqual([400, ['decision']]);
  const stranger = await submit('rev-yz', { decision: 'ACCEPTED' });
  const unknown = await submit('int-yz', { decision: 'ACCEPTED' }, '42');
  expect(stranger.status).toBe(404);
  expect(unknown.body).toEqual(stranger.body);
  expect(await tasks('int-yz')).toHaveLength(1);
});

test('should take the act once, show the task as being submitted, and leave its completion in the outbox', async () => {
  expect(await submit('int-yz', { decision: 'ACCEPTED' })).toMatchObject({ status: 202, body: { replayed: false } });
  expect(await submit('int-yz', { decision: 'ACCEPTED' })).toMatchObject({ status: 202, body: { replayed: true } });
  expect(await tasks('int-yz')).toMatchObject([{ userTaskKey: KEY, state: 'SUBMITTED' }]);
  const { body } = await world.send<MatterView>('GET', `/matters/${matterId}`, { as: 'int-yz' });
  expect(body.row.status).toBe('SORTED');
  expect(body.timeline.filter(({ type }) => type === 'IntakeDecided')).toHaveLength(1);
  const waiting = await world.parts.db.selectFrom('cases.outbox').select('entry').execute();
  const completions = waiting.map(({ entry }) => entry).filter((entry) => JSON.stringify(entry).includes(KEY));
  expect(completions).toMatchObject([{ kind: 'completeUserTask', variables: { outcome: 'ACCEPTED' } }]);
  expect(await waitingEntries(world.parts.db)).toBeGreaterThan(0);
});
