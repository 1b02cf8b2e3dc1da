import { World } from '../../support/engine/world.ts';
import {
  boundary,
  buildProcess,
  catching,
  end,
  errorCatch,
  errorThrow,
  escalationCatch,
  escalationThrow,
  eventSubProcess,
  map,
  message,
  messageThrow,
  parallel,
  service,
  signal,
  start,
  subProcess,
  terminate,
  throwing,
  timer,
} from '../../support/engine/processBuilder.ts';

const minute = 60_000;

describe('timers', () => {
  test.each([
    ['duration', 'PT1M'],
    ['duration', '="PT1M"'],
    ['date', '2026-01-01T00:01:00Z'],
    ['date', '2026-01-01T08:01:00+08:00'],
    ['cycle', 'R1/PT1M'],
  ] as const)('should wait until a %s timer %s is due', (kind, text) => {
    const world = new World([
      buildProcess('p', [start(), catching('wait', timer(kind, text)), end()], ['start -> wait -> end']),
    ]);
    const key = world.create('p');
    world.advance(minute - 1);
    expect(world.active()).toEqual(['wait']);
    world.advance(1);
    world.result(key);
  });

  test('should raise an incident when the text is no duration', () => {
    const world = new World([
      buildProcess('p', [start(), catching('wait', timer('duration', 'soon')), end()], ['start -> wait -> end']),
    ]);
    world.create('p');
    expect(world.incidents()).toMatchObject([
      { errorType: 'EXTRACT_VALUE_ERROR', errorMessage: expect.stringContaining("'soon'") as string },
    ]);
  });

  test('should repeat a non-interrupting cycle as often as it says', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work'),
          boundary('again', 'work', timer('cycle', 'R3/PT1M'), false),
          service('remind'),
          end(),
          end('e2'),
        ],
        ['start -> work -> end', 'again -> remind -> e2'],
      ),
    ]);
    const key = world.create('p');
    world.advance(10 * minute);
    expect(world.jobs()).toEqual(['work', 'remind', 'remind', 'remind']);
    for (const job of ['work', 'remind', 'remind', 'remind']) world.completeJob(job);
    world.result(key);
  });

  test('should follow a cron cycle', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work'),
          boundary('again', 'work', timer('cycle', '0 0 9 * * MON-FRI'), false),
          service('remind'),
          end(),
          end('e2'),
        ],
        ['start -> work -> end', 'again -> remind -> e2'],
      ),
    ]);
    world.create('p'); // Thursday 2026-01-01 00:00 UTC
    world.advance(6 * 24 * 60 * minute);
    expect(world.jobs().filter((type) => type === 'remind')).toHaveLength(4); // Thu, Fri, Mon, Tue
  });
});

describe('boundary events', () => {
  test('should interrupt the activity and cancel its job', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work'),
          boundary('late', 'work', timer('duration', 'PT1M')),
          service('rescue'),
          end(),
          end('e2'),
        ],
        ['start -> work -> end', 'late -> rescue -> e2'],
      ),
    ]);
    const key = world.create('p');
    world.advance(minute);
    expect(world.jobs()).toEqual(['rescue']);
    expect(world.of('JOB_CANCELED')).toHaveLength(1);
    expect(world.terminated()).toEqual(['work']);
    world.completeJob('rescue');
    world.result(key);
  });

  test('should run beside the activity when not interrupting, once per message', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work'),
          boundary('asked', 'work', message('asked', '=id'), false),
          service('reply'),
          end(),
          end('e2'),
        ],
        ['start -> work -> end', 'asked -> reply -> e2'],
      ),
    ]);
    const key = world.create('p', { id: 'k' });
    world.correlate('asked', 'k', { n: 1 });
    world.correlate('asked', 'k', { n: 2 });
    expect(world.jobs()).toEqual(['work', 'reply', 'reply']);
    world.completeJob('work');
    expect(world.waits()).toEqual([]);
    world.completeJob('reply');
    world.completeJob('reply');
    expect(world.result(key)).toEqual({ id: 'k', n: 2 });
  });

  test('should map what the event brings', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          service('work'),
          {
            ...boundary('asked', 'work', message('asked', '=id')),
            own: { ...boundary('asked', 'work', message('asked', '=id')).own, outputs: [map('=n + 1', 'm')] },
          },
          end(),
          end('e2'),
        ],
        ['start -> work -> end', 'asked -> e2'],
      ),
    ]);
    const key = world.create('p', { id: 'k' });
    world.correlate('asked', 'k', { n: 1 });
    expect(world.result(key)).toEqual({ id: 'k', m: 2 });
  });

  test('should interrupt a sub-process with everything inside it', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess(
            'sub',
            [start('s'), parallel('fork'), service('a'), service('b'), end('e')],
            ['s -> fork -> a -> e', 'fork -> b -> e'],
          ),
          boundary('stop', 'sub', signal('stop')),
          end(),
          end('e2'),
        ],
        ['start -> sub -> end', 'stop -> e2'],
      ),
    ]);
    const key = world.create('p');
    world.signal('stop', { why: 'x' });
    expect(world.result(key)).toEqual({ why: 'x' });
    expect(world.terminated()).toEqual(['a', 'b', 'sub']);
  });
});

