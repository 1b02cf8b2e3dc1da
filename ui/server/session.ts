/** Who is asking: a session cookie, or the demo's onlooker. */
import type { CookieOptions, Request, RequestHandler, Response } from 'express';
import type { AppDeps, Viewer } from './deps.ts';
import { Problem } from './problem.ts';

/** Through https the name itself makes browsers refuse one that another host or path has set (RFC 6265bis, ASVS 3.3). */
export const cookieName = (name: string, https: boolean): string => (https ? `__Host-${name}` : name);
export const SESSION = 'fengqiao_session';
const OIDC = 'fengqiao_oidc';

function cookieOf(request: Request, wanted: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=');
    if (name === wanted && value) return decodeURIComponent(value);
  }
  return undefined;
}

export interface SessionCookies {
  set(response: Response, token: string): void;
  clear(response: Response): void;
  token(request: Request): string | undefined;
  /** What is kept in the browser while it is at the issuer. */
  keepAttempt(response: Response, kept: string): void;
  /** Gives it and forgets it. */
  takeAttempt(request: Request, response: Response): string | undefined;
}

/** Ten minutes to sign in at the issuer. */
export const ATTEMPT_MS = 10 * 60_000;

export function sessionCookies(https: boolean): SessionCookies {
  // HttpOnly and SameSite=Strict keep scripts and other sites away from it.
  const strict: CookieOptions = { httpOnly: true, sameSite: 'strict', path: '/', secure: https };
  // The issuer sends the browser back from another site, with which a strict cookie does not travel.
  const lax: CookieOptions = { ...strict, sameSite: 'lax' };
  return {
    set: (response, token) => void response.cookie(cookieName(SESSION, https), token, strict),
    clear: (response) => void response.clearCookie(cookieName(SESSION, https), strict),
    token: (request) => cookieOf(request, cookieName(SESSION, https)),
    keepAttempt: (response, kept) =>
      void response.cookie(cookieName(OIDC, https), kept, { ...lax, maxAge: ATTEMPT_MS }),
    takeAttempt(request, response) {
      response.clearCookie(cookieName(OIDC, https), lax);
      return cookieOf(request, cookieName(OIDC, https));
    },
  };
}

/** Puts the viewer into `response.locals.viewer`, if there is one. */
export function withViewer({ accounts, demoViewer, signIn }: AppDeps): RequestHandler {
  const cookies = sessionCookies(signIn.https);
  return async (request, response, next) => {
    const token = cookies.token(request);
    const viewer = token === undefined ? undefined : await accounts.bySession(token);
    (response.locals as { viewer?: Viewer | undefined }).viewer = viewer ?? demoViewer ?? undefined;
    next();
  };
}

/** Whoever asks without a name is counted by it. */
export const addressOf = (request: Request): string => request.ip ?? '';

export const viewerIfAny = (response: Response): Viewer | undefined => (response.locals as { viewer?: Viewer }).viewer;

/** The viewer, or 401. */
export function viewerOf(response: Response): Viewer {
  const viewer = viewerIfAny(response);
  if (!viewer) throw new Problem(401, 'NOT_SIGNED_IN', 'Sign in first.');
  return viewer;
}
