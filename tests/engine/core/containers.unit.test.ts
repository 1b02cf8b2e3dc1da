import { World } from '../../support/engine/world.ts';
import {
  boundary,
  buildProcess,
  call,
  end,
  errorCatch,
  errorThrow,
  escalationCatch,
  escalationThrow,
  eventSubProcess,
  expression,
  loop,
  map,
  script,
  service,
  start,
  subProcess,
  throwing,
  timer,
} from '../../support/engine/processBuilder.ts';

describe('embedded sub-process', () => {
  test('should hold local variables and map outputs', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess('sub', [start('s'), service('work'), end('e')], ['s -> work -> e'], {
            inputs: [map('=a', 'local')],
            outputs: [map('=local', 'out')],
          }),
          end(),
        ],
        ['start -> sub -> end'],
      ),
    ]);
    const key = world.create('p', { a: 1 });
    world.completeJob('work', { local: 2 });
    expect(world.result(key)).toEqual({ a: 1, out: 2 });
  });

  test('should be ended from the inside out when the instance is canceled', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), subProcess('sub', [start('s'), service('work'), end('e')], ['s -> work -> e']), end()],
        ['start -> sub -> end'],
      ),
    ]);
    world.cancel(world.create('p'));
    expect(world.terminated()).toEqual(['work', 'sub', 'p']);
    expect(world.states.size).toBe(0);
  });
});

