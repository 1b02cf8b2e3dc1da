import { Router, type ErrorRequestHandler, type Response } from 'express';
import { may } from '../../../domain/access/permissions.ts';
import {
  cancelBodySchema,
  engineKeySchema,
  moveBodySchema,
  retryBodySchema,
  suspendBodySchema,
  variableBodySchema,
} from '../../../domain/schema/operationViews.ts';
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
  router.post('/instances/:key/retries', async (request, response) => {
    const actor = mover(response);
    const body = retryBodySchema.parse(request.body);
    settle(response, await desk.retry(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.post('/instances/:key/variables', async (request, response) => {
    const actor = mover(response);
    const body = variableBodySchema.parse(request.body);
    settle(response, await desk.setVariable(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.post('/instances/:key/moves', async (request, response) => {
    const actor = mover(response);
    const body = moveBodySchema.parse(request.body);
    settle(response, await desk.move(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.post('/instances/:key/suspensions', async (request, response) => {
    const actor = mover(response);
    const body = suspendBodySchema.parse(request.body);
    settle(response, await desk.suspend(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.post('/instances/:key/resumptions', async (request, response) => {
    const actor = mover(response);
    const body = suspendBodySchema.parse(request.body);
    settle(response, await desk.resume(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.post('/instances/:key/cancellations', async (request, response) => {
    const actor = mover(response);
    const body = cancelBodySchema.parse(request.body);
    settle(response, await desk.cancel(actor, named(engineKeySchema, request, 'key'), body));
  });
  router.use(engineAway);
  return router;
}
