/** The audit log in PostgreSQL: append in one round trip, read by page, verify whole, sign its head. */
import { createPublicKey, verify } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import { z } from 'zod';
import type { AuditAct } from '../audit/acts.ts';
import { bodyOf, type AuditEntry, type AuditFacts, type ChainHead } from '../audit/chain.ts';
import type { SignedHead } from '../audit/views.ts';
import { createChainVerifier, type ChainVerdict } from '../audit/verify.ts';
import { canonical } from '../receipts/canonical.ts';
import type { Role } from '../schema/codes.ts';
import type { Clock } from '../schema/time.ts';
import type { AuditEntryTable } from './accessTables.ts';
import type { Database, Tx } from './database.ts';
import { sha256 } from './sha256.ts';
import { publicKeys, type Signer } from './signing/signer.ts';

/** Who acts, in which post; somebody unknown and the system have none. */
export interface AuditActor {
  readonly id: string;
  readonly role: Role | null;
  readonly unitId: string | null;
}

export interface Audited {
  readonly actor: AuditActor;
  readonly act: AuditAct;
  readonly objectId?: string | null;
  readonly outcome?: AuditFacts['outcome'];
  readonly reason?: string | null;
}

/** Nobody who could be named: a failed sign-in keeps no typed text, which might be a password. */
export const UNKNOWN: AuditActor = { id: 'unknown', role: null, unitId: null };

/**
 * Appends entries in order. In a transaction it comes last: the head of the chain stays locked until the commit, and whoever
 * waits for another row meanwhile would hold everybody up.
 */
export async function appendAudit(db: Database | Tx, clock: Clock, ...all: readonly Audited[]): Promise<void> {
  const at = new Date(clock.now()).toISOString();
  for (const { actor, act, objectId = null, outcome = 'DONE', reason = null } of all) {
    const facts = { at, actorId: actor.id, actorRole: actor.role, actorUnitId: actor.unitId };
    const body = bodyOf({ ...facts, act, objectId, outcome, reason });
    await sql`select cases.append_audit(${body}, ${at}::timestamptz, ${actor.id}, ${actor.role}, ${actor.unitId}, ${act}, ${objectId}, ${outcome}, ${reason})`.execute(
      db,
    );
  }
}

export interface AuditQuery {
  readonly actorId?: string | undefined;
  readonly act?: AuditAct | undefined;
  readonly objectId?: string | undefined;
  /** Entries of these acts are left out: a filter by object must not tell whose object is masked. */
  readonly without?: readonly AuditAct[] | undefined;
  /** Instants. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Entries before this number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

const toEntry = (row: Selectable<AuditEntryTable>): AuditEntry => ({
  n: Number(row.n),
  at: row.at.toISOString(),
  actorId: row.actor_id,
  actorRole: row.actor_role,
  actorUnitId: row.actor_unit_id,
  act: row.act as AuditAct,
  objectId: row.object_id,
  outcome: row.outcome as AuditFacts['outcome'],
  reason: row.reason,
  prev: row.prev,
  hash: row.hash,
});

/** Newest first. */
export async function listAudit(db: Database, query: AuditQuery): Promise<readonly AuditEntry[]> {
  let rows = db.selectFrom('cases.audit_entry').selectAll();
  if (query.actorId !== undefined) rows = rows.where('actor_id', '=', query.actorId);
  if (query.act !== undefined) rows = rows.where('act', '=', query.act);
  if (query.objectId !== undefined) rows = rows.where('object_id', '=', query.objectId);
  if (query.without !== undefined && query.without.length > 0) rows = rows.where('act', 'not in', query.without);
  if (query.from !== undefined) rows = rows.where('at', '>=', new Date(query.from));
  if (query.until !== undefined) rows = rows.where('at', '<', new Date(query.until));
  if (query.before !== undefined) rows = rows.where('n', '<', String(query.before));
  return (await rows.orderBy('n', 'desc').limit(query.limit).execute()).map(toEntry);
}

/** Entries read at a time: 5,000 of them are about 3 MB. */
const PAGE = 5_000;

async function headOf(tx: Database | Tx): Promise<ChainHead> {
  const { n, hash } = await tx.selectFrom('cases.audit_head').select(['n', 'hash']).executeTakeFirstOrThrow();
  return { n: Number(n), hash };
}

/** Walks the whole chain as it stood at one moment; writers go on meanwhile. */
export function verifyAudit(db: Database, kept: readonly ChainHead[] = []): Promise<ChainVerdict> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const verifier = createChainVerifier({ hash: sha256, head: await headOf(tx), kept });
      for (let after = '0', full = true; full;) {
        const rows = await tx
          .selectFrom('cases.audit_entry')
          .selectAll()
          .where('n', '>', after)
          .orderBy('n')
          .limit(PAGE)
          .execute();
        verifier.take(rows.map(toEntry));
        after = rows.at(-1)?.n ?? after;
        full = rows.length === PAGE;
      }
      return verifier.finish();
    });
}

export async function signAuditHead(db: Database, signer: Signer, clock: Clock): Promise<SignedHead> {
  const { n, hash } = await headOf(db);
  const at = new Date(clock.now()).toISOString();
  const statement = canonical({ at, hash, key: signer.keyId, kind: 'AUDIT_HEAD', n, v: 1 });
  return { statement, signature: signer.sign(statement), keyId: signer.keyId };
}

const statementSchema = z.object({
  kind: z.literal('AUDIT_HEAD'),
  n: z.number().int().min(0),
  hash: z.string().max(64),
});

/** The head of a statement that one of our keys has signed; undefined for any other. */
export async function readSignedHead(db: Database, signed: SignedHead): Promise<ChainHead | undefined> {
  const key = (await publicKeys(db)).find(({ keyId }) => keyId === signed.keyId);
  const ours =
    key !== undefined &&
    verify(null, Buffer.from(signed.statement), createPublicKey(key.pem), Buffer.from(signed.signature, 'base64'));
  const parsed = ours ? statementSchema.safeParse(JSON.parse(signed.statement)) : undefined;
  return parsed?.data && { n: parsed.data.n, hash: parsed.data.hash };
}
