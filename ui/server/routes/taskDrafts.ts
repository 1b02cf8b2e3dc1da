import { Router } from 'express';
import { draftBodySchema } from '../../../domain/schema/deadlineViews.ts';
import type { AppDeps } from '../deps.ts';
import { draftChanged } from '../drafts.ts';
import { sendTagged } from '../etag.ts';
import { notFound, Problem } from '../problem.ts';
import { viewerOf } from '../session.ts';
import { versionOf } from './admin/guard.ts';
import { userTaskKeySchema } from './tasks.ts';

function keyOf(text: unknown): string {
  const key = userTaskKeySchema.safeParse(text);
  if (!key.success) throw notFound();
  return key.data;
}

/** Drafts of task forms, saved on the version that was read (If-Match), and who has a form open. */
export function taskDraftRoutes({ drafts }: AppDeps): Router {
  const router = Router();
  router.get('/:userTaskKey/draft', async (request, response) => {
    const draft = await drafts.read(viewerOf(response), keyOf(request.params.userTaskKey));
    if (!draft) throw notFound();
    sendTagged(request, response, draft, draft);
  });
  router.put('/:userTaskKey/draft', async (request, response) => {
    const { form } = draftBodySchema.parse(request.body);
    const viewer = viewerOf(response);
    const outcome = await drafts.save(viewer, keyOf(request.params.userTaskKey), versionOf(request), form);
    if (!outcome) throw notFound();
    if (outcome.kind === 'closed')
      throw new Problem(409, 'TASK_CLOSED', 'The task is no longer open, or a colleague has it.');
    if (outcome.kind === 'conflict') throw draftChanged(outcome.current);
    response.set('etag', `"${String(outcome.saved.version)}"`).json(outcome.saved);
  });
  router.post('/:userTaskKey/draft/editing', async (request, response) => {
    const editing = await drafts.open(viewerOf(response), keyOf(request.params.userTaskKey));
    if (!editing) throw notFound();
    response.json(editing);
  });
  router.delete('/:userTaskKey/draft/editing', async (request, response) => {
    if (!(await drafts.leave(viewerOf(response), keyOf(request.params.userTaskKey)))) throw notFound();
    response.status(204).end();
  });
  return router;
}
