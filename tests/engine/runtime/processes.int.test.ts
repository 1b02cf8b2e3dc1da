import { bpmn, call, decision, end, path, service, start, userTask, workProcess } from './models.ts';
import { done, refusal, useEngine } from './support.ts';

const engine = useEngine();

describe('deploying', () => {
  test('should give versions, and none to unchanged files', async () => {
    const deploy = async (content: string) => {
      const outcome = await engine.runtime.deploy([{ name: 'a.bpmn', content }]);
      if (!outcome.ok) throw new Error(outcome.rejection.reason);
      return outcome;
    };
    const first = await deploy(workProcess);
    const again = await deploy(workProcess);
    const changed = await deploy(workProcess.replace('Process work', 'Changed work'));
    const back = await deploy(workProcess);
    const versions = [first, again, changed, back].map(({ items }) =>
      items[0]?.kind === 'process' ? items[0].row.version : null,
    );
    expect(versions).toEqual([1, 1, 2, 3]);
    expect(again.deploymentKey).toBe(first.deploymentKey);
    expect(again.items).toEqual(first.items);
    await engine.reopen();
    expect((await deploy(workProcess)).deploymentKey).toBe(back.deploymentKey);
  });

  test('should name everything that is wrong and change nothing', async () => {
    const bad = bpmn('bad', start + service('work').replace('type="work"', '') + end + path('start', 'work', 'end'));
    const outcome = await engine.runtime.deploy([
      { name: 'good.bpmn', content: workProcess },
      { name: 'bad.bpmn', content: bad },
      { name: 'text.form', content: 'no json' },
    ]);
    expect(outcome).toMatchObject({ ok: false, rejection: { code: 'INVALID_ARGUMENT' } });
    expect(!outcome.ok && outcome.problems.map(({ resourceName }) => resourceName)).toEqual(['bad.bpmn', 'text.form']);
    expect(await refusal(engine.runtime.createInstance({ definition: { processDefinitionId: 'work-process' } }))).toBe(
      'NOT_FOUND',
    );
  });

  test('should delete a definition that has no active instance, and take up the version before', async () => {
    await engine.deploy(workProcess);
    await engine.deploy(workProcess.replace('Process work', 'Changed work'));
    const instance = await engine.create1('work-process');
    const row = (await engine.runtime.get('processInstances', instance))!;
    expect(await refusal(engine.runtime.deleteResource(row.processDefinitionKey))).toBe('INVALID_STATE');
    await done(engine.runtime.cancelInstance(instance));
    await done(engine.runtime.deleteResource(row.processDefinitionKey));
    expect(await refusal(engine.runtime.deleteResource('123'))).toBe('NOT_FOUND');
    const next = await done(engine.runtime.createInstance({ definition: { processDefinitionId: 'work-process' } }));
    expect(next.instance.processDefinitionVersion).toBe(1);
  });
});

