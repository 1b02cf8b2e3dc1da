/** Drafts of task forms over HTTP: the version in If-Match, and the answer when somebody else has saved meanwhile. */
import type { Request } from 'express';
import type { DraftView } from '../../domain/schema/deadlineViews.ts';
import { Problem } from './problem.ts';
import { versionOf } from './routes/admin/guard.ts';

/** Nothing is written over, and the other text comes with the answer. */
export const draftChanged = (current: DraftView): Problem =>
  new Problem(409, 'DRAFT_CHANGED', 'A colleague has saved this form meanwhile; nothing was written over.', {
    who: current.by,
    current,
  });

/** The version that a form was written on; absent = nobody said. */
export const draftVersionOf = (request: Request): number | undefined =>
  request.headers['if-match'] === undefined ? undefined : versionOf(request);
