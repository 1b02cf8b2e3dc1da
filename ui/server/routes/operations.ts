import { Router, type ErrorRequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { may } from '../../../domain/access/permissions.ts';
import {
  cancelBodySchema,
  engineKeySchema,
  moveBodySchema,
  retryBodySchema,
  suspendBodySchema,
  variableBodySchema,
} from '../../../domain/schema/operationViews.ts';
import type { StudioActor } from '../../../domain/store/index.ts';
import { isAway } from '../../../platform/camunda/index.ts';
import type { Operated, OperationsDesk } from '../operationPorts.ts';
import { notFound, Problem } from '../problem.ts';
import { viewerOf } from '../session.ts';
import { found, mover, named } from './studio/guard.ts';

/** Designers and administrators (ux §1), and the auditor, who reads everything; operators see no matters (domain §5). */
const ROLES = ['DSN', 'ADM', 'AUD'];
function watcher(response: Response): { readonly mayAct: boolean } {
  const { roles } = viewerOf(response);
  if (!roles.some(({ role }) => ROLES.includes(role)))
    throw new Problem(403, 'NOT_AN_OPERATOR', 'Operations are for administrators, designers and auditors.');
  return {
    mayAct: roles.some(
      ({ role }) => may(role, 'PUBLISH_PROCESS', 'D', ['TECHNICAL']) && !may(role, 'PUBLISH_PROCESS', 'D'),
    ),
  };
}

function settle(response: Response, outcome: Operated): void {
  if (outcome.kind === 'notFound') throw notFound();
  if (outcome.kind === 'refused') throw new Problem(409, outcome.code, outcome.detail);
  response.status(204).end();
}

const engineAway: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
  next(isAway(error) ? new Problem(503, 'ENGINE_AWAY', 'The engine cannot be reached now.') : error);
};

/** Running flows for operators: overview, heat of a version, one instance, and the acts of administrators. */
export function operationRoutes(desk: OperationsDesk): Router {
  const router = Router();
  router.get('/', async (_request, response) => {
    response.json(await desk.overview(watcher(response).mayAct));
  });
  router.get('/workers', async (_request, response) => {
    watcher(response);
    response.json(await desk.workers());
  });
  router.get('/drift', async (_request, response) => {
    watcher(response);
    response.json(await desk.drift());
  });
  router.get('/processes/:definitionKey', async (request, response) => {
    watcher(response);
    response.json(found(await desk.heat(named(engineKeySchema, request, 'definitionKey'))));
  });
  router.get('/instances/:key', async (request, response) => {
    const { mayAct } = watcher(response);
    response.json(found(await desk.instance(named(engineKeySchema, request, 'key'), mayAct)));
  });
  function act<Body>(
    name: string,
    schema: z.ZodType<Body>,
    does: (actor: StudioActor, key: string, body: Body) => Promise<Operated>,
  ): void {
    router.post(`/instances/:key/${name}`, async (request, response) => {
      const actor = mover(response);
      const body = schema.parse(request.body);
      settle(response, await does(actor, named(engineKeySchema, request, 'key'), body));
    });
  }
  act('retries', retryBodySchema, (...given) => desk.retry(...given));
  act('variables', variableBodySchema, (...given) => desk.setVariable(...given));
  act('moves', moveBodySchema, (...given) => desk.move(...given));
  act('suspensions', suspendBodySchema, (...given) => desk.suspend(...given));
  act('resumptions', suspendBodySchema, (...given) => desk.resume(...given));
  act('cancellations', cancelBodySchema, (...given) => desk.cancel(...given));
  router.use(engineAway);
  return router;
}
