import { type Request, Router } from 'express';
import { z } from 'zod';
import type { Filter, Runtime } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { sendJson, sendNothing, sendText } from '../http/respond.ts';
import { keyParam, parseBody } from '../http/validate.ts';
import { optional } from '../schema/values.ts';
import { every } from '../search/condition.ts';
import { filterObject } from '../search/fields.ts';
import { withLatest } from '../search/latest.ts';
import { searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import { processFilter, processSort, processView } from '../views/definitions.ts';
import { instanceFilter } from '../views/processInstances.ts';
import { formView } from '../views/userTasks.ts';
import { rowOf } from './rows.ts';

const search = searchRequest(filterObject(processFilter), processSort);
const statisticsBody = z.strictObject({ filter: optional(instanceFilter) });

const KIND = 'a process definition';

/** The file a definition came from. Throws a problem when there is no such definition. */
export async function sourceOf(
  runtime: Runtime,
  table: 'processDefinitions' | 'decisionDefinitions' | 'decisionRequirements',
  kind: string,
  key: string,
): Promise<string> {
  const source = await runtime.sourceOf(table, key);
  if (source === null) throw notFound(kind, key);
  return source;
}

/** Deployed processes. */
export function processDefinitionRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  const definitionKey = (req: Request): string => keyParam(req, 'processDefinitionKey');
  router.post('/search', async (req, res) => {
    const query = parseBody(search, req.body);
    const filter = await withLatest(runtime, 'processDefinitions', 'processDefinitionId', query.filter);
    sendPage(res, query, await runtime.search('processDefinitions', { ...query, filter }), processView);
  });
  router.get('/:processDefinitionKey', async (req, res) => {
    sendJson(res, processView(await rowOf(runtime, 'processDefinitions', KIND, definitionKey(req))));
  });
  router.get('/:processDefinitionKey/xml', async (req, res) => {
    sendText(res, 'text/xml', await sourceOf(runtime, 'processDefinitions', KIND, definitionKey(req)));
  });
  router.get('/:processDefinitionKey/form', async (req, res) => {
    const { found, form } = await runtime.startForm(definitionKey(req));
    if (!found) throw notFound(KIND, definitionKey(req));
    if (form) sendJson(res, formView(form));
    else sendNothing(res);
  });
  router.post('/:processDefinitionKey/statistics/element-instances', async (req, res) => {
    const { filter: where } = parseBody(statisticsBody, req.body);
    const own: Filter = { field: 'processDefinitionKey', op: 'eq', value: definitionKey(req) };
    const instances: Filter | undefined = where && {
      exists: 'processInstances',
      column: 'key',
      field: 'processInstanceKey',
      where,
    };
    sendJson(res, { items: await runtime.elementStatistics(every([own, instances]) ?? own) });
  });
  return router;
}
