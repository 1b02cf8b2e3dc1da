/** A flow that an administrator has suspended, with PostgreSQL, the engine behind its REST API and workers on the SDK. */
import type { OperatedInstance } from '../../../domain/schema/operationViews.ts';
import { isSuspended, resumeFlow, suspendFlow } from '../../../domain/store/index.ts';
import { startJobRunner, type JobRunner } from '../../../platform/camunda/index.ts';
import { eventually } from '../../support/eventually.ts';
import { refer, sort } from '../../support/web/acts.ts';
import { offer } from '../../support/web/desk.ts';
import { quietLog, startStudio, studioActs, type StudioEngine } from '../../support/web/studio.ts';
import { trialFlow } from '../../support/web/trialFlow.ts';
import { newId, useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
let runner: JobRunner;
const served: string[] = [];
const world = useWebWorld({
  studio: async (url, parts) => (engine = await startStudio(url, parts)),
});
const acts = studioActs(world);
const db = () => world.parts.db;

/** A flow that calls another one, with an automatic step after each wait for a message. */
const calling = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:fengqiao">
  <bpmn:message id="go" name="go"><bpmn:extensionElements><zeebe:subscription correlationKey="=matterId" /></bpmn:extensionElements></bpmn:message>
  <bpmn:process id="caller" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="call" />
    <bpmn:callActivity id="call"><bpmn:extensionElements><zeebe:calledElement processId="called" propagateAllChildVariables="false" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming></bpmn:callActivity>
  </bpmn:process>
  <bpmn:process id="called" isExecutable="true">
    <bpmn:startEvent id="begin"><bpmn:outgoing>g1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="g1" sourceRef="begin" targetRef="wait" />
    <bpmn:intermediateCatchEvent id="wait"><bpmn:incoming>g1</bpmn:incoming><bpmn:outgoing>g2</bpmn:outgoing><bpmn:messageEventDefinition messageRef="go" /></bpmn:intermediateCatchEvent>
    <bpmn:sequenceFlow id="g2" sourceRef="wait" targetRef="serve" />
    <bpmn:serviceTask id="serve"><bpmn:extensionElements><zeebe:taskDefinition type="matter.reportUrgent" /></bpmn:extensionElements><bpmn:incoming>g2</bpmn:incoming></bpmn:serviceTask>
  </bpmn:process>
</bpmn:definitions>`;

beforeAll(async () => {
  await engine.client.deploy([
    { name: 'calling.bpmn', content: calling },
    ...['trial', 'clock-watch'].map((id) => ({ name: `${id}.bpmn`, content: trialFlow(id) })),
  ]);
  runner = await startJobRunner({
    client: engine.client,
    workers: [
      {
        type: 'matter.reportUrgent',
        handle: ({ processInstanceKey }) => {
          served.push(processInstanceKey);
          return Promise.resolve({ kind: 'complete', output: {} });
        },
      },
    ],
    log: quietLog,
    suspended: (engineId, keys) => isSuspended(db(), engineId, keys),
    suspendedWaitMs: 300,
  });
});
afterAll(() => runner.stop(5_000));

async function start(id: string, variables: Record<string, unknown>): Promise<string> {
  const { processInstanceKey } = await engine.client.sdk.createProcessInstance({
    processDefinitionId: id as never,
    variables,
  });
  return String(processInstanceKey);
}
const look = async (key: string) =>
  (await world.send<OperatedInstance>('GET', `/operations/instances/${key}`, { as: 'adm-yz' })).body;
const send = (key: string, act: 'suspensions' | 'resumptions', as = 'adm-yz') =>
  world.send<{ code?: string } | null>('POST', `/operations/instances/${key}/${act}`, {
    as,
    body: { reason: act === 'suspensions' ? 'UNDER_EXAMINATION' : 'CAUSE_REMOVED' },
  });
const childOf = (key: string) =>
  eventually(
    async () => (await engine.client.calledInstances(key))[0]?.processInstanceKey ?? '',
    (found) => found !== '',
  );
const goOn = (matterId: string) =>
  engine.client.sdk.publishMessage({ name: 'go', correlationKey: matterId, timeToLive: 10_000, variables: {} });

test('should leave the automatic steps of a suspended flow and of what it calls alone, without using up a retry', async () => {
  const matterId = newId('mat');
  const key = await start('caller', { matterId });
  const child = await childOf(key);
  expect((await send(key, 'suspensions')).status).toBe(204);
  expect((await look(child)).suspended).toMatchObject({ rootKey: key });
  await goOn(matterId);
  const jobs = () =>
    engine.client.sdk.searchJobs(
      { filter: { processInstanceKey: child as never } },
      { consistency: { waitUpToMs: 0 } },
    );
  const { items } = await eventually(jobs, (found) => found.items[0]?.errorMessage === 'FLOW_SUSPENDED');
  expect(items[0]).toMatchObject({ state: 'FAILED', retries: 3, hasFailedWithRetriesLeft: true });
  expect(served).not.toContain(child);
  expect((await look(child)).incidents).toEqual([]);

  // Resumed where it was suspended, not below.
  expect((await send(child, 'resumptions')).body?.code).toBe('CHANGED_MEANWHILE');
  expect((await send(key, 'resumptions')).status).toBe(204);
  await eventually(
    () => Promise.resolve(served),
    (done) => done.includes(child),
  );
  const suspended = await acts.audit('PROCESS_INSTANCE_SUSPENDED', key);
  const resumed = await acts.audit('PROCESS_INSTANCE_RESUMED', key);
  expect([...suspended.rows, ...resumed.rows].map(({ reason, outcome }) => [reason, outcome])).toEqual([
    ['UNDER_EXAMINATION', 'DONE'],
    ['CAUSE_REMOVED', 'DONE'],
  ]);
}, 60_000);

test('should suspend a flow once, and never one that watches a time limit of the law', async () => {
  const key = await start('trial', { amount: 5 });
  expect((await send(key, 'suspensions')).status).toBe(204);
  expect((await send(key, 'suspensions')).body?.code).toBe('CHANGED_MEANWHILE');
  expect((await send(key, 'suspensions', 'dsn-yz')).status).toBe(403);
  expect((await send(key, 'resumptions')).status).toBe(204);
  expect((await send(key, 'resumptions')).body?.code).toBe('CHANGED_MEANWHILE');
  expect((await look(key)).suspended).toBeNull();
  expect((await send(await start('clock-watch', { amount: 5 }), 'suspensions')).body?.code).toBe('CLOCK_OF_LAW');
});

test('should take no form for a task of a suspended flow, and take it once the flow is resumed', async () => {
  await world.at('2026-04-13 09:00');
  const { matterId } = await world.register({ claims: [{ subject: 'SCHOOL_BUS', text: '请增设站点。' }] });
  await sort(world, matterId, [['R31_6', 'EDUCATION']]);
  await refer(world, matterId, 'EDUCATION', 'hdl-education');
  const task = await offer(world, {
    taskKey: 'claim-handling/task-investigate',
    matterId,
    claimSeq: 1,
    to: [['HDL', 'EDUCATION']],
  });
  const { engine_id: engineId, process_instance_key: key } = await db()
    .selectFrom('cases.work_item')
    .select(['engine_id', 'process_instance_key'])
    .where('user_task_key', '=', task)
    .executeTakeFirstOrThrow();
  const submit = () =>
    world.send<{ code?: string }>('POST', `/tasks/${task}/completion`, {
      as: 'hdl-education',
      body: { next: 'READY', petitionerHeard: true },
    });
  await suspendFlow(db(), { engineId, rootKey: key, keys: [key], byId: 'administrator' });
  const { status, body } = await submit();
  expect([status, body.code]).toEqual([409, 'FLOW_SUSPENDED']);
  await resumeFlow(db(), engineId, key);
  expect((await submit()).status).toBeLessThan(300);
});
