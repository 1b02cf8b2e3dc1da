/** What an instance waits for after it was taken over. */
import { World } from '../../support/engine/world.ts';
import {
  boundary,
  buildProcess,
  catching,
  end,
  eventGateway,
  message,
  service,
  start,
  timer,
} from '../../support/engine/processBuilder.ts';

const same = (elementId: string) => ({ sourceElementId: elementId, targetElementId: elementId });

test('should wait again for an event behind a gateway that the mapping leaves out', () => {
  const race = buildProcess(
    'p',
    [
      start(),
      eventGateway('race'),
      catching('late', timer('duration', 'PT1M')),
      catching('told', message('told', '=id')),
      end(),
    ],
    ['start -> race', 'race -> late -> end', 'race -> told -> end'],
  );
  const world = new World([race]);
  const key = world.create('p', { id: '1' });
  const targetProcessDefinitionKey = world.deploy(race);
  world.send(key, { type: 'MIGRATE', targetProcessDefinitionKey, mapping: [same('race'), same('late')] });
  expect(world.waits().map(({ targetId }) => targetId)).toEqual(['late', 'told']);
  world.correlate('told', '1');
  world.result(key);
});

test('should be refused, and change nothing, when the target waits for an event that cannot be waited for', () => {
  const plain = buildProcess('p', [start(), service('a'), end()], ['start -> a -> end']);
  const told = buildProcess(
    'p',
    [start(), service('a'), boundary('told', 'a', message('told', '=id')), end()],
    ['start -> a -> end', 'told -> end'],
  );
  const world = new World([plain]);
  const key = world.create('p');
  const before = world.states.get(key);
  const targetProcessDefinitionKey = world.deploy(told);
  expect(world.trySend(key, { type: 'MIGRATE', targetProcessDefinitionKey, mapping: [same('a')] })).toMatchObject({
    code: 'INVALID_STATE',
    reason: expect.stringContaining("active element with id 'a' cannot wait for the events of its target") as string,
  });
  expect(world.states.get(key)).toBe(before);
});
