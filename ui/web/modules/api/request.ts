/** One fetch for the whole application: JSON in and out, problems as values. */

/** RFC 9457 problem of the application. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail?: string;
  readonly code?: string;
  readonly article?: string;
  /** The colleague it is about. */
  readonly who?: string;
  /** How the thing stands that somebody else has changed meanwhile. */
  readonly current?: unknown;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.problem = problem;
  }
}

/** For react-query: asks again, except after a refusal, of which nothing changes by asking again. */
export const unlessRefused = (failures: number, error: Error): boolean =>
  failures < 3 && !(error instanceof ProblemError && error.problem.status < 500);

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return { title: response.statusText, ...body, status: response.status };
}

async function refuse(response: Response): Promise<void> {
  if (!response.ok) throw new ProblemError(await problemOf(response));
}

/** Throws ProblemError for an answer of 400 and above. `key`: the idempotency key of an act; `version`: that of the thing as it was read. */
export async function request<T>(
  path: string,
  init: { method?: string; body?: unknown; key?: string; version?: number } = {},
): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method: init.method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      // A browser writes the type of a form with files itself: the border between its parts stands in it.
      ...(init.body === undefined || init.body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(init.key === undefined ? {} : { 'idempotency-key': init.key }),
      ...(init.version === undefined ? {} : { 'if-match': `"${String(init.version)}"` }),
    },
    ...(init.body === undefined ? {} : { body: init.body instanceof FormData ? init.body : JSON.stringify(init.body) }),
  });
  await refuse(response);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** The content of a file. Throws as `request` does. */
export async function requestFile(path: string): Promise<Blob> {
  const response = await fetch(`/api/v1${path}`, { credentials: 'same-origin' });
  await refuse(response);
  return response.blob();
}
