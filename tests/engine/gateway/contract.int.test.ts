import type { Body, Row } from './support/api.ts';
import { expectAnswerOf } from './support/contract.ts';
import { useEngine } from './support/engine.ts';
import { discountDecision, oneJob, orderForm, orderProcess } from './support/models.ts';

const engine = useEngine();

/** A search that answers in the API's form; returns the items. */
const search = async (operation: string, path: string, body: unknown = {}): Promise<Row[]> => {
  const answer = await engine.api.post(path, body);
  expect([path, answer.status]).toEqual([path, 200]);
  expectAnswerOf(operation, answer.body);
  return answer.body.items;
};

/** A read that answers in the API's form. */
const read = async (operation: string, path: string): Promise<Body> => {
  const answer = await engine.api.get(path);
  expect([path, answer.status]).toEqual([path, 200]);
  expectAnswerOf(operation, answer.body);
  return answer.body;
};

/** A command with an answer in the API's form. */
const command = async (operation: string, path: string, body: unknown): Promise<Body> => {
  const answer = await engine.api.post(path, body);
  expect([path, answer.status, answer.body]).toEqual([path, 200, expect.anything()]);
  expectAnswerOf(operation, answer.body);
  return answer.body;
};

const activate = async (type: string, more: object = {}): Promise<Row[]> => {
  const request = { type, timeout: 60_000, maxJobsToActivate: 5, ...more };
  return (await command('ActivateJobs', '/jobs/activation', request)).jobs;
};

const expectDone = async (method: string, path: string, body?: unknown): Promise<void> => {
  const answer = await engine.api.call(method, path, body);
  expect([path, answer.status, answer.body]).toEqual([path, 204, undefined]);
};

test('the engine should introduce itself as the 8.9 API wants it', async () => {
  await read('GetTopology', '/topology');
  await read('GetLicense', '/license');
  await read('GetAuthentication', '/authentication/me');
  await expectDone('GET', '/status');
});

