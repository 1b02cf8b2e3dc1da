import type { Response } from 'express';
import type { Outcome, RuntimeRejection, RuntimeRejectionCode } from '../../runtime/port.ts';
import { ProblemError, type ProblemTitle } from './problem.ts';

const TITLES: Readonly<Record<RuntimeRejectionCode, ProblemTitle>> = {
  NOT_FOUND: 'NOT_FOUND',
  INVALID_ARGUMENT: 'INVALID_ARGUMENT',
  INVALID_STATE: 'INVALID_STATE',
  ALREADY_EXISTS: 'ALREADY_EXISTS',
  UNAVAILABLE: 'RESOURCE_EXHAUSTED',
  DEADLINE_EXCEEDED: 'DEADLINE_EXCEEDED',
  INTERNAL: 'INTERNAL',
};

/** The problem that tells a rejection of the runtime. */
export const problemOf = ({ code, reason }: RuntimeRejection): ProblemError => new ProblemError(TITLES[code], reason);

/** The answer of a command that was carried out; throws the problem of one that was refused. */
export function accepted<T extends object>(outcome: Outcome<T>): { readonly ok: true } & T {
  if (outcome.ok) return outcome;
  throw problemOf(outcome.rejection);
}

/** 200 with a JSON body; written in one piece, so that Node adds the length. */
export function sendJson(res: Response, body: object): void {
  if (res.destroyed) return;
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(body));
}

/** 204 for a command without a result; throws the problem of one that was refused. */
export function sendDone(res: Response, outcome: Outcome): void {
  accepted(outcome);
  sendNothing(res);
}

/** 204: clients take a body, even an empty JSON one, for a result. */
export function sendNothing(res: Response): void {
  res.statusCode = 204;
  res.end();
}

/** 200 with a file as text; the clients read `text/*` as a string and any other XML type as binary. */
export function sendText(res: Response, type: 'text/xml' | 'text/plain', text: string): void {
  res.setHeader('Content-Type', `${type}; charset=utf-8`);
  res.end(text);
}
