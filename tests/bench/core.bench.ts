/** The pure core alone: element instances per second without FEEL and with it (design §9 asks for 300,000 and 60,000), and the cost of many items. */
import { apply } from '../../engine/core/apply.ts';
import type { Context } from '../../engine/core/context.ts';
import type { JsonValue, Key } from '../../engine/core/json.ts';
import type { ExecutableProcess } from '../../engine/core/model.ts';
import type { JobCreated } from '../../engine/core/records.ts';
import type { InstanceState } from '../../engine/core/state.ts';
import { createFeel } from '../../engine/feel/feel.ts';
import {
  buildProcess,
  end,
  exclusive,
  loop,
  manual,
  map,
  parallel,
  script,
  service,
  start,
  task,
} from '../support/engine/processBuilder.ts';

const context = (process: ExecutableProcess): Context => {
  let key = 2251799813685249;
  const deployed = { processDefinitionKey: '1', version: 1, deploymentKey: '2', process };
  return {
    now: 0,
    nextKey: () => String(key++),
    maxSteps: 1_000_000,
    feel: { evaluate: (source, variables) => ({ ok: true, value: variables.get(source) ?? null }) },
    processes: { byKey: () => deployed, find: () => deployed },
    decisions: { evaluate: () => ({ ok: false, notFound: true, message: '', evaluation: null }) },
    forms: { find: () => undefined },
  };
};

const create = (ctx: Context, variables: Record<string, JsonValue>) => {
  const processInstanceKey = ctx.nextKey();
  return apply(
    undefined,
    {
      type: 'CREATE',
      processInstanceKey,
      processDefinitionKey: '1',
      variables,
      tags: [],
      businessId: null,
      parent: null,
      rootProcessInstanceKey: null,
      startEventId: null,
      startElementIds: [],
      terminateAfter: [],
    },
    ctx,
  );
};

type Result = ReturnType<typeof create>;
const accepted = (result: Result) => {
  if (!result.ok) throw new Error(result.rejection.reason);
  return result;
};
const openJobs = (result: ReturnType<typeof accepted>): JobCreated[] =>
  result.events.filter((event): event is JobCreated => event.type === 'JOB_CREATED');

const completeJob = (ctx: Context, state: InstanceState, jobKey: Key, elementInstanceKey: Key) =>
  accepted(apply(state, { type: 'COMPLETE_JOB', jobKey, elementInstanceKey, variables: {}, result: null }, ctx));

/** Runs `work` for about three seconds (after one to warm up); `work` returns what it counts. */
const perSecond = (work: () => number): number => {
  const run = (milliseconds: number): number => {
    const begin = performance.now();
    let count = 0;
    while (performance.now() - begin < milliseconds) count += work();
    return (count / (performance.now() - begin)) * 1000;
  };
  run(1000);
  return run(3000);
};

const straight = (): number => {
  const names = ['start', 'm1', 'fork', 'm2', 'm3', 'join', 'x', 'm4', 'm5', 't1', 't2', 'end'];
  const ctx = context(
    buildProcess(
      'p',
      [
        start(),
        manual('m1'),
        parallel('fork'),
        manual('m2'),
        manual('m3'),
        parallel('join'),
        exclusive('x'),
        manual('m4'),
        manual('m5'),
        task('t1'),
        task('t2'),
        end(),
      ],
      ['start -> m1 -> fork -> m2 -> join -> x -> m4 -> m5 -> t1 -> t2 -> end', 'fork -> m3 -> join'],
    ),
  );
  return perSecond(() => {
    if (accepted(create(ctx, { a: 1, b: 2 })).state !== null) throw new Error('the instance should have ended');
    return names.length + 1;
  });
};

/** Per instance 9 elements and 6 evaluations: an input and an output mapping, a script, three conditions. */
const withFeel = (): number => {
  const feel = createFeel().at({ now: 0, random: () => 0 });
  const process = buildProcess(
    'p',
    [
      start(),
      exclusive('large'),
      manual('m1', { inputs: [map('=amount * 1.06', 'gross')], outputs: [map('=gross + 10', 'total')] }),
      script('s', '={ level: if total > 500 then "HIGH" else "LOW", parts: count(items) }', 'rating'),
      exclusive('rated'),
      manual('m2'),
      exclusive('named'),
      manual('m3'),
      end(),
    ],
    [
      'start -> large -[=amount > 100 and unit = "A"]-> m1 -> s -> rated -[=rating.level = "HIGH"]-> m2',
      'm2 -> named -[=contains(name, "bus")]-> m3 -> end',
    ],
  );
  const ctx: Context = { ...context(process), feel };
  const variables = { amount: 900, unit: 'A', items: [1, 2, 3], name: 'school bus' };
  return perSecond(() => {
    if (accepted(create(ctx, variables)).state !== null) throw new Error('the instance should have ended');
    return Object.keys(process.elements).length;
  });
};

const withJobs = (): number => {
  const ctx = context(
    buildProcess('p', [start(), service('a'), service('b'), service('c'), end()], ['start -> a -> b -> c -> end']),
  );
  return perSecond(() => {
    let result = accepted(create(ctx, { a: 1, b: 2 }));
    while (result.state) {
      const job = openJobs(result)[0]!;
      result = completeJob(ctx, result.state, job.jobKey, job.elementInstanceKey);
    }
    return 6;
  });
};

/** Seconds to create and complete a parallel multi-instance service task with that many items, one command per item. */
const manyItems = (count: number): number => {
  const ctx = context(buildProcess('p', [start(), service('a', loop('=items')), end()], ['start -> a -> end']));
  const begin = performance.now();
  let result = accepted(create(ctx, { items: Array.from({ length: count }, (_, index) => index) }));
  for (const job of openJobs(result)) result = completeJob(ctx, result.state!, job.jobKey, job.elementInstanceKey);
  if (result.state !== null) throw new Error('the instance should have ended');
  return (performance.now() - begin) / 1000;
};

console.table({
  'straight through, 12 elements': { 'element instances/s': Math.round(straight()) },
  'with FEEL, 6 evaluations in 9 elements': { 'element instances/s': Math.round(withFeel()) },
  '3 service tasks, a command each': { 'element instances/s': Math.round(withJobs()) },
});
console.table(
  Object.fromEntries(
    [1_000, 10_000, 20_000].map((count) => [`${count} items`, { seconds: manyItems(count).toFixed(2) }]),
  ),
);
