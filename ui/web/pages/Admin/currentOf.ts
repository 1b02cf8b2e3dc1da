import { ProblemError } from '../../modules/api/request.ts';

/** How the thing stands that somebody else saved first; undefined for any other error. */
export const currentOf = <T>(error: unknown): T | undefined =>
  error instanceof ProblemError && error.problem.code === 'CHANGED_MEANWHILE'
    ? (error.problem.current as T)
    : undefined;
