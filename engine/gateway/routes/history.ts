import { Router } from 'express';
import { z } from 'zod';
import type { GatewayDeps } from '../deps.ts';
import { sendDone, sendJson } from '../http/respond.ts';
import { booleanQuery, keyParam, parseBody } from '../http/validate.ts';
import { emptyCommand, jsonObject, operationReference, optional, text } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { narrowed, searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import { elementFilter, elementSort, elementView } from '../views/elementInstances.ts';
import { incidentFilter, incidentSort, incidentView } from '../views/incidents.ts';
import { foundVariableView, variableFilter, variableSort, variableView } from '../views/variables.ts';
import { rowOf } from './rows.ts';

const elementSearch = searchRequest(filterObject(elementFilter), elementSort);
const incidentSearch = searchRequest(filterObject(incidentFilter), incidentSort);
const variableSearch = searchRequest(filterObject(variableFilter), variableSort);
const variablesBody = z.strictObject({ variables: jsonObject, local: optional(z.boolean()), operationReference });
const activationBody = z.strictObject({
  elements: z.array(z.strictObject({ elementId: text, variables: optional(jsonObject) })).min(1),
  cancelRemainingInstances: optional(z.boolean()),
});

/** Element instances: where instances stand, and their variables set from outside. */
export function elementInstanceRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/search', async (req, res) => {
    const query = parseBody(elementSearch, req.body);
    sendPage(res, query, await runtime.search('elementInstances', query), elementView);
  });
  router.post('/ad-hoc-activities/:adHocSubProcessInstanceKey/activation', async (req, res) => {
    const { elements, cancelRemainingInstances = false } = parseBody(activationBody, req.body);
    const request = {
      elementInstanceKey: keyParam(req, 'adHocSubProcessInstanceKey'),
      elements: elements.map(({ elementId, variables = {} }) => ({ elementId, variables })),
      cancelRemainingInstances,
    };
    sendDone(res, await runtime.activateAdHocElements(request));
  });
  router.get('/:elementInstanceKey', async (req, res) => {
    const key = keyParam(req, 'elementInstanceKey');
    sendJson(res, elementView(await rowOf(runtime, 'elementInstances', 'an element instance', key)));
  });
  router.put('/:elementInstanceKey/variables', async (req, res) => {
    const { variables, local = false } = parseBody(variablesBody, req.body);
    const elementInstanceKey = keyParam(req, 'elementInstanceKey');
    sendDone(res, await runtime.setVariables({ elementInstanceKey, variables, local }));
  });
  router.post('/:elementInstanceKey/incidents/search', async (req, res) => {
    const query = parseBody(incidentSearch, req.body);
    const value = keyParam(req, 'elementInstanceKey');
    const own = narrowed(query, { field: 'elementInstanceKey', op: 'eq', value });
    sendPage(res, query, await runtime.search('incidents', own), incidentView);
  });
  return router;
}

/** Incidents: what waits for an operator. */
export function incidentRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/search', async (req, res) => {
    const query = parseBody(incidentSearch, req.body);
    sendPage(res, query, await runtime.search('incidents', query), incidentView);
  });
  router.get('/:incidentKey', async (req, res) => {
    sendJson(res, incidentView(await rowOf(runtime, 'incidents', 'an incident', keyParam(req, 'incidentKey'))));
  });
  router.post('/:incidentKey/resolution', async (req, res) => {
    parseBody(emptyCommand, req.body);
    sendDone(res, await runtime.resolveIncident(keyParam(req, 'incidentKey')));
  });
  return router;
}

/** Variables of process and element instances. */
export function variableRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  router.post('/search', async (req, res) => {
    const query = parseBody(variableSearch, req.body);
    const view = foundVariableView(booleanQuery(req, 'truncateValues', true));
    sendPage(res, query, await runtime.search('variables', query), view);
  });
  router.get('/:variableKey', async (req, res) => {
    sendJson(res, variableView(await rowOf(runtime, 'variables', 'a variable', keyParam(req, 'variableKey'))));
  });
  return router;
}
