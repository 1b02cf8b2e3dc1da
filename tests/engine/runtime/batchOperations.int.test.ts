/** Batch operations as an operator steers them; what each kind does to an instance stands in app/conformance/scenarios/operations.ts. */
import type { Filter } from '../../../engine/store/port.ts';
import { eventually } from '../../support/eventually.ts';
import { bpmn, end, path, service, start } from './models.ts';
import { done, refusal, useEngine } from './support.ts';

const engine = useEngine();
const ofProcess: Filter = { field: 'processDefinitionId', op: 'eq', value: 'p' };
const ended = (key: string) =>
  eventually(
    () => row(key),
    (seen) => seen?.state === 'COMPLETED',
  );
const row = (key: string) => engine.runtime.get('batchOperations', key);

beforeEach(async () => {
  await engine.deploy(bpmn('p', start + service('work') + end + path('start', 'work', 'end')));
  for (let n = 0; n < 5; n += 1) await engine.create1('p');
});

const cancelAll = async (): Promise<string> =>
  (await done(engine.runtime.startBatchOperation({ type: 'CANCEL_PROCESS_INSTANCE' }, ofProcess))).batchOperation.key;

test('a suspended operation should touch no further instance, over a restart too, and go on when resumed', async () => {
  const key = await cancelAll();
  await done(engine.runtime.suspendBatchOperation(key));
  await engine.reopen();
  const left = await engine.countOf('p', 'ACTIVE');
  expect(left).toBeGreaterThan(0);
  expect(await row(key)).toMatchObject({ state: 'SUSPENDED', endDate: null });
  await done(engine.runtime.resumeBatchOperation(key));
  await ended(key);
  expect(await row(key)).toMatchObject({ operationsTotalCount: 5, operationsCompletedCount: 5 });
  expect(await engine.countOf('p', 'ACTIVE')).toBe(0);
});

test('a canceled operation should leave the rest alone and take no further order', async () => {
  const key = await cancelAll();
  await done(engine.runtime.suspendBatchOperation(key));
  await done(engine.runtime.cancelBatchOperation(key));
  expect(await refusal(engine.runtime.resumeBatchOperation(key))).toBe('INVALID_STATE');
  expect(await refusal(engine.runtime.suspendBatchOperation(key))).toBe('INVALID_STATE');
  expect(await engine.countOf('p', 'ACTIVE')).toBeGreaterThan(0);
  expect(await refusal(engine.runtime.cancelBatchOperation('99'))).toBe('NOT_FOUND');
});
