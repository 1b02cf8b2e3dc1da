import type { Command } from '../../../domain/case/commands.ts';
import type { FlowRef, MatterId } from '../../../domain/schema/ids.ts';
import { drift, relayBatch, republishUnbound, waitingEntries } from '../../../domain/store/index.ts';
import { clerk, intakeOf, newId, useStore } from './support.ts';

const setup = useStore();
const red: Command = { type: 'RecordColour', data: { result: { colour: 'RED', factors: [] } } };
const act = (matterId: MatterId, command: Command) =>
  setup.store.act({ key: newId('con'), matterId, actor: clerk, commands: [command], result: () => null });
const newMatter = async () => (await setup.register(intakeOf(), newId('con'))).matterId;
const drain = async () => {
  while ((await relayBatch(setup.parts.db, 50, async () => ({ kind: 'done' }))) > 0);
};
afterEach(drain);

test('should deliver the entries of a matter in order, also when two relays share the work', async () => {
  const matters = await Promise.all([newMatter(), newMatter(), newMatter()]);
  for (const matterId of matters) for (let n = 0; n < 4; n += 1) await act(matterId, red);
  const delivered: { lane: string; id: number }[] = [];
  const relay = async () => {
    for (let idle = 0; idle < 3;) {
      const taken = await relayBatch(setup.parts.db, 2, async ({ id, lane }) => {
        delivered.push({ lane, id: Number(id) });
        return { kind: 'done' };
      });
      idle = taken === 0 ? idle + 1 : 0;
    }
  };
  await Promise.all([relay(), relay()]);
  await relay();
  for (const matterId of matters) {
    const ids = delivered.filter(({ lane }) => lane === matterId).map(({ id }) => id);
    expect(ids).toHaveLength(5);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  }
  expect(await waitingEntries(setup.parts.db)).toBe(0);
});

test('should keep later entries of a matter waiting behind one that is tried again', async () => {
  const matterId = await newMatter();
  await act(matterId, red);
  const seen: string[] = [];
  const failing = () =>
    relayBatch(setup.parts.db, 10, async ({ entry }) => {
      seen.push(entry.kind === 'publishMessage' ? entry.name : entry.kind);
      return { kind: 'later', error: '503', delayMs: 60_000 };
    });
  expect(await failing()).toBe(1);
  expect(await failing()).toBe(0);
  expect(seen).toEqual(['matter.registered']);
  expect(await waitingEntries(setup.parts.db)).toBe(2);
  await setup.database.pool.query('update cases.outbox set next_try_at = now()');
});

test('should record what the engine will not take and go on', async () => {
  const matterId = await newMatter();
  await act(matterId, red);
  await relayBatch(setup.parts.db, 10, async () => ({ kind: 'refused', error: '400 INVALID_ARGUMENT' }));
  expect(await drift(setup.parts.db, 1)).toMatchObject([
    { lane: matterId, state: 'REFUSED', error: '400 INVALID_ARGUMENT' },
  ]);
  expect(await waitingEntries(setup.parts.db)).toBe(1);
});

test('should publish the start of a flow again until it is bound', async () => {
  const matterId = await newMatter();
  const flowRef = `petition-case:${matterId}` as FlowRef;
  const unbound = () => republishUnbound(setup.parts.db, 0);
  expect(await unbound()).not.toContain(flowRef);
  await drain();
  expect(await unbound()).toContain(flowRef);
  expect(await unbound()).not.toContain(flowRef);
  await drain();
  await act(matterId, {
    type: 'BindFlow',
    data: { flowRef, engineId: 'e', processInstanceKey: '1', processId: 'petition-case' },
  });
  expect(await unbound()).not.toContain(flowRef);
});
