import { Router } from 'express';
import { z } from 'zod';
import { colourSchema, matterStatusSchema } from '../../../domain/schema/codes.ts';
import { matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { notFound } from '../problem.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';

const query = z.object({
  status: matterStatusSchema.optional(),
  colour: colourSchema.optional(),
  number: z.string().max(40).optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** An id that cannot be one is as unknown as one that is not there. */
function idOf(text: unknown): MatterId {
  const id = matterIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

export function matterRoutes(deps: AppDeps): Router {
  const router = Router();
  const visible = async (viewer: Viewer, text: unknown) => {
    const view = await deps.matters.view(viewer, idOf(text));
    if (!view) throw notFound();
    return view;
  };
  router.get('/', async (request, response) => {
    const { status, colour, number, cursor, limit } = query.parse(given(request.query));
    response.json(
      await deps.matters.list(viewerOf(response), {
        limit,
        ...(status === undefined ? {} : { status }),
        ...(colour === undefined ? {} : { colour }),
        ...(number === undefined ? {} : { number }),
        ...(cursor === undefined ? {} : { cursor }),
      }),
    );
  });
  router.get('/:matterId', async (request, response) => {
    const view = await visible(viewerOf(response), request.params.matterId);
    response.set('etag', `"${view.version}"`).json(view);
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
