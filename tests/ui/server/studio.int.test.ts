/** The studio's drafts over its API: who may what, editing, locks, checks, four eyes, scenarios, templates. */
import type { Draft, LibraryFile } from '../../../domain/schema/studio.ts';
import { deployShipped } from '../../../platform/camunda/index.ts';
import type { Checked } from '../../../domain/schema/studioViews.ts';
import { leave, leaveForm } from '../../processes/support/leave.ts';
import { quietLog, SOUND, startStudio, studioActs, type StudioEngine } from '../../support/web/studio.ts';
import { useWebWorld } from '../../support/web/world.ts';

interface Problem {
  readonly code: string;
  readonly who?: string;
  readonly article?: string;
  readonly errors?: readonly { path: string; message: string }[];
  readonly current?: Readonly<Record<string, unknown>>;
}
let engine: StudioEngine;
const world = useWebWorld({
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
const acts = studioActs(world);
const files = (name = '请假') => [
  { name: 'leave.bpmn', content: leave({ name }) },
  { name: 'leave.ask.form', content: leaveForm() },
];
const ship = (name?: string) =>
  deployShipped({ db: world.parts.db, client: engine.client, log: quietLog, by: 'system' }, files(name));

beforeAll(async () => {
  await ship();
  // A second designer and somebody who is designer and supervisor in one.
  const { db } = world.parts;
  const bureau = await db
    .selectFrom('cases.unit')
    .select('unit_id')
    .where('code', '=', 'YZ_BUREAU')
    .executeTakeFirstOrThrow();
  const idOf = async (account: string) =>
    (await db.selectFrom('cases.account').select('user_id').where('account', '=', account).executeTakeFirstOrThrow())
      .user_id;
  await db
    .insertInto('cases.person_role')
    .values([
      { user_id: await idOf('rev2-yz'), role: 'DSN', unit_id: bureau.unit_id },
      { user_id: await idOf('ldr-joint'), role: 'DSN', unit_id: bureau.unit_id },
    ])
    .execute();
});
beforeEach(() => engine.says(SOUND));

const begin = async (as = 'dsn-yz', content = leave({ name: '新请假' })): Promise<Draft> =>
  (
    await world.send<Draft>('POST', '/studio/drafts', {
      as,
      body: { resource: 'leave.bpmn', from: { kind: 'IMPORT', content } },
    })
  ).body;
const save = (draft: Draft, rev: number, content: string, as = 'dsn-yz') =>
  world.send<Problem & { rev: number }>('PUT', `/studio/drafts/${draft.draftId}/content`, {
    as,
    body: { rev, content },
  });
const send = (draft: Draft, answersFor: string | null = null, as = 'dsn-yz', rev = 1) =>
  world.send<Problem & Checked>('POST', `/studio/drafts/${draft.draftId}/review-requests`, {
    as,
    body: { rev, why: '两道把关', answersFor },
  });
const decide = (draft: Draft, as: string, decision = 'APPROVED', words = '') =>
  world.send<Problem & Draft>('POST', `/studio/drafts/${draft.draftId}/decisions`, {
    as,
    body: { rev: 1, decision, words },
  });
const userId = async (account: string) => {
  const { body } = await world.send<{ items: { userId: string; name: string }[] }>('GET', '/studio/drafts/answerers', {
    as: 'dsn-yz',
  });
  const row = await world.parts.db
    .selectFrom('cases.account')
    .select('user_id')
    .where('account', '=', account)
    .executeTakeFirstOrThrow();
  return { id: row.user_id, offered: body.items.some((item) => item.userId === row.user_id) };
};

test('should open the studio to designers, approvers, administrators and auditors alone', async () => {
  for (const as of ['dsn-yz', 'sup-yz', 'ldr-yz', 'adm-yz', 'aud-yz'])
    expect((await world.send('GET', '/studio/library', { as })).status).toBe(200);
  for (const as of ['int-yz', 'hdl-education'])
    expect((await world.send<Problem>('GET', '/studio/library', { as })).body.code).toBe('NOT_IN_STUDIO');
  expect((await world.send('GET', '/studio/library')).status).toBe(401);
  const body = { resource: 'leave.bpmn', from: { kind: 'IMPORT', content: leave() } };
  for (const as of ['sup-yz', 'adm-yz', 'aud-yz'])
    expect((await world.send('POST', '/studio/drafts', { as, body })).status).toBe(403);
});

test('should show every file with its live version, and any version can be read without the engine', async () => {
  const file = (await acts.file('leave.bpmn')) as LibraryFile;
  expect(file).toMatchObject({ kind: 'BPMN', folder: 'leave', name: { zh: '请假' } });
  expect(file.summary?.zh).toMatch(/申请.*确认申请/);
  expect(file.live).toMatchObject({ version: 1, origin: 'SHIPPED', state: 'LIVE', deployedBy: null, running: 0 });
  expect(await acts.file('leave.ask.form')).toMatchObject({ kind: 'FORM', folder: 'leave' });
  const { body } = await world.send<{ content: string }>(
    'GET',
    `/studio/files/leave.bpmn/contents/${file.live?.hash ?? ''}`,
    { as: 'aud-yz' },
  );
  expect(body.content).toBe(leave());
  // Nor does the content of one file come under the name of another.
  expect(
    (await world.send('GET', `/studio/files/other.bpmn/contents/${file.live?.hash ?? ''}`, { as: 'aud-yz' })).status,
  ).toBe(404);
});

test('should keep every save, and answer one made from an older content with both that and the newer one', async () => {
  const draft = await begin();
  expect(draft).toMatchObject({ rev: 1, state: 'DRAFT', source: 'IMPORTED', baseVersion: 1, lock: { mine: true } });
  expect((await save(draft, 1, leave({ name: '二' }))).body.rev).toBe(2);
  // The same content again is no save.
  expect((await save(draft, 2, leave({ name: '二' }))).body.rev).toBe(2);
  const stale = await save(draft, 1, leave({ name: '三' }));
  expect(stale.status).toBe(409);
  expect(stale.body).toMatchObject({
    code: 'REV_OUT_OF_DATE',
    current: { rev: 2, content: leave({ name: '二' }), base: leave({ name: '新请假' }) },
  });
  const saves = await world.send<{ items: { rev: number }[] }>('GET', `/studio/drafts/${draft.draftId}/saves`, {
    as: 'dsn-yz',
  });
  expect(saves.body.items.map(({ rev }) => rev)).toEqual([2, 1]);
  expect((await world.send('DELETE', `/studio/drafts/${draft.draftId}`, { as: 'dsn-yz' })).status).toBe(204);
  expect((await save(draft, 2, leave())).body.code).toBe('NOT_EDITABLE');
});

test('should let a second designer take over on purpose, and tell the first at the next save by whom', async () => {
  const draft = await begin();
  const lock = (as: string, takeOver: boolean) =>
    world.send<Problem & { takenFrom: string | null }>('PUT', `/studio/drafts/${draft.draftId}/lock`, {
      as,
      body: { takeOver },
    });
  const held = await lock('rev2-yz', false);
  expect(held.body).toMatchObject({ code: 'LOCK_HELD', who: draft.author.name });
  expect((await lock('rev2-yz', true)).body.takenFrom).toBe(draft.author.name);
  const told = await save(draft, 1, leave({ name: '我的' }));
  const { lock: second } = (await world.send<Draft>('GET', `/studio/drafts/${draft.draftId}`, { as: 'dsn-yz' })).body;
  expect(second?.mine).toBe(false);
  expect(told.body).toMatchObject({ code: 'LOCK_TAKEN', who: second?.holder.name, current: { rev: 1 } });
  expect((await save(draft, 1, leave({ name: '接着' }), 'rev2-yz')).body.rev).toBe(2);
  // Once the other has let go, the next save takes the lock up again.
  await world.send('DELETE', `/studio/drafts/${draft.draftId}/lock`, { as: 'rev2-yz' });
  expect((await save(draft, 2, leave({ name: '回来' }))).body.rev).toBe(3);
});

test('should refuse a bomb, a file that cannot be read, and another process under this name', async () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "c">]><bpmn:definitions/>';
  const importing = (resource: string, content: string) =>
    world.send<Problem>('POST', '/studio/drafts', {
      as: 'dsn-yz',
      body: { resource, from: { kind: 'IMPORT', content } },
    });
  expect((await importing('leave.bpmn', bomb)).body.errors?.[0]?.message).toMatch(/document type/);
  expect((await importing('claim-handling.bpmn', leave())).body.errors?.[0]?.message).toMatch(/defines 'leave'/);
  expect((await importing('leave.bpmn', '<a')).status).toBe(400);
  const draft = await begin();
  expect((await save(draft, 1, bomb)).body.errors?.[0]?.message).toMatch(/document type/);
});

