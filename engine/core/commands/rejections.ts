import type { Rejection } from '../commands.ts';

export const notFound = (what: string): Rejection => ({ code: 'NOT_FOUND', reason: what });
export const invalidState = (reason: string): Rejection => ({ code: 'INVALID_STATE', reason });
export const invalidArgument = (reason: string): Rejection => ({ code: 'INVALID_ARGUMENT', reason });
