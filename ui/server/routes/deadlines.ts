import { Router } from 'express';
import { clockRefSchema, matterIdSchema } from '../../../domain/schema/ids.ts';
import type { AppDeps } from '../deps.ts';
import { notFound } from '../problem.ts';
import { viewerOf } from '../session.ts';

/** The deadline receipt of one clock of a matter. */
export function deadlineRoutes({ deadlines }: AppDeps): Router {
  const router = Router();
  router.get('/:matterId/deadlines/:clockRef', async (request, response) => {
    const matterId = matterIdSchema.safeParse(request.params.matterId);
    const clockRef = clockRefSchema.safeParse(request.params.clockRef);
    if (!matterId.success || !clockRef.success) throw notFound();
    const receipt = await deadlines.receipt(viewerOf(response), matterId.data, clockRef.data);
    if (!receipt) throw notFound();
    response.json(receipt);
  });
  return router;
}
