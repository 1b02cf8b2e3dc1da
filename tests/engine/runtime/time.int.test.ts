import { bpmn, cycleStart, end, path, service, start, timer } from './models.ts';
import { done, refusal, useEngine } from './support.ts';

const engine = useEngine();
const HOUR = 3_600_000;

const waits = (id: string, ...durations: string[]): string => {
  const ids = durations.map((_, index) => `t${String(index)}`);
  return bpmn(
    id,
    start +
      durations.map((duration, index) => timer(ids[index]!, duration)).join('') +
      end +
      path('start', ...ids, 'end'),
  );
};

describe('the clock', () => {
  test('should fire what is due when it is pinned, in due order, before it answers', async () => {
    await engine.deploy(waits('long', 'PT2H'), waits('short', 'PT1H', 'PT30M'));
    const long = await engine.create1('long');
    const short = await engine.create1('short');
    await done(engine.runtime.pinClock(engine.realNow + HOUR));
    expect([await engine.stateOf(long), await engine.activeAt(short)]).toEqual(['ACTIVE', ['t1']]);
    await done(engine.runtime.pinClock(engine.realNow + 5 * HOUR));
    const { items } = await engine.runtime.search('elementInstances', {
      filter: { field: 'elementId', op: 'eq', value: 'end' },
      sort: [],
      page: { limit: 10 },
    });
    expect(items.map(({ processInstanceKey }) => processInstanceKey)).toEqual([short, long]);
    expect(engine.runtime.now()).toBe(engine.realNow + 5 * HOUR);
  });

  test('should stay pinned over a restart, until it is reset', async () => {
    await engine.deploy(waits('long', 'PT2H'));
    await done(engine.runtime.pinClock(5000));
    await engine.reopen();
    expect(engine.runtime.info().clockPin).toBe(5000);
    const key = await engine.create1('long');
    expect(await engine.runtime.get('processInstances', key)).toMatchObject({ startDate: 5000 });
    await done(engine.runtime.resetClock());
    expect([engine.runtime.now(), await engine.stateOf(key)]).toEqual([engine.realNow, 'COMPLETED']);
    expect(await refusal(engine.runtime.pinClock(-1))).toBe('INVALID_ARGUMENT');
  });

  test('should fire timers that came due while no engine was running', async () => {
    await engine.deploy(waits('long', 'PT2H'));
    const key = await engine.create1('long');
    await engine.stop();
    engine.realNow += 3 * HOUR;
    await engine.start();
    await done(engine.runtime.resetClock());
    expect(await engine.stateOf(key)).toBe('COMPLETED');
  });

  test('should start processes in their cycle, of the newest version only', async () => {
    const cyclic = bpmn('cyclic', cycleStart('R3/PT1H') + service('work') + end + path('start', 'work', 'end'));
    await engine.deploy(cyclic);
    await engine.deploy(cyclic.replace('Process cyclic', 'Changed'));
    for (const [hours, expected] of [
      [0.5, 0],
      [1, 1],
      [2.5, 2],
      [9, 3],
    ] as const) {
      await done(engine.runtime.pinClock(engine.realNow + hours * HOUR));
      expect(await engine.countOf('cyclic')).toBe(expected);
    }
    const { items } = await engine.runtime.search('processInstances', { filter: null, sort: [], page: { limit: 10 } });
    expect(items.map(({ processDefinitionVersion }) => processDefinitionVersion)).toEqual([2, 2, 2]);
  });
});

describe('real time', () => {
  const poll = (requestTimeout: number, signal?: AbortSignal) =>
    engine.runtime.activateJobs({
      type: 'work',
      worker: 'w',
      timeout: 1000,
      maxJobs: 1,
      requestTimeout,
      ...(signal && { signal }),
    });

  beforeEach(() => engine.deploy(bpmn('works', start + service('work') + end + path('start', 'work', 'end'))));

  test('should wake an open poll when a job appears', async () => {
    const polls = [poll(50_000), poll(50_000)];
    await engine.create1('works');
    await engine.create1('works');
    const answers = await Promise.all(polls.map(done));
    expect(answers.map(({ jobs }) => jobs.length)).toEqual([1, 1]);
    expect(new Set(answers.map(({ jobs }) => jobs[0]!.row.key)).size).toBe(2);
  });

  test('should answer empty when the time is up', async () => {
    expect(await poll(1)).toEqual({ ok: true, jobs: [] });
    expect(await poll(-1)).toEqual({ ok: true, jobs: [] });
  });

  test('should give no job to a closed connection', async () => {
    const abort = new AbortController();
    const closed = poll(50_000, abort.signal);
    abort.abort();
    expect(await closed).toEqual({ ok: true, jobs: [] });
    await engine.create1('works');
    expect(await engine.jobs('work')).toHaveLength(1);
  });

  test('should take a job back from a connection that closes while it gets it', async () => {
    const abort = new AbortController();
    const closing = poll(50_000, abort.signal);
    const created = engine.create1('works');
    abort.abort();
    await Promise.all([closing, created]);
    const open = await done(poll(50_000));
    expect(open.jobs).toHaveLength(1);
  });

  test('should hand a job out again when its lock has ended, also after a restart', async () => {
    await engine.create1('works');
    const first = await done(poll(-1));
    const waiting = poll(50_000);
    engine.realNow += 1000;
    const second = await done(waiting.then(() => waiting));
    expect(second.jobs[0]?.row).toMatchObject({ key: first.jobs[0]!.row.key, state: 'TIMED_OUT' });
    await engine.reopen();
    expect(await done(poll(-1))).toMatchObject({ jobs: [] });
    engine.realNow += 1000;
    expect((await done(poll(50_000))).jobs).toHaveLength(1);
  });

  test('should keep a failed job back for its back-off', async () => {
    await engine.create1('works');
    const [job] = (await done(poll(-1))).jobs;
    await done(engine.runtime.failJob({ jobKey: job!.row.key, retries: 2, errorMessage: 'no', retryBackOff: 500 }));
    expect(await done(poll(-1))).toMatchObject({ jobs: [] });
    engine.realNow += 500;
    const [again] = (await done(poll(50_000))).jobs;
    expect(again?.row).toMatchObject({ key: job!.row.key, retries: 2, hasFailedWithRetriesLeft: true });
  });

  test('should lengthen the lock of a job that is updated', async () => {
    await engine.create1('works');
    const [job] = (await done(poll(-1))).jobs;
    await done(engine.runtime.updateJob({ jobKey: job!.row.key, timeout: 5000, retries: 7 }));
    engine.realNow += 1000;
    expect(await done(poll(-1))).toMatchObject({ jobs: [] });
    engine.realNow += 4000;
    expect((await done(poll(50_000))).jobs[0]?.row.retries).toBe(7);
  });

  test('should hand out many more jobs than it keeps in memory, each once', async () => {
    await Promise.all(Array.from({ length: 700 }, () => engine.create1('works')));
    const seen = new Set<string>();
    for (;;) {
      const jobs = await engine.jobs('work', { maxJobs: 90 });
      if (jobs.length === 0) break;
      for (const { row } of jobs) {
        expect(seen.has(row.key)).toBe(false);
        seen.add(row.key);
      }
    }
    expect(seen.size).toBe(700);
  });
});
