/** Who is asking: a session cookie, or the demo's onlooker. */
import type { Request, RequestHandler, Response } from 'express';
import type { AppDeps, Viewer } from './deps.ts';
import { Problem } from './problem.ts';

const COOKIE = 'fengqiao_session';

/** HttpOnly and SameSite=Strict keep scripts and other sites away from it (ASVS 3.3). */
export function setSessionCookie(response: Response, token: string): void {
  response.cookie(COOKIE, token, { httpOnly: true, sameSite: 'strict', path: '/' });
}
export const clearSessionCookie = (response: Response): void => void response.clearCookie(COOKIE, { path: '/' });

export function sessionToken(request: Request): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === COOKIE && value) return decodeURIComponent(value);
  }
  return undefined;
}

/** Puts the viewer into `response.locals.viewer`, if there is one. */
export const withViewer =
  (deps: AppDeps): RequestHandler =>
  async (request, response, next) => {
    const token = sessionToken(request);
    const viewer = token === undefined ? undefined : await deps.accounts.bySession(token);
    (response.locals as { viewer?: Viewer | undefined }).viewer = viewer ?? deps.demoViewer ?? undefined;
    next();
  };

export const viewerIfAny = (response: Response): Viewer | undefined => (response.locals as { viewer?: Viewer }).viewer;

/** The viewer, or 401. */
export function viewerOf(response: Response): Viewer {
  const viewer = viewerIfAny(response);
  if (!viewer) throw new Problem(401, 'NOT_SIGNED_IN', 'Sign in first.');
  return viewer;
}
