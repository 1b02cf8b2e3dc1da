/** ETag and If-None-Match (RFC 9110 §8.8, §13.1). */
import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';

interface Tagged {
  /** The number that a later write sends back in If-Match; absent for lists. */
  readonly version?: number;
  /** What makes an answer another one; absent = all of it. Leave out the moment of the answer, or no two would be alike. */
  readonly seen?: unknown;
}

/**
 * `"<version>-<hash>"`. The version alone would call an answer unchanged whose deadlines have come a day nearer, or that shows less to
 * another person; so the hash of what is shown stands beside it.
 */
export function tagOf(body: unknown, { version, seen = body }: Tagged = {}): string {
  const hash = createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 22);
  return version === undefined ? `"${hash}"` : `"${String(version)}-${hash}"`;
}

/** Whether the caller has this answer already. Weak comparison, as the RFC asks for a read. */
const hasAlready = (request: Request, tag: string): boolean =>
  (request.headers['if-none-match'] ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === tag);

/**
 * Sends the answer with its tag, or 304 without it. Express's own comparison steps back for a caller who sends `Cache-Control: no-cache`,
 * which every fetch with an If-None-Match of its own does.
 */
export function sendTagged(request: Request, response: Response, body: object, tagged: Tagged = {}): void {
  const tag = tagOf(body, tagged);
  response.set('etag', tag);
  if (hasAlready(request, tag)) response.status(304).end();
  else response.json(body);
}
