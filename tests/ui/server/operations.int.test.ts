/** Operations with the engine behind its REST API: what is stuck and why, and what administrators do about it. */
import type { OperatedInstance, OperationsOverview, ProcessHeat } from '../../../domain/schema/operationViews.ts';
import { eventually } from '../../support/eventually.ts';
import { trialFlow } from '../../support/web/trialFlow.ts';
import { startStudio, studioActs, type StudioEngine } from '../../support/web/studio.ts';
import { useWebWorld } from '../../support/web/world.ts';

let engine: StudioEngine;
const world = useWebWorld({
  studio: async (url, parts) => (engine = await startStudio(url, parts)),
});
const acts = studioActs(world);

beforeAll(async () => {
  await engine.client.deploy(['trial', 'clock-watch'].map((id) => ({ name: `${id}.bpmn`, content: trialFlow(id) })));
});
async function start(id: string, variables: Record<string, unknown>): Promise<string> {
  const { processInstanceKey } = await engine.client.sdk.createProcessInstance({
    processDefinitionId: id as never,
    variables,
  });
  return String(processInstanceKey);
}
const look = async (key: string, as = 'adm-yz') =>
  (await world.send<OperatedInstance>('GET', `/operations/instances/${key}`, { as })).body;
const post = (key: string, act: string, body: object, as = 'adm-yz') =>
  world.send<{ code?: string } | null>('POST', `/operations/instances/${key}/${act}`, { as, body });
const standsAt = (key: string, elementId: string) =>
  eventually(
    () => look(key),
    ({ steps }) => steps.some((step) => step.elementId === elementId && step.state === 'ACTIVE'),
  );
const stuckInstance = async () => {
  const key = await start('trial', { amount: null, matterId: 'mat_x' });
  const found = await eventually(
    () => look(key),
    ({ incidents }) => incidents.length === 1,
  );
  return { key, found, incidentKey: found.incidents[0]?.incidentKey ?? '' };
};

test('should group what is stuck by its cause, and say that a retry needs a remedy first', async () => {
  const { key, found } = await stuckInstance();
  expect(found.incidents[0]).toMatchObject({ elementId: 'gateway-amount', cause: 'DATA', advice: 'AFTER_REMEDY' });
  const { body } = await world.send<OperationsOverview>('GET', '/operations', { as: 'dsn-yz' });
  const group = body.stuck.find(({ processId }) => processId === 'trial');
  expect(group).toMatchObject({ elementId: 'gateway-amount', cause: 'DATA' });
  expect(group?.instances).toContain(key);
  expect(body.processes.find(({ processId }) => processId === 'trial')?.stuck).toBeGreaterThan(0);
  expect(body.may).toEqual({ act: false });
});

test('should set a value that is still as it was shown, retry, and show where the time went', async () => {
  const { key, found, incidentKey } = await stuckInstance();
  const amount = found.variables.find(({ name }) => name === 'amount');
  const change = { scopeKey: amount?.scopeKey, name: 'amount', value: 5, reason: 'WRONG_DATA' };
  expect((await post(key, 'variables', { ...change, was: '7' })).body?.code).toBe('CHANGED_MEANWHILE');
  expect((await post(key, 'variables', { ...change, was: 'null' })).status).toBe(204);
  const retry = { incidentKey, reason: 'CAUSE_REMOVED' };
  expect((await post(key, 'retries', retry)).status).toBe(204);
  const { definitionKey } = await standsAt(key, 'task-check');
  expect((await post(key, 'retries', retry)).body?.code).toBe('CHANGED_MEANWHILE');
  const { rows } = await acts.audit('PROCESS_INCIDENT_RETRIED', key);
  expect(rows.map(({ reason, outcome }) => [reason, outcome])).toEqual([['CAUSE_REMOVED', 'DONE']]);

  const { body } = await world.send<ProcessHeat>('GET', `/operations/processes/${definitionKey}`, { as: 'aud-yz' });
  expect(body.elements.find(({ elementId }) => elementId === 'task-check')).toMatchObject({ active: 1, median: null });
  expect(body.elements.find(({ elementId }) => elementId === 'start')?.median).toBeGreaterThanOrEqual(0);
});

test('should keep ids and due dates of a matter, and take no sentence for a value', async () => {
  const { key, found } = await stuckInstance();
  const scopeKey = found.variables[0]?.scopeKey;
  const change = { scopeKey, name: 'matterId', was: '"mat_x"', value: 'mat_y', reason: 'WRONG_DATA' };
  expect((await post(key, 'variables', change)).body?.code).toBe('NOT_EDITABLE_VARIABLE');
  expect((await post(key, 'variables', { ...change, name: 'amount', value: '居民甲 来电' })).status).toBe(400);
});

test('should move a step once, and pass on the refusal of a step that is not drawn', async () => {
  const key = await start('trial', { amount: 5 });
  const { steps } = await standsAt(key, 'task-check');
  const elementInstanceKey = steps.find(({ elementId }) => elementId === 'task-check')?.elementInstanceKey;
  const move = { elementInstanceKey, toElementId: 'nowhere', reason: 'WRONG_STEP' };
  expect((await post(key, 'moves', move)).body?.code).toBe('ENGINE_REFUSED');
  expect((await post(key, 'moves', { ...move, toElementId: 'task-sign' })).status).toBe(204);
  await standsAt(key, 'task-sign');
  expect((await post(key, 'moves', { ...move, toElementId: 'task-sign' })).body?.code).toBe('CHANGED_MEANWHILE');
  const { rows } = await acts.audit('PROCESS_STEP_MOVED', key);
  expect(rows.map(({ outcome }) => outcome)).toEqual(['DONE', 'REFUSED', 'DONE']);
});

test('should cancel only with typed words, and neither a flow of an open matter nor a clock of the law', async () => {
  const key = await start('trial', { amount: 5 });
  await standsAt(key, 'task-check');
  const cancel = { words: key, reason: 'STARTED_TWICE' };
  expect((await post(key, 'cancellations', { ...cancel, words: 'yes' })).body?.code).toBe('WORDS_DIFFER');
  const { matterId } = await world.register({});
  const bound = { engine_id: await engine.client.engineId(), process_instance_key: key, bound_at: new Date() };
  await world.parts.db.updateTable('cases.flow').set(bound).where('matter_id', '=', matterId).execute();
  expect((await post(key, 'cancellations', cancel)).body?.code).toBe('MATTER_OPEN');
  await world.parts.db
    .updateTable('cases.flow')
    .set({ process_instance_key: '1' })
    .where('matter_id', '=', matterId)
    .execute();
  expect((await post(key, 'cancellations', cancel)).status).toBe(204);
  await eventually(
    () => look(key),
    ({ state }) => state === 'TERMINATED',
  );

  const clock = await start('clock-watch', { amount: 5 });
  await standsAt(clock, 'task-check');
  expect((await post(clock, 'cancellations', { ...cancel, words: clock })).body?.code).toBe('CLOCK_OF_LAW');
});

test('should show operations to operators alone, and let only administrators act', async () => {
  const key = await start('trial', { amount: 5 });
  await standsAt(key, 'task-check');
  expect((await world.send('GET', '/operations', { as: 'sup-yz' })).status).toBe(403);
  expect((await look(key, 'dsn-yz')).may).toEqual({ act: false });
  const cancel = { words: key, reason: 'STARTED_TWICE' };
  for (const as of ['dsn-yz', 'aud-yz', 'sup-yz'])
    expect((await post(key, 'cancellations', cancel, as)).status).toBe(403);
  expect((await look(key)).state).toBe('ACTIVE');
});