describe('the life of an instance', () => {
  let instanceKey = '';
  let definitionKey = '';

  beforeAll(async () => {
    const { status, body } = await engine.api.deploy({ 'order.bpmn': orderProcess, 'check.form': orderForm });
    expect([status, body]).toEqual([200, expect.anything()]);
    expectAnswerOf('CreateDeployment', body);
    definitionKey = body.deployments[0]!.processDefinition.processDefinitionKey;
    const created = await command('CreateProcessInstance', '/process-instances', {
      processDefinitionId: 'order',
      variables: { orderId: 'o-1', amount: 120 },
      tags: ['tests'],
      businessId: 'b-1',
    });
    instanceKey = created.processInstanceKey;
  });

  test('should begin with a definition that can be read back', async () => {
    const items = await search('SearchProcessDefinitions', '/process-definitions/search', {
      filter: { isLatestVersion: true, processDefinitionId: 'order' },
    });
    expect(items).toMatchObject([{ processDefinitionKey: definitionKey, version: 1, state: 'ACTIVE' }]);
    await read('GetProcessDefinition', `/process-definitions/${definitionKey}`);
    const xml = await engine.api.get(`/process-definitions/${definitionKey}/xml`);
    expect([xml.type, xml.body]).toEqual(['text/xml; charset=utf-8', orderProcess]);
    expect((await engine.api.get(`/process-definitions/${definitionKey}/form`)).status).toBe(204);
    const resource = await engine.api.get(`/resources/${definitionKey}/content`);
    expect(resource.body).toBe(orderProcess);
    await read('GetResource', `/resources/${definitionKey}`);
  });

  test('should be found by what it has', async () => {
    const found = await search('SearchProcessInstances', '/process-instances/search', {
      filter: {
        state: 'active',
        tags: ['tests'],
        businessId: { $like: 'b-*' },
        variables: [{ name: 'orderId', value: '"o-1"' }],
        elementId: 'pack',
        elementInstanceState: 'ACTIVE',
      },
      sort: [{ field: 'startDate', order: 'desc' }],
    });
    expect(found).toMatchObject([{ processInstanceKey: instanceKey, hasIncident: false }]);
    await read('GetProcessInstance', `/process-instances/${instanceKey}`);
    const others = { filter: { variables: [{ name: 'orderId', value: '"o-2"' }] } };
    expect(await search('SearchProcessInstances', '/process-instances/search', others)).toEqual([]);
  });

  test('should give its job to a worker, and again after a failure', async () => {
    const [job] = await activate('order.pack');
    expect(job).toMatchObject({
      processInstanceKey: instanceKey,
      retries: 2,
      customHeaders: { lane: '3' },
      variables: { orderId: 'o-1', amount: 120 },
      tags: ['tests'],
    });
    const [row] = await search('SearchJobs', '/jobs/search', { filter: { processInstanceKey: instanceKey } });
    expect(row).toMatchObject({ jobKey: job!['jobKey'], state: 'CREATED', deadline: expect.any(String) as string });
    await expectDone('POST', `/jobs/${String(job!['jobKey'])}/failure`, { retries: 0, errorMessage: 'no paper' });
  });

  test('should wait at an incident until it is resolved', async () => {
    const incidents = await search('SearchIncidents', '/incidents/search', {
      filter: { processInstanceKey: instanceKey, state: 'ACTIVE' },
    });
    expect(incidents).toMatchObject([{ errorType: 'JOB_NO_RETRIES', errorMessage: 'no paper', elementId: 'pack' }]);
    const key = String(incidents[0]!['incidentKey']);
    await read('GetIncident', `/incidents/${key}`);
    const below = `/process-instances/${instanceKey}/incidents/search`;
    expect(await search('SearchProcessInstanceIncidents', below)).toHaveLength(1);
    expect(await activate('order.pack', { requestTimeout: -1 })).toEqual([]);

    await expectDone('PATCH', `/jobs/${String(incidents[0]!['jobKey'])}`, { changeset: { retries: 3 } });
    await expectDone('POST', `/incidents/${key}/resolution`);
    const [job] = await activate('order.pack');
    expect(job).toMatchObject({ retries: 3 });
    await expectDone('POST', `/jobs/${String(job!['jobKey'])}/completion`, { variables: { packed: true } });
  });

  test('should give its user task to a person', async () => {
    const tasks = await search('SearchUserTasks', '/user-tasks/search', {
      filter: {
        state: 'CREATED',
        candidateGroup: 'clerks',
        priority: { $gte: 70 },
        processInstanceVariables: [{ name: 'packed', value: 'true' }],
      },
      page: { from: 0, limit: 100 },
      sort: [{ field: 'creationDate', order: 'asc' }],
    });
    expect(tasks).toMatchObject([{ processInstanceKey: instanceKey, name: 'Check', elementId: 'check' }]);
    const path = `/user-tasks/${String(tasks[0]!['userTaskKey'])}`;
    await read('GetUserTask', path);
    expect(await read('GetUserTaskForm', `${path}/form`)).toMatchObject({ formId: 'order.check', schema: orderForm });
    const variables = await search('SearchUserTaskVariables', `${path}/variables/search`, {
      filter: { name: { $in: ['packed', 'nothing'] } },
    });
    expect(variables).toMatchObject([{ name: 'packed', value: 'true', isTruncated: false }]);

    await expectDone('POST', `${path}/assignment`, { assignee: 'usr_a', allowOverride: true, action: 'assign' });
    expect(await read('GetUserTask', path)).toMatchObject({ assignee: 'usr_a' });
    const other = await engine.api.post(`${path}/assignment`, { assignee: 'usr_b', allowOverride: false });
    expect([other.status, other.body.title]).toEqual([409, 'INVALID_STATE']);
    await expectDone('DELETE', `${path}/assignee`);
    await expectDone('PATCH', path, {
      changeset: { priority: 10, dueDate: '2026-05-18T00:00:00+08:00' },
      action: 'plan',
    });
    await expectDone('PATCH', `${path}/update`, { candidateGroups: ['seniors'] });
    expect(await read('GetUserTask', path)).toMatchObject({
      assignee: null,
      priority: 10,
      candidateGroups: ['seniors'],
    });
    await expectDone('POST', `${path}/completion`, { variables: { complete: true }, action: 'complete' });
    expect((await engine.api.post(`${path}/completion`, {})).status).toBeGreaterThanOrEqual(404);
  });

  test('should wait for its message', async () => {
    const [waiting] = await search('SearchMessageSubscriptions', '/message-subscriptions/search', {
      filter: { processInstanceKey: instanceKey, messageSubscriptionState: 'CREATED' },
    });
    expect(waiting).toMatchObject({ messageName: 'order.paid', correlationKey: 'o-1', elementId: 'paid' });

    const nobody = await engine.api.post('/messages/correlation', { name: 'order.paid', correlationKey: 'o-9' });
    expect([nobody.status, nobody.body.title]).toEqual([404, 'NOT_FOUND']);
    const taken = await command('CorrelateMessage', '/messages/correlation', {
      name: 'order.paid',
      correlationKey: 'o-1',
      variables: { paid: true },
    });
    expect(taken).toMatchObject({ processInstanceKey: instanceKey });
    await search('SearchCorrelatedMessageSubscriptions', '/correlated-message-subscriptions/search');
  });

  test('should leave its history behind', async () => {
    expect(await read('GetProcessInstance', `/process-instances/${instanceKey}`)).toMatchObject({ state: 'COMPLETED' });
    const own = { filter: { processInstanceKey: instanceKey } };
    const elements = await search('SearchElementInstances', '/element-instances/search', own);
    expect(elements.map(({ elementId }) => elementId)).toEqual(['begin', 'pack', 'check', 'paid', 'done']);
    await read('GetElementInstance', `/element-instances/${String(elements[0]!['elementInstanceKey'])}`);
    const variables = await search('SearchVariables', '/variables/search', {
      ...own,
      sort: [{ field: 'name' }],
    });
    expect(variables.map(({ name, value }) => [name, value])).toEqual([
      ['amount', '120'],
      ['complete', 'true'],
      ['orderId', '"o-1"'],
      ['packed', 'true'],
      ['paid', 'true'],
    ]);
    await read('GetVariable', `/variables/${String(variables[0]!['variableKey'])}`);
    const flows = await read('GetProcessInstanceSequenceFlows', `/process-instances/${instanceKey}/sequence-flows`);
    expect(flows['items']).toHaveLength(4);
    const statistics = `/process-instances/${instanceKey}/statistics/element-instances`;
    expect((await read('GetProcessInstanceStatistics', statistics))['items']).toContainEqual({
      elementId: 'pack',
      active: 0,
      canceled: 0,
      incidents: 0,
      completed: 1,
    });
    const hierarchy = await engine.api.get(`/process-instances/${instanceKey}/call-hierarchy`);
    expectAnswerOf('GetProcessInstanceCallHierarchy', hierarchy.body);
    const ofDefinition = `/process-definitions/${definitionKey}/statistics/element-instances`;
    await command('GetProcessDefinitionStatistics', ofDefinition, { filter: { state: 'COMPLETED' } });
    const again = await engine.api.post(`/process-instances/${instanceKey}/cancellation`, {});
    expect(again.status).toBe(404);
  });
});

