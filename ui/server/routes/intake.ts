import { Router, type Response } from 'express';
import { may } from '../../../domain/access/permissions.ts';
import { matchQuerySchema } from '../../../domain/schema/intake.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { Problem } from '../problem.ts';
import { viewerOf } from '../session.ts';

/** The viewer, if one of the roles registers contacts (domain §5); 403 otherwise. */
export function intakeStaff(response: Response): Viewer {
  const viewer = viewerOf(response);
  if (!viewer.roles.some(({ role }) => may(role, 'REGISTER_MATTER', 'C')))
    throw new Problem(403, 'NOT_INTAKE_STAFF', 'Only those who register contacts use the intake desk.');
  return viewer;
}

/** What the intake form asks while somebody fills it in. Names and words travel in bodies, never in addresses. */
export function intakeRoutes(deps: AppDeps): Router {
  const router = Router();
  router.get('/units', (_request, response) => void response.json(deps.intake.units(intakeStaff(response))));
  router.post('/matches', async (request, response) => {
    const viewer = intakeStaff(response);
    response.json(await deps.intake.matches(viewer, matchQuerySchema.parse(request.body)));
  });
  return router;
}
