import { World } from '../../support/engine/world.ts';
import {
  boundary,
  buildProcess,
  catching,
  end,
  eventGateway,
  exclusive,
  inclusive,
  link,
  manual,
  message,
  parallel,
  receive,
  service,
  start,
  throwing,
  timer,
} from '../../support/engine/processBuilder.ts';

const minute = 60_000;

describe('exclusive gateway', () => {
  const choice = buildProcess(
    'p',
    [start(), exclusive('which', 'which_other'), service('big'), service('small'), service('other'), end()],
    ['start -> which', 'which -[=x > 10]-> big -> end', 'which -[=x > 5]-> small -> end', 'which -> other -> end'],
  );

  test.each([
    [11, 'big'],
    [6, 'small'],
    [1, 'other'],
  ])('should take the first true condition, else the default flow (x = %p)', (x, taken) => {
    const world = new World([choice]);
    world.create('p', { x });
    expect(world.jobs()).toEqual([taken]);
  });

  test('should raise an incident when no condition holds and there is no default flow', () => {
    const world = new World([buildProcess('p', [start(), exclusive('which'), end()], ['start -> which -[=x]-> end'])]);
    const key = world.create('p', { x: false });
    expect(world.incidents()).toMatchObject([{ errorType: 'CONDITION_ERROR', elementId: 'which' }]);
    world.setVariables(key, { x: true });
    world.resolveIncident();
    world.result(key);
  });

  test('should raise an incident when a condition is not a boolean', () => {
    const world = new World([buildProcess('p', [start(), exclusive('which'), end()], ['start -> which -[=x]-> end'])]);
    world.create('p', { x: 'text' });
    expect(world.incidents()).toMatchObject([{ errorType: 'EXTRACT_VALUE_ERROR', elementId: 'which' }]);
  });

  test('should merge without waiting', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), parallel('fork'), exclusive('merge'), service('work'), end()],
        ['start -> fork -> merge -> work -> end', 'fork -[=true]-> end'],
      ),
    ]);
    world.create('p');
    expect(world.jobs()).toEqual(['work']);
  });

  test('should be able to loop back', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), exclusive('again'), service('work'), exclusive('more'), end()],
        ['start -> again -> work -> more', 'more -[=n < 3]-> again', 'more -[=n >= 3]-> end'],
      ),
    ]);
    const key = world.create('p');
    for (const n of [1, 2, 3]) world.completeJob('work', { n });
    world.result(key);
  });
});

describe('parallel gateway', () => {
  test('should fork, and join when every branch has arrived', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), parallel('fork'), service('a'), service('b'), parallel('join'), end()],
        ['start -> fork -> a -> join -> end', 'fork -> b -> join'],
      ),
    ]);
    const key = world.create('p');
    expect(world.jobs()).toEqual(['a', 'b']);
    world.completeJob('b');
    expect(world.active()).toEqual(['a']);
    world.completeJob('a');
    world.result(key);
    expect(world.completed().filter((id) => id === 'join')).toHaveLength(1);
  });

  test('should join twice when two tokens arrive on every flow', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          parallel('two'),
          exclusive('m'),
          parallel('fork'),
          manual('a'),
          manual('b'),
          parallel('join'),
          service('work'),
          end(),
        ],
        ['start -> two -> m -> fork -> a -> join -> work -> end', 'two -[=true]-> fork', 'fork -> b -> join'],
      ),
    ]);
    // the fork is reached by two incoming flows, so it joins them itself
    const key = world.create('p');
    expect(world.jobs()).toEqual(['work']);
    world.completeJob('work');
    world.result(key);
  });
});

