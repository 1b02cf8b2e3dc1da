/** Scopes that a modification names, or begins for something inside them. */
import { World } from '../../support/engine/world.ts';
import {
  adHoc,
  buildProcess,
  end,
  eventSubProcess,
  expression,
  listener,
  message,
  service,
  start,
  subProcess,
  timer,
} from '../../support/engine/processBuilder.ts';

const activation = (elementId: string) => ({ elementId, ancestorElementInstanceKey: null, variables: [] });
const activate = (elementId: string) =>
  ({ type: 'MODIFY', activate: [activation(elementId)], terminate: [], move: [] }) as const;

test('should begin an event sub-process that it names at its start event', () => {
  const late = eventSubProcess(
    'late',
    [start('t', timer('duration', 'PT1H')), service('b'), end('e')],
    ['t -> b -> e'],
  );
  const world = new World([buildProcess('p', [start(), service('a'), end(), late], ['start -> a -> end'])]);
  world.send(world.create('p'), activate('late'));
  expect(world.jobs()).toEqual(['a', 'b']);
});

test('should begin an element of an ad-hoc sub-process, and nothing else of it, in an inner instance', () => {
  const any = adHoc('any', [service('b'), service('c')], [], { activeElements: expression('=["c"]') });
  const world = new World([buildProcess('p', [start(), service('a'), any, end()], ['start -> a -> any -> end'])]);
  const key = world.create('p');
  world.send(key, { ...activate('b'), terminate: [world.element('a').element.key] });
  expect(world.active()).toEqual(['any', 'any', 'b']);
  world.completeJob('b');
  world.result(key);
});

test('should not wait for a start listener of a scope that it begins', () => {
  const sub = subProcess('sub', [start('s'), service('b'), end('e')], ['s -> b -> e'], {
    listeners: [listener('start', 'hello')],
  });
  const world = new World([buildProcess('p', [start(), service('a'), sub, end()], ['start -> a -> sub -> end'])]);
  world.send(world.create('p'), activate('b'));
  expect(world.jobs()).toEqual(['a', 'b']);
});

test('should be refused, and change nothing, when a scope that it begins cannot wait for its events', () => {
  const told = eventSubProcess('told', [start('t', message('told', '=id')), end('te')], ['t -> te']);
  const sub = subProcess('sub', [start('s'), service('b'), end('e'), told], ['s -> b -> e']);
  const world = new World([buildProcess('p', [start(), service('a'), sub, end()], ['start -> a -> sub -> end'])]);
  const key = world.create('p');
  const before = world.states.get(key);
  expect(world.trySend(key, activate('b'))).toMatchObject({
    code: 'INVALID_ARGUMENT',
    reason: expect.stringContaining("flow scope 'sub' cannot be activated: ") as string,
  });
  expect(world.states.get(key)).toBe(before);
  world.setVariables(key, { id: '1' });
  world.send(key, activate('b'));
  expect(world.jobs()).toEqual(['a', 'b']);
});
