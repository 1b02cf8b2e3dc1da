import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { ProblemError } from './problem.ts';

/** Largest JSON body in bytes: the largest message of a Camunda 8 cluster by default. */
export const JSON_LIMIT = 4 * 1024 * 1024;

const hasContent = (req: Request): boolean =>
  req.headers['transfer-encoding'] !== undefined || Number(req.headers['content-length'] ?? 0) > 0;

/** JSON, or nothing at all: other types would be ignored silently, and only JSON makes a browser ask before it sends. */
function refuseOtherTypes(req: Request, _res: Response, next: NextFunction): void {
  if (!hasContent(req) || req.is(['json', '+json'])) next();
  else {
    const type = req.headers['content-type'] ?? '';
    next(new ProblemError('UNSUPPORTED_MEDIA_TYPE', `Expected a body of type application/json, but got '${type}'`));
  }
}

/** Reads the JSON body into `req.body`; an empty body, which clients send with a JSON content type, is no body. */
export const jsonBody: RequestHandler[] = [
  refuseOtherTypes,
  express.json({ limit: JSON_LIMIT, type: ['json', '+json'] }),
];

interface ParserError {
  readonly type: string;
  readonly limit?: number;
}

const isParserError = (error: unknown): error is ParserError =>
  error instanceof Error && typeof (error as { type?: unknown }).type === 'string';

/** The problem of a body that express could not read; undefined for any other error. */
export function bodyProblem(error: unknown): ProblemError | undefined {
  if (!isParserError(error)) return undefined;
  switch (error.type) {
    case 'entity.too.large':
      return tooLarge(error.limit ?? JSON_LIMIT);
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return new ProblemError('UNSUPPORTED_MEDIA_TYPE', 'The encoding of the body is not supported; send UTF-8');
    case 'entity.parse.failed':
      // Without the parser's message: it quotes the body.
      return new ProblemError('INVALID_ARGUMENT', 'The body is not well-formed JSON (an object is expected)');
    case 'request.aborted':
    case 'request.size.invalid':
      return new ProblemError('INVALID_ARGUMENT', 'The body ended early');
    default:
      return undefined;
  }
}

/** The problem of a body over the limit (bytes). */
export const tooLarge = (limit: number): ProblemError =>
  new ProblemError('CONTENT_TOO_LARGE', `The body is larger than ${String(limit)} bytes`);
