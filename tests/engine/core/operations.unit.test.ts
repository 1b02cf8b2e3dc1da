import { World } from '../../support/engine/world.ts';
import {
  adHoc,
  boundary,
  buildProcess,
  compensation,
  end,
  errorCatch,
  expression,
  listener,
  loop,
  manual,
  parallel,
  service,
  start,
  subProcess,
  throwing,
  timer,
  userTask,
} from '../../support/engine/processBuilder.ts';

describe('endless processes', () => {
  test('should be put off to a later batch after so many steps, and still be cancelable', () => {
    const world = new World([buildProcess('p', [start(), manual('a'), manual('b')], ['start -> a -> b -> a'])], {
      maxSteps: 50,
    });
    const key = world.create('p');
    expect(world.deferred).toEqual([key]);
    const before = world.completed().length;
    world.send(key, { type: 'CONTINUE' });
    expect(world.completed().length).toBeGreaterThan(before);
    expect(world.deferred).toEqual([key, key]);
    world.cancel(key);
    expect(world.states.size).toBe(0);
  });

  test('should finish a long list of items over several batches', () => {
    const world = new World([buildProcess('p', [start(), manual('a', loop('=items')), end()], ['start -> a -> end'])], {
      maxSteps: 100,
    });
    const key = world.create('p', { items: Array.from({ length: 300 }, (_, index) => index) });
    while (world.deferred.length > 0) world.send(world.deferred.pop()!, { type: 'CONTINUE' });
    world.result(key);
    expect(world.completed().filter((id) => id === 'a')).toHaveLength(300);
  });
});

describe('compensation', () => {
  const handled = (id: string, handlerId: string) => service(id, { compensationHandlerId: handlerId });
  const handler = (id: string) => service(id, { isForCompensation: true });

  test('should run the handlers of completed activities only, last completed first, and wait for them', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          handled('book', 'unbook'),
          handled('pay', 'refund'),
          handled('never', 'unnever'),
          handler('unbook'),
          handler('refund'),
          handler('unnever'),
          throwing('undo', compensation()),
          end(),
        ],
        ['start -> book -> pay -> undo -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('book');
    world.completeJob('pay');
    expect(world.jobs()).toEqual(['refund', 'unbook']);
    world.completeJob('unbook');
    expect(world.active()).toContain('undo');
    world.completeJob('refund');
    world.result(key);
  });

  test('should compensate what a completed sub-process did, and only the named activity', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess('sub', [start('s'), handled('book', 'unbook'), handler('unbook'), end('e')], ['s -> book -> e']),
          handled('pay', 'refund'),
          handler('refund'),
          end('undo', compensation('sub')),
        ],
        ['start -> sub -> pay -> undo'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('book');
    world.completeJob('pay');
    expect(world.jobs()).toEqual(['unbook']);
    world.completeJob('unbook');
    world.result(key);
  });

  test('should go on when there is nothing to compensate', () => {
    const world = new World([
      buildProcess('p', [start(), throwing('undo', compensation()), end()], ['start -> undo -> end']),
    ]);
    world.result(world.create('p'));
  });
});

describe('execution listeners', () => {
  test('should run one after another around the task', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work', { listeners: [listener('start', 'l1'), listener('start', 'l2'), listener('end', 'l3')] }),
          end(),
        ],
        ['start -> work -> end'],
      ),
    ]);
    const key = world.create('p');
    expect(world.jobs()).toEqual(['l1']);
    world.completeJob('l1', { local: 1 });
    expect(world.job('l2')).toMatchObject({ kind: 'EXECUTION_LISTENER', listenerEventType: 'START' });
    world.completeJob('l2');
    world.completeJob('work', { a: 1 });
    expect(world.jobs()).toEqual(['l3']);
    world.failJob('l3', 0);
    expect(world.incidents()).toMatchObject([{ errorType: 'EXECUTION_LISTENER_NO_RETRIES' }]);
    world.resolveIncident();
    world.completeJob('l3', { b: 2 });
    expect(world.result(key)).toEqual({ a: 1, b: 2 });
  });
});

