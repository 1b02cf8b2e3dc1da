/** Case store, real engine behind its REST API, and the SDK client in one: what platform/camunda works between. */
import { standardParts } from '../../../engine/runtime/standardParts.ts';
import { Engine } from '../../../engine/runtime/engine.ts';
import { PostgresStore } from '../../../engine/store/postgres/postgresStore.ts';
import { serveGateway } from '../../../engine/gateway/server.ts';
import { createEngineClient, type EngineClient } from '../../../platform/camunda/index.ts';
import { createLog, type Log } from '../../../platform/log.ts';
import { useStore, type TestStore } from '../../domain/store/support.ts';
import { engineSchema } from '../../support/database.ts';

export const quietLog: Log = createLog({ level: 'silent', part: 'test' });

export interface TestSystem {
  readonly cases: TestStore;
  readonly client: EngineClient;
  /** Address of the engine's REST API, without `/v2`. */
  readonly engineUrl: string;
}

/** Gives the file an engine and a case store on one fresh database. Use its fields only inside tests and hooks. */
export function useSystem(): TestSystem {
  let client: EngineClient | undefined;
  let engineUrl = '';
  let close = async (): Promise<void> => undefined;
  afterAll(() => close());
  const cases = useStore(engineSchema);
  beforeAll(async () => {
    const runtime = new Engine({
      store: new PostgresStore({ url: cases.database.url }),
      parts: standardParts({ random: Math.random }),
    });
    const gateway = await serveGateway({ runtime, port: 0, log: { error: () => undefined } });
    close = async () => {
      await gateway.drain();
      await runtime.close();
    };
    await runtime.start();
    engineUrl = gateway.url;
    client = createEngineClient({ address: engineUrl, needsSignIn: false });
  });
  return {
    cases,
    get client() {
      if (!client) throw new Error('The engine exists only while tests run');
      return client;
    },
    get engineUrl() {
      return engineUrl;
    },
  };
}

/** Waits for something that happens in the background; fails saying what was there last. */
export async function eventually<T>(look: () => Promise<T>, isThere: (value: T) => boolean): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const value = await look();
    if (isThere(value)) return value;
    if (Date.now() > deadline) throw new Error(`did not happen; last seen: ${JSON.stringify(value)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** `petition-case` in small: a message starts it, a worker acts, a person decides. */
export const petitionCase = (group: string, name = 'small'): string => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="urn:fengqiao">
  <bpmn:message id="m" name="matter.registered" />
  <bpmn:process id="petition-case" name="${name}" isExecutable="true">
    <bpmn:startEvent id="start"><bpmn:outgoing>f1</bpmn:outgoing><bpmn:messageEventDefinition id="md" messageRef="m" /></bpmn:startEvent>
    <bpmn:sequenceFlow id="f1" sourceRef="start" targetRef="work" />
    <bpmn:serviceTask id="work"><bpmn:extensionElements><zeebe:taskDefinition type="matter.reportUrgent" retries="2" /></bpmn:extensionElements><bpmn:incoming>f1</bpmn:incoming><bpmn:outgoing>f2</bpmn:outgoing></bpmn:serviceTask>
    <bpmn:sequenceFlow id="f2" sourceRef="work" targetRef="task-intake-check" />
    <bpmn:userTask id="task-intake-check"><bpmn:extensionElements><zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="${group}" /></bpmn:extensionElements><bpmn:incoming>f2</bpmn:incoming><bpmn:outgoing>f3</bpmn:outgoing></bpmn:userTask>
    <bpmn:sequenceFlow id="f3" sourceRef="task-intake-check" targetRef="end" />
    <bpmn:endEvent id="end"><bpmn:incoming>f3</bpmn:incoming></bpmn:endEvent>
  </bpmn:process>
</bpmn:definitions>`;
