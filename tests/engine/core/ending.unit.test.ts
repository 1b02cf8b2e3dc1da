/** Tokens and timers that come too late for a scope that is ending. */
import { World } from '../../support/engine/world.ts';
import {
  buildProcess,
  end,
  eventSubProcess,
  listener,
  manual,
  parallel,
  service,
  start,
  subProcess,
  terminate,
  timer,
} from '../../support/engine/processBuilder.ts';

test('should terminate what was about to complete, so that no token goes on after a terminate end event', () => {
  const world = new World([
    buildProcess(
      'p',
      [
        start(),
        parallel('fork'),
        manual('one'),
        manual('two'),
        end('kill', terminate),
        subProcess('sub', [start('s'), end('e')], ['s -> e']),
        service('wait'),
        parallel('join'),
        end(),
      ],
      ['start -> fork -> one -> two -> kill', 'fork -> sub -> join -> end', 'fork -> wait -> join'],
    ),
  ]);
  const key = world.create('p');
  expect(world.terminated()).toEqual(['sub', 'wait']);
  world.result(key);
});

test('should spend a timer that is due while its sub-process runs its end listener', () => {
  const late = eventSubProcess('late', [start('t', timer('duration', 'PT1M')), end('te')], ['t -> te']);
  const sub = subProcess('sub', [start('s'), end('e'), late], ['s -> e'], { listeners: [listener('end', 'bye')] });
  const world = new World([buildProcess('p', [start(), sub, end()], ['start -> sub -> end'])]);
  const key = world.create('p');
  world.advance(60_000);
  expect([world.jobs(), world.waits()]).toEqual([['bye'], []]);
  world.completeJob('bye');
  world.result(key);
});
