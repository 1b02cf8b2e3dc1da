/** Errors of system calls and of `pg` that mean: the server is not there, or this connection is gone. */
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
  'EHOSTUNREACH',
]);

/** SQLSTATE classes: connection (08), operator intervention (57), resources (53), a transaction that lost a race (40). */
const PASSING = /^(08|57|53|40)/;

const MESSAGES =
  /connection terminated|connection was closed|client has encountered a connection error|not queryable|writer is not open|timeout exceeded when trying to connect|query read timeout|timeout expired|client was closed|Cannot use a pool after/i;

/**
 * True when the failure says nothing about what was asked: the same may succeed later. Looked at by its fields and not by
 * its class: errors of sockets may come from another realm than this module.
 */
export const isUnavailable = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, errors } = error as { code?: unknown; message?: unknown; errors?: unknown };
  if (Array.isArray(errors)) return errors.some(isUnavailable);
  if (typeof code === 'string' && (SYSTEM.has(code) || (code.length === 5 && PASSING.test(code)))) return true;
  return typeof message === 'string' && MESSAGES.test(message);
};
