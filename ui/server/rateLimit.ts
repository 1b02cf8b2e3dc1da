/**
 * How fast one person, or one address that nobody has signed in at, may ask: a bucket that fills steadily, so that a page with many parts
 * opens at once and a script that never pauses is slowed down. Kept in memory: with several servers each counts for itself.
 */
import type { Request, RequestHandler, Response } from 'express';
import { Problem } from './problem.ts';
import { viewerIfAny } from './session.ts';

export interface RateLimit {
  /** Requests a minute, and as many at once. */
  readonly perMinute: number;
  /** Steady time in ms. */
  readonly now: () => number;
}

/** Buckets remembered at most; one that is not remembered is full. */
const BUCKETS = 20_000;
const MINUTE_MS = 60_000;

interface Bucket {
  /** Requests left, in fractions. */
  left: number;
  at: number;
}

/** Signed in, a person is known; before that an address is all there is. */
const keyOf = (request: Request, response: Response): string => {
  const viewer = viewerIfAny(response);
  return viewer === undefined || viewer.session === null ? `address ${request.ip ?? ''}` : `person ${viewer.userId}`;
};

/**
 * Tells in every answer how much is left (RateLimit and RateLimit-Policy, draft-ietf-httpapi-ratelimit-headers), and answers 429 with
 * Retry-After when nothing is. It stands behind the session, whose person it counts by.
 */
export function rateLimit({ perMinute, now }: RateLimit): RequestHandler {
  const buckets = new Map<string, Bucket>();
  const take = (key: string): Bucket => {
    const at = now();
    const before = buckets.get(key) ?? { left: perMinute, at };
    const left = Math.min(perMinute, before.left + ((at - before.at) * perMinute) / MINUTE_MS);
    const bucket = { left: left - 1, at };
    buckets.delete(key);
    // A refused request costs nothing, or a script that goes on asking would never be heard again.
    buckets.set(key, bucket.left < 0 ? { left, at } : bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > BUCKETS && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };
  return (request, response, next) => {
    const { left } = take(keyOf(request, response));
    const full = Math.ceil(((perMinute - Math.max(0, left)) * MINUTE_MS) / perMinute / 1000);
    response.set('ratelimit-policy', `"requests";q=${String(perMinute)};w=60`);
    response.set('ratelimit', `"requests";r=${String(Math.max(0, Math.floor(left)))};t=${String(full)}`);
    if (left >= 0) return next();
    const retryAfterS = Math.ceil((-left * MINUTE_MS) / perMinute / 1000);
    next(new Problem(429, 'TOO_MANY_REQUESTS', 'Too many requests in a minute. Try again later.', { retryAfterS }));
  };
}
