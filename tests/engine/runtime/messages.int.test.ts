import { bpmn, end, message, messageEvent, path, service, signal, signalEvent, start } from './models.ts';
import { done, refusal, useEngine } from './support.ts';

const engine = useEngine();

const waiting = bpmn(
  'waiting',
  start + messageEvent('intermediateCatchEvent', 'wait', 'paid') + end + path('start', 'wait', 'end'),
  message('paid', '=order'),
);
const started = bpmn(
  'started',
  messageEvent('startEvent', 'begin', 'ordered') + service('work') + end + path('begin', 'work', 'end'),
  message('ordered'),
);
const publish = (
  name: string,
  correlationKey: string,
  more: { timeToLive?: number; messageId?: string; variables?: { n: number } } = {},
) => engine.runtime.publishMessage({ name, correlationKey, ...more });

describe('messages', () => {
  test('should reach the instance that waits for them', async () => {
    await engine.deploy(waiting);
    const [a, b] = [await engine.create1('waiting', { order: 'a' }), await engine.create1('waiting', { order: 'b' })];
    const correlated = await done(
      engine.runtime.correlateMessage({ name: 'paid', correlationKey: 'a', variables: { n: 1 } }),
    );
    expect(correlated.processInstanceKey).toBe(a);
    expect([await engine.stateOf(a), await engine.stateOf(b)]).toEqual(['COMPLETED', 'ACTIVE']);
    expect(await refusal(engine.runtime.correlateMessage({ name: 'paid', correlationKey: 'a' }))).toBe('NOT_FOUND');
    const { items } = await engine.runtime.search('correlatedMessageSubscriptions', {
      filter: null,
      sort: [],
      page: { limit: 10 },
    });
    expect(items).toMatchObject([{ messageKey: correlated.messageKey, processInstanceKey: a, elementId: 'wait' }]);
  });

  test('should be delivered to one instance of a process', async () => {
    await engine.deploy(waiting);
    const keys = [await engine.create1('waiting', { order: 'a' }), await engine.create1('waiting', { order: 'a' })];
    await done(publish('paid', 'a'));
    expect(await Promise.all(keys.map((key) => engine.stateOf(key)))).toEqual(['COMPLETED', 'ACTIVE']);
  });

  test('should wait for an instance as long as they live, also over a restart', async () => {
    await engine.deploy(waiting);
    await done(publish('paid', 'a'));
    await done(publish('paid', 'b', { timeToLive: 1000 }));
    await done(publish('paid', 'c', { timeToLive: 100_000, variables: { n: 3 } }));
    await engine.reopen();
    engine.realNow += 1000;
    const keys = [
      await engine.create1('waiting', { order: 'a' }),
      await engine.create1('waiting', { order: 'b' }),
      await engine.create1('waiting', { order: 'c' }),
    ];
    expect(await Promise.all(keys.map((key) => engine.stateOf(key)))).toEqual(['ACTIVE', 'ACTIVE', 'COMPLETED']);
    // Once per process: the next instance does not get it.
    expect(await engine.stateOf(await engine.create1('waiting', { order: 'c' }))).toBe('ACTIVE');
  });

  test('should be refused with an id that is buffered already', async () => {
    expect(await refusal(publish('paid', 'a', { messageId: '1', timeToLive: 1000 }))).toBe('not refused');
    expect(await refusal(publish('paid', 'a', { messageId: '1', timeToLive: 1000 }))).toBe('ALREADY_EXISTS');
    expect(await refusal(publish('paid', 'b', { messageId: '1', timeToLive: 1000 }))).toBe('not refused');
    engine.realNow += 1000;
    expect(await refusal(publish('paid', 'a', { messageId: '1' }))).toBe('not refused');
  });

  test('should both be refused or not when two with one id come at once', async () => {
    const outcomes = await Promise.all(
      [1, 2].map(() => refusal(publish('paid', 'a', { messageId: '1', timeToLive: 1000 }))),
    );
    expect(outcomes).toEqual(['not refused', 'ALREADY_EXISTS']);
  });

  test('should start one instance at a time per correlation key, and the next when it ends', async () => {
    await engine.deploy(started);
    await done(publish('ordered', 'a', { variables: { n: 1 } }));
    await done(publish('ordered', 'a', { variables: { n: 2 }, timeToLive: 60_000 }));
    await done(publish('ordered', 'a', { variables: { n: 3 } }));
    await done(publish('ordered', 'b', { variables: { n: 4 } }));
    await done(publish('ordered', '', { variables: { n: 5 } }));
    await done(publish('ordered', '', { variables: { n: 6 } }));
    await engine.reopen();
    const jobs = await engine.jobs('work');
    expect(jobs.map(({ variables }) => variables['n'])).toEqual([1, 4, 5, 6]);
    await done(engine.runtime.completeJob({ jobKey: jobs[0]!.row.key }));
    const next = await engine.jobs('work');
    expect(next.map(({ variables }) => variables['n'])).toEqual([2]);
    await done(engine.runtime.cancelInstance(next[0]!.row.processInstanceKey));
    expect(await engine.countOf('started', 'ACTIVE')).toBe(3);
    await done(publish('ordered', 'a'));
    expect(await engine.countOf('started', 'ACTIVE')).toBe(4);
  });
});

describe('signals', () => {
  test('should reach everybody who waits, beyond one slice, and start processes', async () => {
    await engine.deploy(
      bpmn(
        'listens',
        start + signalEvent('intermediateCatchEvent', 'wait', 'storm') + end + path('start', 'wait', 'end'),
        signal('storm'),
      ),
      bpmn(
        'begins',
        signalEvent('startEvent', 'begin', 'storm') + service('work') + end + path('begin', 'work', 'end'),
        signal('storm'),
      ),
    );
    await Promise.all(Array.from({ length: 620 }, () => engine.create1('listens')));
    await done(engine.runtime.broadcastSignal({ signalName: 'storm', variables: { n: 1 } }));
    const [job] = await engine.jobs('work');
    expect(job?.variables).toEqual({ n: 1 });
    await done(engine.runtime.resetClock());
    expect(await engine.countOf('listens', 'COMPLETED')).toBe(620);
    expect(await engine.countOf('begins')).toBe(1);
  });

  test('should be thrown by a process', async () => {
    await engine.deploy(
      bpmn(
        'listens',
        start + signalEvent('intermediateCatchEvent', 'wait', 'storm') + end + path('start', 'wait', 'end'),
        signal('storm'),
      ),
      bpmn('throws', start + signalEvent('endEvent', 'throw', 'storm') + path('start', 'throw'), signal('storm')),
    );
    const key = await engine.create1('listens');
    await engine.create1('throws');
    expect(await engine.stateOf(key)).toBe('COMPLETED');
  });
});
