/** Who edits a draft now. A lock runs out by itself, and another designer may take it over on purpose. */
import { sql } from 'kysely';
import type { DraftId, UserId } from '../../schema/ids.ts';
import { appendAudit, type AuditActor } from '../audit.ts';
import type { StoreParts } from '../act.ts';
import type { Database, Tx } from '../database.ts';
import { editable, holdDraft } from './held.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { personsOf } from './persons.ts';

export interface Lock {
  readonly holderId: string;
  readonly until: Date;
}

/** Minutes from the last sign of life: an autosave comes every few seconds while somebody edits. */
const MINUTES = 10;

/** The lock in force; undefined when nobody edits. */
export async function lockOf(db: Database | Tx, draftId: DraftId): Promise<Lock | undefined> {
  const { rows } = await sql<Lock>`
    select holder_id as "holderId", until from cases.studio_lock
     where draft_id = ${draftId} and until > clock_timestamp()`.execute(db);
  return rows[0];
}

/** Gives the lock to somebody, or renews it. */
export async function holdLock(tx: Tx, draftId: DraftId, holderId: UserId): Promise<Lock> {
  const { rows } = await sql<Lock>`
    insert into cases.studio_lock (draft_id, holder_id, until)
    values (${draftId}, ${holderId}, clock_timestamp() + make_interval(mins => ${MINUTES}))
    on conflict (draft_id) do update set holder_id = excluded.holder_id, until = excluded.until
    returning holder_id as "holderId", until`.execute(tx);
  return rows[0]!;
}

export type Actor = AuditActor & { readonly id: UserId };

/** `takeOver`: also from somebody who holds it; it stands in the audit log. */
export function lockDraft(
  { db, clock }: StoreParts,
  actor: Actor,
  draftId: DraftId,
  takeOver: boolean,
): Promise<Studied<{ readonly until: string; readonly takenFrom: string | null }>> {
  return db.transaction().execute(async (tx) => {
    const draft = await holdDraft(tx, draftId);
    if (!draft) return NOT_FOUND;
    if (!editable(draft)) return refusal('NOT_EDITABLE', { current: { state: draft.state } });
    const held = await lockOf(tx, draftId);
    const other = held && held.holderId !== actor.id ? (await personsOf(tx, [held.holderId])).of(held.holderId) : null;
    if (other && !takeOver) return refusal('LOCK_HELD', { who: other.name });
    const { until } = await holdLock(tx, draftId, actor.id);
    if (other) await appendAudit(tx, clock, { actor, act: 'PROCESS_LOCK_TAKEN', objectId: draftId });
    return done({ until: until.toISOString(), takenFrom: other?.name ?? null });
  });
}

/** Lets go of one's own lock; that of another stays. */
export async function unlockDraft(db: Database, holderId: UserId, draftId: DraftId): Promise<void> {
  await db.deleteFrom('cases.studio_lock').where('draft_id', '=', draftId).where('holder_id', '=', holderId).execute();
}
