/** Drafts as rows, and a draft whole as its editor reads it. */
import type { Selectable } from 'kysely';
import type { DraftId, UserId } from '../../schema/ids.ts';
import type { Draft, DraftComment, DraftReview, DraftRow, EditLock } from '../../schema/studio.ts';
import type { Database, Tx } from '../database.ts';
import type { DraftTable } from '../studioTables.ts';
import { contentOf } from './contents.ts';
import { findDraft } from './held.ts';
import { lockOf } from './locks.ts';
import { personsOf, type Person } from './persons.ts';

const rowView = (row: Selectable<DraftTable>, author: Person): DraftRow => ({
  draftId: row.draft_id as DraftId,
  resource: row.resource,
  state: row.state,
  source: row.source,
  baseVersion: row.base_version,
  author,
  savedAt: row.saved_at.toISOString(),
});

/** Drafts that may still come to something, the newest first. */
export async function openDrafts(db: Database): Promise<readonly DraftRow[]> {
  const rows = await db
    .selectFrom('cases.studio_draft')
    .selectAll()
    .where('state', 'not in', ['RELEASED', 'DISCARDED'])
    .orderBy('saved_at', 'desc')
    .execute();
  const persons = await personsOf(
    db,
    rows.map(({ author_id }) => author_id),
  );
  return rows.map((row) => rowView(row, persons.known(row.author_id)));
}

async function readComments(db: Database | Tx, draftId: DraftId) {
  return db
    .selectFrom('cases.studio_comment')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('at')
    .orderBy('comment_id')
    .execute();
}
async function readReviews(db: Database | Tx, draftId: DraftId) {
  return db.selectFrom('cases.studio_review').selectAll().where('draft_id', '=', draftId).orderBy('n').execute();
}

/** The draft with its base, lock, comments and reviews, as `viewer` sees it. */
export async function readDraft(db: Database, draftId: DraftId, viewer: UserId): Promise<Draft | undefined> {
  const row = await findDraft(db, draftId);
  if (!row) return undefined;
  const [comments, reviews, lock] = await Promise.all([
    readComments(db, draftId),
    readReviews(db, draftId),
    lockOf(db, draftId),
  ]);
  const persons = await personsOf(db, [
    row.author_id,
    lock?.holderId ?? null,
    ...comments.map(({ author_id }) => author_id),
    ...reviews.flatMap(({ requested_by, decided_by }) => [requested_by, decided_by]),
  ]);
  const lockView: EditLock | null = lock
    ? { holder: persons.known(lock.holderId), until: lock.until.toISOString(), mine: lock.holderId === viewer }
    : null;
  return {
    ...rowView(row, persons.known(row.author_id)),
    rev: row.rev,
    content: await contentOf(db, row.hash),
    base: row.base_hash === null ? null : { hash: row.base_hash, content: await contentOf(db, row.base_hash) },
    lock: lockView,
    comments: comments.map((comment): DraftComment => ({
      commentId: comment.comment_id as DraftComment['commentId'],
      elementId: comment.element_id,
      author: persons.known(comment.author_id),
      text: comment.words,
      at: comment.at.toISOString(),
      resolvedAt: comment.resolved_at?.toISOString() ?? null,
    })),
    reviews: reviews.map((review): DraftReview => ({
      requestedBy: persons.known(review.requested_by),
      requestedAt: review.requested_at.toISOString(),
      why: review.why,
      report: review.report,
      decision: review.decision,
      decidedBy: persons.of(review.decided_by),
      decidedAt: review.decided_at?.toISOString() ?? null,
      words: review.words,
    })),
  };
}
