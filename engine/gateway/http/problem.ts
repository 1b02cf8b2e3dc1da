/** Camunda's codes as they stand in `title`, with the HTTP status each one travels under. */
const STATUS = {
  INVALID_ARGUMENT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  REQUEST_TIMEOUT: 408,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
  CONTENT_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  HEADERS_TOO_LARGE: 431,
  INTERNAL: 500,
  NOT_IMPLEMENTED: 501,
  RESOURCE_EXHAUSTED: 503,
  DEADLINE_EXCEEDED: 504,
} as const;
export type ProblemTitle = keyof typeof STATUS;

/** Body of every error answer (RFC 9457 in Camunda's shape: all members present). */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: ProblemTitle;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
}

/** Ends the handling of a request with a problem; `detail` is a sentence for the caller and holds no variable values. */
export class ProblemError extends Error {
  readonly title: ProblemTitle;

  constructor(title: ProblemTitle, detail: string) {
    super(detail);
    this.name = 'ProblemError';
    this.title = title;
  }

  /** The answer's body for the request at `path`. */
  toProblem(path: string): Problem {
    return { type: 'about:blank', title: this.title, status: STATUS[this.title], detail: this.message, instance: path };
  }
}

/** The request is wrong in itself (400). */
export const invalidArgument = (detail: string): ProblemError => new ProblemError('INVALID_ARGUMENT', detail);

/** Nothing of that kind has this key (404). */
export const notFound = (kind: string, key: string): ProblemError =>
  new ProblemError('NOT_FOUND', `Expected to find ${kind} with key '${key}', but there is none`);
