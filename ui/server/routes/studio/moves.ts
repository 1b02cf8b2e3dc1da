import { Router } from 'express';
import { z } from 'zod';
import { moveIdSchema } from '../../../../domain/schema/ids.ts';
import { moveMappingSchema, movePlanSchema, resourceNameSchema } from '../../../../domain/schema/studio.ts';
import type { StudioDesk } from '../../studioPorts.ts';
import { found, mover, named, reader, settled } from './guard.ts';

const keySchema = z.string().regex(/^\d{1,25}$/);
const keys = { fromKey: keySchema, toKey: keySchema };
/** Without a mapping the proposed one is looked at. */
export const movePreviewBody = movePlanSchema.extend({ ...keys, mapping: moveMappingSchema.nullable().default(null) });
/** Without instances every case that can be moved goes. */
export const newMoveBody = movePlanSchema.extend({
  ...keys,
  instances: z.array(keySchema).min(1).max(10_000).nullable().default(null),
});

export const moveQuery = z.object({ resource: resourceNameSchema });

/** Running cases moved to another version: preview (the dry run), batch, progress, stop. */
export function moveRoutes({ moves }: StudioDesk): Router {
  const router = Router();
  router.post('/preview', async (request, response) => {
    response.json(found(await moves.preview(reader(response), movePreviewBody.parse(request.body))));
  });
  router.post('/', async (request, response) => {
    const actor = mover(response);
    const { instances, ...plan } = newMoveBody.parse(request.body);
    response.status(202).json(settled(await moves.begin(reader(response), actor, plan, instances)));
  });
  router.get('/', async (request, response) => {
    reader(response);
    response.json({ items: await moves.list(moveQuery.parse(request.query).resource) });
  });
  router.get('/:moveId', async (request, response) => {
    reader(response);
    response.json(found(await moves.read(named(moveIdSchema, request, 'moveId'))));
  });
  router.delete('/:moveId', async (request, response) => {
    mover(response);
    settled(await moves.stop(named(moveIdSchema, request, 'moveId')));
    response.status(204).end();
  });
  return router;
}
