import { Router, type Request } from 'express';
import { z } from 'zod';
import { commentIdSchema, draftIdSchema, type DraftId } from '../../../../domain/schema/ids.ts';
import {
  decideReviewSchema,
  newDraftSchema,
  requestReviewSchema,
  saveDraftSchema,
} from '../../../../domain/schema/studio.ts';
import { sendTagged } from '../../etag.ts';
import { invalid, Problem } from '../../problem.ts';
import type { StudioDesk } from '../../studioPorts.ts';
import { versionOf } from '../admin/guard.ts';
import { approver, designer, found, named, participant, reader, settled } from './guard.ts';

export const lockBody = z.strictObject({ takeOver: z.boolean().default(false) });
export const commentBody = z.strictObject({
  elementId: z.string().max(200).nullable(),
  text: z.string().trim().min(1).max(2000),
});
export const resolveBody = z.strictObject({ resolved: z.boolean() });

const draftOf = (request: Request): DraftId => named(draftIdSchema, request, 'draftId');

/** What a save was written on stands in its body; whoever sends If-Match as well must say the same. */
function agrees(request: Request, rev: number): void {
  if (request.headers['if-match'] !== undefined && versionOf(request) !== rev)
    throw new Problem(412, 'PRECONDITION_FAILED', 'If-Match and the rev of the body name different saves.');
}

/** Drafts with their saves, lock, comments and reviews. */
export function draftRoutes({ drafts }: StudioDesk): Router {
  const router = Router();
  router.post('/', async (request, response) => {
    const actor = designer(response);
    const body = newDraftSchema.parse(request.body);
    response.status(201).json(settled(await drafts.begin(actor, body)));
  });
  router.get('/answerers', async (_request, response) => {
    response.json({ items: await drafts.answerers(reader(response)) });
  });
  router.get('/:draftId', async (request, response) => {
    const draft = found(await drafts.read(reader(response), draftOf(request)));
    sendTagged(request, response, draft, { version: draft.rev });
  });
  router.delete('/:draftId', async (request, response) => {
    designer(response);
    settled(await drafts.discard(draftOf(request)));
    response.status(204).end();
  });
  router.put('/:draftId/content', async (request, response) => {
    const actor = designer(response);
    const body = saveDraftSchema.parse(request.body);
    agrees(request, body.rev);
    response.json(settled(await drafts.save(actor.id, draftOf(request), body)));
  });
  router.get('/:draftId/saves', async (request, response) => {
    reader(response);
    response.json({ items: await drafts.saves(draftOf(request)) });
  });
  router.put('/:draftId/lock', async (request, response) => {
    const actor = designer(response);
    const { takeOver } = lockBody.parse(request.body ?? {});
    response.json(settled(await drafts.lock(actor, draftOf(request), takeOver)));
  });
  router.delete('/:draftId/lock', async (request, response) => {
    await drafts.unlock(designer(response).id, draftOf(request));
    response.status(204).end();
  });
  // Whoever takes part may comment; an auditor only reads.
  router.post('/:draftId/comments', async (request, response) => {
    const actor = participant(response);
    const body = commentBody.parse(request.body);
    response.status(201).json(settled(await drafts.comment(actor.id, draftOf(request), body)));
  });
  router.patch('/:draftId/comments/:commentId', async (request, response) => {
    participant(response);
    const { resolved } = resolveBody.parse(request.body);
    settled(await drafts.resolve(draftOf(request), named(commentIdSchema, request, 'commentId'), resolved));
    response.status(204).end();
  });
  router.post('/:draftId/review-requests', async (request, response) => {
    const actor = designer(response);
    const body = requestReviewSchema.parse(request.body);
    response.status(201).json(settled(await drafts.requestReview(actor.id, draftOf(request), body)));
  });
  router.post('/:draftId/decisions', async (request, response) => {
    const actor = approver(response);
    const body = decideReviewSchema.parse(request.body);
    if (body.decision === 'RETURNED' && body.words === '')
      throw invalid([{ path: 'words', message: 'Say what is to be mended.' }]);
    settled(await drafts.decide(actor, draftOf(request), body));
    response.json(found(await drafts.read(reader(response), draftOf(request))));
  });
  return router;
}
