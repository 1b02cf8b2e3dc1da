import type { IncidentErrorType } from './state.ts';

/** An expected failure of a step: becomes an incident on the element it happened at. */
export interface Failure {
  readonly errorType: IncidentErrorType;
  readonly message: string;
}

/** A value, or the expected failure that kept it from being there. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const fail = (
  errorType: IncidentErrorType,
  message: string,
): { readonly ok: false; readonly failure: Failure } => ({
  ok: false,
  failure: { errorType, message },
});
