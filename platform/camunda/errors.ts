/** What the engine's answers mean. */

/** HTTP status of an SDK error; undefined when there was no answer at all. */
export function statusOf(error: unknown): number | undefined {
  const { status } = error as { status?: unknown };
  return typeof status === 'number' ? status : undefined;
}

/** The thing is not there any more or not in a state that allows the step. */
export const isGone = (error: unknown): boolean => [404, 409].includes(statusOf(error) ?? 0);

/** The engine will never take this request, however often it is sent. */
export const isRefused = (error: unknown): boolean => {
  const status = statusOf(error) ?? 0;
  return status >= 400 && status < 500 && ![401, 403, 408, 429].includes(status);
};

/** The engine cannot be reached or takes no commands now (it is being started, or another takes over): ask again. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  const isNetwork = typeof code === 'string' && /^(ECONN|EPIPE|UND_ERR)/.test(code);
  return isNetwork || statusOf(error) === 503 || isAway(cause);
}

/** Status and title only: a detail may quote variables. */
export function briefly(error: unknown): string {
  const { name, title } = error as { name?: string; title?: string };
  return [statusOf(error), title ?? name ?? 'Error'].filter((part) => part !== undefined).join(' ');
}

/** The engine's own sentence, for requests that carry no variables (deployments, migrations). */
export function reasonOf(error: unknown): string {
  const { detail, message } = error as { detail?: unknown; message?: unknown };
  if (typeof detail === 'string' && detail !== '') return detail;
  return typeof message === 'string' && message !== '' ? message : briefly(error);
}