describe('running', () => {
  test('should take an instance from its creation through its job to its end', async () => {
    await engine.deploy(workProcess);
    const key = await engine.create1('work-process', { a: 1 });
    const [job] = await engine.jobs('work');
    expect(job).toMatchObject({
      row: { processInstanceKey: key, worker: 'w', retries: 3, deadline: engine.realNow + 60_000 },
      variables: { a: 1 },
    });
    expect(await engine.jobs('work')).toEqual([]);
    await done(engine.runtime.completeJob({ jobKey: job!.row.key, variables: { b: [2] } }));
    expect(await engine.stateOf(key)).toBe('COMPLETED');
    expect(await refusal(engine.runtime.completeJob({ jobKey: job!.row.key }))).toBe('NOT_FOUND');
    const { items } = await engine.runtime.search('variables', {
      filter: { field: 'processInstanceKey', op: 'eq', value: key },
      sort: [{ field: 'name', descending: false }],
      page: { limit: 10 },
    });
    expect(items.map(({ name, value }) => [name, value])).toEqual([
      ['a', 1],
      ['b', [2]],
    ]);
    expect((await engine.database.pool.query('select from engine.instances')).rowCount).toBe(0);
  });

  test('should answer with the result of a completed instance, picking variables', async () => {
    await engine.deploy(workProcess);
    const running = engine.runtime.createInstance({
      definition: { processDefinitionId: 'work-process' },
      variables: { a: 1 },
      awaitCompletion: true,
      fetchVariables: ['b'],
    });
    const polled = await done(engine.runtime.activateJobs({ type: 'work', worker: 'w', timeout: 1000, maxJobs: 1 }));
    await done(engine.runtime.completeJob({ jobKey: polled.jobs[0]!.row.key, variables: { b: 2 } }));
    expect((await done(running)).instance.variables).toEqual({ b: 2 });
  });

  test('should say that the result did not come in time, or cannot come', async () => {
    await engine.deploy(workProcess);
    const ask = (requestTimeout: number) =>
      engine.runtime.createInstance({
        definition: { processDefinitionId: 'work-process' },
        awaitCompletion: true,
        requestTimeout,
      });
    expect(await refusal(ask(1))).toBe('DEADLINE_EXCEEDED');
    const waiting = ask(50_000);
    const jobs = await done(
      engine.runtime.activateJobs({ type: 'work', worker: 'w', timeout: 1, maxJobs: 5, requestTimeout: -1 }),
    );
    for (const { row } of jobs.jobs) await done(engine.runtime.cancelInstance(row.processInstanceKey));
    if (jobs.jobs.length < 2)
      for (const { row } of await engine.jobs('work'))
        await done(engine.runtime.cancelInstance(row.processInstanceKey));
    expect(await refusal(waiting)).toBe('INVALID_STATE');
  });

  test('should run called processes and end them with their caller', async () => {
    await engine.deploy(
      workProcess,
      bpmn('outer', start + call('inner', 'work-process') + end + path('start', 'inner', 'end')),
    );
    const key = await engine.create1('outer', { a: 1 });
    const [job] = await engine.jobs('work');
    expect(job?.row).toMatchObject({ rootProcessInstanceKey: key });
    const path1 = await engine.runtime.callHierarchy(job!.row.processInstanceKey);
    expect(path1?.map((row) => row.key)).toEqual([key, job!.row.processInstanceKey]);
    await done(engine.runtime.completeJob({ jobKey: job!.row.key, variables: { b: 2 } }));
    expect(await engine.stateOf(key)).toBe('COMPLETED');
    const other = await engine.create1('outer');
    const [second] = await engine.jobs('work');
    expect(await refusal(engine.runtime.cancelInstance(second!.row.processInstanceKey))).toBe('INVALID_STATE');
    await done(engine.runtime.cancelInstance(other));
    expect(await engine.stateOf(second!.row.processInstanceKey)).toBe('TERMINATED');
  });

  test('should go on with other instances while processes call each other without end', async () => {
    await engine.deploy(
      workProcess,
      bpmn('endless', start + call('again', 'endless') + end + path('start', 'again', 'end')),
      bpmn(
        'loop',
        `${start}<bpmn:manualTask id="a" /><bpmn:manualTask id="b" />${path('start', 'a', 'b')}<bpmn:sequenceFlow id="back" sourceRef="b" targetRef="a" />`,
      ),
    );
    const loop = await engine.create1('loop');
    const endless = await engine.create1('endless');
    await engine.create1('work-process');
    expect(await engine.jobs('work')).toHaveLength(1);
    await done(engine.runtime.cancelInstance(loop));
    await done(engine.runtime.cancelInstance(endless));
    expect(await engine.stateOf(loop)).toBe('TERMINATED');
  });

  test('should carry a user task through assignment, update and completion', async () => {
    await engine.deploy(bpmn('asks', start + userTask('check') + end + path('start', 'check', 'end')));
    const key = await engine.create1('asks');
    const { items } = await engine.runtime.search('userTasks', {
      filter: { field: 'processInstanceKey', op: 'eq', value: key },
      sort: [],
      page: { limit: 1 },
    });
    const userTaskKey = items[0]!.key;
    const task = () => engine.runtime.get('userTasks', userTaskKey);
    await done(engine.runtime.assignUserTask({ userTaskKey, assignee: 'A' }));
    expect(await refusal(engine.runtime.assignUserTask({ userTaskKey, assignee: 'B', allowOverride: false }))).toBe(
      'INVALID_STATE',
    );
    await done(
      engine.runtime.updateUserTask({ userTaskKey, changes: { dueDate: '2026-05-18T08:00:00+08:00', priority: 80 } }),
    );
    expect(await task()).toMatchObject({
      state: 'CREATED',
      assignee: 'A',
      dueDate: '2026-05-18T00:00:00.000Z',
      priority: 80,
    });
    await done(engine.runtime.unassignUserTask(userTaskKey));
    expect(await task()).toMatchObject({ assignee: null });
    await done(engine.runtime.completeUserTask({ userTaskKey, variables: { fine: true } }));
    expect(await task()).toMatchObject({ state: 'COMPLETED' });
    expect(await engine.stateOf(key)).toBe('COMPLETED');
    expect(await refusal(engine.runtime.completeUserTask({ userTaskKey: '77' }))).toBe('NOT_FOUND');
  });

  test('should set variables, show the effective ones and resolve incidents', async () => {
    await engine.deploy(workProcess);
    const key = await engine.create1('work-process', { a: 1 });
    const [job] = await engine.jobs('work');
    await done(engine.runtime.failJob({ jobKey: job!.row.key, retries: 0, errorMessage: 'no' }));
    expect(await engine.runtime.get('processInstances', key)).toMatchObject({ hasIncident: true });
    const { items } = await engine.runtime.search('incidents', { filter: null, sort: [], page: { limit: 10 } });
    expect(items).toMatchObject([{ errorType: 'JOB_NO_RETRIES', state: 'ACTIVE', jobKey: job!.row.key }]);
    await done(
      engine.runtime.setVariables({
        elementInstanceKey: job!.row.elementInstanceKey,
        variables: { a: 2 },
        local: true,
      }),
    );
    await done(engine.runtime.setVariables({ elementInstanceKey: key, variables: { b: 3 } }));
    const effective = await engine.runtime.effectiveVariables(job!.row.elementInstanceKey);
    expect(effective?.map(({ name, value }) => [name, value])).toEqual([
      ['a', 2],
      ['b', 3],
    ]);
    await done(engine.runtime.updateJob({ jobKey: job!.row.key, retries: 2 }));
    await done(engine.runtime.resolveIncident(items[0]!.key));
    expect(await engine.runtime.get('processInstances', key)).toMatchObject({ hasIncident: false });
    const [again] = await engine.jobs('work');
    expect(again).toMatchObject({ row: { key: job!.row.key, retries: 2 }, variables: { a: 2, b: 3 } });
  });

  test('should evaluate a decision and keep its history', async () => {
    await engine.deploy(decision);
    const result = await done(
      engine.runtime.evaluateDecision({ decision: { decisionDefinitionId: 'grade' }, variables: { points: 7 } }),
    );
    expect(result.evaluation).toMatchObject({ output: 'high', decisionVersion: 1, failureMessage: null });
    expect(await engine.runtime.get('decisionInstances', `${result.decisionEvaluationKey}-1`)).toMatchObject({
      state: 'EVALUATED',
      result: 'high',
    });
    const failed = await done(
      engine.runtime.evaluateDecision({ decision: { decisionDefinitionId: 'grade' }, variables: { points: 'x' } }),
    );
    expect(failed.evaluation.failureMessage).toContain('grade');
    expect(await engine.runtime.get('decisionInstances', `${failed.decisionEvaluationKey}-1`)).toMatchObject({
      state: 'FAILED',
    });
    expect(await engine.runtime.evaluateExpression('=a + 1', { a: 2 })).toEqual({ ok: true, result: 3 });
  });

  test('should move instances to another version', async () => {
    await engine.deploy(workProcess);
    const key = await engine.create1('work-process');
    await engine.deploy(bpmn('work-process', start + service('toil') + end + path('start', 'toil', 'end')));
    const next = await done(engine.runtime.createInstance({ definition: { processDefinitionId: 'work-process' } }));
    const targetProcessDefinitionKey = next.instance.processDefinitionKey;
    await done(
      engine.runtime.migrateInstance({
        processInstanceKey: key,
        targetProcessDefinitionKey,
        mapping: [{ sourceElementId: 'work', targetElementId: 'toil' }],
      }),
    );
    const [job] = await engine.jobs('work');
    expect(job?.row).toMatchObject({
      processDefinitionKey: targetProcessDefinitionKey,
      elementId: 'toil',
      processDefinitionVersion: 2,
    });
    expect(await engine.activeAt(key)).toEqual(['toil']);
  });
});