describe('errors', () => {
  const sub = subProcess('sub', [start('s'), service('work'), end('fail', errorThrow('LOST'))], ['s -> work -> fail']);

  test('should be caught by the boundary event with the code, before a catch-all', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          sub,
          boundary('any', 'sub', errorCatch(null)),
          boundary('lost', 'sub', errorCatch('LOST')),
          service('a'),
          service('b'),
          end(),
        ],
        ['start -> sub -> end', 'any -> a -> end', 'lost -> b -> end'],
      ),
    ]);
    world.create('p');
    world.completeJob('work');
    expect(world.jobs()).toEqual(['b']);
  });

  test('should pass from a job to the task, its sub-process, and further out', () => {
    const inner = buildProcess(
      'p',
      [
        start(),
        subProcess('sub', [start('s'), service('work'), end('e')], ['s -> work -> e']),
        boundary('any', 'sub', errorCatch(null)),
        service('a'),
        end(),
      ],
      ['start -> sub -> end', 'any -> a -> end'],
    );
    const world = new World([inner]);
    const key = world.create('p');
    world.throwError('work', 'X', { detail: 1 });
    expect(world.jobs()).toEqual(['a']);
    expect(world.variables(key)).toEqual({ detail: 1 });
    expect(world.of('JOB_ERROR_THROWN')).toMatchObject([{ caught: true }]);
  });

  test('should become an incident when nothing catches it', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), service('work'), boundary('other', 'work', errorCatch('OTHER')), end()],
        ['start -> work -> end', 'other -> end'],
      ),
    ]);
    const key = world.create('p');
    world.throwError('work', 'X');
    expect(world.incidents()).toMatchObject([
      { errorType: 'UNHANDLED_ERROR_EVENT', errorMessage: expect.stringContaining('[OTHER]') as string },
    ]);
    expect(world.jobs()).toEqual([]);
    world.resolveIncident();
    world.completeJob('work');
    world.result(key);
  });

  test('should become an incident at an error end event, which throws again when it is resolved', () => {
    const world = new World([buildProcess('p', [start(), end('fail', errorThrow('LOST'))], ['start -> fail'])]);
    const key = world.create('p');
    expect(world.incidents()).toMatchObject([{ errorType: 'UNHANDLED_ERROR_EVENT', elementId: 'fail' }]);
    world.resolveIncident();
    expect(world.incidents()).toHaveLength(1);
    world.cancel(key);
    expect(world.incidents()).toEqual([]);
  });

  test('should be caught by an event sub-process before the boundary event', () => {
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
              eventSubProcess(
                'esp',
                [start('es', errorCatch('X')), service('inside'), end('ee')],
                ['es -> inside -> ee'],
              ),
            ],
            ['s -> work -> e'],
          ),
          boundary('out', 'sub', errorCatch('X')),
          service('outside'),
          end(),
        ],
        ['start -> sub -> end', 'out -> outside -> end'],
      ),
    ]);
    const key = world.create('p');
    world.throwError('work', 'X');
    expect(world.jobs()).toEqual(['inside']);
    world.throwError('inside', 'X'); // thrown by the event sub-process itself: goes outward
    expect(world.jobs()).toEqual(['outside']);
    world.completeJob('outside');
    world.result(key);
  });
});

describe('escalations', () => {
  test('should go on beside a non-interrupting catcher, and end with an interrupting one', () => {
    const build = (interrupting: boolean) =>
      buildProcess(
        'p',
        [
          start(),
          subProcess(
            'sub',
            [start('s'), throwing('up', escalationThrow('LATE')), service('work'), end('e')],
            ['s -> up -> work -> e'],
          ),
          boundary('caught', 'sub', escalationCatch('LATE'), interrupting),
          service('boss'),
          end(),
          end('e2'),
        ],
        ['start -> sub -> end', 'caught -> boss -> e2'],
      );
    const beside = new World([build(false)]);
    beside.create('p');
    expect([...beside.jobs()].sort()).toEqual(['boss', 'work']);
    const instead = new World([build(true)]);
    instead.create('p');
    expect(instead.jobs()).toEqual(['boss']);
    expect(instead.terminated()).toEqual(['up', 'sub']);
  });

  test('should go on when nothing catches', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), throwing('up', escalationThrow('LATE')), end('e', escalationThrow('LATER'))],
        ['start -> up -> e'],
      ),
    ]);
    world.result(world.create('p'));
    expect(world.of('ESCALATED')).toHaveLength(2);
  });
});

