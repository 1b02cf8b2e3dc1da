import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, Response } from 'express';
import { ProblemError } from './problem.ts';

/** Where the gateway reports what its callers cannot be told. */
export interface GatewayLog {
  error(message: string, error: unknown): void;
}

/** Codes of Node and classes of PostgreSQL (08 connection, 53 resources, 57P shutdown) that mean: try again later. */
const AWAY = /^(ECONN\w+|EPIPE|ETIMEDOUT|ENOTFOUND|08...|53...|57P..)$/;

/** Data exceptions of PostgreSQL (class 22): a cursor made by hand with values that do not fit its columns. */
const MISFIT = /^22...$/;

function hasCode(error: unknown, codes: RegExp): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined;
  return typeof code === 'string' && codes.test(code);
}

function problemFor(error: unknown, log: GatewayLog): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof URIError) return new ProblemError('INVALID_ARGUMENT', 'The path is not well-formed');
  if (hasCode(error, MISFIT)) return new ProblemError('INVALID_ARGUMENT', 'A value of the request fits no column');
  const id = randomUUID();
  log.error(`Request failed (${id})`, error);
  return hasCode(error, AWAY)
    ? new ProblemError('RESOURCE_EXHAUSTED', 'The database cannot be reached at the moment; try again')
    : new ProblemError('INTERNAL', `Unexpected error; the log has it under ${id}`);
}

/** Sends a problem as `application/problem+json`. */
export function sendProblem(req: Request, res: Response, error: ProblemError): void {
  const path = req.originalUrl.split('?', 1)[0] ?? '';
  const problem = error.toProblem(path);
  res.statusCode = problem.status;
  res.setHeader('Content-Type', 'application/problem+json');
  res.end(JSON.stringify(problem));
}

/** Turns whatever a handler threw into a problem; what is nobody's fault but ours is logged. */
export function problemHandler(log: GatewayLog): ErrorRequestHandler {
  return (error, req, res, _next) => {
    const problem = problemFor(error, log);
    if (res.headersSent || res.destroyed) res.destroy();
    else sendProblem(req, res, problem);
  };
}
