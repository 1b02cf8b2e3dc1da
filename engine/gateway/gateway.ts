import express, { type Express, Router } from 'express';
import { type Authenticator, requireCaller } from './auth/authenticator.ts';
import type { GatewayDeps } from './deps.ts';
import { jsonBody } from './http/body.ts';
import { problemHandler } from './http/errors.ts';
import { refuseForeign } from './http/safety.ts';
import { batchOperationRoutes } from './routes/batchOperations.ts';
import { decisionRoutes } from './routes/decisions.ts';
import { processDefinitionRoutes } from './routes/definitions.ts';
import { elementInstanceRoutes, incidentRoutes, variableRoutes } from './routes/history.ts';
import { jobRoutes } from './routes/jobs.ts';
import { messageRoutes } from './routes/messages.ts';
import { processInstanceRoutes } from './routes/processInstances.ts';
import { deploymentRoutes, resourceRoutes } from './routes/resources.ts';
import { systemRoutes } from './routes/system.ts';
import { unknown, unsupported } from './routes/unsupported.ts';
import { userTaskRoutes } from './routes/userTasks.ts';

/** Routes under one path of /v2. */
export interface Resource {
  readonly path: string;
  readonly routes: (deps: GatewayDeps) => Router;
}

/** The one resource whose bodies are no JSON. */
const DEPLOYMENTS: Resource = { path: '/deployments', routes: deploymentRoutes };

/** What takes JSON; what workers call most stands first. */
const JSON_RESOURCES: readonly Resource[] = [
  { path: '/jobs', routes: jobRoutes },
  { path: '/process-instances', routes: processInstanceRoutes },
  { path: '/user-tasks', routes: userTaskRoutes },
  { path: '/element-instances', routes: elementInstanceRoutes },
  { path: '/incidents', routes: incidentRoutes },
  { path: '/variables', routes: variableRoutes },
  { path: '/process-definitions', routes: processDefinitionRoutes },
  { path: '/resources', routes: resourceRoutes },
  { path: '/', routes: messageRoutes },
  { path: '/', routes: decisionRoutes },
  { path: '/', routes: batchOperationRoutes },
  { path: '/', routes: systemRoutes },
];

/** Everything there is under /v2. */
export const RESOURCES: readonly Resource[] = [DEPLOYMENTS, ...JSON_RESOURCES];

function apiRoutes(deps: GatewayDeps): Router {
  const api = Router({ caseSensitive: true });
  api.use(DEPLOYMENTS.path, DEPLOYMENTS.routes(deps));
  api.use(jsonBody);
  api.use(unsupported);
  for (const { path, routes } of JSON_RESOURCES) api.use(path, routes(deps));
  return api;
}

export interface GatewayOptions extends GatewayDeps {
  /** The address it is listened on. */
  readonly host: string;
  /** Without one, everybody may do everything. */
  readonly authenticator?: Authenticator | undefined;
}

/** The REST API as an Express application, without a server. */
export function createGateway({ host, authenticator, ...deps }: GatewayOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(refuseForeign(host));
  if (authenticator) app.use('/v2', requireCaller(authenticator));
  app.use('/v2', apiRoutes(deps));
  app.use(unknown);
  app.use(problemHandler(deps.log));
  return app;
}
