/** The one moment in which an operation's own next slice and an operator's order are decided in the same batch. */
import { BatchOperations, type BatchOperationParts } from '../../../engine/runtime/batchOperations.ts';
import type { Overlay } from '../../../engine/runtime/overlay.ts';
import type { BatchOperationRow } from '../../../engine/store/rows.ts';

/** A writer that decides what is queued when the test says so, and answers all of it at once. */
function createWriter() {
  const rows = new Map<string, BatchOperationRow>();
  const unit = {
    row: (_: string, key: string) => Promise.resolve(rows.get(key)),
    change: (change: { op: string; key: string; row: BatchOperationRow; set: object }) =>
      change.op === 'put'
        ? rows.set(change.row.key, change.row)
        : rows.set(change.key, { ...rows.get(change.key)!, ...change.set }),
  } as unknown as Overlay;
  let queue: (() => Promise<() => void>)[] = [];
  const submit = ((_: string, run: (unit: Overlay) => Promise<unknown>) =>
    new Promise((resolve) => {
      queue.push(async () => {
        const outcome = await run(unit);
        return () => resolve(outcome as never);
      });
    })) as BatchOperationParts['submit'];
  return {
    rows,
    submit,
    queued: () => queue.length,
    async commit(): Promise<void> {
      const batch = queue;
      queue = [];
      const answers = [];
      for (const decide of batch) answers.push(await decide());
      for (const answer of answers) answer();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test('should go on when it is resumed in the batch in which its next slice sees that it was suspended', async () => {
  const writer = createWriter();
  const search = () => Promise.resolve({ items: [], end: null });
  const operations = new BatchOperations({
    store: { search } as unknown as BatchOperationParts['store'],
    now: () => 0,
    nextKey: () => '1',
    act: () => Promise.reject(new Error('there is nothing to act on')),
    submit: writer.submit,
  });
  void operations.start({ type: 'CANCEL_PROCESS_INSTANCE' }, null);
  await writer.commit();
  expect(writer.queued()).toBe(1);
  writer.rows.set('1', { ...writer.rows.get('1')!, state: 'SUSPENDED' });
  const resumed = operations.change('1', ['SUSPENDED'], 'ACTIVE');
  await writer.commit();
  expect(await resumed).toEqual({ ok: true });
  while (writer.queued() > 0) await writer.commit();
  expect(writer.rows.get('1')).toMatchObject({ state: 'COMPLETED' });
});