describe('a decision', () => {
  test('should be evaluated and remembered', async () => {
    const deployed = await engine.api.deploy({ 'pricing.dmn': discountDecision });
    expectAnswerOf('CreateDeployment', deployed.body);
    const evaluated = await command('EvaluateDecision', '/decision-definitions/evaluation', {
      decisionDefinitionId: 'discount',
      variables: { amount: 150 },
    });
    expect(evaluated).toMatchObject({ output: '10', evaluatedDecisions: [{ matchedRules: [{ ruleId: 'much' }] }] });
    const instances = await search('SearchDecisionInstances', '/decision-instances/search', {
      filter: { decisionEvaluationKey: evaluated['decisionEvaluationKey'], state: 'EVALUATED' },
    });
    expect(instances).toHaveLength(1);
    const key = String(instances[0]!['decisionEvaluationInstanceKey']);
    expect(await read('GetDecisionInstance', `/decision-instances/${key}`)).toMatchObject({ result: '10' });

    const [definition] = await search('SearchDecisionDefinitions', '/decision-definitions/search', {
      filter: { isLatestVersion: true },
    });
    const path = `/decision-definitions/${String(definition!['decisionDefinitionKey'])}`;
    await read('GetDecisionDefinition', path);
    expect((await engine.api.get(`${path}/xml`)).body).toBe(discountDecision);
    const [requirements] = await search('SearchDecisionRequirements', '/decision-requirements/search');
    const above = `/decision-requirements/${String(requirements!['decisionRequirementsKey'])}`;
    await read('GetDecisionRequirements', above);
    expect((await engine.api.get(`${above}/xml`)).body).toBe(discountDecision);
  });
});