describe('task listeners', () => {
  const listeners = [
    listener('creating', 'l.create'),
    listener('assigning', 'l.assign'),
    listener('completing', 'l.complete'),
    listener('canceling', 'l.cancel'),
  ];
  const process = buildProcess(
    'p',
    [start(), userTask('do', { assignee: expression('usr_a'), taskListeners: listeners }), end()],
    ['start -> do -> end'],
  );
  const answer = (denied: boolean, corrections = {}) =>
    ({ type: 'userTask', denied, deniedReason: denied ? 'no' : null, corrections }) as const;

  test('should see, correct and deny each transition', () => {
    const world = new World([process]);
    const key = world.create('p');
    expect(world.element('do').element.userTask).toMatchObject({ state: 'CREATING', assignee: null });
    world.completeJob('l.create');
    expect(world.job('l.assign').userTask).toMatchObject({
      assignee: 'usr_a',
      changedAttributes: ['assignee'],
      action: 'assign',
    });
    world.completeJob('l.assign', {}, answer(false, { assignee: 'usr_b' }));
    expect(world.element('do').element.userTask).toMatchObject({ state: 'CREATED', assignee: 'usr_b' });
    world.completeUserTask('do', { x: 1 });
    expect(world.element('do').element.userTask!.state).toBe('COMPLETING');
    world.completeJob('l.complete', {}, answer(true));
    expect(world.element('do').element.userTask!.state).toBe('CREATED');
    world.completeUserTask('do', { x: 2 });
    world.completeJob('l.complete', {}, answer(false));
    expect(world.result(key)).toEqual({ x: 2 });
  });

  test('should hold the cancellation until its listener is done', () => {
    const world = new World([process]);
    const key = world.create('p');
    world.completeJob('l.create');
    world.completeJob('l.assign');
    world.cancel(key);
    expect(world.jobs()).toEqual(['l.cancel']);
    world.completeJob('l.cancel');
    expect(world.states.size).toBe(0);
  });
});

describe('ad-hoc sub-process', () => {
  const inside = [service('a'), service('b'), service('c')];

  test('should activate the listed elements and complete when they are done', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), adHoc('any', inside, ['a -> c'], { activeElements: expression('=which') }), end()],
        ['start -> any -> end'],
      ),
    ]);
    const key = world.create('p', { which: ['a', 'b'] });
    expect(world.jobs()).toEqual(['a', 'b']);
    world.completeJob('a');
    expect(world.jobs()).toEqual(['b', 'c']);
    world.completeJob('b');
    world.completeJob('c');
    world.result(key);
  });

  test('should end by its completion condition and cancel the rest', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          adHoc('any', inside, [], {
            activeElements: expression('=["a","b"]'),
            completionCondition: expression('=done'),
          }),
          end(),
        ],
        ['start -> any -> end'],
      ),
    ]);
    const key = world.create('p', { done: false });
    world.completeJob('a', { done: true });
    world.result(key);
    expect(world.of('JOB_CANCELED')).toHaveLength(1);
  });

  test('should be activated from outside, and refuse unknown elements', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), adHoc('any', inside, [], { activeElements: expression('=["a"]') }), end()],
        ['start -> any -> end'],
      ),
    ]);
    const key = world.create('p');
    const elementInstanceKey = world.element('any').element.key;
    const activate = (elementId: string) =>
      ({
        type: 'ACTIVATE_AD_HOC_ELEMENTS',
        elementInstanceKey,
        elements: [{ elementId, variables: { v: 1 } }],
        cancelRemainingInstances: false,
      }) as const;
    expect(world.trySend(key, activate('x'))).toMatchObject({ code: 'NOT_FOUND' });
    world.send(key, activate('b'));
    expect(world.jobs()).toEqual(['a', 'b']);
    world.completeJob('a');
    world.completeJob('b');
    world.result(key);
  });

  test('should be ended as a whole by an error inside it', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          adHoc('any', inside, [], { activeElements: expression('=["a","b"]') }),
          boundary('err', 'any', errorCatch('X')),
          end(),
        ],
        ['start -> any -> end', 'err -> end'],
      ),
    ]);
    const key = world.create('p');
    world.throwError('a', 'X');
    world.result(key);
    expect(world.jobs()).toEqual([]);
  });

  test('should let a job worker decide what comes next', () => {
    const decide = { type: expression('agent'), retries: expression('3'), headers: {} };
    const world = new World([
      buildProcess('p', [start(), adHoc('any', inside, [], { job: decide }), end()], ['start -> any -> end']),
    ]);
    const key = world.create('p');
    const answer = (ids: readonly string[], done: boolean) => ({
      type: 'adHocSubProcess' as const,
      activateElements: ids.map((elementId) => ({ elementId, variables: {} })),
      isCompletionConditionFulfilled: done,
      isCancelRemainingInstances: false,
    });
    world.completeJob('agent', {}, answer(['a'], false));
    expect(world.jobs()).toEqual(['a']);
    world.completeJob('a');
    expect(world.job('agent').kind).toBe('AD_HOC_SUB_PROCESS');
    world.completeJob('agent', { r: 1 }, answer([], true));
    expect(world.result(key)).toEqual({ r: 1 });
  });
});

