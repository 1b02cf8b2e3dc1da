import { World } from '../../support/engine/world.ts';
import { adHoc, buildProcess, end, expression, listener, service, start } from '../../support/engine/processBuilder.ts';

const worldOf = (more: Readonly<Record<string, unknown>>): World =>
  new World([
    buildProcess('p', [start(), adHoc('any', [service('a'), service('b')], [], more), end()], ['start -> any -> end']),
  ]);

test('should drop the incident of a job that it replaces', () => {
  const world = worldOf({ job: { type: expression('agent'), retries: expression('1'), headers: {} } });
  const key = world.create('p');
  world.failJob('agent', 0, 'broken');
  world.send(key, {
    type: 'ACTIVATE_AD_HOC_ELEMENTS',
    elementInstanceKey: world.element('any').element.key,
    elements: [{ elementId: 'a', variables: {} }],
    cancelRemainingInstances: false,
  });
  world.completeJob('a');
  expect([world.jobs(), world.incidents()]).toEqual([['agent'], []]);
});

test('should run its execution listeners once, however many elements it activates', () => {
  const world = worldOf({ activeElements: expression('=["a","b"]'), listeners: [listener('start', 'hello')] });
  world.create('p');
  world.completeJob('hello');
  expect(world.jobs()).toEqual(['a', 'b']);
});
