/** The web application as an Express app without `listen`: `createApp(deps)`. */
import { join } from 'node:path';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import type { AppDeps } from './deps.ts';
import { notFound, problemHandler } from './problem.ts';
import { publicRoutes } from './public/routes.ts';
import { adminRoutes } from './routes/admin/index.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { contactRoutes } from './routes/contacts.ts';
import { deadlineRoutes } from './routes/deadlines.ts';
import { documentRoutes } from './routes/documents.ts';
import { intakeRoutes } from './routes/intake.ts';
import { matterRoutes } from './routes/matters.ts';
import { openapiRoutes } from './routes/openapi.ts';
import { operationRoutes } from './routes/operations.ts';
import { petitionerRoutes } from './routes/petitioners.ts';
import { reviewRoutes } from './routes/review.ts';
import { sessionRoutes } from './routes/session.ts';
import { statisticsRoutes } from './routes/statistics.ts';
import { studioRoutes } from './routes/studio/index.ts';
import { supervisionRoutes } from './routes/supervision.ts';
import { taskDraftRoutes } from './routes/taskDrafts.ts';
import { taskRoutes } from './routes/tasks.ts';
import { worklistRoutes } from './routes/worklist.ts';
import { rateLimit } from './rateLimit.ts';
import { sameSite } from './sameSite.ts';
import { viewerOf, withViewer } from './session.ts';

/** Answers are about people: no browser and no proxy keeps them. */
const neverKept: RequestHandler = (_request, response, next) => {
  response.set('cache-control', 'no-store');
  next();
};

const signedIn: RequestHandler = (_request, response, next) => {
  viewerOf(response);
  next();
};

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable('x-powered-by');
  // Through https there is one proxy before us, and the address that guesses are counted by is the one it names.
  if (deps.signIn.https) app.set('trust proxy', 1);
  // bpmn-js and Ant Design write style attributes; scripts come only from our own files.
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'style-src': ["'self'", "'unsafe-inline'"],
          'font-src': ["'self'", 'data:'],
          'img-src': ["'self'", 'data:'],
          'upgrade-insecure-requests': null,
        },
      },
      strictTransportSecurity: deps.signIn.https,
    }),
  );
  app.get('/healthz', (_request, response) => void response.json({ ok: true }));
  const api = express.Router();
  api.use(neverKept, sameSite, withViewer(deps), rateLimit(deps.rate));
  // A diagram of 4 MiB, quoted; only for people who are signed in.
  if (deps.studio) api.use('/studio', signedIn, express.json({ limit: '6mb' }), studioRoutes(deps.studio));
  api.use(express.json({ limit: '256kb' }));
  api.use('/session', sessionRoutes(deps));
  api.use('/admin', adminRoutes(deps));
  api.use('/contacts', contactRoutes(deps));
  api.use('/intake', intakeRoutes(deps));
  api.use('/attachments', attachmentRoutes(deps));
  api.use('/matters', matterRoutes(deps), documentRoutes(deps), deadlineRoutes(deps));
  api.use('/tasks', taskRoutes(deps), taskDraftRoutes(deps));
  api.use('/worklist', worklistRoutes(deps));
  api.use('/supervision', supervisionRoutes(deps));
  api.use('/review', reviewRoutes(deps));
  api.use('/statistics', statisticsRoutes(deps));
  if (deps.operations) api.use('/operations', operationRoutes(deps.operations));
  api.use('/petitioner', petitionerRoutes(deps));
  api.use('/openapi.json', openapiRoutes(deps));
  api.use(() => {
    throw notFound();
  });
  app.use('/api/v1', api);
  app.use('/public', neverKept, publicRoutes(deps));
  const folder = deps.webFolder;
  if (folder !== null) {
    // File names under assets/ carry a hash of their content.
    app.use('/assets', express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }));
    app.use(express.static(folder, { index: false }));
    app.get('/{*path}', (_request, response) =>
      response.sendFile(join(folder, 'index.html'), { headers: { 'cache-control': 'no-cache' } }),
    );
  }
  app.use(problemHandler(deps.log));
  return app;
}
