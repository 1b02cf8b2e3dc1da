import { Router } from 'express';
import { z } from 'zod';
import type { JobResult, UserTaskChanges } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { accepted, sendDone, sendJson } from '../http/respond.ts';
import { keyParam, parseBody } from '../http/validate.ts';
import { passOn } from '../schema/issues.ts';
import { taskAttributes, toChanges } from '../schema/userTaskChanges.ts';
import {
  anyText,
  caseless,
  DEFAULT_TENANT,
  duration,
  jsonObject,
  milliseconds,
  operationReference,
  optional,
  requestTimeout,
  retries,
  text,
} from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import { activatedJobView, jobFilter, jobSort, jobView } from '../views/jobs.ts';

const MOST_JOBS = 100_000;
const variables = optional(jsonObject);

const activationBody = z.strictObject({
  type: text,
  worker: optional(anyText),
  timeout: duration,
  maxJobsToActivate: z.number().int().min(1, 'must be at least 1').max(MOST_JOBS),
  requestTimeout,
  fetchVariable: optional(z.array(anyText)),
  tenantIds: optional(z.array(z.literal(DEFAULT_TENANT, { error: `the only tenant is '${DEFAULT_TENANT}'` }))),
  tenantFilter: optional(caseless(['PROVIDED', 'ASSIGNED'])),
});

const nothingCorrected: UserTaskChanges = {};

const listenerResult = z
  .strictObject({
    type: z.literal('userTask').nullish(),
    denied: optional(z.boolean()),
    deniedReason: optional(anyText),
    corrections: optional(z.strictObject({ ...taskAttributes, assignee: optional(anyText) })),
  })
  .transform(({ denied = false, deniedReason, corrections }): JobResult => ({
    type: 'userTask',
    denied,
    deniedReason: deniedReason ?? null,
    corrections: corrections ? toChanges(corrections) : nothingCorrected,
  }));

const adHocResult = z
  .strictObject({
    type: z.literal('adHocSubProcess'),
    activateElements: optional(z.array(z.strictObject({ elementId: text, variables }))),
    isCompletionConditionFulfilled: optional(z.boolean()),
    isCancelRemainingInstances: optional(z.boolean()),
  })
  .transform((result): JobResult => ({
    type: 'adHocSubProcess',
    activateElements: (result.activateElements ?? []).map((element) => ({
      elementId: element.elementId,
      variables: element.variables ?? {},
    })),
    isCompletionConditionFulfilled: result.isCompletionConditionFulfilled ?? false,
    isCancelRemainingInstances: result.isCancelRemainingInstances ?? false,
  }));

const isAdHoc = (value: unknown): boolean => (value as { type?: unknown } | null)?.type === 'adHocSubProcess';

/** Of the two kinds the one that `type` names, so that an error speaks of the right fields. */
const jobResult = z.unknown().transform((value, ctx): JobResult | undefined => {
  if (value === undefined || value === null) return undefined;
  const result = (isAdHoc(value) ? adHocResult : listenerResult).safeParse(value);
  if (result.success) return result.data;
  passOn(ctx, result.error, value);
  return z.NEVER;
});

const completionBody = z.strictObject({ variables, result: jobResult.optional(), operationReference });
const failureBody = z.strictObject({
  retries: optional(retries),
  errorMessage: optional(anyText),
  retryBackOff: optional(milliseconds),
  variables,
  operationReference,
});
const errorBody = z.strictObject({
  errorCode: text,
  errorMessage: optional(anyText),
  variables,
  operationReference,
});
const changeBody = z.strictObject({
  changeset: z
    .strictObject({ retries: optional(retries.min(1)), timeout: optional(duration) })
    .refine(
      (changes) => changes.retries !== undefined || changes.timeout !== undefined,
      'must change retries or timeout',
    ),
  operationReference,
});
const search = searchRequest(filterObject(jobFilter), jobSort);

/** Jobs: what workers ask for and report. */
export function jobRoutes({ runtime, waiting }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/activation', async (req, res) => {
    const { type, worker = '', timeout, ...body } = parseBody(activationBody, req.body);
    const { jobs } = accepted(
      await runtime.activateJobs({
        type,
        worker,
        timeout,
        maxJobs: body.maxJobsToActivate,
        fetchVariables: body.fetchVariable ?? [],
        requestTimeout: body.requestTimeout ?? null,
        signal: waiting.hold(res),
      }),
    );
    sendJson(res, { jobs: jobs.map(activatedJobView) });
  });
  router.post('/search', async (req, res) => {
    const query = parseBody(search, req.body);
    sendPage(res, query, await runtime.search('jobs', query), jobView);
  });
  router.post('/:jobKey/completion', async (req, res) => {
    const { variables: outputs, result } = parseBody(completionBody, req.body);
    const request = { jobKey: keyParam(req, 'jobKey'), variables: outputs ?? {}, result: result ?? null };
    sendDone(res, await runtime.completeJob(request));
  });
  router.post('/:jobKey/failure', async (req, res) => {
    const { operationReference: _mark, ...body } = parseBody(failureBody, req.body);
    sendDone(res, await runtime.failJob({ jobKey: keyParam(req, 'jobKey'), ...body }));
  });
  router.post('/:jobKey/error', async (req, res) => {
    const { operationReference: _mark, ...body } = parseBody(errorBody, req.body);
    sendDone(res, await runtime.throwError({ jobKey: keyParam(req, 'jobKey'), ...body }));
  });
  router.patch('/:jobKey', async (req, res) => {
    const { changeset } = parseBody(changeBody, req.body);
    sendDone(res, await runtime.updateJob({ jobKey: keyParam(req, 'jobKey'), ...changeset }));
  });
  return router;
}
