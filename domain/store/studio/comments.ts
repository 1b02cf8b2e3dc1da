/** Comments on a draft, or on one element of it. */
import { sql } from 'kysely';
import type { CommentId, DraftId, UserId } from '../../schema/ids.ts';
import type { StoreParts } from '../act.ts';
import { findDraft } from './held.ts';
import { done, NOT_FOUND, type Studied } from './outcome.ts';

export async function commentOn(
  { db, newId }: StoreParts,
  author: UserId,
  draftId: DraftId,
  { elementId, text }: { readonly elementId: string | null; readonly text: string },
): Promise<Studied<{ readonly commentId: CommentId }>> {
  if (!(await findDraft(db, draftId))) return NOT_FOUND;
  const commentId = newId('cmt');
  await db
    .insertInto('cases.studio_comment')
    .values({ comment_id: commentId, draft_id: draftId, element_id: elementId, author_id: author, words: text })
    .execute();
  return done({ commentId });
}

/** Resolves a comment or opens it again. */
export async function resolveComment(
  { db }: StoreParts,
  draftId: DraftId,
  commentId: CommentId,
  resolved: boolean,
): Promise<Studied<null>> {
  const { numUpdatedRows } = await db
    .updateTable('cases.studio_comment')
    .set({ resolved_at: resolved ? sql<Date>`clock_timestamp()` : null })
    .where('comment_id', '=', commentId)
    .where('draft_id', '=', draftId)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? NOT_FOUND : done(null);
}
