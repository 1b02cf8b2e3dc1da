import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Query } from '../../runtime/port.ts';
import type { GatewayDeps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import { sendDone, sendJson, sendNothing } from '../http/respond.ts';
import { booleanQuery, keyParam, parseBody } from '../http/validate.ts';
import { taskAttributes, toChanges } from '../schema/userTaskChanges.ts';
import { anyText, jsonObject, operationReference, optional, text } from '../schema/values.ts';
import { filterObject } from '../search/fields.ts';
import { narrowed, searchRequest } from '../search/request.ts';
import { sendPage } from '../search/respond.ts';
import { formView, userTaskFilter, userTaskSort, userTaskView } from '../views/userTasks.ts';
import { foundVariableView, nameFilter, variableSort } from '../views/variables.ts';
import { rowOf } from './rows.ts';

const action = optional(anyText);
const assignmentBody = z.strictObject({
  assignee: text,
  allowOverride: optional(z.boolean()),
  action,
  operationReference,
});
const completionBody = z.strictObject({ variables: optional(jsonObject), action, operationReference });
const updateBody = z.strictObject({ changeset: optional(z.strictObject(taskAttributes)), action, operationReference });
/** What `CamundaRestClient.updateUserTask` of the SDK sends: the changeset itself, to a path of its own. */
const bareUpdateBody = z.strictObject({ ...taskAttributes, action });
const search = searchRequest(filterObject(userTaskFilter), userTaskSort);
const variableSearch = searchRequest(filterObject(nameFilter), variableSort);

const KIND = 'a user task';

/** User tasks: what people do. */
export function userTaskRoutes({ runtime }: GatewayDeps): Router {
  const router = Router({ caseSensitive: true });
  const taskKey = (req: Request): string => keyParam(req, 'userTaskKey');

  router.post('/search', async (req, res) => {
    const query = parseBody(search, req.body);
    sendPage(res, query, await runtime.search('userTasks', query), userTaskView);
  });
  router.get('/:userTaskKey', async (req, res) => {
    sendJson(res, userTaskView(await rowOf(runtime, 'userTasks', KIND, taskKey(req))));
  });
  router.get('/:userTaskKey/form', async (req, res) => {
    const { found, form } = await runtime.userTaskForm(taskKey(req));
    if (!found) throw notFound(KIND, taskKey(req));
    if (form) sendJson(res, formView(form));
    else sendNothing(res);
  });
  router.post('/:userTaskKey/assignment', async (req, res) => {
    const { operationReference: _mark, ...body } = parseBody(assignmentBody, req.body);
    sendDone(res, await runtime.assignUserTask({ userTaskKey: taskKey(req), ...body }));
  });
  router.delete('/:userTaskKey/assignee', async (req, res) => {
    sendDone(res, await runtime.unassignUserTask(taskKey(req)));
  });
  router.post('/:userTaskKey/completion', async (req, res) => {
    const { operationReference: _mark, ...body } = parseBody(completionBody, req.body);
    sendDone(res, await runtime.completeUserTask({ userTaskKey: taskKey(req), ...body }));
  });
  router.patch('/:userTaskKey', async (req, res) => {
    const { changeset, action: name } = parseBody(updateBody, req.body);
    const changes = changeset ? toChanges(changeset) : {};
    sendDone(res, await runtime.updateUserTask({ userTaskKey: taskKey(req), changes, action: name }));
  });
  router.patch('/:userTaskKey/update', async (req, res) => {
    const { action: name, ...changeset } = parseBody(bareUpdateBody, req.body);
    sendDone(
      res,
      await runtime.updateUserTask({ userTaskKey: taskKey(req), changes: toChanges(changeset), action: name }),
    );
  });

  const searchVariables = async (req: Request, res: Response): Promise<void> => {
    const query = parseBody(variableSearch, req.body);
    const view = foundVariableView(booleanQuery(req, 'truncateValues', true));
    const task = await rowOf(runtime, 'userTasks', KIND, taskKey(req));
    const visible = (await runtime.effectiveVariables(task.elementInstanceKey)) ?? [];
    const own: Query = narrowed(query, { field: 'key', op: 'in', value: visible.map(({ key }) => key) });
    sendPage(res, query, await runtime.search('variables', own), view);
  };
  router.post('/:userTaskKey/variables/search', searchVariables);
  router.post('/:userTaskKey/effective-variables/search', searchVariables);
  return router;
}
