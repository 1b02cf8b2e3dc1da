import { type Response, Router } from 'express';
import { z } from 'zod';
import type { BatchAction, Filter } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { accepted, sendDone, sendJson } from '../http/respond.ts';
import { parseBody, textParam } from '../http/validate.ts';
import { migrationPlan } from '../schema/modifyInstance.ts';
import { elementMapping, emptyCommand, operationReference, optional, readKey } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import * as view from '../views/batchOperations.ts';
import { instanceFilter } from '../views/processInstances.ts';
import { rowOf } from './rows.ts';

const search = searchRequest(filterObject(view.batchFilter), view.batchSort);
const itemSearch = searchRequest(filterObject(view.itemFilter), view.itemSort);

const KIND = 'a batch operation';

const anyBody = z.unknown();

/** Batch operations under way and done. */
export function batchOperationRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  const keyOf = (text: string): string => {
    // The API allows UUIDs here; ours are keys, so that any other text names nothing.
    const key = readKey(text);
    if (key === undefined) throw notFound(KIND, text);
    return key;
  };
  router.post('/batch-operations/search', async (req, res) => {
    const query = parseBody(search, req.body);
    sendPage(res, query, await runtime.search('batchOperations', query), view.batchView);
  });
  router.post('/batch-operation-items/search', async (req, res) => {
    const query = parseBody(itemSearch, req.body);
    sendPage(res, query, await runtime.search('batchOperationItems', query), view.itemView);
  });
  router.get('/batch-operations/:key', async (req, res) => {
    sendJson(res, view.batchView(await rowOf(runtime, 'batchOperations', KIND, keyOf(textParam(req, 'key')))));
  });
  router.post('/batch-operations/:key/cancellation', async (req, res) => {
    parseBody(anyBody, req.body);
    sendDone(res, await runtime.cancelBatchOperation(keyOf(textParam(req, 'key'))));
  });
  router.post('/batch-operations/:key/suspension', async (req, res) => {
    parseBody(anyBody, req.body);
    sendDone(res, await runtime.suspendBatchOperation(keyOf(textParam(req, 'key'))));
  });
  router.post('/batch-operations/:key/resumption', async (req, res) => {
    parseBody(anyBody, req.body);
    sendDone(res, await runtime.resumeBatchOperation(keyOf(textParam(req, 'key'))));
  });
  return router;
}

const filterBody = z.strictObject({ filter: instanceFilter, operationReference });
const resolutionBody = emptyCommand.extend({ filter: optional(instanceFilter) });
const migrationBody = filterBody.extend({ migrationPlan });
const modificationBody = filterBody.extend({ moveInstructions: z.array(elementMapping).min(1) });

/** Starting a batch operation on the process instances that a filter finds. */
export function batchRoutesOfInstances({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  const start = async (res: Response, action: BatchAction, filter: Filter | undefined): Promise<void> => {
    const { batchOperation } = accepted(await runtime.startBatchOperation(action, filter ?? null));
    sendJson(res, view.batchCreatedView(batchOperation));
  };
  router.post('/cancellation', async (req, res) => {
    const { filter } = parseBody(filterBody, req.body);
    await start(res, { type: 'CANCEL_PROCESS_INSTANCE' }, filter);
  });
  router.post('/deletion', async (req, res) => {
    const { filter } = parseBody(filterBody, req.body);
    await start(res, { type: 'DELETE_PROCESS_INSTANCE' }, filter);
  });
  router.post('/incident-resolution', async (req, res) => {
    const { filter } = parseBody(resolutionBody, req.body);
    await start(res, { type: 'RESOLVE_INCIDENT' }, filter);
  });
  router.post('/migration', async (req, res) => {
    const { filter, migrationPlan: plan } = parseBody(migrationBody, req.body);
    const { targetProcessDefinitionKey, mappingInstructions: mapping } = plan;
    await start(res, { type: 'MIGRATE_PROCESS_INSTANCE', targetProcessDefinitionKey, mapping }, filter);
  });
  router.post('/modification', async (req, res) => {
    const { filter, moveInstructions: move } = parseBody(modificationBody, req.body);
    await start(res, { type: 'MODIFY_PROCESS_INSTANCE', move }, filter);
  });
  return router;
}
