import { Router } from 'express';
import { z } from 'zod';
import { draftIdSchema, releaseIdSchema } from '../../../../domain/schema/ids.ts';
import { instantSchema } from '../../../../domain/schema/time.ts';
import type { StudioDesk } from '../../studioPorts.ts';
import { named, reader, releaser, settled } from './guard.ts';

export const releaseBody = z.strictObject({
  draftIds: z.array(draftIdSchema).min(1).max(100),
  /** Real time; null = at once. One that has passed is at once, too. */
  at: instantSchema.nullable(),
  why: z.string().trim().max(2000),
});

/** Releases: planned, put live, called off. */
export function releaseRoutes({ releases }: StudioDesk): Router {
  const router = Router();
  router.get('/', async (_request, response) => {
    reader(response);
    response.json({ items: await releases.list() });
  });
  router.post('/', async (request, response) => {
    const actor = releaser(response);
    const { why, ...body } = releaseBody.parse(request.body);
    const release = settled(await releases.plan(actor, { ...body, why: why === '' ? null : why }));
    response.status(release.state === 'SCHEDULED' ? 202 : 201).json(release);
  });
  router.delete('/:releaseId', async (request, response) => {
    const actor = releaser(response);
    settled(await releases.cancel(actor, named(releaseIdSchema, request, 'releaseId')));
    response.status(204).end();
  });
  return router;
}
