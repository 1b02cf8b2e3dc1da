import { World } from '../../support/engine/world.ts';
import {
  buildProcess,
  end,
  expression,
  manual,
  map,
  receive,
  rule,
  script,
  send,
  service,
  start,
  task,
  userTask,
} from '../../support/engine/processBuilder.ts';

describe('service task', () => {
  const work = buildProcess('p', [start(), service('work'), end()], ['start -> work -> end']);

  test('should wait for its job and propagate what the job brings', () => {
    const world = new World([work]);
    const key = world.create('p', { a: 1 });
    expect(world.jobs()).toEqual(['work']);
    world.completeJob('work', { b: 2 });
    expect(world.result(key)).toEqual({ a: 1, b: 2 });
    expect(world.completed()).toEqual(['start', 'work', 'end', 'p']);
  });

  test('should raise an incident when no retries are left, and hand the job out again when it is resolved', () => {
    const world = new World([work]);
    const key = world.create('p');
    world.failJob('work', 2, 'first');
    expect(world.jobs()).toEqual(['work']);
    world.failJob('work', 0, 'broken', { why: 'x' });
    expect(world.jobs()).toEqual([]);
    expect(world.incidents()).toMatchObject([
      { errorType: 'JOB_NO_RETRIES', errorMessage: 'broken', elementId: 'work' },
    ]);
    expect(world.variables(key)).toEqual({});
    world.resolveIncident();
    expect(world.incidents()).toEqual([]);
    world.completeJob('work');
    world.result(key);
  });

  test('should refuse to complete a job that is not there or has failed', () => {
    const world = new World([work]);
    const key = world.create('p');
    const { jobKey, elementInstanceKey } = world.job('work');
    const complete = { type: 'COMPLETE_JOB', jobKey, elementInstanceKey, variables: {}, result: null } as const;
    expect(world.trySend(key, { ...complete, jobKey: '1' })).toMatchObject({ code: 'NOT_FOUND' });
    world.failJob('work', 0);
    expect(world.trySend(key, complete)).toMatchObject({ code: 'INVALID_STATE' });
  });

  test('should raise an incident when the job type is not a string, and go on when it is mended', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work', { job: { type: expression('=kind'), retries: expression('3'), headers: { h: '1' } } }),
          end(),
        ],
        ['start -> work -> end'],
      ),
    ]);
    const key = world.create('p', { kind: 5 });
    expect(world.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR' }]);
    world.setVariables(key, { kind: 'special' });
    world.resolveIncident();
    expect(world.job('special')).toMatchObject({ customHeaders: { h: '1' }, retries: 3 });
  });
});

describe('io mappings', () => {
  test('should keep inputs local and let outputs decide what leaves', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work', {
            inputs: [map('=a + 1', 'b'), map('=b + 1', 'nested.c')],
            outputs: [map('=result', 'out.value')],
          }),
          end(),
        ],
        ['start -> work -> end'],
      ),
    ]);
    const key = world.create('p', { a: 1, out: { old: true } });
    const { element } = world.element('work');
    expect(world.variables(key, element.key)).toEqual({ a: 1, b: 2, nested: { c: 3 }, out: { old: true } });
    world.completeJob('work', { result: 7, more: 8 });
    expect(world.result(key)).toEqual({ a: 1, out: { old: true, value: 7 } });
  });

  test('should update a local variable of the task rather than the process when there is no output mapping', () => {
    const world = new World([
      buildProcess('p', [start(), service('work', { inputs: [map('=a', 'a')] }), end()], ['start -> work -> end']),
    ]);
    const key = world.create('p', { a: 1 });
    world.completeJob('work', { a: 2 });
    expect(world.result(key)).toEqual({ a: 1 });
  });

  test('should raise an incident for a failing input and for a failing output, each resolvable', () => {
    const world = new World([
      buildProcess('p', [start(), service('work', { inputs: [map('=(', 'x')] }), end()], ['start -> work -> end']),
      buildProcess('q', [start(), service('work', { outputs: [map('=(', 'x')] }), end()], ['start -> work -> end']),
    ]);
    world.create('p');
    expect(world.incidents()).toMatchObject([{ errorType: 'IO_MAPPING_ERROR', elementId: 'work' }]);
    world.resolveIncident();
    expect(world.incidents()).toHaveLength(1);
    const second = new World([
      buildProcess('q', [start(), service('work', { outputs: [map('=(', 'x')] }), end()], ['start -> work -> end']),
    ]);
    second.create('q');
    second.completeJob('work');
    expect(second.incidents()).toMatchObject([{ errorType: 'IO_MAPPING_ERROR' }]);
    expect(second.active()).toEqual(['work']);
  });
});

