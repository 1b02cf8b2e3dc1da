import { Router } from 'express';
import { z } from 'zod';
import { staffCommandSchema } from '../../../domain/schema/staffActs.ts';
import { dueStateSchema, workScopeSchema } from '../../../domain/schema/workViews.ts';
import type { AppDeps } from '../deps.ts';
import { given } from '../query.ts';
import { viewerOf } from '../session.ts';
import { userTaskKeySchema } from './tasks.ts';

export const workListQuery = z.object({
  scope: workScopeSchema.default('MINE'),
  state: dueStateSchema.optional(),
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
/** As many as a person can have selected on one page of the list. */
export const actPreviewBody = z.strictObject({
  command: staffCommandSchema,
  userTaskKeys: z.array(userTaskKeySchema).min(1).max(200),
});

/** The work list of the workbench, what a bulk act would do, and the last act that may be taken back. */
export function worklistRoutes({ workbench }: AppDeps): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    response.json(await workbench.list(viewerOf(response), workListQuery.parse(given(request.query))));
  });
  router.post('/previews', async (request, response) => {
    const viewer = viewerOf(response);
    const { command, userTaskKeys } = actPreviewBody.parse(request.body);
    response.json({ items: await workbench.preview(viewer, command, userTaskKeys) });
  });
  router.get('/last-act', async (_request, response) => {
    response.json({ lastAct: await workbench.lastAct(viewerOf(response)) });
  });
  return router;
}
