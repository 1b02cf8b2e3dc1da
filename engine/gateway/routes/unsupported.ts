import type { Request, RequestHandler } from 'express';
import { ProblemError } from '../http/problem.ts';

/** Parts of Camunda's REST API that the embedded engine does not have, by the beginning of their paths under /v2. */
const ABSENT = [
  'audit-logs',
  'authorizations',
  'cluster-variables',
  'conditionals',
  'documents',
  'global-task-listeners',
  'groups',
  'incidents/statistics',
  'jobs/statistics',
  'mapping-rules',
  'process-definitions/statistics',
  'roles',
  'setup',
  'system',
  'tenants',
  'users',
];

/** One pattern, since every request is asked. */
const ABSENT_PATH = new RegExp(`^/(?:${ABSENT.join('|')})(?:/|$)`);

const requestLine = (req: Request): string => `${req.method} ${req.baseUrl}${req.path}`;

/**
 * 501 for what a Camunda cluster would have answered. Must stand before routes such as `/jobs/{key}`, for which
 * `statistics` would be a malformed key.
 */
export const unsupported: RequestHandler = (req, _res, next) => {
  next(
    ABSENT_PATH.test(req.path)
      ? new ProblemError('NOT_IMPLEMENTED', `${requestLine(req)} is not supported by the embedded engine`)
      : undefined,
  );
};

/** 404 for what nobody knows: the end of the line. */
export const unknown: RequestHandler = (req, _res, next) => {
  next(new ProblemError('NOT_FOUND', `There is no ${requestLine(req)}`));
};
