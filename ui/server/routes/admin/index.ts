import { Router } from 'express';
import type { AppDeps } from '../../deps.ts';
import { auditRoutes } from './audit.ts';
import { calendarRoutes } from './calendar.ts';
import { peopleRoutes } from './people.ts';
import { unitRoutes } from './units.ts';

/** Administration (domain §5): an administrator changes, an auditor reads. */
export function adminRoutes(deps: AppDeps): Router {
  const router = Router();
  router.use('/units', unitRoutes(deps));
  router.use('/people', peopleRoutes(deps));
  router.use('/calendar', calendarRoutes(deps));
  router.use('/audit', auditRoutes(deps));
  return router;
}