describe('call activity', () => {
  const child = buildProcess('child', [start(), service('work'), end()], ['start -> work -> end']);

  test('should start the called process with all variables and take all of its own back', () => {
    const world = new World([
      child,
      buildProcess('p', [start(), call('call', 'child'), end()], ['start -> call -> end']),
    ]);
    const key = world.create('p', { a: 1 });
    const { instance } = world.job('work');
    expect(instance).not.toBe(key);
    expect(world.states.get(instance)).toMatchObject({
      rootProcessInstanceKey: key,
      parent: { processInstanceKey: key },
    });
    expect(world.variables(instance)).toEqual({ a: 1 });
    world.completeJob('work', { b: 2 });
    expect(world.result(key)).toEqual({ a: 1, b: 2 });
  });

  test('should pass only what the mappings say', () => {
    const world = new World([
      child,
      buildProcess(
        'p',
        [
          start(),
          call('call', '=target', {
            propagateAllParentVariables: false,
            propagateAllChildVariables: false,
            inputs: [map('=a', 'x')],
            outputs: [map('=b', 'y')],
          }),
          end(),
        ],
        ['start -> call -> end'],
      ),
    ]);
    const key = world.create('p', { a: 1, target: 'child' });
    expect(world.variables(world.job('work').instance)).toEqual({ x: 1 });
    world.completeJob('work', { b: 2, c: 3 });
    expect(world.result(key)).toEqual({ a: 1, target: 'child', y: 2 });
  });

  test('should raise an incident when the called process is not there, and start it once it is', () => {
    const world = new World([buildProcess('p', [start(), call('call', 'child'), end()], ['start -> call -> end'])]);
    const key = world.create('p');
    expect(world.incidents()).toMatchObject([{ errorType: 'CALLED_ELEMENT_ERROR' }]);
    world.deploy(child);
    world.resolveIncident();
    world.completeJob('work');
    world.result(key);
  });

  test('should cancel the child with the parent, and refuse to cancel the child alone', () => {
    const world = new World([
      child,
      buildProcess('p', [start(), call('call', 'child'), end()], ['start -> call -> end']),
    ]);
    const key = world.create('p');
    expect(world.trySend(world.job('work').instance, { type: 'CANCEL', byParent: false })).toMatchObject({
      code: 'INVALID_STATE',
    });
    world.cancel(key);
    expect(world.states.size).toBe(0);
    expect(world.of('PROCESS_INSTANCE_TERMINATED')).toHaveLength(2);
  });

  test('should cancel the child when a boundary event interrupts', () => {
    const world = new World([
      child,
      buildProcess(
        'p',
        [start(), call('call', 'child'), boundary('late', 'call', timer('duration', 'PT1M')), service('rescue'), end()],
        ['start -> call -> end', 'late -> rescue -> end'],
      ),
    ]);
    const key = world.create('p');
    world.advance(60_000);
    expect(world.jobs()).toEqual(['rescue']);
    world.completeJob('rescue');
    world.result(key);
    expect(world.states.size).toBe(0);
  });

  test('should let errors of the child pass through every call up to who catches them', () => {
    const world = new World([
      buildProcess('child', [start(), service('work'), end('fail', errorThrow('LOST'))], ['start -> work -> fail']),
      buildProcess('middle', [start(), call('c2', 'child'), end()], ['start -> c2 -> end']),
      buildProcess(
        'p',
        [start(), call('c1', 'middle'), boundary('lost', 'c1', errorCatch('LOST')), service('rescue'), end()],
        ['start -> c1 -> end', 'lost -> rescue -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('work');
    expect(world.jobs()).toEqual(['rescue']);
    expect([...world.states.keys()]).toEqual([key]);
  });

  test('should raise the incident where the error was thrown when no caller catches it', () => {
    const world = new World([
      child,
      buildProcess('p', [start(), call('call', 'child'), end()], ['start -> call -> end']),
    ]);
    const key = world.create('p');
    world.throwError('work', 'X');
    expect(world.incidents()).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', elementId: 'work' }]);
    world.resolveIncident();
    world.completeJob('work');
    world.result(key);
  });

  test.each([[true], [false]])(
    'should let escalations of the child reach the caller (interrupting: %p)',
    (interrupting) => {
      const world = new World([
        buildProcess(
          'child',
          [start(), throwing('up', escalationThrow('E')), service('work'), end()],
          ['start -> up -> work -> end'],
        ),
        buildProcess(
          'p',
          [
            start(),
            call('call', 'child'),
            boundary('esc', 'call', escalationCatch('E'), interrupting),
            service('boss'),
            end(),
          ],
          ['start -> call -> end', 'esc -> boss -> end'],
        ),
      ]);
      world.create('p');
      expect([...world.jobs()].sort()).toEqual(interrupting ? ['boss'] : ['boss', 'work']);
    },
  );

  test('should let an uncaught escalation of the child go on', () => {
    const world = new World([
      buildProcess(
        'child',
        [start(), throwing('up', escalationThrow('E')), service('work'), end()],
        ['start -> up -> work -> end'],
      ),
      buildProcess('p', [start(), call('call', 'child'), end()], ['start -> call -> end']),
    ]);
    world.create('p');
    expect(world.jobs()).toEqual(['work']);
  });
});

describe('multi-instance', () => {
  test('should run all items at once and collect the outputs in the order of the items', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work', loop('=items', { outputCollection: 'results', outputElement: expression('=result') })),
          end(),
        ],
        ['start -> work -> end'],
      ),
    ]);
    const key = world.create('p', { items: ['a', 'b', 'c'] });
    expect(world.jobs()).toEqual(['work', 'work', 'work']);
    const keys = world.of('JOB_CREATED');
    expect(world.variables(key, keys[1]!.elementInstanceKey)).toEqual({
      items: ['a', 'b', 'c'],
      item: 'b',
      loopCounter: 2,
      result: null,
    });
    for (const index of [2, 0, 1]) {
      const { jobKey, elementInstanceKey } = keys[index]!;
      world.send(key, { type: 'COMPLETE_JOB', jobKey, elementInstanceKey, variables: { result: index }, result: null });
    }
    expect(world.result(key)).toEqual({ items: ['a', 'b', 'c'], results: [0, 1, 2] });
  });

  test('should run one item after another when sequential', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          script(
            'double',
            '=item * 2',
            'd',
            loop('=[1,2,3]', { sequential: true, outputCollection: 'out', outputElement: expression('=d') }),
          ),
          end(),
        ],
        ['start -> double -> end'],
      ),
    ]);
    expect(world.result(world.create('p'))).toEqual({ out: [2, 4, 6] });
    const waiting = new World([
      buildProcess(
        'p',
        [start(), service('work', loop('=[1,2]', { sequential: true })), end()],
        ['start -> work -> end'],
      ),
    ]);
    const key = waiting.create('p');
    expect(waiting.jobs()).toEqual(['work']);
    waiting.completeJob('work');
    expect(waiting.jobs()).toEqual(['work']);
    waiting.completeJob('work');
    waiting.result(key);
  });

  test('should complete at once for an empty collection', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), service('work', loop('=[]', { outputCollection: 'out', outputElement: expression('=1') })), end()],
        ['start -> work -> end'],
      ),
    ]);
    expect(world.result(world.create('p'))).toEqual({ out: [] });
  });

  test('should end early when the completion condition holds', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work', loop('=[1,2,3]', { completionCondition: expression('=numberOfCompletedInstances >= 2') })),
          end(),
        ],
        ['start -> work -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('work');
    world.completeJob('work');
    world.result(key);
    expect(world.terminated()).toEqual(['work']);
    expect(world.of('JOB_CANCELED')).toHaveLength(1);
  });

  test('should look at the outputs so far in the completion condition', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service(
            'vote',
            loop('=[1,2,3]', {
              outputCollection: 'votes',
              outputElement: expression('=vote'),
              completionCondition: expression('=list contains(votes, "no")'),
            }),
          ),
          end(),
        ],
        ['start -> vote -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('vote', { vote: 'no' });
    expect(world.result(key)).toEqual({ votes: ['no', null, null] });
  });

  test('should raise an incident when the input is no list', () => {
    const world = new World([
      buildProcess('p', [start(), service('work', loop('=items')), end()], ['start -> work -> end']),
    ]);
    const key = world.create('p', { items: 5 });
    expect(world.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR' }]);
    world.setVariables(key, { items: [1] });
    world.resolveIncident();
    world.completeJob('work');
    world.result(key);
  });

  test('should be interrupted as a whole by a boundary event', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess('sub', [start('s'), service('work'), end('e')], ['s -> work -> e'], loop('=[1,2]')),
          boundary('late', 'sub', timer('duration', 'PT1M')),
          end(),
        ],
        ['start -> sub -> end', 'late -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('work');
    world.advance(60_000);
    world.result(key);
    expect(world.terminated()).toEqual(['work', 'sub', 'sub#body']);
  });

  test('should let an error of one item end all', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), service('work', loop('=[1,2]')), boundary('err', 'work', errorCatch('X')), end()],
        ['start -> work -> end', 'err -> end'],
      ),
    ]);
    const key = world.create('p');
    world.throwError('work', 'X');
    world.result(key);
  });

  test('should call a process per item', () => {
    const world = new World([
      buildProcess('child', [start(), script('s', '=claim * 10', 'r'), end()], ['start -> s -> end']),
      buildProcess(
        'p',
        [
          start(),
          call(
            'each',
            'child',
            loop('=[1,2]', { inputElement: 'claim', outputCollection: 'out', outputElement: expression('=r') }),
          ),
          end(),
        ],
        ['start -> each -> end'],
      ),
    ]);
    expect(world.result(world.create('p'))).toEqual({ out: [10, 20] });
  });

  test('should keep the document small and the pages shared with thousands of items', () => {
    const world = new World([
      buildProcess('p', [start(), service('work', loop('=items')), end()], ['start -> work -> end']),
    ]);
    const key = world.create('p', { items: Array.from({ length: 500 }, (_, index) => index) });
    const before = world.states.get(key)!;
    world.completeJob('work');
    const after = world.states.get(key)!;
    const changed = after.elements.pages.filter((page, index) => page !== before.elements.pages[index]).length;
    expect(before.elements.pages.length).toBeGreaterThan(16);
    expect(changed).toBeLessThanOrEqual(2);
  });
});

describe('an event sub-process inside a multi-instance sub-process', () => {
  test('should act on its own item only', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess(
            'sub',
            [
              start('s'),
              service('work'),
              end('e'),
              eventSubProcess('esp', [start('es', errorCatch('X')), service('mend'), end('ee')], ['es -> mend -> ee']),
            ],
            ['s -> work -> e'],
            loop('=[1,2]'),
          ),
          end(),
        ],
        ['start -> sub -> end'],
      ),
    ]);
    const key = world.create('p');
    world.throwError('work', 'X');
    expect(world.jobs()).toEqual(['work', 'mend']);
    world.completeJob('mend');
    world.completeJob('work');
    world.result(key);
  });
});
