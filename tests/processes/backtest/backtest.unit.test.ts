import type { ClosedCase } from '../../../domain/schema/studio.ts';
import {
  backtest,
  choicesFor,
  type BacktestModel,
  type BacktestRow,
  type ReplayedRow,
} from '../../../processes/backtest/index.ts';
import { createTrial, hasEnded, pathOf, replay } from '../../../processes/play/index.ts';
import { CLAIM_WEIGHTS, closedCases } from '../../support/closedCases.ts';
import {
  boundary,
  buildProcess,
  end,
  manual,
  receive,
  service,
  start,
  timer,
  userTask,
} from '../../support/engine/processBuilder.ts';
import { edited, modelsWith, shippedText, withSecondPreCheck, ZONE } from '../support/trialModels.ts';

const RESOURCE = 'claim-handling.bpmn';
const shipped = shippedText(RESOURCE);
const modelOf = async (content: string): Promise<BacktestModel> => ({
  processId: 'claim-handling',
  models: await modelsWith({ resource: RESOURCE, content }),
});
const live = modelOf(shipped);
const withSecond = modelOf(withSecondPreCheck(shipped));
const cases = (count: number): Promise<ClosedCase[]> =>
  live.then(({ models }) => closedCases(models, 'claim-handling', count, CLAIM_WEIGHTS));

/** A case of these steps: outcome and the day of March 2026 at 9:00 in Shanghai (2 March is a Monday). */
async function caseOf(
  dueOn: string | null,
  ...steps: readonly (readonly [string, string, number])[]
): Promise<ClosedCase> {
  const [any] = await cases(1);
  const on = (day: number): string => new Date(Date.UTC(2026, 2, day, 1)).toISOString();
  return {
    ...any!,
    publicNumber: 'YZ-1',
    startedAt: on(2),
    endedAt: on(steps.at(-1)![2]),
    dueOn,
    steps: steps.map(([elementId, outcome, day]) => ({ elementId: `task-${elementId}`, outcome, at: on(day) })),
  };
}
const served = (dueOn: string | null, last = 13): Promise<ClosedCase> =>
  caseOf(
    dueOn,
    ['accept', 'ACCEPTED', 3],
    ['investigate', 'READY', 9],
    ['draft-opinion', 'DRAFTED', 10],
    ['pre-check', 'PASS', 12],
    ['serve-opinion', 'SERVED', last],
  );
const run = async (closed: readonly ClosedCase[], draft: Promise<BacktestModel>) =>
  backtest(closed, await draft, await live, { zone: ZONE });
const rowOf = async (closed: ClosedCase, draft: Promise<BacktestModel>): Promise<BacktestRow> =>
  (await run([closed], draft)).rows[0]!;
const replayed = (row: BacktestRow): ReplayedRow => {
  if (row.kind !== 'REPLAYED') throw new Error(`not replayable: ${row.because.en}`);
  return row;
};

test('should find nothing different in a draft that changes nothing', async () => {
  const { summary, rows } = await run(await cases(60), live);
  expect(summary).toMatchObject({ cases: 60, replayed: 60, samePath: 60, sameDay: 60, withEstimates: 0, elements: [] });
  expect(rows.map(({ publicNumber }) => publicNumber)).toEqual((await cases(60)).map((each) => each.publicNumber));
});

test('should delay a case by what the new step usually takes at the unit', async () => {
  const row = replayed(await rowOf(await served('2026-05-01'), withSecond));
  expect(row).toMatchObject({
    samePath: false,
    firstDifference: 'task-second-check',
    before: { answeredOn: '2026-03-13', overdueDays: 0 },
    // Pre-checks take two days (10 to 12 March): the second from 12 to 14, a Saturday, so to Monday 16; serving takes one more.
    after: { answeredOn: '2026-03-17', overdueDays: 0 },
    daysLater: 4,
    breaches: false,
    estimated: [{ elementId: 'task-second-check', basis: 'UNIT' }],
  });
});

test('should see a case break its due day, and be supervised when the table of escalation says so', async () => {
  const late = replayed(await rowOf(await served('2026-03-16'), withSecond));
  expect(late).toMatchObject({
    breaches: true,
    escalates: false,
    after: { overdueDays: 1, escalation: 'UNIT_HEAD_REASON' },
  });
  const worse = replayed(await rowOf(await served('2026-03-13', 13), modelWithSlowSecond()));
  expect(worse).toMatchObject({ breaches: true, escalates: true, after: { escalation: 'SUPERVISE' } });
});

