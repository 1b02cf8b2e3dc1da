import type { NextFunction, Request, Response } from 'express';
import { isIP } from 'node:net';
import { ProblemError } from './problem.ts';

/** True for `localhost` and the loopback addresses of IPv4 and IPv6, without port. */
export function isLoopback(name: string): boolean {
  const host = name.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/**
 * Throws unless the address may be listened on without authentication. The engine has none of its own, and whoever
 * reaches it may do everything.
 */
export function checkBindAddress(host: string): void {
  if (isLoopback(host)) return;
  throw new Error(
    `The engine has no authentication and therefore listens on loopback addresses only; it cannot listen on '${host}'. ` +
      'Use 127.0.0.1, ::1 or localhost, or put an authenticating proxy on this machine in front of it.',
  );
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

const refusal = (detail: string): ProblemError => new ProblemError('FORBIDDEN', detail);

function refusalOf(req: Request): ProblemError | undefined {
  const host = req.headers.host ?? '';
  // A name that resolves to 127.0.0.1 lets a foreign page talk to us as its own site (DNS rebinding).
  if (!isLoopback(withoutPort(host))) return refusal('Requests are answered for a loopback Host only');
  const origin = req.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return refusal('Requests from pages of another origin are not answered');
  }
  const site = req.headers['sec-fetch-site'];
  // `same-site` too: to a browser every port of localhost is the same site.
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return refusal('Requests from pages of another site are not answered');
  }
  return undefined;
}

/** Answers only programs on this machine: no foreign Host, no page of another origin. No CORS header is ever sent. */
export function refuseForeign(req: Request, res: Response, next: NextFunction): void {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cache-Control', 'no-store');
  next(refusalOf(req));
}