describe('batch operations', () => {
  const ended = async (key: string) => {
    for (;;) {
      const row = await engine.runtime.get('batchOperations', key);
      if (row?.endDate !== null) return row;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  test('should cancel all instances that a filter finds, then delete their history', async () => {
    await engine.deploy(
      workProcess,
      bpmn('outer', start + call('inner', 'work-process') + end + path('start', 'inner', 'end')),
    );
    await Promise.all(Array.from({ length: 120 }, () => engine.create1('work-process')));
    await engine.create1('outer');
    const filter = { field: 'processDefinitionId', op: 'eq' as const, value: 'work-process' };
    const { batchOperation } = await done(
      engine.runtime.startBatchOperation({ type: 'CANCEL_PROCESS_INSTANCE' }, filter),
    );
    expect(await ended(batchOperation.key)).toMatchObject({
      operationsTotalCount: 121,
      operationsCompletedCount: 120,
      operationsFailedCount: 1,
      state: 'PARTIALLY_COMPLETED',
    });
    expect(await engine.countOf('work-process', 'ACTIVE')).toBe(1);
    const deleting = await done(
      engine.runtime.startBatchOperation(
        { type: 'DELETE_PROCESS_INSTANCE' },
        { all: [filter, { field: 'state', op: 'eq', value: 'TERMINATED' }] },
      ),
    );
    expect(await ended(deleting.batchOperation.key)).toMatchObject({
      operationsCompletedCount: 120,
      state: 'COMPLETED',
    });
    expect(await engine.countOf('work-process')).toBe(1);
  });
});
