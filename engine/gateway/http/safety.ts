import type { Request, RequestHandler } from 'express';
import { isIP } from 'node:net';
import { ProblemError } from './problem.ts';

/** True for `localhost` and the loopback addresses of IPv4 and IPv6, without port. */
export function isLoopback(name: string): boolean {
  const host = name.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}

/** Throws unless the address may be listened on: whoever reaches an engine without authentication may do everything. */
export function checkBindAddress(host: string, { authenticated }: { readonly authenticated: boolean }): void {
  if (authenticated || isLoopback(host)) return;
  throw new Error(
    `With no authentication the engine listens on loopback addresses only; it cannot listen on '${host}'. ` +
      'Use 127.0.0.1, ::1 or localhost, or set FENGQIAO_ENGINE_AUTH to basic or bearer.',
  );
}

const withoutPort = (host: string): string => host.replace(/:\d+$/, '');

const refusal = (detail: string): ProblemError => new ProblemError('FORBIDDEN', detail);

function refusalOf(req: Request, anyHost: boolean): ProblemError | undefined {
  const host = req.headers.host ?? '';
  // A name that resolves to 127.0.0.1 lets a foreign page talk to us as its own site (DNS rebinding).
  if (!anyHost && !isLoopback(withoutPort(host))) return refusal('Requests are answered for a loopback Host only');
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

/**
 * Answers no page of another origin, and no foreign Host where it listens (`boundTo`) on this machine alone. No CORS
 * header is ever sent.
 */
export function refuseForeign(boundTo: string): RequestHandler {
  const anyHost = !isLoopback(boundTo);
  return (req, res, next) => {
    res.setHeader('X-Content-Type-Options', 'nosniff');
    res.setHeader('Cache-Control', 'no-store');
    next(refusalOf(req, anyHost));
  };
}
