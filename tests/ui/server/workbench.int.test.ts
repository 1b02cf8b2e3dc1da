import { unitId } from '../../../app/demo/county.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { MatterView } from '../../../domain/schema/views.ts';
import type { Colleagues, LastAct, TaskDetail, WorkList } from '../../../domain/schema/workViews.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { offer } from '../../support/web/desk.ts';
import { actorOf, newId, useWebWorld } from '../../support/web/world.ts';

interface Problem {
  readonly code?: string;
  readonly who?: string;
  readonly article?: string;
  readonly errors?: readonly { path: string }[];
}
const world = useWebWorld();
const HANDLERS = [
  ['HDL', 'EDUCATION'],
  ['FH', 'EDUCATION'],
] as const;
const [ANN, BEN] = ['hdl-education', 'hdl2-education'];
const idOf = (account: string) => actorOf(account).id;
let matterId: MatterId;

beforeAll(async () => {
  await world.at('2026-04-13 10:00');
  matterId = (await world.register({ claims: [{ subject: 'SCHOOL_PLACE', text: '孩子 9 月入学。' }] })).matterId;
  await sort(world, matterId, [['R31_6', 'EDUCATION']]);
  await world.at('2026-04-17 10:00');
  await refer(world, matterId, 'EDUCATION', ANN);
  await world.at('2026-06-08 09:00');
});

const investigation = () =>
  offer(world, { taskKey: 'claim-handling/task-investigate', matterId, claimSeq: 1, to: HANDLERS });
const act = (as: string, key: string, body: unknown, idempotency: string = newId('con')) =>
  world.send<Problem>('POST', `/tasks/${key}/acts`, { as, body, headers: { 'idempotency-key': idempotency } });
const ready = { next: 'READY', petitionerHeard: true };
const submit = (as: string, key: string, form: unknown = ready, query = '') =>
  world.send<Problem>('POST', `/tasks/${key}/completion${query}`, { as, body: form });
const list = async (as: string, query = '') => (await world.send<WorkList>('GET', `/worklist${query}`, { as })).body;
const keysOf = (found: WorkList) => found.items.map(({ userTaskKey }) => userTaskKey);
const detail = async (as: string, key: string) => (await world.send<TaskDetail>('GET', `/tasks/${key}`, { as })).body;
const lastAct = async (as: string) =>
  (await world.send<{ lastAct: LastAct | null }>('GET', '/worklist/last-act', { as })).body.lastAct;
const course = async () =>
  (await world.send<MatterView>('GET', `/matters/${matterId}`, { as: 'sup-yz' })).body.timeline;

test('should move a task from the group to who takes it, once, and tell the second who has it', async () => {
  const key = await investigation();
  expect(keysOf(await list(ANN, '?scope=GROUPS'))).toContain(key);
  expect((await act(ANN, key, { kind: 'TAKE' }, 'take-once')).status).toBe(200);
  expect((await act(ANN, key, { kind: 'TAKE' }, 'take-once')).body).toEqual({ replayed: true });
  expect(keysOf(await list(ANN))).toContain(key);
  const second = await act(BEN, key, { kind: 'TAKE' });
  expect([second.status, second.body.code]).toEqual([409, 'TASK_HELD']);
  expect(second.body.who).toBe((await detail(BEN, key)).row.holder?.name);
  expect((await submit(BEN, key)).body.code).toBe('TASK_HELD');
});

test('should be no task at all for a person of another unit, whatever the act', async () => {
  const key = await investigation();
  for (const as of ['hdl-housing', 'ldr-housing', 'rev-yz', 'adm-yz']) {
    expect((await world.send('GET', `/tasks/${key}`, { as })).status).toBe(404);
    expect((await world.send('GET', `/tasks/${key}/colleagues`, { as })).status).toBe(404);
    expect((await act(as, key, { kind: 'TAKE' })).status).toBe(404);
    expect((await act(as, key, { kind: 'URGE', reason: 'OVERDUE' })).status).toBe(404);
    expect((await submit(as, key)).status).toBe(404);
    for (const scope of ['MINE', 'GROUPS', 'WATCH'])
      expect(keysOf(await list(as, `?scope=${scope}`))).not.toContain(key);
  }
  expect((await world.send('GET', `/tasks/${key}`)).status).toBe(401);
});

