/** Releases, roll backs and moved cases of the studio, with the engine behind its REST API. */
import { deployShipped, type EngineClient } from '../../../platform/camunda/index.ts';
import type { FileVersion, Move } from '../../../domain/schema/studio.ts';
import { leave, leaveForm } from '../../processes/support/leave.ts';
import { quietLog, startStudio, studioActs, type StudioEngine } from '../../support/web/studio.ts';
import { useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
/** What stands between the studio and the engine's deployments. */
let deploying: (
  deploy: EngineClient['deploy'],
  files: Parameters<EngineClient['deploy']>[0],
) => ReturnType<EngineClient['deploy']>;
const plainly: typeof deploying = (deploy, files) => deploy(files);
const world = useWebWorld({
  studio: async (url, parts) => {
    engine = await startStudio(url, parts, (client) => ({
      ...client,
      deploy: (files) => deploying((going) => client.deploy(going), files),
    }));
    return engine;
  },
});
const acts = studioActs(world);
beforeAll(async () => {
  deploying = plainly;
  await deployShipped({ db: world.parts.db, client: engine.client, log: quietLog, by: 'system' }, [
    { name: 'leave.bpmn', content: leave() },
    { name: 'leave.ask.form', content: leaveForm() },
  ]);
});
afterEach(() => void (deploying = plainly));

const versions = async (resource = 'leave.bpmn') =>
  (await world.send<{ items: FileVersion[] }>('GET', `/studio/files/${resource}/versions`, { as: 'aud-yz' })).body
    .items;
const liveXml = async () => {
  const live = (await engine.client.latestProcesses()).find(({ definitionId }) => definitionId === 'leave');
  return { version: live?.version, xml: await engine.client.processXml(live?.definitionKey ?? '') };
};
const keyOf = async (version: number) => (await versions()).find((one) => one.version === version)?.definitionKey ?? '';

test('should put approved drafts live together, with the form that the process uses, and say why and by whom', async () => {
  const form = await acts.approved('leave.ask.form', leaveForm('原因'));
  const process = await acts.approved('leave.bpmn', leave({ name: '二版' }));
  const released = await acts.release([form, process]);
  expect(released.status).toBe(201);
  expect(released.body).toMatchObject({ state: 'RELEASED', failure: null });
  expect(await liveXml()).toMatchObject({ version: 2, xml: leave({ name: '二版' }) });
  const [live, before] = await versions();
  expect(live).toMatchObject({ version: 2, state: 'LIVE', origin: 'STUDIO', why: '试行' });
  expect(live?.deployedBy?.name).toMatch(/^工作人员/);
  expect(before).toMatchObject({ version: 1, state: 'RETIRED', origin: 'SHIPPED' });
  expect((await versions('leave.ask.form'))[0]).toMatchObject({ state: 'LIVE', running: null });
});

test('should take the processes along that use a released form', async () => {
  const form = await acts.approved('leave.ask.form', leaveForm('缘由'));
  expect((await acts.release([form])).body.state).toBe('RELEASED');
  // A new version of the same content, bound to the new form.
  expect(await liveXml()).toMatchObject({ version: 3, xml: leave({ name: '二版' }) });
});

test('should release nothing at all when the engine refuses one of the files', async () => {
  const form = await acts.approved('leave.ask.form', leaveForm('不会上线'));
  const process = await acts.approved('leave.bpmn', leave({ name: '坏' }));
  deploying = (deploy, files) =>
    deploy(
      files.map((file) =>
        file.name === 'leave.bpmn'
          ? { ...file, content: file.content.replace('targetRef="end"', 'targetRef="nowhere"') }
          : file,
      ),
    );
  const before = await versions('leave.ask.form');
  const { body } = await acts.release([form, process]);
  expect(body.state).toBe('FAILED');
  expect(body.failure).toMatch(/leave.bpmn|nowhere/);
  expect(await versions('leave.ask.form')).toEqual(before);
  // The drafts are still approved and go live once the cause is gone.
  deploying = plainly;
  expect((await acts.release([form, process])).body.state).toBe('RELEASED');
});

test('should release once although it was killed between the deployment and the note of it', async () => {
  const draft = await acts.approved('leave.bpmn', leave({ name: '被打断' }));
  deploying = async (deploy, files) => {
    await deploy(files);
    throw Object.assign(new Error('killed'), { code: 'ECONNRESET' });
  };
  const planned = await acts.release([draft]);
  expect(planned).toMatchObject({ status: 202, body: { state: 'SCHEDULED' } });
  const deployed = await liveXml();
  expect(deployed.xml).toBe(leave({ name: '被打断' }));
  expect((await versions())[0]?.version).toBe((deployed.version ?? 0) - 1);
  // The deployer starts again meanwhile and takes it for nobody's.
  await deployShipped({ db: world.parts.db, client: engine.client, log: quietLog, by: 'system' }, []);
  deploying = plainly;
  expect(await engine.studio.release()).toBe(true);
  expect(await engine.studio.release()).toBe(false);
  expect(await liveXml()).toEqual(deployed);
  expect((await versions())[0]).toMatchObject({ version: deployed.version, why: '试行' });
  const { rows } = await acts.audit('PROCESS_RELEASED', planned.body.releaseId);
  expect(rows).toHaveLength(1);
});

test('should start a planned release when it is due, once, and not one that was called off', async () => {
  const draft = await acts.approved('leave.bpmn', leave({ name: '明天' }));
  const later = await acts.release([draft], '2999-01-01T00:00:00Z');
  expect(later).toMatchObject({ status: 202, body: { state: 'SCHEDULED' } });
  expect((await acts.release([draft])).body).toMatchObject({ code: 'ALREADY_SCHEDULED' });
  expect(await engine.studio.release()).toBe(false);
  const path = `/studio/releases/${later.body.releaseId}`;
  expect((await world.send('DELETE', path, { as: 'dsn-yz' })).status).toBe(403);
  expect((await world.send('DELETE', path, { as: 'sup-yz' })).status).toBe(204);
  expect((await world.send('DELETE', path, { as: 'sup-yz' })).status).toBe(409);

  const again = await acts.release([draft], '2999-01-01T00:00:00Z');
  await world.parts.db
    .updateTable('cases.studio_release')
    .set({ at: '2020-01-01T00:00:00Z' })
    .where('release_id', '=', again.body.releaseId)
    .execute();
  // Two workers look at the same time.
  expect((await Promise.all([engine.studio.release(), engine.studio.release()])).sort()).toEqual([false, true]);
  expect((await liveXml()).xml).toBe(leave({ name: '明天' }));
});

test('should not undo unseen what went live after a draft was begun', async () => {
  const slow = await acts.approved('leave.bpmn', leave({ name: '慢' }));
  const fast = await acts.approved('leave.bpmn', leave({ name: '快' }));
  expect((await acts.release([fast])).body.state).toBe('RELEASED');
  expect((await acts.release([slow])).body).toMatchObject({ code: 'BASE_CHANGED' });
});

test('should let nobody release but supervisors, leaders and administrators, and nothing that was not approved', async () => {
  const { body: draft } = await world.send<{ draftId: string }>('POST', '/studio/drafts', {
    as: 'dsn-yz',
    body: { resource: 'leave.bpmn', from: { kind: 'IMPORT', content: leave({ name: '没批' }) } },
  });
  const release = (as: string) =>
    world.send<{ code: string }>('POST', '/studio/releases', {
      as,
      body: { draftIds: [draft.draftId], at: null, why: '' },
    });
  for (const as of ['dsn-yz', 'aud-yz']) expect((await release(as)).body.code).toBe('NOT_A_RELEASER');
  for (const as of ['sup-yz', 'adm-yz']) expect((await release(as)).body.code).toBe('NOT_APPROVED');
});

test('should roll back to an older content with the form that it had, for a reason', async () => {
  const first = (await versions()).find(({ version }) => version === 1);
  const path = '/studio/files/leave.bpmn/rollback';
  const body = { hash: first?.hash, why: '新版出错' };
  expect((await world.send('POST', path, { as: 'adm-yz', body: { ...body, why: ' ' } })).status).toBe(400);
  const { body: back } = await world.send<{ kind: string; files: { resource: string }[] }>('POST', path, {
    as: 'adm-yz',
    body,
  });
  expect(back).toMatchObject({ kind: 'ROLLBACK', state: 'RELEASED', why: '新版出错' });
  expect(back.files.map(({ resource }) => resource).sort()).toEqual(['leave.ask.form', 'leave.bpmn']);
  expect((await liveXml()).xml).toBe(leave());
  const { body: form } = await world.send<{ content: string }>(
    'GET',
    `/studio/files/leave.ask.form/contents/${(await versions('leave.ask.form'))[0]?.hash ?? ''}`,
    { as: 'aud-yz' },
  );
  expect(form.content).toBe(leaveForm());
  expect((await world.send<{ code: string }>('POST', path, { as: 'adm-yz', body })).body.code).toBe('ALREADY_LIVE');
});

test('should move the running cases of a version, show before what becomes of each, and say which could not be moved', async () => {
  const start = await world.parts.db.selectFrom('cases.studio_move').selectAll().execute();
  expect(start).toEqual([]);
  const from = (await versions())[0]!;
  const instances: string[] = [];
  for (let n = 0; n < 7; n += 1) {
    const { processInstanceKey } = await engine.client.sdk.createProcessInstance({
      processDefinitionKey: from.definitionKey as never,
      variables: { dueDates: { HANDLE: '2026-05-18T00:00:00+08:00' } },
    });
    instances.push(String(processInstanceKey));
  }
  // Two of them stand at the second step, which the new version calls by another name.
  const tasks = await engine.client.openUserTasks({ newestFirst: false, after: null, limit: 100 });
  for (const task of tasks.items.filter(({ processInstanceKey }) => instances.slice(0, 2).includes(processInstanceKey)))
    await engine.client.completeUserTask(task.userTaskKey, {});
  const draft = await acts.approved('leave.bpmn', leave({ name: '迁移后', second: 'task-confirm-leave' }));
  expect((await acts.release([draft])).body.state).toBe('RELEASED');
  const to = (await versions())[0]!;

  const running = await world.send<{ items: { version: number; count: number; elements: object[] }[] }>(
    'GET',
    '/studio/files/leave.bpmn/running',
    { as: 'dsn-yz' },
  );
  expect(running.body.items).toMatchObject([
    { version: to.version, count: 0 },
    { version: from.version, count: 7 },
  ]);
  const plan = { resource: 'leave.bpmn', fromKey: from.definitionKey, toKey: to.definitionKey };
  const preview = async (mapping: object[] | null) =>
    (
      await world.send<{
        mapping: { from: string; to: string }[];
        movable: number;
        refused: number;
        unmapped: string[];
        items: { processInstanceKey: string; step: object; deadline: string; refused: { zh: string } | null }[];
      }>('POST', '/studio/moves/preview', { as: 'adm-yz', body: { ...plan, mapping } })
    ).body;
  const proposed = await preview(null);
  expect(proposed).toMatchObject({ total: 7, movable: 7, refused: 0, unmapped: [] });
  expect(proposed.mapping).toContainEqual({ from: 'task-confirm', to: 'task-confirm-leave' });
  expect(proposed.items.find(({ processInstanceKey }) => processInstanceKey === instances[0])).toMatchObject({
    step: { from: 'task-confirm', to: 'task-confirm-leave' },
    deadline: 'KEPT',
  });
  const partial = proposed.mapping.filter((one) => one.from !== 'task-confirm' && one.from !== 'event-late');
  expect(await preview(partial)).toMatchObject({ movable: 5, refused: 2, unmapped: ['task-confirm'] });
  // A preview moves nothing.
  expect(await engine.client.runningInstances(to.definitionKey)).toBe(0);

  const move = (as: string) =>
    world.send<Move & { code: string }>('POST', '/studio/moves', { as, body: { ...plan, mapping: proposed.mapping } });
  expect((await move('dsn-yz')).status).toBe(403);
  const begun = await move('adm-yz');
  expect(begun).toMatchObject({ status: 202, body: { state: 'ACTIVE', total: 7, done: 0 } });
  expect((await move('adm-yz')).body.code).toBe('MOVE_UNDER_WAY');
  // One has ended before its turn came.
  const [last] = instances.slice(-1);
  await engine.client.sdk.cancelProcessInstance({ processInstanceKey: last as never });
  await engine.moveAll();
  const { body: report } = await world.send<Move>('GET', `/studio/moves/${begun.body.moveId}`, { as: 'aud-yz' });
  expect(report).toMatchObject({
    state: 'COMPLETED',
    total: 7,
    done: 6,
    failed: 1,
    failures: [{ processInstanceKey: last, reason: 'The case has ended or left the version meanwhile.' }],
  });
  expect(await engine.client.runningInstances(to.definitionKey)).toBe(6);
  expect(await engine.client.runningInstances(await keyOf(from.version))).toBe(0);
  expect((await engine.client.activeElementsOf(instances[0]!)).map(({ elementId }) => elementId)).toContain(
    'task-confirm-leave',
  );
  const listed = await world.send<{ items: Move[] }>('GET', '/studio/moves?resource=leave.bpmn', { as: 'dsn-yz' });
  expect(listed.body.items).toEqual([report]);
  const stopped = await world.send<{ code: string }>('DELETE', `/studio/moves/${begun.body.moveId}`, { as: 'adm-yz' });
  expect(stopped.body.code).toBe('MOVE_ENDED');
});
