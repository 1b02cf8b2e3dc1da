/** Promises of the studio's store that its API cannot show: concurrency, and what the database itself keeps. */
import {
  beginDraft,
  beginMove,
  contentHash,
  decideReview,
  holdUpdate,
  keepContents,
  lockDraft,
  readContents,
  readDraft,
  readMove,
  requestReview,
  saveDraft,
  stopMove,
  workOnMove,
} from '../../../domain/store/index.ts';
import type { MoveId, UserId } from '../../../domain/schema/ids.ts';
import { newId, units, useStore } from './support.ts';

const store = useStore();
const designer: UserId = newId('usr');
const supervisor: UserId = newId('usr');
const as = (id: UserId) => ({ id, role: 'SUP' as const, unitId: units.bureau.unitId });
const report = { laws: [], errors: 0, warnings: 0, scenarios: { passed: 0, failed: 0, coverage: 0 } };
const begin = (content = '<a/>') =>
  beginDraft(store.parts, designer, { resource: 'new.bpmn', source: 'TEMPLATE', base: null, content });

test('should keep a content once, whoever brings it', async () => {
  await Promise.all([keepContents(store.parts.db, ['<x/>']), keepContents(store.parts.db, ['<x/>', '<y/>'])]);
  const kept = await readContents(store.parts.db, [contentHash('<x/>'), contentHash('<y/>'), contentHash('<z/>')]);
  expect([...kept.values()].sort()).toEqual(['<x/>', '<y/>']);
});

test('should let one of two saves of the same rev through, and lose neither content', async () => {
  const draftId = await begin();
  const both = await Promise.all(
    ['<b/>', '<c/>'].map((content) => saveDraft(store.parts, designer, draftId, { rev: 1, content })),
  );
  expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  expect(both).toContainEqual(expect.objectContaining({ code: 'REV_OUT_OF_DATE' }));
});

test('should take no second decision on one review, and never one by its requester, whatever the code says', async () => {
  const draftId = await begin();
  const { db } = store.parts;
  await requestReview(store.parts, 'engine', designer, draftId, { rev: 1, why: 'w', answersFor: null, report });
  const decide = (id: UserId) =>
    decideReview(store.parts, as(id), draftId, { rev: 1, decision: 'APPROVED', words: '' });
  const both = await Promise.all([decide(supervisor), decide(newId('usr'))]);
  expect(both.map(({ kind }) => kind).sort()).toEqual(['done', 'refused']);
  await expect(
    db.updateTable('cases.studio_review').set({ decided_by: designer }).where('draft_id', '=', draftId).execute(),
  ).rejects.toThrow(/check constraint/);
});

test('should free a lock by itself when its holder shows no sign of life any more', async () => {
  const draftId = await begin();
  const other = newId('usr');
  expect(await lockDraft(store.parts, as(other), draftId, false)).toMatchObject({ code: 'LOCK_HELD' });
  await store.parts.db
    .updateTable('cases.studio_lock')
    .set({ until: new Date(0) })
    .where('draft_id', '=', draftId)
    .execute();
  expect((await readDraft(store.parts.db, draftId, designer))?.lock).toBeNull();
  expect(await lockDraft(store.parts, as(other), draftId, false)).toMatchObject({ value: { takenFrom: null } });
});

test('should let a newer update take the place of one that nobody has touched, and leave a touched one alone', async () => {
  const { db } = store.parts;
  const update = (content: string) => {
    const draftId = newId('drf');
    return holdUpdate(db, draftId, 'engine', { name: 'office.bpmn', content }).then(() => draftId);
  };
  const state = async (draftId: Awaited<ReturnType<typeof update>>) => (await readDraft(db, draftId, designer))?.state;
  const first = await update('<v1/>');
  const second = await update('<v2/>');
  expect(await state(first)).toBe('DISCARDED');
  await saveDraft(store.parts, designer, second, { rev: 1, content: '<v2-mended/>' });
  const third = await update('<v3/>');
  expect([await state(second), await state(third)]).toEqual(['DRAFT', 'DRAFT']);
});

describe('moves', () => {
  const plan = (fromKey: string) => ({ resource: 'leave.bpmn', fromKey, toKey: '2', mapping: [] });
  async function begun(fromKey: string, instances: readonly string[]): Promise<MoveId> {
    const move = await beginMove(store.parts, as(supervisor), plan(fromKey), instances);
    if (move.kind !== 'done') throw new Error(`refused: ${JSON.stringify(move)}`);
    return move.value;
  }

  test('should go on where a killed worker stood, and count every case once', async () => {
    const moveId = await begun('1', ['11', '12', '13', '14', '15']);
    const asked: string[] = [];
    const work = (failAt: string | null) =>
      workOnMove(store.parts.db, 2, () =>
        Promise.resolve(async (key) => {
          asked.push(key);
          if (key === failAt) throw new Error('killed');
          return Promise.resolve(key === '15' ? '不能迁移' : null);
        }),
      );
    expect(await work(null)).toBe(true);
    await expect(work('14')).rejects.toThrow('killed');
    expect(await readMove(store.parts.db, moveId)).toMatchObject({ state: 'ACTIVE', total: 5, done: 2, failed: 0 });
    while (await work(null));
    expect(asked).toEqual(['11', '12', '13', '14', '13', '14', '15']);
    expect(await readMove(store.parts.db, moveId)).toMatchObject({
      state: 'COMPLETED',
      done: 4,
      failures: [{ processInstanceKey: '15', reason: '不能迁移' }],
    });
  });

  test('should stop between two slices and leave what has moved where it is', async () => {
    const moveId = await begun('3', ['31', '32', '33']);
    const work = () => workOnMove(store.parts.db, 1, () => Promise.resolve(() => Promise.resolve(null)));
    await work();
    expect(await stopMove(store.parts, moveId)).toEqual({ kind: 'done', value: null });
    expect(await work()).toBe(false);
    expect(await readMove(store.parts.db, moveId)).toMatchObject({ state: 'CANCELED', total: 3, done: 1 });
  });
});
