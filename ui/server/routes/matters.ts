import { Router } from 'express';
import { z } from 'zod';
import { colourSchema, matterStatusSchema } from '../../../domain/schema/codes.ts';
import { openingReasonSchema } from '../../../domain/access/openingReasons.ts';
import { liftingReasonSchema, recusalReasonSchema } from '../../../domain/access/recusal.ts';
import { matterIdSchema, userIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { sendTagged } from '../etag.ts';
import { notFound } from '../problem.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';

export const matterQuery = z.object({
  status: matterStatusSchema.optional(),
  colour: colourSchema.optional(),
  number: z.string().max(40).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const openingBody = z.strictObject({
  reason: openingReasonSchema,
  note: z.string().trim().max(500).default(''),
});
export const liftingBody = z.strictObject({ reason: liftingReasonSchema });
export const recusalBody = z.strictObject({ reason: recusalReasonSchema, userId: userIdSchema.optional() });

/** An id that cannot be one is as unknown as one that is not there. */
function idOf(text: unknown): MatterId {
  const id = matterIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

export function matterRoutes(deps: AppDeps): Router {
  const router = Router();
  const visible = async (viewer: Viewer, text: unknown) => {
    if (!(await deps.matters.sight(viewer, idOf(text)))) throw notFound();
  };
  router.get('/', async (request, response) => {
    const { status, colour, number, cursor, limit } = matterQuery.parse(given(request.query));
    const list = await deps.matters.list(viewerOf(response), {
      limit,
      ...(status === undefined ? {} : { status }),
      ...(colour === undefined ? {} : { colour }),
      ...(number === undefined ? {} : { number }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    sendTagged(request, response, list, { seen: [list.items, list.total, list.nextCursor] });
  });
  router.get('/:matterId', async (request, response) => {
    const view = await deps.matters.view(viewerOf(response), idOf(request.params.matterId));
    if (!view) throw notFound();
    sendTagged(request, response, view, view);
  });
  router.get('/:matterId/alias', async (request, response) => {
    const view = await deps.matters.alias(viewerOf(response), idOf(request.params.matterId));
    if (!view) throw notFound();
    response.json(view);
  });
  router.post('/:matterId/openings', async (request, response) => {
    const { reason, note } = openingBody.parse(request.body);
    const given = { reason, note: note === '' ? null : note };
    const opened = await deps.access.open(viewerOf(response), idOf(request.params.matterId), given);
    if (!opened) throw notFound();
    response.status(201).json(opened);
  });
  router.get('/:matterId/recusals', async (request, response) => {
    const options = await deps.access.recusalOptions(viewerOf(response), idOf(request.params.matterId));
    if (!options) throw notFound();
    response.json(options);
  });
  /** The same recusal again changes nothing: a person is recused or not. */
  router.post('/:matterId/recusals', async (request, response) => {
    const given = recusalBody.parse(request.body);
    if (!(await deps.access.recuse(viewerOf(response), idOf(request.params.matterId), given))) throw notFound();
    response.status(204).end();
  });
  /** By whoever decides on recusals, and never one's own. */
  router.post('/:matterId/recusals/:userId/lifting', async (request, response) => {
    const { reason } = liftingBody.parse(request.body);
    const [matterId, userId] = [idOf(request.params.matterId), userIdSchema.safeParse(request.params.userId).data];
    if (userId === undefined || !(await deps.access.liftRecusal(viewerOf(response), matterId, userId, reason)))
      throw notFound();
    response.status(204).end();
  });
  router.get('/:matterId/flows', async (request, response) => {
    await visible(viewerOf(response), request.params.matterId);
    response.json({ items: await deps.flows.flows(idOf(request.params.matterId)) });
  });
  router.get('/:matterId/flows/:key', async (request, response) => {
    await visible(viewerOf(response), request.params.matterId);
    const flows = await deps.flows.flows(idOf(request.params.matterId));
    const flow = flows.find((candidate) => candidate.processInstanceKey === request.params.key);
    const position = flow && (await deps.flows.position(flow.processInstanceKey));
    if (!position) throw notFound();
    response.json(position);
  });
  return router;
}
