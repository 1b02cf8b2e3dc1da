/** What must hold of every answer. */
import { operationAt } from '../support/operations.ts';
import type { FuzzRequest } from './requests.ts';
import type { WireAnswer, WireResult } from './wire.ts';

const DONE = [200, 204];
const REFUSED = [400, 401, 403, 404, 408, 409, 413, 415, 431];
/** Only a cluster has it (engine/gateway/routes/unsupported.ts). */
const NOT_IMPLEMENTED = 501;
/** The awaited result did not come in the time that the request gave. */
const DEADLINE_EXCEEDED = 504;
const PROBLEM_FIELDS = ['detail', 'instance', 'status', 'title', 'type'];

/** A stack, a file of ours, or words of PostgreSQL; none of them stands in what the requests say. */
const LEAK =
  /\n\s+at |node_modules|\.[jt]s:\d|\bpg_|syntax error at|violates|\bSELECT\b|\binsert into\b|relation "|column "|Maximum call/i;

/** Answered when something happens or when its time is up. */
export const isAwaited = ({ route: { method, path } }: FuzzRequest): boolean =>
  method === 'POST' && (path === '/process-instances' || path === '/jobs/activation');

function problemFault({ status, headers, body }: WireAnswer): string | undefined {
  if (headers['content-type'] !== 'application/problem+json') return `type ${headers['content-type'] ?? 'none'}`;
  const problem = JSON.parse(body) as Record<string, unknown>;
  if (Object.keys(problem).sort().join() !== PROBLEM_FIELDS.join()) return `fields ${Object.keys(problem).join()}`;
  if (problem['status'] !== status) return `status ${String(problem['status'])} in the body`;
  return LEAK.test(String(problem['detail'])) ? 'a detail that tells of the inside' : undefined;
}

/** An answer with a body that the official client would not understand. */
function answerFault(request: FuzzRequest, { headers, body }: WireAnswer): string | undefined {
  if (headers['content-type'] !== 'application/json') return undefined;
  const path = request.target.replace(/\?.*/, '').replace(/^\/v2/, '');
  const parsed = operationAt(request.method, path)?.answer.safeParse(JSON.parse(body));
  return parsed?.success === false ? `an answer out of form: ${parsed.error.message}` : undefined;
}

/** What is wrong with the answer to a request, or undefined. */
export function faultOf(request: FuzzRequest, result: WireResult): string | undefined {
  // A longer wait was asked for, by a number put in place of the right one.
  if (result === 'held') return isAwaited(request) ? undefined : 'no answer';
  // Who breaks off has hung up: there is nobody to answer.
  if (result === 'silent') return request.ends ? undefined : 'closed without an answer';
  const { status, body } = result;
  if (DONE.includes(status)) return answerFault(request, result);
  const isDocumented =
    REFUSED.includes(status) || status === NOT_IMPLEMENTED || (status === DEADLINE_EXCEEDED && isAwaited(request));
  if (!isDocumented) return `status ${String(status)} ${body.slice(0, 300)}`;
  return request.method === 'HEAD' ? undefined : problemFault(result);
}

/** True when the engine said that it did nothing. */
export const isRefusal = (result: WireResult): boolean =>
  typeof result === 'object' && result.status >= 400 && result.status !== DEADLINE_EXCEEDED;