test('should be handed over within the group and returned to it, with reasons, in the course of the matter, and no clock moves', async () => {
  const key = await investigation();
  const clocks = (
    await world.parts.db.selectFrom('cases.clock').selectAll().where('matter_id', '=', matterId).execute()
  ).length;
  const { body } = await world.send<Colleagues>('GET', `/tasks/${key}/colleagues`, { as: ANN });
  expect(body.handOver.map(({ userId }) => userId)).toEqual([idOf(BEN)]);
  await act(ANN, key, { kind: 'TAKE' });
  expect((await act(ANN, key, { kind: 'HAND_OVER', to: idOf('hdl-housing'), reason: 'WORKLOAD' })).body.code).toBe(
    'NOT_A_COLLEAGUE',
  );
  expect((await act(ANN, key, { kind: 'HAND_OVER', to: idOf(BEN), reason: 'WHIM' })).status).toBe(400);
  await act(ANN, key, { kind: 'HAND_OVER', to: idOf(BEN), reason: 'WORKLOAD' });
  expect(keysOf(await list(BEN))).toContain(key);
  await act(BEN, key, { kind: 'RETURN', reason: 'MATERIAL_MISSING' });
  expect((await detail(ANN, key)).row.holder).toBeNull();
  const last = (await course()).filter(({ details }) => details['staffReason'] !== undefined).slice(-2);
  expect(last.map(({ type, details }) => [type, details['staffReason']])).toEqual([
    ['TaskHandedOver', 'WORKLOAD'],
    ['TaskReturned', 'MATERIAL_MISSING'],
  ]);
  const after = await world.parts.db.selectFrom('cases.clock').selectAll().where('matter_id', '=', matterId).execute();
  expect(after).toHaveLength(clocks);
});

test('should wait for the co-signer, show the text to sign to that person alone, and take no other text', async () => {
  const key = await investigation();
  await act(ANN, key, { kind: 'TAKE' });
  const ask = { kind: 'ASK_CO_SIGNER', to: idOf('ldr-education'), reason: 'HEAD_AGREES' };
  const bad = await act(ANN, key, { ...ask, form: { next: 'PERHAPS' } });
  expect([bad.status, bad.body.errors?.map(({ path }) => path)]).toEqual([400, ['next', 'petitionerHeard']]);
  expect((await act(ANN, key, { ...ask, form: ready })).status).toBe(200);
  expect((await submit(ANN, key)).body.code).toBe('CO_SIGNER_MISSING');
  expect(keysOf(await list('ldr-education'))).toContain(key);
  expect((await detail('ldr-education', key)).toSign).toMatchObject(ready);
  expect((await detail(BEN, key)).toSign).toBeNull();
  expect((await act(BEN, key, { kind: 'AGREE' })).body.code).toBe('NOT_ASKED');
  await act('ldr-education', key, { kind: 'AGREE' });
  expect((await submit(ANN, key, { ...ready, next: 'HEARING' })).body.code).toBe('CO_SIGNED_TEXT_CHANGED');
  expect((await submit(ANN, key)).status).toBe(202);
});

test('should refuse in plain words an act on a task that a colleague has completed', async () => {
  const key = await investigation();
  await submit(ANN, key);
  const late = await submit(BEN, key);
  expect([late.status, late.body.code, late.body.who]).toEqual([
    409,
    'TASK_COMPLETED',
    (await detail(BEN, key)).submitted?.by,
  ]);
  expect((await act(BEN, key, { kind: 'TAKE' })).body.code).toBe('TASK_COMPLETED');
  expect((await submit(ANN, key)).body).toEqual({ replayed: true });
});

test('should be urged by the supervisor and the intake clerk of the county, once a day', async () => {
  const key = await investigation();
  expect(keysOf(await list('sup-yz', '?scope=WATCH'))).toContain(key);
  expect((await act('sup-yz', key, { kind: 'URGE', reason: 'DUE_SOON' })).status).toBe(200);
  expect((await act('sup-yz', key, { kind: 'URGE', reason: 'OVERDUE' })).body.code).toBe('URGED_TODAY');
  expect((await act('int-yz', key, { kind: 'URGE', reason: 'PETITIONER_ASKED' })).status).toBe(200);
  expect((await act(ANN, key, { kind: 'URGE', reason: 'OVERDUE' })).body.code).toBe('MAY_NOT_URGE');
  expect((await detail(ANN, key)).row).toMatchObject({ urges: 2, urgedOn: '2026-06-08' });
  expect((await list(ANN, '?scope=WATCH')).items).toEqual([]);
});

test('should keep a note for those who work on the task and out of the course of the matter', async () => {
  const key = await investigation();
  await act(ANN, key, { kind: 'NOTE', text: '已约家长周三面谈' });
  expect((await detail(BEN, key)).acts.at(-1)?.text).toBe('已约家长周三面谈');
  expect(JSON.stringify(await course())).not.toContain('家长周三');
  const row = await world.parts.db
    .selectFrom('cases.task_act')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(row.sealed?.includes('家长')).toBe(false);
});

