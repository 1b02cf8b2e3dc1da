import express, { type Express, Router } from 'express';
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

/** Everything under /v2; what workers call most stands first. */
function apiRoutes(deps: GatewayDeps): Router {
  const api = Router({ caseSensitive: true });
  api.use('/deployments', deploymentRoutes(deps));
  api.use(jsonBody);
  api.use(unsupported);
  api.use('/jobs', jobRoutes(deps));
  api.use('/process-instances', processInstanceRoutes(deps));
  api.use('/user-tasks', userTaskRoutes(deps));
  api.use('/element-instances', elementInstanceRoutes(deps));
  api.use('/incidents', incidentRoutes(deps));
  api.use('/variables', variableRoutes(deps));
  api.use('/process-definitions', processDefinitionRoutes(deps));
  api.use('/resources', resourceRoutes(deps));
  api.use(messageRoutes(deps));
  api.use(decisionRoutes(deps));
  api.use(batchOperationRoutes(deps));
  api.use(systemRoutes(deps));
  return api;
}

/** The REST API as an Express application, without a server. */
export function createGateway(deps: GatewayDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('query parser', 'simple');
  app.use(refuseForeign);
  app.use('/v2', apiRoutes(deps));
  app.use(unknown);
  app.use(problemHandler(deps.log));
  return app;
}
