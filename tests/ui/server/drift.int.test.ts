/** Where case store and engine have come apart, with PostgreSQL and the engine behind its REST API. */
import type { Drift } from '../../../domain/schema/operationViews.ts';
import { trialFlow } from '../../support/web/trialFlow.ts';
import { startStudio, type StudioEngine } from '../../support/web/studio.ts';
import { useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
const world = useWebWorld({
  studio: async (url, parts) => (engine = await startStudio(url, parts)),
});
const compare = async (): Promise<Drift> =>
  (await world.send<Drift>('GET', '/operations/drift', { as: 'adm-yz' })).body;

beforeAll(async () => {
  await engine.client.deploy([{ name: 'petition-case.bpmn', content: trialFlow('petition-case') }]);
});

async function startFlow(): Promise<string> {
  const { processInstanceKey } = await engine.client.sdk.createProcessInstance({
    processDefinitionId: 'petition-case' as never,
    variables: { amount: 5 },
  });
  return String(processInstanceKey);
}
/** A matter whose flow was asked for so many minutes ago. */
async function registered(minutesAgo: number): Promise<string> {
  const { matterId } = await world.register({});
  const since = `${String(minutesAgo)} minutes`;
  await world.pool.query('update cases.flow set asked_at = now() - $2::interval where matter_id = $1', [
    matterId,
    since,
  ]);
  return matterId;
}
/** As the first job of the flow would, two minutes ago. */
async function bind(matterId: string, key: string): Promise<void> {
  await world.pool.query(
    `update cases.flow set engine_id = $2, process_id = 'petition-case', process_instance_key = $3,
                           bound_at = now() - interval '2 minutes'
      where matter_id = $1`,
    [matterId, await engine.client.engineId(), key],
  );
}

test('should find nothing while every open matter has its running flow, and a new one has time to begin', async () => {
  await bind(await registered(2), await startFlow());
  await registered(0);
  expect(await compare()).toMatchObject({ findings: [], compared: 1, more: false });
});

test('should name a flow that was asked for and has not begun', async () => {
  const matterId = await registered(3);
  // Its clock was asked for, too.
  expect((await compare()).findings).toMatchObject([
    { kind: 'FLOW_NOT_BEGUN', what: 'clock.started', count: 1 },
    { kind: 'FLOW_NOT_BEGUN', what: 'matter.registered', count: 1 },
  ]);
  await bind(matterId, await startFlow());
  expect((await compare()).findings).toEqual([]);
});

test('should name the flow of an open matter that is not running any more', async () => {
  const key = await startFlow();
  const matterId = await registered(2);
  await bind(matterId, key);
  await engine.client.cancelInstance(key);
  expect((await compare()).findings).toMatchObject([{ kind: 'FLOW_LOST', count: 1, instances: [key] }]);
  // Begun anew, the matter is carried again.
  await bind(matterId, await startFlow());
  expect((await compare()).findings).toEqual([]);
});

test('should name a running flow that no open matter has', async () => {
  const key = await startFlow();
  expect((await compare()).findings).toMatchObject([{ kind: 'FLOW_STRAY', count: 1, instances: [key] }]);
  await engine.client.cancelInstance(key);
  expect((await compare()).findings).toEqual([]);
});

test('should count what the engine did not take within a week, by what it was', async () => {
  for (const [state, days] of [
    ['REFUSED', 1],
    ['REFUSED', 2],
    ['GONE', 1],
    ['REFUSED', 8],
  ] as const)
    await world.pool.query(
      `insert into cases.outbox (lane, entry, state, done_at)
       values ('lane', '{"kind":"publishMessage","name":"matter.factsChanged"}', $1, now() - $2::interval)`,
      [state, `${String(days)} days`],
    );
  expect((await compare()).findings).toMatchObject([
    { kind: 'REFUSED', what: 'matter.factsChanged', count: 2 },
    { kind: 'GONE', what: 'matter.factsChanged', count: 1 },
  ]);
});
