/** The document against the application: every route is in it, and what the routes answer is what it says. */
import { unitId } from '../../../app/demo/county.ts';
import type { RecusalOptions } from '../../../domain/access/recusal.ts';
import type { PersonRow, UnitRecord } from '../../../domain/schema/administration.ts';
import { matterIdSchema } from '../../../domain/schema/ids.ts';
import type { Draft } from '../../../domain/schema/studio.ts';
import { addTasks } from '../../../domain/store/index.ts';
import { leave } from '../../processes/support/leave.ts';
import { offeredTask } from '../../support/offeredTask.ts';
import { describedBy, type Described } from '../../support/web/described.ts';
import { routesOf } from '../../support/web/routes.ts';
import { standingFlows } from '../../support/web/story.ts';
import { startStudio, type StudioEngine } from '../../support/web/studio.ts';
import { lamps, newId, PASSWORD, useWebWorld } from '../../support/web/world.ts';
import { cast, gather, type Actor } from './permissions/cast.ts';
import { deskLines } from './permissions/deskLines.ts';
import { isAboutMatter, type Ask, type Line, type Subject, type Things } from './permissions/line.ts';
import { matterLines } from './permissions/matterLines.ts';
import { officeLines } from './permissions/officeLines.ts';
import { openLines } from './permissions/openLines.ts';
import { request, setStage } from './permissions/stage.ts';

const lines: readonly Line[] = [...matterLines, ...deskLines, ...officeLines];
const API = '/api/v1';
let engine: StudioEngine;
const world = useWebWorld({
  flows: standingFlows,
  studio: async (url, parts) => {
    engine = await startStudio(url, parts);
    return engine;
  },
});
const cookies = new Map<string, string>();
let subjects: readonly Subject[];
let things: Things;
let described: Described;

async function signIn(account: string): Promise<void> {
  const { headers } = await world.send('POST', '/session', { body: { account, password: PASSWORD } });
  cookies.set(account, headers.get('set-cookie')?.split(';')[0] ?? '');
}
beforeAll(async () => {
  await gather(world);
  for (const { account } of cast) await signIn(account);
  for (const account of ['int-yz', 'adm-yz', 'dsn-yz', 'sup-yz', 'hdl-urban-management']) await signIn(account);
  ({ subjects, things } = await setStage(world, engine, (account) => cookies.get(account) ?? ''));
  described = describedBy((await world.send('GET', '/openapi.json', { as: 'dsn-yz' })).body);
}, 60_000);

const below = (route: string): boolean => route.split(' ')[1]?.startsWith(API) ?? false;

test('should describe every route below its address, and no route that is not there', () => {
  expect(described.routes.toSorted()).toEqual(routesOf(world.app).filter(below).toSorted());
});

test('should leave out nothing but the sign of life and the pages for petitioners', () => {
  const others = routesOf(world.app).filter((route) => !below(route));
  expect(others.filter((route) => !/ \/(public|healthz)(\/|$)/.test(route))).toEqual([]);
});

test('should be shown to whoever has signed in, and not sent again to whoever has it', async () => {
  expect((await world.send('GET', '/openapi.json')).status).toBe(401);
  const { headers } = await world.send('GET', '/openapi.json', { as: 'hdl-water' });
  const known = { 'if-none-match': headers.get('etag') ?? '' };
  expect((await world.send('GET', '/openapi.json', { as: 'hdl-water', headers: known })).status).toBe(304);
});

test('should find a fault in an answer that is not as described', async () => {
  const answer = (body: object, status = 200) =>
    described.faults('GET /api/v1/session/ways', Response.json(body, { status }));
  expect(await answer({ local: true, issuer: false })).toEqual([]);
  expect(await answer({ local: true, issuer: 'yes' })).toHaveLength(1);
  expect(await answer({ local: true, issuer: false, secret: 1 })).toHaveLength(1);
  expect(await answer({}, 418)).toHaveLength(1);
});

/** Routes that have done what they are for. */
const done = new Set<string>();
async function ask(route: string, asked: Ask, account: string | null) {
  const [method = ''] = route.split(' ');
  const response = await request(world.url, method, asked, account === null ? null : (cookies.get(account) ?? ''));
  if (response.status < 300) done.add(route);
  const copy = response.clone();
  return { status: response.status, response: copy, found: await described.faults(route, response) };
}
/** Two of those who are let in, two of those who are not, nobody. */
function asking(line: Line): (Actor | null)[] {
  const enters = cast.filter((actor) => line.door === 'ANYONE' || line.door(actor));
  const others = cast.filter((actor) => !enters.includes(actor));
  return [...enters.slice(0, 4), enters.at(-1) ?? null, ...others.slice(0, 1), null];
}

