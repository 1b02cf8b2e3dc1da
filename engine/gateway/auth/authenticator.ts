import type { RequestHandler } from 'express';
import { ProblemError } from '../http/problem.ts';
import { type Caller, setCaller } from './caller.ts';

/** One way to tell who sends a request. */
export interface Authenticator {
  /** What a 401 asks for (`WWW-Authenticate`, RFC 9110 §11.6.1); `refused` = credentials were sent and are no good. */
  readonly challenge: (refused: boolean) => string;
  /**
   * Whose credentials the `Authorization` header holds; undefined = nobody's, whatever the reason. Rejects with a problem
   * when that cannot be told at the moment.
   */
  readonly authenticate: (authorization: string) => Promise<Caller | undefined>;
}

/** What Camunda 8 answers to anybody under /v2: the licence, for which its SDK sends no credentials, and the health check. */
const OPEN: ReadonlySet<string> = new Set(['/license', '/status']);

/** The credentials of a header of that scheme (RFC 9110 §11.4: its name in any casing); undefined of any other. */
export function credentialsOf(scheme: string, authorization: string): string | undefined {
  const [, name, credentials] = /^(\S+) +(\S+)$/.exec(authorization) ?? [];
  return name?.toLowerCase() === scheme ? credentials : undefined;
}

/** Lets a request pass with its caller noted; any other is answered 401, in the same words whatever is wrong with it. */
export function requireCaller(authenticator: Authenticator): RequestHandler {
  return async (req, res, next) => {
    if (OPEN.has(req.path)) return next();
    // The SDK sends an empty header when it has no credentials.
    const authorization = req.headers.authorization ?? '';
    const caller = authorization === '' ? undefined : await authenticator.authenticate(authorization);
    if (!caller) {
      res.setHeader('WWW-Authenticate', authenticator.challenge(authorization !== ''));
      throw new ProblemError('UNAUTHENTICATED', 'The request needs valid credentials');
    }
    setCaller(req, caller);
    next();
  };
}