test('should take back one’s own hand-over, and no longer after the colleague has acted', async () => {
  const key = await investigation();
  await act(ANN, key, { kind: 'TAKE' });
  await act(ANN, key, { kind: 'HAND_OVER', to: idOf(BEN), reason: 'ABSENT' });
  expect(await lastAct(ANN)).toMatchObject({
    userTaskKey: key,
    kind: 'TaskHandedOver',
    secondsLeft: 600,
    barred: null,
  });
  await act(ANN, key, { kind: 'WITHDRAW', reason: 'MISTAKE' });
  expect((await detail(ANN, key)).row.holder?.userId).toBe(idOf(ANN));
  await act(ANN, key, { kind: 'HAND_OVER', to: idOf(BEN), reason: 'ABSENT' });
  await act(BEN, key, { kind: 'NOTE', text: '收到' });
  expect((await lastAct(ANN))?.barred?.rule).toBe('NEXT_STEP_TAKEN');
  expect((await act(ANN, key, { kind: 'WITHDRAW', reason: 'MISTAKE' })).body.code).toBe('NEXT_STEP_TAKEN');
});

test('should take back a completed act whose completion is kept back, and let the task be done anew', async () => {
  const key = await investigation();
  expect((await detail(ANN, key)).may.hold).toBe(true);
  expect((await submit(ANN, key, ready, '?hold=1')).status).toBe(202);
  expect(await lastAct(ANN)).toMatchObject({ userTaskKey: key, kind: 'Completed', barred: null, held: true });
  const withdraw = (as: string) =>
    world.send<Problem>('POST', `/tasks/${key}/withdrawal`, { as, body: { reason: 'MISTAKE' } });
  expect((await withdraw(BEN)).status).toBe(404);
  expect((await withdraw(ANN)).body).toEqual({ replayed: false });
  expect((await withdraw(ANN)).body).toEqual({ replayed: true });
  expect((await detail(ANN, key)).row.state).toBe('OFFERED');
  expect((await course()).slice(-2).map(({ type }) => type)).toEqual(['InvestigationRecorded', 'ActWithdrawn']);
  expect((await submit(ANN, key, { ...ready, next: 'HEARING' })).status).toBe(202);
  const { rows } = await completions(key);
  expect(rows).toMatchObject([
    { state: 'WITHDRAWN', outcome: 'READY' },
    { state: 'WAITING', outcome: 'HEARING' },
  ]);
});

const completions = async (key: string) => {
  const all = await world.parts.db
    .selectFrom('cases.outbox')
    .select(['state', 'entry', 'next_try_at'])
    .orderBy('id')
    .execute();
  const own = all.filter(({ entry }) => (entry as { userTaskKey?: string }).userTaskKey === key);
  return {
    rows: own.map(({ state, entry, next_try_at }) => ({
      state,
      outcome: (entry as { variables: { outcome: string } }).variables.outcome,
      at: next_try_at.getTime(),
    })),
  };
};

test('should not take back an act that a later step of the matter stands on, and let a kept-back flow go on at once', async () => {
  const key = await investigation();
  await submit(ANN, key, ready, '?hold=1');
  const before = (await completions(key)).rows[0]?.at ?? 0;
  expect((await world.send('POST', `/tasks/${key}/release`, { as: BEN })).status).toBe(404);
  expect((await world.send('POST', `/tasks/${key}/release`, { as: ANN })).status).toBe(204);
  expect((await completions(key)).rows[0]?.at).toBeLessThan(before);
  const other = await investigation();
  await submit(BEN, other);
  expect(
    (await world.send<Problem>('POST', `/tasks/${key}/withdrawal`, { as: ANN, body: { reason: 'MISTAKE' } })).body.code,
  ).toBe('NEXT_STEP_TAKEN');
});

test('should say before a bulk act how many can and how many cannot, and why', async () => {
  const [free, taken, done] = [await investigation(), await investigation(), await investigation()];
  await act(BEN, taken, { kind: 'TAKE' });
  await submit(BEN, done);
  const { body } = await world.send<{ items: { userTaskKey: string; rule: string | null; who: string | null }[] }>(
    'POST',
    '/worklist/previews',
    { as: ANN, body: { command: { kind: 'TAKE' }, userTaskKeys: [free, taken, done, '42'] } },
  );
  const ben = (await detail(ANN, taken)).row.holder?.name;
  expect(body.items).toEqual([
    { userTaskKey: free, rule: null, who: null },
    { userTaskKey: taken, rule: 'TASK_HELD', who: ben },
    { userTaskKey: done, rule: 'TASK_COMPLETED', who: ben },
  ]);
  expect((await detail(ANN, free)).row.holder).toBeNull();
});

test('should bring the form of a task with what is known and what there is to choose from', async () => {
  const key = await offer(world, {
    taskKey: 'petition-case/task-dispatch',
    matterId,
    claimSeq: 1,
    to: [['INT', 'YZ_BUREAU']],
  });
  const { form } = await detail('int-yz', key);
  expect(form?.schema['id']).toBe('petition-case.dispatch');
  expect(form?.data['unitId']).toBe(unitId('EDUCATION'));
  expect(form?.data['units']).toContainEqual({
    value: unitId('HOUSING'),
    label: '云泽县住建局',
    'label:en': 'County Housing Bureau',
  });
});