test('should say what each route answers to those who may ask it, and to those who may not', async () => {
  const found: string[] = [];
  for (const line of lines)
    for (const subject of subjects.slice(0, isAboutMatter(line) ? 3 : 1))
      for (const actor of asking(line)) {
        const asked = (line.harmless ?? line.ask)(subject, things, actor);
        found.push(...(await ask(line.route, asked, actor?.account ?? null)).found);
      }
  expect([...new Set(found)]).toEqual([]);
}, 120_000);

test('should say what routes answer that need no signing in', async () => {
  const [own] = subjects;
  if (!own) throw new Error('no matter');
  for (const line of openLines.filter(({ route }) => below(route)))
    for (const code of [own.secretCode, 'WRONG-CODE'])
      expect((await ask(line.route, line.ask(own, code), null)).found).toEqual([]);
});

/** An act that succeeds and is answered as described; its answer. */
async function act<T>(account: string, route: string, path: string, more: Omit<Ask, 'path'> = {}): Promise<T> {
  const asked = { path: `${API}/${path}`, ...more };
  const { status, found, response } = await ask(route.replace(' ', ` ${API}/`), asked, account);
  const text = await response.text();
  expect({ route, found, text: status < 300 ? '' : text }).toEqual({ route, found: [], text: '' });
  return (text === '' ? null : JSON.parse(text)) as T;
}
const on = (version: number) => ({ headers: { 'if-match': `"${String(version)}"` } });
const once = () => ({ headers: { 'idempotency-key': newId('con') } });

test('should say what comes of the administrator’s acts', async () => {
  const as = 'adm-yz';
  const body = { code: 'NEW_TOWN', kind: 'TOWN', level: 'TOWN', parentId: null, name: { zh: '新镇', en: 'New Town' } };
  const unit = await act<UnitRecord>(as, 'POST admin/units', 'admin/units', { body });
  const path = `admin/units/${unit.unitId}`;
  const renamed = { ...body, name: { zh: '改名镇', en: 'Renamed Town' } };
  const { version } = await act<UnitRecord>(as, 'PUT admin/units/:unitId', path, {
    body: renamed,
    ...on(unit.version),
  });
  await act(as, 'POST admin/units/:unitId/closing', `${path}/closing`, on(version));

  const clerk = { account: 'new-clerk', displayName: '新人', posts: [] };
  const { person } = await act<{ person: PersonRow }>(as, 'POST admin/people', 'admin/people', { body: clerk });
  const at = `admin/people/${person.userId}`;
  const off = await act<PersonRow>(as, 'POST admin/people/:userId/disabling', `${at}/disabling`, on(person.version));
  await act(as, 'POST admin/people/:userId/enabling', `${at}/enabling`, on(off.version));
  await act(as, 'POST admin/people/:userId/password', `${at}/password`);
  const rename = { displayName: '改名', posts: [] };
  await act(as, 'PUT admin/people/:userId', at, { body: rename, ...on(off.version + 1) });

  const day = { on: '2026-12-12', working: true, name: { zh: '调班', en: 'Work day' } };
  await act(as, 'PUT admin/calendar/days', 'admin/calendar/days', { body: day, ...on(0) });
  await act(as, 'DELETE admin/calendar/days/:on', 'admin/calendar/days/2026-12-12', on(1));
});

test('should say what comes of a designer’s acts', async () => {
  const as = 'dsn-yz';
  const from = { kind: 'IMPORT', content: leave({ name: '改' }) };
  const resource = things.resource;
  const draft = await act<Draft>(as, 'POST studio/drafts', 'studio/drafts', { body: { resource, from } });
  const DRAFT = 'studio/drafts/:draftId';
  const path = `studio/drafts/${draft.draftId}`;
  await act(as, `PUT ${DRAFT}/lock`, `${path}/lock`, { body: {} });
  const comment = { body: { elementId: null, text: '看一下' } };
  const { commentId } = await act<{ commentId: string }>(as, `POST ${DRAFT}/comments`, `${path}/comments`, comment);
  const settled = { body: { resolved: true } };
  await act(as, `PATCH ${DRAFT}/comments/:commentId`, `${path}/comments/${commentId}`, settled);
  const saved = { rev: draft.rev, content: leave({ name: '再改' }) };
  const { rev } = await act<{ rev: number }>(as, `PUT ${DRAFT}/content`, `${path}/content`, { body: saved });
  const review = { rev, why: '送审', answersFor: null };
  await act(as, `POST ${DRAFT}/review-requests`, `${path}/review-requests`, { body: review });
  const decision = { rev, decision: 'APPROVED', words: '' };
  await act('sup-yz', `POST ${DRAFT}/decisions`, `${path}/decisions`, { body: decision });
  const release = { draftIds: [draft.draftId], at: null, why: '' };
  await act('sup-yz', 'POST studio/releases', 'studio/releases', { body: release });
  const back = { hash: things.hash, why: '回退' };
  await act('sup-yz', 'POST studio/files/:resource/rollback', `studio/files/${resource}/rollback`, { body: back });

  const later = await act<Draft>(as, 'POST studio/drafts', 'studio/drafts', { body: { resource, from } });
  await act(as, `DELETE ${DRAFT}`, `studio/drafts/${later.draftId}`);
  const scenario = { name: '两次请假', startsAt: '2026-03-02T01:00:00.000Z', choices: [], path: [] };
  const scenarios = 'studio/files/:resource/scenarios';
  const { scenarioId } = await act<{ scenarioId: string }>(
    as,
    `POST ${scenarios}`,
    `studio/files/${resource}/scenarios`,
    { body: scenario },
  );
  await act(as, `DELETE ${scenarios}/:scenarioId`, `studio/files/${resource}/scenarios/${scenarioId}`);
});