describe('inclusive gateway', () => {
  const some = buildProcess(
    'p',
    [
      start(),
      inclusive('fork', 'fork_c'),
      service('a'),
      service('b'),
      service('c'),
      inclusive('join'),
      service('after'),
      end(),
    ],
    ['start -> fork', 'fork -[=x > 1]-> a -> join -> after -> end', 'fork -[=x > 2]-> b -> join', 'fork -> c -> join'],
  );

  test.each([
    [3, ['a', 'b']],
    [2, ['a']],
    [0, ['c']],
  ])('should take every true condition, else the default flow, and join exactly those (x = %p)', (x, jobs) => {
    const world = new World([some]);
    world.create('p', { x });
    expect(world.jobs()).toEqual(jobs);
    for (const job of jobs) {
      expect(world.jobs()).not.toContain('after');
      world.completeJob(job);
    }
    expect(world.jobs()).toEqual(['after']);
  });

  test('should wait while another token can still come, and go on when it has gone elsewhere', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          parallel('fork'),
          service('a'),
          service('b'),
          exclusive('way'),
          inclusive('join'),
          service('after'),
          service('elsewhere'),
          end(),
        ],
        [
          'start -> fork -> a -> join -> after -> end',
          'fork -> b -> way -[=far]-> elsewhere -> end',
          'way -[=not(far)]-> join',
        ],
      ),
    ]);
    world.create('p', { far: true });
    world.completeJob('a');
    expect(world.jobs()).toEqual(['b']);
    world.completeJob('b');
    expect(world.jobs()).toEqual(['elsewhere', 'after']);
  });

  test('should not wait for a parallel join that waits for it, around a loop', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          exclusive('begin'),
          parallel('fork'),
          service('a'),
          inclusive('choose', 'choose_b'),
          service('b'),
          service('c'),
          inclusive('merge'),
          parallel('join'),
          exclusive('again', 'again_end'),
          end(),
        ],
        [
          'start -> begin -> fork -> a -> join -> again -> end',
          'fork -> choose -> b -> merge -> join',
          'choose -[=x > 1]-> c -> merge',
          'again -[=more]-> begin',
        ],
      ),
    ]);
    const key = world.create('p', { x: 0, more: false });
    world.completeJob('a');
    world.completeJob('b');
    world.result(key);
  });

  test('should see that a boundary event can still lead to it', () => {
    const world = new World([
      buildProcess(
        'p',
        [
          start(),
          parallel('fork'),
          service('a'),
          service('b'),
          boundary('late', 'b', timer('duration', 'PT1M')),
          inclusive('join'),
          service('after'),
          end(),
          end('other'),
        ],
        ['start -> fork -> a -> join -> after -> end', 'fork -> b -> other', 'late -> join'],
      ),
    ]);
    world.create('p');
    world.completeJob('a');
    expect(world.jobs()).toEqual(['b']);
    world.advance(minute);
    expect(world.jobs()).toEqual(['after']);
  });
});

describe('event-based gateway', () => {
  const race = buildProcess(
    'p',
    [
      start(),
      eventGateway('race'),
      catching('late', timer('duration', 'PT1M')),
      catching('told', message('told', '=id')),
      receive('asked', 'asked', '=id'),
      service('a'),
      service('b'),
      service('c'),
      end(),
    ],
    ['start -> race', 'race -> late -> a -> end', 'race -> told -> b -> end', 'race -> asked -> c -> end'],
  );

  test('should follow the event that happens first, with what it brings, and forget the others', () => {
    const world = new World([race]);
    const key = world.create('p', { id: '1' });
    expect(world.waits()).toHaveLength(3);
    world.correlate('told', '1', { from: 'outside' });
    expect(world.waits()).toEqual([]);
    expect(world.jobs()).toEqual(['b']);
    expect(world.variables(key)).toEqual({ id: '1', from: 'outside' });
    expect(world.completed()).toEqual(['start', 'race', 'told']);
  });

  test('should follow the timer or the receive task alike', () => {
    const late = new World([race]);
    late.create('p', { id: '1' });
    late.advance(minute);
    expect(late.jobs()).toEqual(['a']);
    const asked = new World([race]);
    asked.create('p', { id: '1' });
    asked.correlate('asked', '1');
    expect(asked.jobs()).toEqual(['c']);
  });
});

describe('link events', () => {
  test('should go on at the catch event of the same name', () => {
    const world = new World([
      buildProcess(
        'p',
        [start(), throwing('out', link('L', 'in')), catching('in', link('L')), service('work'), end()],
        ['start -> out', 'in -> work -> end'],
      ),
    ]);
    world.create('p');
    expect(world.jobs()).toEqual(['work']);
  });
});
