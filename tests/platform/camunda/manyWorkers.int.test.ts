import { jobs, type JobType } from '../../../domain/jobs/jobs.ts';
import { createEngine } from '../../../engine/runtime/createEngine.ts';
import { serveGateway } from '../../../engine/gateway/server.ts';
import { createEngineClient, startJobRunner, type AnyWorker } from '../../../platform/camunda/index.ts';
import { newId } from '../../domain/store/support.ts';
import { engineSchema, useDatabase } from '../../support/database.ts';
import { quietLog } from './support.ts';

const database = useDatabase(engineSchema);

/** Longer than the test may take: a job that has to wait until somebody else's poll ends fails it. */
const POLL_MS = 600_000;

const twoJobs = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:fengqiao">
  <bpmn:process id="two-jobs" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="first" />
    <bpmn:serviceTask id="first"><bpmn:extensionElements><zeebe:taskDefinition type="matter.reportUrgent" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="first" targetRef="second" />
    <bpmn:serviceTask id="second"><bpmn:extensionElements><zeebe:taskDefinition type="matter.reportUrgent" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f3" sourceRef="second" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;

test('should take up a job at once although workers of all other types hold their polls open', async () => {
  const runtime = createEngine({ databaseUrl: database.url, log: quietLog, pollMs: POLL_MS });
  const gateway = await serveGateway({ runtime, port: 0, log: { error: () => undefined } });
  await runtime.start();
  const client = createEngineClient({ address: gateway.url, needsSignIn: false });
  const worked: string[] = [];
  const workers = (Object.keys(jobs) as JobType[]).map((type) => ({
    type,
    handle: ({ elementId }: { elementId: string }) => {
      worked.push(elementId);
      return Promise.resolve({ kind: 'complete', output: {} });
    },
  }));
  const runner = await startJobRunner({ client, workers: workers as unknown as AnyWorker[], log: quietLog });
  await client.deploy([{ name: 'two-jobs.bpmn', content: twoJobs }]);
  for (const _round of [1, 2]) {
    await client.sdk.createProcessInstance({
      processDefinitionId: 'two-jobs' as never,
      variables: { matterId: newId('mat') },
      awaitCompletion: true,
      requestTimeout: 30_000,
    });
  }
  expect(worked).toEqual(['first', 'second', 'first', 'second']);
  await runner.stop(1_000);
  await gateway.drain();
  await runtime.close();
});
