import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { Session } from '../../../domain/schema/views.ts';
import type { AppDeps, Viewer } from '../deps.ts';
import { notFound, Problem } from '../problem.ts';
import { addressOf, sessionCookies, viewerOf } from '../session.ts';

/** At least twelve characters and nothing else asked of them (ASVS 6.2). */
const chosenPassword = z.string().min(12).max(200);
export const credentials = z.strictObject({
  account: z.string().min(1).max(100),
  password: z.string().min(1).max(200),
  newPassword: chosenPassword.optional(),
});

export const passwordChange = z.strictObject({ password: z.string().min(1).max(200), newPassword: chosenPassword });

/** Signing in and out: with account and password, or at the issuer. */
export function sessionRoutes(deps: AppDeps): Router {
  const router = Router();
  const { accounts, signIn } = deps;
  const cookies = sessionCookies(signIn.https);
  const answer = async (viewer: Viewer): Promise<Session> => ({
    userId: viewer.userId,
    account: viewer.account,
    displayName: viewer.displayName,
    roles: viewer.roles.map(({ role, unitId }) => ({ role, unitId })),
    businessTime: new Date(await deps.businessNow()).toISOString(),
    demo: deps.demoViewer !== null,
  });
  /** Whoever signs in anew on this browser leaves the session that was there. */
  async function begin(request: Request, response: Response, token: string): Promise<void> {
    const before = cookies.token(request);
    if (before !== undefined) await accounts.signOut(before);
    cookies.set(response, token);
  }

  // An account that nobody has is counted like one that is there, and tells nothing.
  const check = (request: Request, account: string): void => {
    deps.attempts.check(addressOf(request));
    deps.accountAttempts.check(account);
  };
  const failed = (request: Request, account: string): void => {
    deps.attempts.failed(addressOf(request));
    deps.accountAttempts.failed(account);
  };

  router.get('/', async (_request, response) => void response.json(await answer(viewerOf(response))));
  router.get(
    '/ways',
    (_request, response) => void response.json({ local: signIn.local, issuer: signIn.issuer !== null }),
  );
  router.post('/', async (request, response) => {
    if (!signIn.local)
      throw new Problem(403, 'LOCAL_ACCOUNTS_OFF', 'Accounts of this office are turned off. Sign in at the issuer.');
    const { account, password, newPassword } = credentials.parse(request.body);
    check(request, account);
    const signedIn = await accounts.signIn(account, password, newPassword);
    if (signedIn.kind === 'temporary')
      throw new Problem(403, 'NEW_PASSWORD_NEEDED', 'This password was set for you. Choose another one.');
    if (signedIn.kind === 'wrong') {
      failed(request, account);
      throw new Problem(401, 'WRONG_CREDENTIALS', 'Account or password is wrong.');
    }
    await begin(request, response, signedIn.token);
    response.json(await answer(signedIn.viewer));
  });
  /** The own password for another. Sessions elsewhere end: whoever changes it may have been found out. */
  router.put('/password', async (request, response) => {
    const viewer = viewerOf(response);
    if (!signIn.local || viewer.session === null)
      throw new Problem(403, 'LOCAL_ACCOUNTS_OFF', 'This account has no password here.');
    const { password, newPassword } = passwordChange.parse(request.body);
    check(request, viewer.account);
    const changed = await accounts.changePassword(viewer, password, newPassword);
    if (changed === 'wrong') {
      failed(request, viewer.account);
      throw new Problem(403, 'WRONG_PASSWORD', 'The present password is wrong.');
    }
    if (changed === 'same') throw new Problem(409, 'SAME_PASSWORD', 'The new password is the present one.');
    response.status(204).end();
  });
  router.delete('/', async (request, response) => {
    const token = cookies.token(request);
    if (token !== undefined) await accounts.signOut(token);
    cookies.clear(response);
    response.status(204).end();
  });

  router.get('/oidc', async (_request, response) => {
    if (signIn.issuer === null) throw notFound();
    const { url, kept } = await signIn.issuer.begin();
    cookies.keepAttempt(response, kept);
    response.redirect(303, url);
  });
  /** Only known accounts enter: nobody is made here because an issuer knows them. */
  router.get('/oidc/callback', async (request, response) => {
    if (signIn.issuer === null) throw notFound();
    const kept = cookies.takeAttempt(request, response);
    const search = request.originalUrl.slice(request.originalUrl.indexOf('?'));
    const account = kept === undefined ? undefined : await signIn.issuer.finish(search, kept);
    if (account === undefined) return response.redirect(303, '/sign-in?refused=answer');
    const signedIn = await accounts.signInVouched(account);
    if (!signedIn) return response.redirect(303, '/sign-in?refused=account');
    await begin(request, response, signedIn.token);
    response.redirect(303, '/');
  });
  return router;
}