describe('start instructions', () => {
  test('should begin before the given elements, inside their scopes', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), service('a'), subProcess('sub', [start('s'), service('b'), end('e')], ['s -> b -> e']), end()],
        ['start -> a -> sub -> end'],
      ),
    ]);
    const key = world.create('p', {}, { startElementIds: ['b'] });
    expect(world.jobs()).toEqual(['b']);
    expect(world.completed()).toEqual([]);
    world.completeJob('b');
    world.result(key);
  });

  test('should end the instance after the element that runtime instructions name', () => {
    const world = new World([
      buildProcess('p', [start(), service('a'), service('b'), end()], ['start -> a -> b -> end']),
    ]);
    world.create('p', {}, { terminateAfter: ['a'] });
    world.completeJob('a');
    expect(world.of('PROCESS_INSTANCE_TERMINATED')).toHaveLength(1);
  });
});

describe('modification', () => {
  const process = buildProcess(
    'p',
    [
      start(),
      service('a'),
      subProcess('sub', [start('s'), service('b'), service('c'), end('e')], ['s -> b -> c -> e']),
      end(),
    ],
    ['start -> a -> sub -> end'],
  );
  const modify = (more: object) => ({ type: 'MODIFY', activate: [], terminate: [], move: [], ...more }) as const;

  test('should move a token into a scope that is begun for it', () => {
    const world = new World([process]);
    const key = world.create('p');
    world.send(key, modify({ move: [{ sourceElementId: 'a', targetElementId: 'c' }] }));
    expect(world.jobs()).toEqual(['c']);
    world.completeJob('c');
    world.result(key);
  });

  test('should activate with variables and terminate what is named', () => {
    const world = new World([process]);
    const key = world.create('p');
    const { element } = world.element('a');
    world.send(
      key,
      modify({
        activate: [
          {
            elementId: 'b',
            ancestorElementInstanceKey: null,
            variables: [
              { scopeElementId: 'sub', variables: { v: 1 } },
              { scopeElementId: null, variables: { g: 2 } },
            ],
          },
        ],
        terminate: [element.key],
      }),
    );
    expect(world.jobs()).toEqual(['b']);
    expect(world.variables(key)).toEqual({ g: 2 });
    expect(world.variables(key, world.element('b').element.key)).toEqual({ g: 2, v: 1 });
  });

  test('should terminate the instance with its last element', () => {
    const world = new World([process]);
    const key = world.create('p');
    world.send(key, modify({ terminate: [world.element('a').element.key] }));
    expect(world.of('PROCESS_INSTANCE_TERMINATED')).toHaveLength(1);
  });

  test('should change nothing when one instruction is wrong', () => {
    const world = new World([process]);
    const key = world.create('p');
    const before = world.states.get(key);
    const activate = [
      { elementId: 'b', ancestorElementInstanceKey: null, variables: [] },
      { elementId: 'x', ancestorElementInstanceKey: null, variables: [] },
    ];
    expect(world.trySend(key, modify({ activate }))).toMatchObject({ code: 'INVALID_ARGUMENT' });
    expect(world.trySend(key, modify({ terminate: ['1'] }))).toMatchObject({ code: 'NOT_FOUND' });
    expect(world.states.get(key)).toBe(before);
  });
});

