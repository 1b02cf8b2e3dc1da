import type { DraftSaved, DraftView, EditingView } from '../../../domain/schema/deadlineViews.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { offer } from '../../support/web/desk.ts';
import { actorOf, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
const FIRST = 'hdl-education';
const SECOND = 'hdl2-education';
let matterId: MatterId;
let task: string;

beforeAll(async () => {
  await world.at('2026-04-13 09:00');
  ({ matterId } = await world.register({ claims: [{ subject: 'SCHOOL_BUS', text: '请增设站点。' }] }));
  await sort(world, matterId, [['R31_6', 'EDUCATION']]);
  await refer(world, matterId, 'EDUCATION', FIRST);
}, 60_000);
beforeEach(async () => {
  task = await offer(world, {
    taskKey: 'claim-handling/task-draft-opinion',
    matterId,
    claimSeq: 1,
    to: [
      ['HDL', 'EDUCATION'],
      ['FH', 'EDUCATION'],
    ],
  });
});

const form = (facts: string) => ({
  outcome: 'UPHELD',
  opinion: { claims: '增设站点。', facts, opinion: '增设一站。', legalBasis: '《校车安全管理条例》第十条。' },
});
interface Conflict {
  readonly code: string;
  readonly who: string;
  readonly current: DraftView;
}
const save = <T = DraftSaved>(as: string, base: number, facts: string) =>
  world.send<T>('PUT', `/tasks/${task}/draft`, {
    as,
    body: { form: form(facts) },
    headers: { 'if-match': `"${String(base)}"` },
  });
const read = async (as: string) => (await world.send<DraftView>('GET', `/tasks/${task}/draft`, { as })).body;
const editing = async (as: string) =>
  (await world.send<EditingView>('POST', `/tasks/${task}/draft/editing`, { as })).body;

test('should keep every save as a version, and answer the second writer with the first one’s text', async () => {
  expect((await read(FIRST)).version).toBe(0);
  expect((await save(FIRST, 0, '甲稿')).body.version).toBe(1);
  const { status, body } = await save<Conflict>(SECOND, 0, '乙稿');
  expect([status, body.code, body.current.version]).toEqual([409, 'DRAFT_CHANGED', 1]);
  expect(body.current.form).toEqual(form('甲稿'));
  expect(body.who).toBe(body.current.by);
  expect((await read(SECOND)).form).toEqual(form('甲稿'));
  expect((await save(SECOND, 1, '甲乙合稿')).body.version).toBe(2);
  expect(await read(FIRST)).toMatchObject({ version: 2, mine: false, form: form('甲乙合稿') });
});

test('should take the same save again as the same version', async () => {
  await save(FIRST, 0, '甲稿');
  expect((await save(FIRST, 0, '甲稿')).body.version).toBe(1);
});

test('should let one of two who save at the same moment win, and tell the other', async () => {
  const answers = await Promise.all([save(FIRST, 0, '甲稿'), save(SECOND, 0, '乙稿')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('should tell whoever opens the form second who has it open and since when, until that person leaves', async () => {
  expect((await editing(FIRST)).others).toEqual([]);
  const [other] = (await editing(SECOND)).others;
  expect(Date.now() - Date.parse(other!.since)).toBeLessThan(60_000);
  await world.send('DELETE', `/tasks/${task}/draft/editing`, { as: FIRST });
  expect((await editing(SECOND)).others).toEqual([]);
});

test('should refuse to submit over a colleague’s draft, whether or not the version is said, and take it once it was read', async () => {
  await save(FIRST, 0, '甲稿');
  const submit = (version?: number) =>
    world.send<Conflict>('POST', `/tasks/${task}/completion`, {
      as: SECOND,
      body: form('乙稿'),
      headers: version === undefined ? {} : { 'if-match': `"${String(version)}"` },
    });
  const { body, ...blind } = await submit();
  expect([blind.status, body.code, body.current.form]).toEqual([409, 'DRAFT_CHANGED', form('甲稿')]);
  expect((await submit(0)).status).toBe(409);
  expect((await submit(1)).status).toBe(202);
  expect((await save<Conflict>(FIRST, 1, '迟到的稿')).body.code).toBe('TASK_CLOSED');
});

test('should keep drafts from people without the task, out of the timeline, and encrypted', async () => {
  await save(FIRST, 0, '机密事实');
  expect((await world.send('GET', `/tasks/${task}/draft`, { as: 'sup-yz' })).status).toBe(404);
  expect((await world.send('GET', `/tasks/${task}/draft`, { as: 'hdl-water' })).status).toBe(404);
  expect((await save<Conflict>('sup-yz', 1, '越权')).status).toBe(404);
  const rows = await world.parts.db
    .selectFrom('cases.task_act')
    .selectAll()
    .where('user_task_key', '=', task)
    .execute();
  expect(JSON.stringify(rows.map(({ sealed, ...row }) => [row, sealed?.toString('utf8')]))).not.toContain('机密事实');
  const { body } = await world.send<{ timeline: { type: string }[] }>('GET', `/matters/${matterId}`, { as: FIRST });
  expect(body.timeline.map(({ type }) => type)).not.toContain('DraftSaved');
  expect((await world.send('PUT', `/tasks/${task}/draft`, { as: FIRST, body: { form: {} } })).status).toBe(428);
});

test('should leave writing to whoever has taken the task', async () => {
  await world.send('POST', `/tasks/${task}/acts`, {
    as: FIRST,
    body: { kind: 'TAKE' },
    headers: { 'idempotency-key': 'taken-by-the-first-of-two' },
  });
  expect((await save<Conflict>(SECOND, 0, '乙稿')).body.code).toBe('TASK_CLOSED');
  expect(actorOf(SECOND).id).not.toBe(actorOf(FIRST).id);
});