/** The second check is followed by a wait of two working days and more. */
function modelWithSlowSecond(): Promise<BacktestModel> {
  const timer = `<bpmn:intermediateCatchEvent id="event-cool-down" name="等待"><bpmn:incoming>flow-second-to-serve-opinion</bpmn:incoming><bpmn:outgoing>flow-cool-down</bpmn:outgoing><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P2D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent><bpmn:sequenceFlow id="flow-cool-down" sourceRef="event-cool-down" targetRef="task-serve-opinion" /><bpmn:userTask id="task-serve-opinion"`;
  const xml = edited(withSecondPreCheck(shipped), '<bpmn:userTask id="task-serve-opinion"', timer)
    .replace(
      'sourceRef="gateway-second-check" targetRef="task-serve-opinion"',
      'sourceRef="gateway-second-check" targetRef="event-cool-down"',
    )
    .replace(
      '<bpmn:incoming>flow-second-to-serve-opinion</bpmn:incoming>\n      <bpmn:outgoing>flow-serve',
      '<bpmn:incoming>flow-cool-down</bpmn:incoming>\n      <bpmn:outgoing>flow-serve',
    );
  return modelOf(xml);
}

test('should send new steps back as often as such steps are sent back', async () => {
  const { summary } = await run(await cases(200), withSecond);
  expect(summary).toMatchObject({ cases: 200, notReplayable: 0 });
  const second = summary.elements.find(({ elementId }) => elementId === 'task-second-check')!;
  const drafts = summary.elements.find(({ elementId }) => elementId === 'task-draft-opinion')!;
  expect(second.before).toBe(0);
  expect(second.cases).toBe(summary.otherPath);
  // One pre-check in five is a return, so about as many second checks lead back to the draft.
  const share = (drafts.after - drafts.before) / second.after;
  expect(share).toBeGreaterThan(0.1);
  expect(share).toBeLessThan(0.3);
  expect(summary.histogram.reduce((sum, { count }) => sum + count, 0)).toBe(summary.replayed);
});

test('should be earlier without a step', async () => {
  const without = edited(
    shipped,
    'sourceRef="task-draft-opinion" targetRef="task-pre-check"',
    'sourceRef="task-draft-opinion" targetRef="task-serve-opinion"',
  )
    .replace('<bpmn:incoming>flow-draft-opinion-to-pre-check</bpmn:incoming>', '')
    .replace(
      '<bpmn:incoming>flow-pre-check-to-serve-opinion</bpmn:incoming>',
      '<bpmn:incoming>flow-pre-check-to-serve-opinion</bpmn:incoming><bpmn:incoming>flow-draft-opinion-to-pre-check</bpmn:incoming>',
    );
  const row = replayed(await rowOf(await served(null), modelOf(without)));
  expect(row).toMatchObject({ daysLater: -2, firstDifference: 'task-pre-check', before: { overdueDays: null } });
});

test('should say which outcome the draft does not know', async () => {
  const other = edited(shipped, 'formId="claim-handling.pre-check"', 'formId="claim-handling.hold-hearing"');
  expect(await rowOf(await served(null), modelOf(other))).toMatchObject({
    kind: 'NOT_REPLAYABLE',
    model: 'DRAFT',
    elementId: 'task-pre-check',
    because: { zh: '步骤“前置把关”没有结果“PASS”' },
  });
});

test('should say when already the live flow does not do what the case did', async () => {
  const odd = await caseOf(null, ['accept', 'NOT_ACCEPTED', 3], ['serve-opinion', 'SERVED', 9]);
  expect(await rowOf(odd, live)).toMatchObject({
    kind: 'NOT_REPLAYABLE',
    model: 'LIVE',
    because: { en: 'the live flow has no place for "task-serve-opinion"' },
  });
  const half = await caseOf(null, ['accept', 'ACCEPTED', 3]);
  expect(await rowOf(half, live)).toMatchObject({ model: 'LIVE', elementId: 'task-investigate' });
});

test('should leave no case out of rows and counts', async () => {
  const odd = await caseOf(null, ['accept', 'ACCEPTED', 3]);
  const { summary, rows } = await run([await served(null), odd], live);
  expect(rows).toHaveLength(2);
  expect(summary).toMatchObject({ cases: 2, replayed: 1, notReplayable: 1, reasons: [{ count: 1 }] });
});