describe('migration', () => {
  const v1 = buildProcess(
    'p',
    [start(), service('a'), boundary('late', 'a', timer('duration', 'PT1M')), end()],
    ['start -> a -> end', 'late -> end'],
  );
  const v2 = buildProcess(
    'p',
    [
      start(),
      service('a2'),
      boundary('late2', 'a2', timer('duration', 'PT5M')),
      boundary('new', 'a2', timer('duration', 'PT9M'), false),
      service('after'),
      end(),
    ],
    ['start -> a2 -> after -> end', 'late2 -> end', 'new -> end'],
  );
  const map = (sourceElementId: string, targetElementId: string) => ({ sourceElementId, targetElementId });

  test('should go on in the other version with its job, its timer and the new ones', () => {
    const world = new World([v1]);
    const key = world.create('p');
    const targetProcessDefinitionKey = world.deploy(v2);
    world.send(key, { type: 'MIGRATE', targetProcessDefinitionKey, mapping: [map('a', 'a2'), map('late', 'late2')] });
    expect(world.waits().map(({ targetId }) => targetId)).toEqual(['late2', 'new']);
    expect(world.waits()[0]).toMatchObject({ dueAt: world.now + 60_000 });
    world.completeJob('a');
    expect(world.jobs()).toEqual(['after']);
  });

  test('should be refused with the reason when an element has no counterpart or another type', () => {
    const world = new World([v1]);
    const key = world.create('p');
    const other = world.deploy(buildProcess('p', [start(), userTask('a'), end()], ['start -> a -> end']));
    const migrate = (mapping: readonly ReturnType<typeof map>[]) =>
      ({ type: 'MIGRATE', targetProcessDefinitionKey: other, mapping }) as const;
    expect(world.trySend(key, migrate([]))).toMatchObject({
      code: 'INVALID_STATE',
      reason: expect.stringContaining("no mapping instruction defined for active element with id 'a'") as string,
    });
    expect(world.trySend(key, migrate([map('a', 'a')]))).toMatchObject({
      code: 'INVALID_STATE',
      reason: expect.stringContaining('different type') as string,
    });
    expect(world.trySend(key, migrate([map('a', 'zzz')]))).toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('variables', () => {
  test('should be set where they exist, or locally when asked', () => {
    const world = new World([
      buildProcess('p', [start(), parallel('fork'), service('a'), end()], ['start -> fork -> a -> end']),
    ]);
    const key = world.create('p', { x: 1 });
    const { element } = world.element('a');
    const set = (local: boolean, variables: { x: number }) =>
      world.send(key, { type: 'UPDATE_VARIABLES', elementInstanceKey: element.key, local, variables });
    set(false, { x: 2 });
    expect(world.variables(key)).toEqual({ x: 2 });
    set(true, { x: 3 });
    expect(world.variables(key)).toEqual({ x: 2 });
    expect(world.variables(key, element.key)).toEqual({ x: 3 });
    expect(
      world.trySend(key, { type: 'UPDATE_VARIABLES', elementInstanceKey: '1', local: true, variables: {} }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});
