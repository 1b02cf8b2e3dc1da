import { Router } from 'express';
import { z } from 'zod';
import type { Session } from '../../../domain/schema/views.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { Problem } from '../problem.ts';
import { clearSessionCookie, sessionToken, setSessionCookie, viewerOf } from '../session.ts';

const credentials = z.strictObject({ account: z.string().min(1).max(100), password: z.string().min(1).max(200) });

export function sessionRoutes(deps: AppDeps): Router {
  const router = Router();
  const answer = async (viewer: Viewer): Promise<Session> => ({
    userId: viewer.userId,
    account: viewer.account,
    displayName: viewer.displayName,
    roles: viewer.roles.map(({ role, unitId }) => ({ role, unitId })),
    businessTime: new Date(await deps.businessNow()).toISOString(),
    demo: deps.demoViewer !== null,
  });
  router.get('/', async (_request, response) => void response.json(await answer(viewerOf(response))));
  router.post('/', async (request, response) => {
    const { account, password } = credentials.parse(request.body);
    deps.attempts.check(request);
    const signedIn = await deps.accounts.signIn(account, password);
    if (!signedIn) {
      deps.attempts.failed(request);
      throw new Problem(401, 'WRONG_CREDENTIALS', 'Account or password is wrong.');
    }
    setSessionCookie(response, signedIn.token);
    response.json(await answer(signedIn.viewer));
  });
  router.delete('/', async (request, response) => {
    const token = sessionToken(request);
    if (token !== undefined) await deps.accounts.signOut(token);
    clearSessionCookie(response);
    response.status(204).end();
  });
  return router;
}
