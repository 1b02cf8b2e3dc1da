import type { RequestHandler } from 'express';
import { Problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses a changing request that a browser sends on behalf of another site (ASVS 3.5.1). */
export const sameSite: RequestHandler = (request, _response, next) => {
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreign = site === 'cross-site' || (origin !== undefined && URL.parse(origin)?.host !== request.headers.host);
  if (!SAFE.has(request.method) && foreign)
    throw new Problem(403, 'FOREIGN_ORIGIN', 'Requests from another site are not taken.');
  next();
};