test('should give a case as choices that a trial of the draft takes', async () => {
  const closed = await served('2026-05-01');
  const draft = await withSecond;
  const { history } = await run([closed], withSecond);
  const choices = choicesFor(closed, draft, await live, history, ZONE)!;
  const trial = createTrial({ ...draft, startsAt: closed.startedAt, zone: ZONE });
  const { trial: watched, refused } = replay(trial, choices);
  expect(refused).toBeNull();
  expect(hasEnded(watched)).toBe(true);
  expect(pathOf(watched)).toContain('task-second-check');
});

test('should tell how far it is, and stop when it is told to', async () => {
  const told: (readonly [number, number])[] = [];
  await backtest(await cases(20), await live, await live, { zone: ZONE, onProgress: (...at) => void told.push(at) });
  expect(told.at(-1)).toEqual([40, 40]);
  const stop = new AbortController();
  const stopped = backtest(await cases(20), await live, await live, {
    zone: ZONE,
    signal: stop.signal,
    onProgress: () => stop.abort(new Error('enough')),
  });
  await expect(stopped).rejects.toThrow('enough');
});

test('should repeat a step that was cut off and came again', async () => {
  const late = boundary('late', 'a', timer('duration', 'P1D'));
  const process = buildProcess(
    'p',
    [start(), userTask('a', { boundaryEventIds: ['late'] }), late, manual('again'), end()],
    ['start -> a -> end', 'late -> again -> a'],
  );
  const model: BacktestModel = { processId: 'p', models: { processes: [process], decisions: [], forms: [] } };
  const [any] = await cases(1);
  const closed: ClosedCase = {
    ...any!,
    startedAt: '2026-03-02T01:00:00.000Z',
    variables: {},
    steps: [{ elementId: 'a', outcome: null, at: '2026-03-03T13:00:00.000Z' }], // after 36 h: once cut off, then done in 12 h
  };
  const { rows } = await backtest([closed], model, model, { zone: ZONE });
  expect(replayed(rows[0]!)).toMatchObject({ samePath: true, daysLater: 0, after: { answeredOn: '2026-03-03' } });
});

test('should let people outside take as long as they took, counted from when they were asked', async () => {
  const asked = receive('answer', 'answered', '="k"');
  const modelWith = (...steps: readonly string[]): BacktestModel => {
    const people = steps.filter((step) => step !== 'answer').map((step) => userTask(step));
    const process = buildProcess('p', [start(), ...people, asked, end()], [`start -> ${steps.join(' -> ')} -> end`]);
    return { processId: 'p', models: { processes: [process], decisions: [], forms: [] } };
  };
  const [any] = await cases(1);
  const closed: ClosedCase = {
    ...any!,
    startedAt: '2026-03-02T01:00:00.000Z',
    variables: {},
    steps: [
      { elementId: 'a', outcome: null, at: '2026-03-03T01:00:00.000Z' },
      { elementId: 'answer', outcome: null, at: '2026-03-05T01:00:00.000Z' },
    ],
  };
  const { rows } = await backtest([closed], modelWith('a', 'b', 'answer'), modelWith('a', 'answer'), { zone: ZONE });
  expect(replayed(rows[0]!)).toMatchObject({
    before: { answeredOn: '2026-03-05' },
    after: { answeredOn: '2026-03-06' },
    estimated: [{ elementId: 'b', basis: 'ALL' }],
  });
});

test('should see from what followed when a message came that the trace does not hold', async () => {
  const process = buildProcess(
    'p',
    [start(), userTask('a'), receive('answer', 'answered', '="k"'), service('noted'), end()],
    ['start -> a -> answer -> noted -> end'],
  );
  const model: BacktestModel = { processId: 'p', models: { processes: [process], decisions: [], forms: [] } };
  const [any] = await cases(1);
  const closed: ClosedCase = {
    ...any!,
    startedAt: '2026-03-02T01:00:00.000Z',
    variables: {},
    steps: [
      { elementId: 'a', outcome: null, at: '2026-03-03T01:00:00.000Z' },
      { elementId: 'noted', outcome: 'complete', at: '2026-03-05T01:00:00.000Z' },
    ],
  };
  const { rows } = await backtest([closed], model, model, { zone: ZONE });
  expect(replayed(rows[0]!)).toMatchObject({ samePath: true, after: { answeredOn: '2026-03-05' } });
});