test('should not send a draft with errors or against the law, and name what is wrong with its article', async () => {
  const draft = await begin();
  const reason = { zh: '等待超过六十日', en: 'waits longer than sixty days' };
  engine.says({
    report: {
      ...SOUND.report,
      errors: 1,
      laws: [{ ruleId: 'lawful-clock', verdict: 'VIOLATED', reason, article: 'R1-34' }],
    },
    problems: [
      {
        elementId: 'task-ask',
        severity: 'ERROR',
        rule: 'references/form',
        message: { zh: '没有表单', en: 'No form' },
        article: null,
      },
    ],
  });
  const refused = await send(draft);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({
    code: 'LAW_VIOLATED',
    article: 'R1-34',
    errors: [{ message: 'lawful-clock: 等待超过六十日' }, { path: 'task-ask', message: 'references/form: 没有表单' }],
  });
  expect((await world.send<Draft>('GET', `/studio/drafts/${draft.draftId}`, { as: 'dsn-yz' })).body.state).toBe(
    'DRAFT',
  );
});

test('should hold the content under review, and never let whoever wrote or sent it decide', async () => {
  // A person who is both designer and leader writes, another designer sends.
  const draft = await begin('ldr-joint');
  expect((await send(draft, null, 'dsn-yz')).status).toBe(201);
  expect((await save(draft, 1, leave(), 'ldr-joint')).body.code).toBe('NOT_EDITABLE');
  expect((await decide(draft, 'ldr-joint')).body.code).toBe('FOUR_EYES');
  expect((await decide(draft, 'dsn-yz')).body.code).toBe('NOT_AN_APPROVER');
  expect((await decide(draft, 'adm-yz')).body.code).toBe('NOT_AN_APPROVER');
  expect((await decide(draft, 'sup-yz', 'RETURNED', '')).status).toBe(400);
  const returned = await decide(draft, 'sup-yz', 'RETURNED', '第二步缺期限');
  expect(returned.body).toMatchObject({
    state: 'RETURNED',
    reviews: [{ decision: 'RETURNED', words: '第二步缺期限' }],
  });
  expect((await send(draft, null, 'dsn-yz')).status).toBe(201);
  expect((await decide(draft, 'sup-yz')).body).toMatchObject({ state: 'APPROVED' });
  expect((await decide(draft, 'ldr-yz')).body.code).toBe('NOT_IN_REVIEW');
});

