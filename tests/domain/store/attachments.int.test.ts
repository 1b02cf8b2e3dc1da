import { createAttachmentStore, type ScanResult } from '../../../domain/store/index.ts';
import { bindAttachments } from '../../../domain/store/attachments.ts';
import { intakeOf, newId, useStore } from './support.ts';

const setup = useStore();
const DAY_MS = 86_400_000;
let verdict: ScanResult = 'CLEAN';
let now = Date.parse('2026-06-01T01:00:00Z');
const store = () =>
  createAttachmentStore({ ...setup.parts, clock: { now: () => now }, scan: () => Promise.resolve(verdict) });
beforeEach(() => {
  verdict = 'CLEAN';
});

const text = (size: number): Uint8Array => new TextEncoder().encode('字'.repeat(Math.ceil(size / 3)).slice(0, size));
async function add(content = text(10)) {
  const added = await store().add({ name: '附件.txt', content, owner: 'usr_1' });
  if (added.kind !== 'added') throw new Error(added.reason);
  return added.attachment.attachmentId;
}
const rows = async (table: string, id: string): Promise<number> => {
  const { rowCount } = await setup.database.pool.query(`select from cases.${table} where attachment_id = $1`, [id]);
  return rowCount ?? 0;
};

test('should give back every byte of a file of several pieces, and keep none of them readable', async () => {
  const content = text(2_500_000);
  const id = await add(content);
  expect((await store().read(id))?.content.equals(content)).toBe(true);
  expect(await rows('attachment_piece', id)).toBe(Math.ceil(content.length / 1024 / 1024));
  const { rows: pieces } = await setup.database.pool.query<{ sealed: Buffer }>(
    'select sealed from cases.attachment_piece where attachment_id = $1',
    [id],
  );
  expect(pieces.some(({ sealed }) => sealed.includes('字字'))).toBe(false);
});

test('should keep a file in quarantine until the scanner has spoken, and ask it again when it is wanted', async () => {
  verdict = 'UNAVAILABLE';
  const id = await add();
  expect(await store().read(id)).toBeUndefined();
  verdict = 'CLEAN';
  expect((await store().read(id))?.attachment.state).toBe('CLEAN');
});

test('should keep nothing of an infected file but the fact', async () => {
  verdict = 'INFECTED';
  expect(await store().add({ name: 'x.txt', content: text(10), owner: 'usr_1' })).toEqual({
    kind: 'refused',
    reason: 'INFECTED',
  });
  const { rows: kept } = await setup.database.pool.query<{ attachment_id: string; reason: string }>(
    `select attachment_id, reason from cases.attachment where state = 'REFUSED'`,
  );
  expect(kept).toMatchObject([{ reason: 'INFECTED' }]);
  expect(await rows('attachment_piece', kept[0]?.attachment_id ?? '')).toBe(0);
});

test('should not open a piece that was moved to another place', async () => {
  const id = await add(text(1_100_000));
  await setup.database.pool.query('update cases.attachment_piece set n = 5 where attachment_id = $1 and n = 1', [id]);
  await expect(store().read(id)).rejects.toThrow();
});

test('should bind an upload once, and to its sender’s contact only', async () => {
  const { matterId } = await setup.register(intakeOf(), 'bind-once');
  const id = await add();
  const bind = (owner: string) =>
    setup.parts.db
      .transaction()
      .execute((tx) => bindAttachments(tx, [id], owner, { matterId, contactId: newId('con') }));
  expect(await bind('usr_2')).toBe(false);
  expect(await bind('usr_1')).toBe(true);
  expect(await bind('usr_1')).toBe(false);
  expect(await store().ofMatter(matterId)).toMatchObject([{ attachmentId: id, name: '附件.txt', state: 'CLEAN' }]);
});

test('should throw away after a day what nobody filed', async () => {
  const id = await add();
  now += DAY_MS + 1;
  await add();
  expect(await rows('attachment', id)).toBe(0);
  expect(await store().read(newId('att'))).toBeUndefined();
});
