import { type Request, Router } from 'express';
import type { Filter } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { accepted, sendDone, sendJson } from '../http/respond.ts';
import { keyParam, parseBody } from '../http/validate.ts';
import { createInstanceBody } from '../schema/createInstance.ts';
import { migrationBody, modificationBody } from '../schema/modifyInstance.ts';
import { emptyCommand } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { narrowed, searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import { batchCreatedView } from '../views/batchOperations.ts';
import { incidentFilter, incidentSort, incidentView } from '../views/incidents.ts';
import { instanceFilter, instanceSort, instanceView, sequenceFlowView } from '../views/processInstances.ts';
import { batchRoutesOfInstances } from './batchOperations.ts';
import { modifyRequest } from './modification.ts';
import { rowOf } from './rows.ts';

const search = searchRequest(instanceFilter, instanceSort);
const incidentSearch = searchRequest(filterObject(incidentFilter), incidentSort);

const KIND = 'a process instance';
const MOST_FLOWS = 10_000;

/** Process instances: create, look at, change, end. */
export function processInstanceRoutes(deps: GatewayDeps): Router {
  const { runtime, waiting } = deps;
  const router = Router({ caseSensitive: true });
  const instanceKey = (req: Request): string => keyParam(req, 'processInstanceKey');
  const instanceOf = (req: Request) => rowOf(runtime, 'processInstances', KIND, instanceKey(req));

  router.post('/', async (req, res) => {
    const request = parseBody(createInstanceBody, req.body);
    const signal = request.awaitCompletion ? { signal: waiting.hold(res) } : {};
    const { instance } = accepted(await runtime.createInstance({ ...request, ...signal }));
    sendJson(res, {
      processInstanceKey: instance.processInstanceKey,
      processDefinitionKey: instance.processDefinitionKey,
      processDefinitionId: instance.processDefinitionId,
      processDefinitionVersion: instance.processDefinitionVersion,
      variables: instance.variables,
      tags: instance.tags,
      businessId: instance.businessId,
      tenantId: instance.tenantId,
    });
  });
  router.post('/search', async (req, res) => {
    const query = parseBody(search, req.body);
    sendPage(res, query, await runtime.search('processInstances', query), instanceView);
  });
  router.use(batchRoutesOfInstances(deps));

  router.get('/:processInstanceKey', async (req, res) => sendJson(res, instanceView(await instanceOf(req))));
  router.post('/:processInstanceKey/cancellation', async (req, res) => {
    parseBody(emptyCommand, req.body);
    sendDone(res, await runtime.cancelInstance(instanceKey(req)));
  });
  router.post('/:processInstanceKey/deletion', async (req, res) => {
    parseBody(emptyCommand, req.body);
    sendDone(res, await runtime.deleteInstance(instanceKey(req)));
  });
  router.post('/:processInstanceKey/modification', async (req, res) => {
    const body = parseBody(modificationBody, req.body);
    sendDone(res, await runtime.modifyInstance(await modifyRequest(runtime, instanceKey(req), body)));
  });
  router.post('/:processInstanceKey/migration', async (req, res) => {
    const { targetProcessDefinitionKey, mappingInstructions: mapping } = parseBody(migrationBody, req.body);
    const request = { processInstanceKey: instanceKey(req), targetProcessDefinitionKey, mapping };
    sendDone(res, await runtime.migrateInstance(request));
  });
  router.post('/:processInstanceKey/incident-resolution', async (req, res) => {
    const { key } = await instanceOf(req);
    const filter: Filter = { field: 'key', op: 'eq', value: key };
    const { batchOperation } = accepted(await runtime.startBatchOperation({ type: 'RESOLVE_INCIDENT' }, filter));
    sendJson(res, batchCreatedView(batchOperation));
  });
  router.post('/:processInstanceKey/incidents/search', async (req, res) => {
    const query = parseBody(incidentSearch, req.body);
    const { key } = await instanceOf(req);
    // Its own and, for the top of a call hierarchy, those of everything below it.
    const own: Filter = {
      any: [
        { field: 'processInstanceKey', op: 'eq', value: key },
        { field: 'rootProcessInstanceKey', op: 'eq', value: key },
      ],
    };
    sendPage(res, query, await runtime.search('incidents', narrowed(query, own)), incidentView);
  });
  router.get('/:processInstanceKey/sequence-flows', async (req, res) => {
    const { key } = await instanceOf(req);
    const filter: Filter = { field: 'processInstanceKey', op: 'eq', value: key };
    const { items } = await runtime.search('sequenceFlows', { filter, sort: [], page: { limit: MOST_FLOWS } });
    sendJson(res, { items: items.map(sequenceFlowView) });
  });
  router.get('/:processInstanceKey/statistics/element-instances', async (req, res) => {
    const { key } = await instanceOf(req);
    sendJson(res, { items: await runtime.elementStatistics({ field: 'processInstanceKey', op: 'eq', value: key }) });
  });
  router.get('/:processInstanceKey/call-hierarchy', async (req, res) => {
    const hierarchy = await runtime.callHierarchy(instanceKey(req));
    if (!hierarchy) throw notFound(KIND, instanceKey(req));
    sendJson(
      res,
      hierarchy.map((row) => ({
        processInstanceKey: row.key,
        processDefinitionKey: row.processDefinitionKey,
        processDefinitionName: row.processDefinitionName ?? row.processDefinitionId,
      })),
    );
  });
  return router;
}