test('should ask for a named approver where a rule could not be decided, and take the approval of nobody else', async () => {
  const draft = await begin();
  const reason = { zh: '状态太多', en: 'too many states' };
  engine.says({
    ...SOUND,
    report: {
      ...SOUND.report,
      laws: [{ ruleId: 'lawful-clock', verdict: 'NOT_DECIDED', reason, article: null }],
    },
  });
  expect((await send(draft)).body).toMatchObject({
    code: 'ANSWERER_NEEDED',
    current: { laws: [{ ruleId: 'lawful-clock' }] },
  });
  const leader = await userId('ldr-yz');
  expect(leader.offered).toBe(true);
  expect((await send(draft, (await userId('adm-yz')).id)).body.code).toBe('ANSWERER_NOT_ELIGIBLE');
  expect((await send(draft, leader.id)).status).toBe(201);
  expect((await decide(draft, 'sup-yz')).body.code).toBe('NOT_THE_ANSWERER');
  expect((await decide(draft, 'ldr-yz')).body.state).toBe('APPROVED');
});

test('should keep comments on elements, and let an auditor only read them', async () => {
  const draft = await begin();
  const path = `/studio/drafts/${draft.draftId}/comments`;
  const comment = { elementId: 'task-ask', text: '这里要不要期限？' };
  expect((await world.send('POST', path, { as: 'aud-yz', body: comment })).status).toBe(403);
  const { body } = await world.send<{ commentId: string }>('POST', path, { as: 'sup-yz', body: comment });
  await world.send('PATCH', `${path}/${body.commentId}`, { as: 'dsn-yz', body: { resolved: true } });
  const read = await world.send<Draft>('GET', `/studio/drafts/${draft.draftId}`, { as: 'aud-yz' });
  expect(read.body.comments).toMatchObject([{ elementId: 'task-ask', text: comment.text }]);
  expect(read.body.comments[0]?.resolvedAt).not.toBeNull();
});

