/** Reviews of a draft: its content stands still while one is open, and who wrote or sent it never decides on it (four eyes). */
import { sql } from 'kysely';
import type { DraftId, UserId } from '../../schema/ids.ts';
import type { CheckReport, DraftReview } from '../../schema/studio.ts';
import { appendAudit } from '../audit.ts';
import type { StoreParts } from '../act.ts';
import type { Database, Tx } from '../database.ts';
import { editable, holdDraft } from './held.ts';
import type { Actor } from './locks.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { liveFiles } from './versions.ts';

export interface ReviewRequest {
  readonly rev: number;
  readonly why: string;
  readonly answersFor: UserId | null;
  readonly report: CheckReport;
}

/** Whether another version went live since the draft was begun. */
export async function baseChanged(
  db: Database | Tx,
  engineId: string,
  draft: { readonly resource: string; readonly base_hash: string | null },
): Promise<boolean> {
  return ((await liveFiles(db, engineId)).get(draft.resource)?.hash ?? null) !== draft.base_hash;
}

/** Everybody who wrote any of it. */
async function writersOf(tx: Database | Tx, draftId: DraftId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select author_id as id from cases.studio_draft where draft_id = ${draftId}
    union select saved_by from cases.studio_save where draft_id = ${draftId}`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** Sends the content at `rev` for review; the caller has checked it. */
export function requestReview(
  { db }: StoreParts,
  engineId: string,
  requester: UserId,
  draftId: DraftId,
  { rev, why, answersFor, report }: ReviewRequest,
): Promise<Studied<null>> {
  return db.transaction().execute(async (tx) => {
    const draft = await holdDraft(tx, draftId);
    if (!draft) return NOT_FOUND;
    if (!editable(draft)) return refusal('NOT_EDITABLE', { current: { rev: draft.rev, state: draft.state } });
    if (draft.rev !== rev) return refusal('REV_OUT_OF_DATE', { current: { rev: draft.rev } });
    if (await baseChanged(tx, engineId, draft)) return refusal('BASE_CHANGED');
    if (answersFor !== null && (answersFor === requester || (await writersOf(tx, draftId)).has(answersFor)))
      return refusal('FOUR_EYES');
    await tx
      .insertInto('cases.studio_review')
      .values({
        draft_id: draftId,
        rev,
        requested_by: requester,
        why,
        answers_for: answersFor,
        report: JSON.stringify(report),
      })
      .execute();
    await tx.updateTable('cases.studio_draft').set({ state: 'IN_REVIEW' }).where('draft_id', '=', draftId).execute();
    await tx.deleteFrom('cases.studio_lock').where('draft_id', '=', draftId).execute();
    return done(null);
  });
}

/** Decides on the open review. What could not be decided by proof is approved by the person named for it, and by nobody else. */
export function decideReview(
  { db, clock }: StoreParts,
  actor: Actor,
  draftId: DraftId,
  {
    rev,
    decision,
    words,
  }: { readonly rev: number; readonly decision: NonNullable<DraftReview['decision']>; readonly words: string },
): Promise<Studied<null>> {
  return db.transaction().execute(async (tx) => {
    const draft = await holdDraft(tx, draftId);
    if (!draft) return NOT_FOUND;
    const review = await tx
      .selectFrom('cases.studio_review')
      .selectAll()
      .where('draft_id', '=', draftId)
      .where('decision', 'is', null)
      .executeTakeFirst();
    if (draft.state !== 'IN_REVIEW' || !review) return refusal('NOT_IN_REVIEW', { current: { state: draft.state } });
    if (review.rev !== rev) return refusal('REV_OUT_OF_DATE', { current: { rev: review.rev } });
    if (review.requested_by === actor.id || (await writersOf(tx, draftId)).has(actor.id)) return refusal('FOUR_EYES');
    if (decision === 'APPROVED' && review.answers_for !== null && review.answers_for !== actor.id)
      return refusal('NOT_THE_ANSWERER');
    await tx
      .updateTable('cases.studio_review')
      .set({
        decision,
        decided_by: actor.id,
        decided_at: sql<Date>`clock_timestamp()`,
        words: words === '' ? null : words,
      })
      .where('n', '=', review.n)
      .execute();
    await tx.updateTable('cases.studio_draft').set({ state: decision }).where('draft_id', '=', draftId).execute();
    await appendAudit(tx, clock, { actor, act: 'PROCESS_DECIDED', objectId: draftId, reason: decision });
    return done(null);
  });
}