describe('signals and messages', () => {
  test('should reach every instance that waits for the signal', () => {
    const world = new World([
      buildProcess('p', [start(), catching('wait', signal('=name')), end()], ['start -> wait -> end']),
      buildProcess('q', [start(), throwing('call', signal('go')), end()], ['start -> call -> end']),
    ]);
    const keys = [
      world.create('p', { name: 'go' }),
      world.create('p', { name: 'go' }),
      world.create('p', { name: 'stay' }),
    ] as const;
    world.create('q');
    world.result(keys[0]);
    world.result(keys[1]);
    expect(world.active()).toEqual(['wait']);
  });

  test('should let a worker throw a message', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), throwing('tell', messageThrow('tell.them')), end('done', messageThrow('tell.end'))],
        ['start -> tell -> done'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('tell.them');
    world.completeJob('tell.end');
    world.result(key);
  });

  test('should begin at the start event that was triggered, through its output mapping', () => {
    const began = start('told', message('told', '=k'));
    const world = new World([
      buildProcess('p', [{ ...began, own: { ...began.own, outputs: [map('=a', 'b')] } }, end()], ['told -> end']),
    ]);
    expect(world.result(world.create('p', { a: 1 }, { startEventId: 'told' }))).toEqual({ b: 1 });
  });

  test('should raise an incident when the correlation key is missing', () => {
    const world = new World([
      buildProcess('p', [start(), catching('wait', message('m', '=nothing')), end()], ['start -> wait -> end']),
    ]);
    const key = world.create('p');
    expect(world.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR' }]);
    world.setVariables(key, { nothing: 'k' });
    world.resolveIncident();
    world.correlate('m', 'k');
    world.result(key);
  });
});

describe('event sub-processes', () => {
  const build = (interrupting: boolean) =>
    buildProcess(
      'p',
      [
        start(),
        service('work'),
        end(),
        eventSubProcess(
          'esp',
          [start('es', message('asked', '=id'), { interrupting }), service('inside'), end('ee')],
          ['es -> inside -> ee'],
        ),
      ],
      ['start -> work -> end'],
    );

  test('should take over when interrupting', () => {
    const world = new World([build(true)]);
    const key = world.create('p', { id: 'k' });
    world.correlate('asked', 'k', { n: 1 });
    expect(world.jobs()).toEqual(['inside']);
    expect(world.waits()).toEqual([]);
    world.completeJob('inside');
    expect(world.result(key)).toEqual({ id: 'k', n: 1 });
    expect(world.terminated()).toEqual(['work']);
  });

  test('should run beside and repeat when not interrupting', () => {
    const world = new World([build(false)]);
    const key = world.create('p', { id: 'k' });
    world.correlate('asked', 'k');
    world.correlate('asked', 'k');
    world.completeJob('work');
    expect(world.jobs()).toEqual(['inside', 'inside']);
    world.completeJob('inside');
    world.completeJob('inside');
    world.result(key);
  });

  test('should not leave tokens behind that waited at a join', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          parallel('fork'),
          service('a'),
          service('b'),
          parallel('join'),
          end(),
          eventSubProcess('esp', [start('es', timer('duration', 'PT1M')), end('ee')], ['es -> ee']),
        ],
        ['start -> fork -> a -> join -> end', 'fork -> b -> join'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('a');
    world.advance(minute);
    world.result(key);
  });
});

describe('terminate end event', () => {
  test('should end its scope only', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          subProcess(
            'sub',
            [start('s'), parallel('fork'), service('a'), service('b'), end('e'), end('kill', terminate)],
            ['s -> fork -> a -> kill', 'fork -> b -> e'],
          ),
          service('after'),
          end(),
        ],
        ['start -> sub -> after -> end'],
      ),
    ]);
    const key = world.create('p');
    world.completeJob('a');
    expect(world.jobs()).toEqual(['after']);
    expect(world.terminated()).toEqual(['b']);
    world.completeJob('after');
    world.result(key);
  });
});
