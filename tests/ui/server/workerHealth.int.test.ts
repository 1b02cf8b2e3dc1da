/** Whether the workers work: signs of life, queues and lost answers, with PostgreSQL and the engine behind its REST API. */
import type { WorkerHealth } from '../../../domain/schema/operationViews.ts';
import { noteBeat, noteQueues } from '../../../domain/store/index.ts';
import { startHeartbeat, startQueueWatch } from '../../../platform/camunda/index.ts';
import { eventually } from '../../support/eventually.ts';
import { quietLog, startStudio, type StudioEngine } from '../../support/web/studio.ts';
import { useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
const world = useWebWorld({
  studio: async (url, parts) => (engine = await startStudio(url, parts)),
});
const look = async (): Promise<WorkerHealth> =>
  (await world.send<WorkerHealth>('GET', '/operations/workers', { as: 'adm-yz' })).body;
const kinds = async () => (await look()).findings.map(({ kind }) => kind);
const db = () => world.parts.db;
const beat = (programId: string, host: string, stops = false) =>
  noteBeat(db(), { programId, host, stops, inWork: 2, done: 5, failed: 0 });

/** Makes it so many minutes later, for what the database has noted. */
async function age(minutes: number): Promise<void> {
  const earlier = (at: Date) => new Date(at.getTime() - minutes * 60_000);
  for (const row of await db().selectFrom('cases.worker_program').selectAll().execute())
    await db()
      .updateTable('cases.worker_program')
      .set({ started_at: earlier(row.started_at), beat_at: earlier(row.beat_at) })
      .where('program_id', '=', row.program_id)
      .execute();
  for (const row of await db().selectFrom('cases.waiting_job').selectAll().execute())
    await db()
      .updateTable('cases.waiting_job')
      .set({ since: earlier(row.since) })
      .where('job_type', '=', row.job_type)
      .execute();
}
afterEach(async () => {
  await db().deleteFrom('cases.worker_program').execute();
  await db().deleteFrom('cases.waiting_job').execute();
});

const serviceFlow = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:fengqiao">
  <bpmn:process id="served" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="serve" />
    <bpmn:serviceTask id="serve"><bpmn:extensionElements><zeebe:taskDefinition type="trial.serve" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming></bpmn:serviceTask>
  </bpmn:process>
</bpmn:definitions>`;

async function startServed(): Promise<string> {
  await engine.client.deploy([{ name: 'served.bpmn', content: serviceFlow }]);
  const { processInstanceKey } = await engine.client.sdk.createProcessInstance({
    processDefinitionId: 'served' as never,
  });
  return String(processInstanceKey);
}

test('should say that nobody works, until a program gives signs of life, and that it stopped in order', async () => {
  expect(await look()).toMatchObject({ programs: [], findings: [{ kind: 'NO_PROGRAM', since: null }] });
  const heartbeat = startHeartbeat({
    db: db(),
    counts: () => ({ inWork: 1, done: 7, failed: 2 }),
    log: quietLog,
  });
  const { programs, findings } = await eventually(look, ({ programs: [one] }) => one !== undefined);
  expect(programs).toMatchObject([{ state: 'ALIVE', inWork: 1, done: 7, failed: 2 }]);
  expect(findings).toEqual([]);
  await heartbeat.stop();
  expect(await look()).toMatchObject({ programs: [{ state: 'STOPPED' }], findings: [{ kind: 'NO_PROGRAM' }] });
});

test('should miss a program that went silent, and no more once it was started again', async () => {
  await beat('first', 'host-a');
  await beat('other', 'host-b');
  await age(1);
  await beat('other', 'host-b');
  expect((await look()).findings).toMatchObject([{ kind: 'SILENT', host: 'host-a', count: 2 }]);
  await beat('second', 'host-a');
  expect(await kinds()).toEqual([]);
});

test('should see a program that is started again and again, but not one that is stopped and started', async () => {
  for (const start of ['1', '2']) {
    await beat(`orderly-${start}`, 'host-a');
    await beat(`orderly-${start}`, 'host-a', true);
    await beat(`crashed-${start}`, 'host-b');
    await age(1);
  }
  await beat('orderly-3', 'host-a');
  expect(await kinds()).toEqual(['SILENT']);
  await beat('crashed-3', 'host-b');
  expect((await look()).findings).toMatchObject([{ kind: 'RESTARTING', host: 'host-b', count: 3 }]);
});

test('should see a queue whose first step nobody takes, whatever the business time is', async () => {
  await beat('alive', 'host-a');
  await startServed();
  const watch = startQueueWatch({ db: db(), client: engine.client, log: quietLog, everyMs: 50 });
  try {
    await eventually(look, ({ queues }) => queues.some(({ jobType }) => jobType === 'trial.serve'));
    expect(await kinds()).toEqual([]);
    await age(6);
    await beat('alive', 'host-a');
    expect((await look()).findings).toMatchObject([{ kind: 'STANDING', jobType: 'trial.serve' }]);
  } finally {
    await watch.stop();
  }
  // Another job is the first now: somebody has taken the one before.
  await noteQueues(db(), [{ jobType: 'trial.serve', jobKey: 'next', waiting: 1 }]);
  expect(await kinds()).toEqual([]);
  await noteQueues(db(), []);
  expect((await look()).queues).toEqual([]);
});

test('should name the steps that were taken and never answered, which raise no incident', async () => {
  await beat('alive', 'host-a');
  const key = await startServed();
  const take = () =>
    engine.client.sdk.activateJobs({
      type: 'trial.serve',
      worker: 'crashing',
      timeout: 1,
      maxJobsToActivate: 50,
      requestTimeout: 0,
    });
  await eventually(
    async () => {
      await take();
      return look();
    },
    ({ findings }) =>
      findings.some(({ kind, jobType, instances }) => {
        return kind === 'HANDED_OUT_AGAIN' && jobType === 'trial.serve' && instances.includes(key);
      }),
  );
});
