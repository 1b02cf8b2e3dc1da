import { Router } from 'express';
import { z } from 'zod';
import { scenarioIdSchema } from '../../../../domain/schema/ids.ts';
import { contentHashSchema, resourceNameSchema, scenarioSchema } from '../../../../domain/schema/studio.ts';
import { sendTagged } from '../../etag.ts';
import { given } from '../../query.ts';
import type { StudioDesk } from '../../studioPorts.ts';
import { designer, found, hashOf, named, reader, releaser, resourceOf, settled } from './guard.ts';

export const closedQuery = z.object({
  cursor: z.string().max(100).optional(),
  /** Matters of a page. */
  limit: z.coerce.number().int().min(1).max(2_000).default(500),
});
export const scenarioBody = scenarioSchema.pick({ name: true, startsAt: true, choices: true, path: true });
export const rollbackBody = z.strictObject({ hash: contentHashSchema, why: z.string().trim().min(1).max(2000) });

/** Library, versions, contents, scenarios, running and closed cases of the files. */
export function fileRoutes({ files, scenarios, releases }: StudioDesk): Router {
  const router = Router();
  router.get('/library', async (request, response) => {
    reader(response);
    const library = await files.library();
    sendTagged(request, response, library, { seen: library.items });
  });
  router.get('/templates', async (_request, response) => {
    reader(response);
    response.json({ items: await files.templates() });
  });
  router.get('/files/:resource/versions', async (request, response) => {
    reader(response);
    sendTagged(request, response, { items: found(await files.versions(resourceOf(request))) });
  });
  router.get('/files/:resource/contents/:hash', async (request, response) => {
    reader(response);
    const content = found(await files.content(resourceOf(request), hashOf(request)));
    response.json({ resource: resourceNameSchema.parse(request.params.resource), hash: hashOf(request), content });
  });
  router.get('/files/:resource/running', async (request, response) => {
    reader(response);
    response.json({ items: found(await files.running(resourceOf(request))) });
  });
  router.get('/files/:resource/closed-cases', async (request, response) => {
    const viewer = reader(response);
    response.json(await files.closedCases(viewer, resourceOf(request), closedQuery.parse(given(request.query))));
  });
  router.post('/files/:resource/rollback', async (request, response) => {
    const actor = releaser(response);
    const body = rollbackBody.parse(request.body);
    response.status(201).json(settled(await releases.rollBack(actor, resourceOf(request), body)));
  });
  router.get('/files/:resource/scenarios', async (request, response) => {
    reader(response);
    response.json({ items: await scenarios.list(resourceOf(request)) });
  });
  router.post('/files/:resource/scenarios', async (request, response) => {
    const actor = designer(response);
    const body = scenarioBody.parse(request.body);
    response.status(201).json(settled(await scenarios.add(actor.id, resourceOf(request), body)));
  });
  router.delete('/files/:resource/scenarios/:scenarioId', async (request, response) => {
    designer(response);
    settled(await scenarios.remove(resourceOf(request), named(scenarioIdSchema, request, 'scenarioId')));
    response.status(204).end();
  });
  return router;
}