test('should say what comes of the acts on a task', async () => {
  const as = 'hdl-urban-management';
  const [subject] = subjects;
  if (!subject) throw new Error('no matter');
  const { claimId } = subject;
  const matterId = matterIdSchema.parse(subject.matterId);
  const task = '2251799813695000';
  const elementId = 'task-investigate';
  const groups = [`HDL@${unitId('URBAN_MANAGEMENT')}`];
  await addTasks(world.parts.db, [
    offeredTask({
      userTaskKey: task,
      elementInstanceKey: task,
      processId: 'claim-handling',
      elementId,
      matterId,
      claimId,
      groups,
    }),
  ]);
  const TASK = 'tasks/:userTaskKey';
  const form = { next: 'READY', petitionerHeard: true, mediatedOn: null };
  await act(as, `POST ${TASK}/acts`, `tasks/${task}/acts`, { body: { kind: 'TAKE' }, ...once() });
  await act(as, `PUT ${TASK}/draft`, `tasks/${task}/draft`, { body: { form }, ...on(0) });
  await act(as, `GET ${TASK}/draft`, `tasks/${task}/draft`);
  await act(as, `POST ${TASK}/draft/editing`, `tasks/${task}/draft/editing`);
  await act(as, `DELETE ${TASK}/draft/editing`, `tasks/${task}/draft/editing`);
  const complete = () =>
    act(as, `POST ${TASK}/completion`, `tasks/${task}/completion?hold=1`, { body: form, ...on(1) });
  await complete();
  await act(as, `POST ${TASK}/withdrawal`, `tasks/${task}/withdrawal`, { body: { reason: 'MISTAKE' } });
  await complete();
  await act(as, `POST ${TASK}/release`, `tasks/${task}/release`);
  const order = { matterId, claimId, ground: 'SHIRKING' };
  await act('sup-yz', 'POST supervision/orders', 'supervision/orders', { body: order, ...once() });
  const recusal = { reason: 'OWN_INTEREST' };
  await act(as, 'POST matters/:matterId/recusals', `matters/${matterId}/recusals`, { body: recusal });
  await act('int-yz', 'POST contacts', 'contacts', { body: { ...lamps, channel: 'LETTER' }, ...once() });
});

test('should say what comes of a recusal that is lifted', async () => {
  const [own] = subjects;
  const path = `matters/${own?.matterId ?? ''}/recusals`;
  const { people } = await act<RecusalOptions>('sup-yz', 'GET matters/:matterId/recusals', path);
  const userId = people[0]?.userId ?? '';
  await act('sup-yz', 'POST matters/:matterId/recusals', path, { body: { reason: 'IMPARTIALITY', userId } });
  const body = { reason: 'ENTERED_BY_MISTAKE' };
  await act('sup-yz', 'POST matters/:matterId/recusals/:userId/lifting', `${path}/${userId}/lifting`, { body });
});

test('should say what comes of another password', async () => {
  const body = { password: PASSWORD, newPassword: 'a quiet courtyard' };
  await act('int-yz', 'PUT session/password', 'session/password', { body });
});

test('should have seen all but a few routes do what they are for', () => {
  const never = lines
    .map(({ route }) => route.replace(`${API}/`, ''))
    .filter((route) => !done.has(route.replace(' ', ` ${API}/`)));
  // Not on the stage: a flow that is stuck, a drawn month, a decision, a move under way, a planned release.
  expect(
    never.filter(
      (route) => !/operations\/instances|review\/rounds|supervision\/decisions|studio\/moves|releases\/:/.test(route),
    ),
  ).toEqual([]);
});