describe('other tasks', () => {
  test('should pass through manual and undefined tasks', () => {
    const world = new World([buildProcess('p', [start(), manual('m'), task('t'), end()], ['start -> m -> t -> end'])]);
    world.result(world.create('p'));
    expect(world.completed()).toEqual(['start', 'm', 't', 'end', 'p']);
  });

  test('should evaluate a script into its result variable', () => {
    const world = new World([
      buildProcess('p', [start(), script('s', '=a * 2', 'doubled'), end()], ['start -> s -> end']),
    ]);
    expect(world.result(world.create('p', { a: 4 }))).toEqual({ a: 4, doubled: 8 });
  });

  test('should let a worker send', () => {
    const world = new World([buildProcess('p', [start(), send('tell'), end()], ['start -> tell -> end'])]);
    const key = world.create('p');
    world.completeJob('tell');
    world.result(key);
  });

  test('should wait in a receive task for its message', () => {
    const world = new World([
      buildProcess('p', [start(), receive('wait', 'told', '=id'), end()], ['start -> wait -> end']),
    ]);
    const key = world.create('p', { id: 7 });
    expect(world.waits()).toMatchObject([{ kind: 'message', messageName: 'told', correlationKey: '7' }]);
    world.correlate('told', '7', { answer: 1 });
    expect(world.result(key)).toEqual({ id: 7, answer: 1 });
  });
});

describe('business rule task', () => {
  const decides = buildProcess('p', [start(), rule('decide', 'dish', 'answer'), end()], ['start -> decide -> end']);
  const evaluation = {
    decisionKey: '1',
    decisionId: 'dish',
    decisionName: 'Dish',
    decisionVersion: 1,
    decisionRequirementsKey: '2',
    decisionRequirementsId: 'drg',
    output: 'soup',
    failedDecisionId: null,
    failureMessage: null,
    evaluatedDecisions: [],
  };

  test('should set the decision result', () => {
    const world = new World([decides], { decide: () => ({ ok: true, evaluation }) });
    expect(world.result(world.create('p'))).toEqual({ answer: 'soup' });
    expect(world.of('DECISION_EVALUATED')).toHaveLength(1);
  });

  test('should raise an incident when the decision is missing or fails', () => {
    const missing = new World([decides]);
    missing.create('p');
    expect(missing.incidents()).toMatchObject([{ errorType: 'CALLED_DECISION_ERROR' }]);
    const failing = new World([decides], { decide: () => ({ ok: false, notFound: false, message: 'no', evaluation }) });
    failing.create('p');
    expect(failing.incidents()).toMatchObject([{ errorType: 'DECISION_EVALUATION_ERROR' }]);
    expect(failing.of('DECISION_EVALUATED')).toHaveLength(1);
  });
});

describe('user task', () => {
  const more = {
    assignee: expression('usr_a'),
    candidateGroups: expression('=["CLERK@u1"]'),
    candidateUsers: expression('a, b'),
    dueDate: expression('2026-05-18T00:00:00+08:00'),
    priority: expression('=70'),
    form: { kind: 'linked', formId: 'f', binding: { kind: 'latest' } },
  };

  test('should be created with its attributes, be assigned, updated and completed', () => {
    const world = new World([buildProcess('p', [start(), userTask('do', more), end()], ['start -> do -> end'])], {
      forms: ['f'],
    });
    const key = world.create('p');
    expect(world.element('do').element.userTask).toMatchObject({
      state: 'CREATED',
      assignee: 'usr_a',
      candidateGroups: ['CLERK@u1'],
      candidateUsers: ['a', 'b'],
      dueDate: '2026-05-18T00:00:00+08:00',
      priority: 70,
      formKey: 'form-f',
    });
    const { element } = world.element('do');
    const at = { userTaskKey: element.userTask!.key, elementInstanceKey: element.key };
    expect(
      world.trySend(key, { type: 'ASSIGN_USER_TASK', ...at, assignee: 'usr_b', allowOverride: false, action: '' }),
    ).toMatchObject({ code: 'INVALID_STATE' });
    world.send(key, { type: 'UNASSIGN_USER_TASK', ...at });
    world.send(key, { type: 'ASSIGN_USER_TASK', ...at, assignee: 'usr_b', allowOverride: false, action: '' });
    world.send(key, { type: 'UPDATE_USER_TASK', ...at, changes: { priority: 10, dueDate: null }, action: '' });
    expect(
      world.trySend(key, { type: 'UPDATE_USER_TASK', ...at, changes: { priority: 101 }, action: '' }),
    ).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(world.element('do').element.userTask).toMatchObject({ assignee: 'usr_b', priority: 10, dueDate: null });
    world.completeUserTask('do', { outcome: 'OK' });
    expect(world.result(key)).toEqual({ outcome: 'OK' });
  });

  test('should raise an incident when its form is missing', () => {
    const world = new World([buildProcess('p', [start(), userTask('do', more), end()], ['start -> do -> end'])]);
    world.create('p');
    expect(world.incidents()).toMatchObject([{ errorType: 'FORM_NOT_FOUND' }]);
  });

  test('should be a job when it is not native', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), userTask('do', { implementation: 'job', assignee: expression('x') }), end()],
        ['start -> do -> end'],
      ),
    ]);
    world.create('p');
    expect(world.job('io.camunda.zeebe:userTask').customHeaders).toEqual({ 'io.camunda.zeebe:assignee': 'x' });
  });

  test('should be canceled with its instance', () => {
    const world = new World([buildProcess('p', [start(), userTask('do'), end()], ['start -> do -> end'])]);
    world.cancel(world.create('p'));
    expect(world.of('USER_TASK_CANCELED')).toHaveLength(1);
    expect(world.of('PROCESS_INSTANCE_TERMINATED')).toHaveLength(1);
  });
});
