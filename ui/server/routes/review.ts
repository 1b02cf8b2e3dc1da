import { Router, type RequestHandler } from 'express';
import { z } from 'zod';
import { matterIdSchema, unitIdSchema, userIdSchema } from '../../../domain/schema/ids.ts';
import { monthSchema, sampleStateSchema } from '../../../domain/schema/reviewViews.ts';
import type { AppDeps } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';

const page = {
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};
export const roundQuery = z.object({ state: sampleStateSchema.optional(), reviewer: userIdSchema.optional(), ...page });
export const redoQuery = z.object(page);
const refSchema = z.object({ unitId: unitIdSchema, month: monthSchema });

/** An address that cannot be one of a round is as unknown as one that is not there. */
function refOf(params: unknown) {
  const ref = refSchema.safeParse(params);
  if (!ref.success) throw notFound();
  return ref.data;
}
function found<T>(value: T | undefined): T {
  if (value === undefined) throw notFound();
  return value;
}

/** The monthly review: rounds, samples, the draw made again, open redos, one sampled matter. Reviews are recorded by their task. */
export function reviewRoutes({ review }: AppDeps): Router {
  const router = Router();
  const reader: RequestHandler = (_request, response, next) => {
    if (!review.has(viewerOf(response)))
      throw new Problem(403, 'NOT_A_REVIEWER', 'The review is for reviewers, supervisors, leaders and auditors.');
    next();
  };
  router.use(reader);
  router.get('/', async (_request, response) => {
    response.json(await review.rounds(viewerOf(response)));
  });
  router.get('/redos', async (request, response) => {
    response.json(await review.redos(viewerOf(response), redoQuery.parse(given(request.query))));
  });
  router.get('/rounds/:unitId/:month', async (request, response) => {
    const query = roundQuery.parse(given(request.query));
    response.json(found(await review.round(viewerOf(response), { ...refOf(request.params), ...query })));
  });
  router.get('/rounds/:unitId/:month/draw', async (request, response) => {
    response.json(found(await review.draw(viewerOf(response), refOf(request.params))));
  });
  router.get('/rounds/:unitId/:month/matters/:matterId', async (request, response) => {
    const matterId = matterIdSchema.safeParse(request.params.matterId);
    if (!matterId.success) throw notFound();
    response.json(found(await review.matter(viewerOf(response), refOf(request.params), matterId.data)));
  });
  return router;
}
