import { type Request, Router } from 'express';
import { z } from 'zod';
import type { DecisionReference } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { accepted, sendJson, sendText } from '../http/respond.ts';
import { keyParam, parseBody, textParam } from '../http/validate.ts';
import { jsonObject, key, optional, tenantId, text } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { withLatest } from '../search/latest.ts';
import { searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import * as instances from '../views/decisionInstances.ts';
import * as definitions from '../views/definitions.ts';
import { sourceOf } from './definitions.ts';
import { rowOf } from './rows.ts';

const definitionSearch = searchRequest(filterObject(definitions.decisionFilter), definitions.decisionSort);
const requirementsSearch = searchRequest(filterObject(definitions.requirementsFilter), definitions.requirementsSort);
const instanceSearch = searchRequest(filterObject(instances.decisionInstanceFilter), instances.decisionInstanceSort);

const evaluationBody = z
  .strictObject({
    decisionDefinitionKey: optional(key.optional()),
    decisionDefinitionId: optional(text),
    variables: optional(jsonObject),
    tenantId,
  })
  .transform((body, ctx): { decision: DecisionReference; variables: NonNullable<typeof body.variables> } => {
    const { decisionDefinitionKey, decisionDefinitionId, variables = {} } = body;
    if (decisionDefinitionKey !== undefined && decisionDefinitionId === undefined) {
      return { decision: { decisionDefinitionKey }, variables };
    }
    if (decisionDefinitionKey === undefined && decisionDefinitionId !== undefined) {
      return { decision: { decisionDefinitionId }, variables };
    }
    const message = 'exactly one of decisionDefinitionId and decisionDefinitionKey is needed';
    ctx.issues.push({ code: 'custom', message, input: body });
    return z.NEVER;
  });

/** Decisions: deployed, evaluated, and how they came out. */
export function decisionRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  const decisionKey = (req: Request): string => keyParam(req, 'decisionDefinitionKey');
  const requirementsKey = (req: Request): string => keyParam(req, 'decisionRequirementsKey');
  const DECISION = 'a decision definition';
  const REQUIREMENTS = 'decision requirements';

  router.post('/decision-definitions/search', async (req, res) => {
    const query = parseBody(definitionSearch, req.body);
    const filter = await withLatest(runtime, 'decisionDefinitions', 'decisionDefinitionId', query.filter);
    sendPage(res, query, await runtime.search('decisionDefinitions', { ...query, filter }), definitions.decisionView);
  });
  router.post('/decision-definitions/evaluation', async (req, res) => {
    const request = parseBody(evaluationBody, req.body);
    const { decisionEvaluationKey, evaluation } = accepted(await runtime.evaluateDecision(request));
    sendJson(res, instances.evaluationView(decisionEvaluationKey, evaluation));
  });
  router.get('/decision-definitions/:decisionDefinitionKey', async (req, res) => {
    sendJson(res, definitions.decisionView(await rowOf(runtime, 'decisionDefinitions', DECISION, decisionKey(req))));
  });
  router.get('/decision-definitions/:decisionDefinitionKey/xml', async (req, res) => {
    sendText(res, 'text/xml', await sourceOf(runtime, 'decisionDefinitions', DECISION, decisionKey(req)));
  });

  router.post('/decision-requirements/search', async (req, res) => {
    const query = parseBody(requirementsSearch, req.body);
    sendPage(res, query, await runtime.search('decisionRequirements', query), definitions.requirementsView);
  });
  router.get('/decision-requirements/:decisionRequirementsKey', async (req, res) => {
    const row = await rowOf(runtime, 'decisionRequirements', REQUIREMENTS, requirementsKey(req));
    sendJson(res, definitions.requirementsView(row));
  });
  router.get('/decision-requirements/:decisionRequirementsKey/xml', async (req, res) => {
    sendText(res, 'text/xml', await sourceOf(runtime, 'decisionRequirements', REQUIREMENTS, requirementsKey(req)));
  });

  router.post('/decision-instances/search', async (req, res) => {
    const query = parseBody(instanceSearch, req.body);
    sendPage(res, query, await runtime.search('decisionInstances', query), instances.decisionInstanceView);
  });
  router.get('/decision-instances/:decisionEvaluationInstanceKey', async (req, res) => {
    const instanceKey = textParam(req, 'decisionEvaluationInstanceKey');
    const row = await rowOf(runtime, 'decisionInstances', 'a decision instance', instanceKey);
    sendJson(res, instances.wholeDecisionInstanceView(row));
  });
  return router;
}
