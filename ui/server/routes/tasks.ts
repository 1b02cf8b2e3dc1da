import { Router } from 'express';
import { matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { AppDeps } from '../deps.ts';
import { invalid, notFound, refused } from '../problem.ts';
import { viewerOf } from '../session.ts';

/** null = of all matters; an id that cannot be one is as unknown as one that is not there. */
function matterOf(text: unknown): MatterId | null {
  if (text === undefined || text === '') return null;
  const id = matterIdSchema.safeParse(text);
  if (!id.success) throw notFound();
  return id.data;
}

/** The person's open tasks, and the act that completes one (case command first, then the engine). */
export function taskRoutes(deps: AppDeps): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    response.json({ items: await deps.tasks.open(viewerOf(response), matterOf(request.query['matterId'])) });
  });
  router.post('/:userTaskKey/completion', async (request, response) => {
    const done = await deps.tasks.submit(viewerOf(response), request.params.userTaskKey, request.body);
    if (done.kind === 'notFound') throw notFound();
    if (done.kind === 'invalid') throw invalid(done.errors);
    if (done.kind === 'rejected') throw refused(done.rejection);
    response.status(202).json({ replayed: done.replayed });
  });
  return router;
}
