import { randomBytes } from 'node:crypto';
import {
  appendAudit,
  readSignedHead,
  signAuditHead,
  verifyAudit,
  type AuditActor,
} from '../../../domain/store/index.ts';
import { createCipher, openDatabase, openSigner } from '../../../domain/store/index.ts';
import { createDatabasePool } from '../../../platform/database/index.ts';
import { casesSchema, useDatabase } from '../../support/database.ts';

const clock = { now: () => Date.parse('2026-06-01T08:00:00.123Z') };
const actor: AuditActor = { id: 'usr_a', role: 'ADM', unitId: 'unit_a' };
let pool: ReturnType<typeof createDatabasePool>;
let db: ReturnType<typeof openDatabase>;
// Before the database is dropped: hooks run in the order in which they were set.
afterAll(() => pool.end());
const database = useDatabase(casesSchema);
beforeAll(() => {
  pool = createDatabasePool(database.url, { max: 8, name: 'audit' });
  db = openDatabase(pool);
});

const append = (n: number) => appendAudit(db, clock, { actor, act: 'UNIT_CHANGED', objectId: `unit_${String(n)}` });
/** What somebody with the keys of the whole server could do. */
async function tamper(...statements: string[]): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    await client.query('commit');
  } finally {
    client.release();
  }
}

test('should put what many write at once into one unbroken chain', async () => {
  await Promise.all(Array.from({ length: 40 }, (_, n) => append(n)));
  const verdict = await verifyAudit(db);
  expect(verdict).toMatchObject({ entries: 40, head: { n: 40 }, faults: [] });
});

test('should keep nothing of an act that was rolled back, and leave no gap', async () => {
  await expect(
    db.transaction().execute(async (tx) => {
      await appendAudit(tx, clock, { actor, act: 'UNIT_ADDED' });
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await append(41);
  expect(await verifyAudit(db)).toMatchObject({ entries: 41, faults: [] });
});

test.each([
  'update cases.audit_entry set reason = null',
  'delete from cases.audit_entry',
  'truncate cases.audit_entry',
])('should refuse: %s', async (statement) => {
  await expect(database.pool.query(statement)).rejects.toThrow('audit_entry is append-only');
});

test('should find a row that was changed or removed past the trigger, and one cut off at the end', async () => {
  await tamper(
    `update cases.audit_entry set actor_id = 'usr_b' where n = 7`,
    'delete from cases.audit_entry where n = 20',
  );
  expect((await verifyAudit(db)).faults).toEqual([
    { kind: 'CHANGED', n: 7 },
    { kind: 'MISSING', from: 20, to: 20 },
  ]);
  await tamper(
    `update cases.audit_entry set actor_id = 'usr_a' where n = 7`,
    'delete from cases.audit_entry where n > 39',
  );
  expect((await verifyAudit(db)).faults).toEqual([
    { kind: 'MISSING', from: 20, to: 20 },
    { kind: 'MISSING', from: 40, to: 41 },
  ]);
});

test('should find by a signed head that the end was cut off together with the head beside it', async () => {
  const signer = await openSigner(db, createCipher(randomBytes(32)));
  const signed = await signAuditHead(db, signer, clock);
  const head = await readSignedHead(db, signed);
  expect(head).toMatchObject({ n: 41 });
  await tamper(
    'update cases.audit_head set n = 39, hash = (select hash from cases.audit_entry where n = 39)',
    'delete from cases.audit_entry where n > 39',
  );
  const gap = { kind: 'MISSING', from: 20, to: 20 };
  expect((await verifyAudit(db)).faults).toEqual([gap]);
  expect((await verifyAudit(db, head ? [head] : [])).faults).toEqual([gap, { kind: 'MISSING', from: 40, to: 41 }]);
  const forged = { ...signed, statement: signed.statement.replace('"n":41', '"n":39') };
  expect(await readSignedHead(db, forged)).toBeUndefined();
});