test('should keep scenarios of a file under a name of their own', async () => {
  const path = '/studio/files/leave.bpmn/scenarios';
  const body = {
    name: '按时',
    startsAt: '2026-03-02T01:00:00Z',
    choices: [{ do: 'start', variables: {} }],
    path: ['start', 'task-ask'],
  };
  const added = await world.send<{ scenarioId: string }>('POST', path, { as: 'dsn-yz', body });
  expect(added.status).toBe(201);
  expect((await world.send<Problem>('POST', path, { as: 'dsn-yz', body })).body.code).toBe('NAME_TAKEN');
  expect((await world.send<{ items: object[] }>('GET', path, { as: 'sup-yz' })).body.items).toMatchObject([
    { name: '按时', path: ['start', 'task-ask'] },
  ]);
  expect((await world.send('DELETE', `${path}/${added.body.scenarioId}`, { as: 'dsn-yz' })).status).toBe(204);
});

test('should begin from a template under the name of the new process', async () => {
  const { body } = await world.send<{ items: { template: string }[] }>('GET', '/studio/templates', { as: 'dsn-yz' });
  expect(body.items.length).toBeGreaterThanOrEqual(3);
  const draft = await world.send<Draft>('POST', '/studio/drafts', {
    as: 'dsn-yz',
    body: { resource: 'new-process.bpmn', from: { kind: 'TEMPLATE', template: body.items[0]?.template } },
  });
  expect(draft.body).toMatchObject({ source: 'TEMPLATE', baseVersion: null, base: null });
  expect(draft.body.content).toContain('<bpmn:process id="new-process"');
  expect((await acts.file('new-process.bpmn'))?.live).toBeNull();
});

test('should lay a shipped update beside the version of the office as a draft, once', async () => {
  const own = await acts.approved('leave.bpmn', leave({ name: '本单位的请假' }));
  expect((await acts.release([own])).body.state).toBe('RELEASED');
  expect((await ship('更新')).held).toEqual(['leave.bpmn']);
  await ship('更新');
  const updates = async () => (await acts.file('leave.bpmn'))?.drafts.filter(({ source }) => source === 'UPDATE');
  const [update] = (await updates()) ?? [];
  expect(update).toMatchObject({ state: 'DRAFT', baseVersion: 2 });
  expect(await updates()).toHaveLength(1);
  const { body } = await world.send<Draft>('GET', `/studio/drafts/${update?.draftId ?? ''}`, { as: 'dsn-yz' });
  expect(body.base?.content).toContain('本单位的请假');
  expect(body.content).toContain('更新');
});
