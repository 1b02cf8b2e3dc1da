/** The application's problems (RFC 9457): `type: urn:fengqiao:problem:<kebab-code>` plus code, article, errors. */
import type { ErrorRequestHandler, Response } from 'express';
import { ZodError } from 'zod';
import type { Rejection } from '../../domain/case/decision.ts';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly article: string | null;
  readonly errors: readonly FieldError[];
  /** Name of the colleague it is about, e.g. who has the task. */
  readonly who: string | null;
  /** How the thing stands that somebody else has changed meanwhile. */
  readonly current: object | null;
  /** Seconds after which asking again has a chance. */
  readonly retryAfterS: number | null;
  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      article?: string | null;
      errors?: readonly FieldError[];
      who?: string | null;
      current?: object | null;
      retryAfterS?: number | null;
    } = {},
  ) {
    super(detail);
    this.status = status;
    this.code = code;
    this.article = more.article ?? null;
    this.errors = more.errors ?? [];
    this.who = more.who ?? null;
    this.current = more.current ?? null;
    this.retryAfterS = more.retryAfterS ?? null;
  }
}

/** An illegal step by law or rule: 409, with the rule and its article. */
export const refused = (rejection: Rejection, who: string | null = null): Problem =>
  new Problem(409, rejection.rule, rejection.message, {
    article: rejection.article,
    who,
    errors: (rejection.missing ?? []).map((part) => ({ path: `document.${part}`, message: 'This part is missing.' })),
  });
export const notFound = (): Problem =>
  new Problem(404, 'NOT_FOUND', 'There is no such thing, or it is not yours to see.');
export const invalid = (errors: readonly FieldError[]): Problem =>
  new Problem(400, 'INVALID_BODY', 'The request does not fit its schema.', { errors });

/** Paths and messages of a zod error, without the rejected values (they may be personal). */
export const fieldErrors = (error: ZodError): FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));

function send(response: Response, problem: Problem): void {
  if (problem.retryAfterS !== null) response.set('retry-after', String(problem.retryAfterS));
  response
    .status(problem.status)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: `urn:fengqiao:problem:${problem.code.toLowerCase().replaceAll('_', '-')}`,
        title: problem.code,
        status: problem.status,
        detail: problem.message,
        code: problem.code,
        ...(problem.article === null ? {} : { article: problem.article }),
        ...(problem.who === null ? {} : { who: problem.who }),
        ...(problem.current === null ? {} : { current: problem.current }),
        ...(problem.errors.length === 0 ? {} : { errors: problem.errors }),
      }),
    );
}

/** What body-parser throws: an object with a status and a type. */
const parserProblem = (error: unknown): Problem | undefined => {
  const { status, type } = (typeof error === 'object' && error !== null ? error : {}) as {
    status?: number;
    type?: string;
  };
  if (status === 413) return new Problem(413, 'BODY_TOO_LARGE', 'The request body is larger than this address takes.');
  if (type === 'entity.parse.failed') return new Problem(400, 'MALFORMED_JSON', 'The request body is not JSON.');
  return status !== undefined && status >= 400 && status < 500
    ? new Problem(status, 'BAD_REQUEST', 'The request cannot be read.')
    : undefined;
};

/** The one error middleware. An unexpected error is logged by name and stack, never with request data. */
export const problemHandler =
  (log: { error(details: object, message: string): void }): ErrorRequestHandler =>
  (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof Problem) return send(response, error);
    if (error instanceof ZodError) return send(response, invalid(fieldErrors(error)));
    const parser = parserProblem(error);
    if (parser) return send(response, parser);
    log.error({ err: error instanceof Error ? { name: error.name, stack: error.stack } : {} }, 'unexpected error');
    return send(response, new Problem(500, 'INTERNAL', 'Something went wrong here; nothing was changed.'));
  };
