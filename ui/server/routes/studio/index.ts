import { Router, type ErrorRequestHandler } from 'express';
import { isAway } from '../../../../platform/camunda/index.ts';
import { Problem } from '../../problem.ts';
import type { StudioDesk } from '../../studioPorts.ts';
import { draftRoutes } from './drafts.ts';
import { fileRoutes } from './files.ts';
import { moveRoutes } from './moves.ts';
import { releaseRoutes } from './releases.ts';

/** Whatever asks the engine fails while it cannot be reached; nothing was changed then. */
const engineAway: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  next(isAway(error) ? new Problem(503, 'ENGINE_AWAY', 'The engine cannot be reached now.') : error);
};

/** The process studio. */
export function studioRoutes(studio: StudioDesk): Router {
  const router = Router();
  router.use('/drafts', draftRoutes(studio));
  router.use('/releases', releaseRoutes(studio));
  router.use('/moves', moveRoutes(studio));
  router.use(fileRoutes(studio));
  router.use(engineAway);
  return router;
}