describe('other commands', () => {
  test('should answer in the form of the API', async () => {
    await command('PublishMessage', '/messages/publication', {
      name: 'nobody.waits',
      correlationKey: 'x',
      timeToLive: 0,
    });
    await command('BroadcastSignal', '/signals/broadcast', { signalName: 'nobody.listens', variables: {} });
    await command('EvaluateExpression', '/expression/evaluation', { expression: '=a + 1', variables: { a: 2 } });
    await expectDone('PUT', '/clock', { timestamp: Date.UTC(2027, 0, 1) });
    await expectDone('POST', '/clock/reset');
  });

  test('should set variables, in the instance or in the element alone', async () => {
    await engine.api.deploy({ 'setting.bpmn': oneJob('setting', 'setting.work') });
    const { body } = await engine.api.post('/process-instances', {
      processDefinitionId: 'setting',
      variables: { a: 1 },
    });
    const key: string = body.processInstanceKey;
    const own = { filter: { processInstanceKey: key } };
    const element = (await search('SearchElementInstances', '/element-instances/search', own)).find(
      ({ elementId }) => elementId === 'work',
    );
    await expectDone('PUT', `/element-instances/${key}/variables`, { variables: { a: 2 } });
    const path = `/element-instances/${String(element!['elementInstanceKey'])}/variables`;
    await expectDone('PUT', path, { variables: { a: 3 }, local: true });
    const variables = await search('SearchVariables', '/variables/search', own);
    expect(variables.map(({ scopeKey, value }) => [scopeKey, value])).toEqual([
      [key, '2'],
      [element!['elementInstanceKey'], '3'],
    ]);
    await expectDone('POST', `/process-instances/${key}/cancellation`, {});
    expect(await read('GetProcessInstance', `/process-instances/${key}`)).toMatchObject({ state: 'TERMINATED' });
  });

  test('should page through a search by its cursors', async () => {
    await engine.api.deploy({ 'paged.bpmn': oneJob('paged', 'paged.work') });
    for (let i = 0; i < 5; i += 1) await engine.api.post('/process-instances', { processDefinitionId: 'paged' });
    const base = { filter: { processDefinitionId: 'paged' }, sort: [{ field: 'startDate', order: 'DESC' }] };
    const pageOf = async (page: object) => (await engine.api.post('/process-instances/search', { ...base, page })).body;
    const first = await pageOf({ limit: 2 });
    const second = await pageOf({ limit: 2, after: first.page.endCursor });
    const third = await pageOf({ limit: 2, after: second.page.endCursor });
    const back = await pageOf({ limit: 2, before: second.page.startCursor });
    const keys = (page: Body): string[] => page.items.map((item) => String(item['processInstanceKey']));
    expect(new Set([...keys(first), ...keys(second), ...keys(third)]).size).toBe(5);
    expect(keys(back)).toEqual(keys(first));
    expect([first.page.totalItems, first.page.hasMoreTotalItems, third.items.length]).toEqual([5, false, 1]);
    expectAnswerOf('SearchProcessInstances', await pageOf({ limit: 1, from: 4 }));
    const cancellation = await command('CancelProcessInstancesBatchOperation', '/process-instances/cancellation', {
      filter: { processDefinitionId: 'paged' },
    });
    await read('GetBatchOperation', `/batch-operations/${String(cancellation['batchOperationKey'])}`);
    await search('SearchBatchOperations', '/batch-operations/search');
    await search('SearchBatchOperationItems', '/batch-operation-items/search');
  });

  test('should delete a definition: no new instances', async () => {
    const { body } = await engine.api.deploy({ 'gone.bpmn': oneJob('gone', 'gone.work') });
    const key: string = body.deployments[0]!.processDefinition.processDefinitionKey;
    await command('DeleteResource', `/resources/${key}/deletion`, {});
    expect((await engine.api.post('/process-instances', { processDefinitionId: 'gone' })).body.title).toBe('NOT_FOUND');
    const left = { filter: { processDefinitionId: 'gone', state: 'ACTIVE' } };
    expect(await search('SearchProcessDefinitions', '/process-definitions/search', left)).toEqual([]);
  });
});
