import {
  ENOUGH,
  expected,
  outlookOf,
  quantile,
  type OpenTask,
  type Past,
} from '../../../domain/supervision/forecast.ts';
import { bestMove, moveTasks, type Worker } from '../../../domain/supervision/moving.ts';

const task = (given: Partial<OpenTask> = {}): OpenTask => ({
  userTaskKey: '1',
  taskKey: 'claim-handling/task-investigate',
  unitId: 'unit_a',
  holderId: null,
  age: 0,
  slack: 10,
  dueOn: '2026-07-24',
  ...given,
});
/** 20 past tasks that took 1, 2, … 20 days. */
const oneToTwenty = Array.from({ length: 20 }, (_, n) => n + 1);
const known: Past = { ofUnit: oneToTwenty, ofStep: [] };
const worker = (userId: string, load: number, done = 20): Worker => ({ userId, load, done });

test('should call the share of past tasks that took longer the chance of being late', () => {
  expect(outlookOf(task({ slack: 15 }), known)).toMatchObject({ chance: 5 / 20, n: 20, median: 10, p80: 16 });
});

test('should ask only the past tasks that took at least as long as this one has taken', () => {
  // Of the eleven that took ten days or more, those that took more than twelve are late.
  expect(outlookOf(task({ age: 10, slack: 2 }), known)).toMatchObject({ chance: 8 / 11, n: 11, median: 5 });
});

test('should call a task late for sure when it is older than every past one', () => {
  expect(outlookOf(task({ age: 21, slack: 3 }), known)).toMatchObject({ chance: 1, n: 0, median: null });
});

test('should fall back to the step in all units when the unit has too few, and say that nobody knows when the step has too', () => {
  const few = oneToTwenty.slice(0, ENOUGH - 1);
  expect(outlookOf(task(), { ofUnit: few, ofStep: oneToTwenty })).toMatchObject({ basis: 'STEP', n: 20 });
  expect(outlookOf(task(), { ofUnit: few, ofStep: few })).toEqual(
    expect.objectContaining({ basis: 'NONE', chance: null, n: 0 }),
  );
});

test('should keep what nobody knows out of the figures and count it apart', () => {
  const outlooks = [outlookOf(task({ slack: 9 }), known), outlookOf(task(), { ofUnit: [], ofStep: [] })];
  expect(expected(outlooks)).toMatchObject({ mean: 11 / 20, unknown: 1 });
});

test('should give the range that holds four fifths of the sums of independent chances', () => {
  const even = (n: number) => Array.from({ length: n }, () => outlookOf(task({ slack: 10 }), known));
  // Binomial(10, 1/2): P(X <= 2) = 0.055, P(X <= 3) = 0.17, P(X <= 6) = 0.83, P(X <= 7) = 0.945.
  expect(expected(even(10))).toEqual({ mean: 5, low: 3, high: 7, unknown: 0 });
  const certain = [...even(10), outlookOf(task({ age: 21 }), known)];
  expect(expected(certain)).toEqual({ mean: 6, low: 4, high: 8, unknown: 0 });
});

test('should give nearly the same range by the normal curve when the tasks are many', () => {
  const many = Array.from({ length: 500 }, () => outlookOf(task({ slack: 10 }), known));
  const { mean, low, high } = expected(many);
  // Binomial(500, 1/2): tenth and ninetieth percentile 236 and 264.
  expect([mean, Math.abs(low - 236) <= 1, Math.abs(high - 264) <= 1]).toEqual([250, true, true]);
});

test('should take the smallest value that the share does not exceed as a quantile', () => {
  expect([quantile([1, 2, 3, 4], 0.5), quantile([1, 2, 3, 4], 0.8), quantile([], 0.5)]).toEqual([2, 4, null]);
});

describe('moving work', () => {
  /** A has 30 tasks in hand, ten of them due in the window; B has ten. */
  const tasks = Array.from({ length: 10 }, (_, n) =>
    task({ userTaskKey: String(n), holderId: 'a', age: 0, slack: 8 + n }),
  );
  const desk = { tasks, pastOf: () => known };
  const [a, b] = [worker('a', 30), worker('b', 10)];

  test('should shorten the wait of those who stay and of those who go to a shorter queue', () => {
    const move = moveTasks(desk, a, b, 5);
    expect(move.loads).toEqual({ from: [30, 25], to: [10, 15] });
    expect(move.keys).toHaveLength(5);
    expect(move.after.mean).toBeLessThan(move.before.mean);
    // 5 of them wait 15/30 as long, the others 25/30 as long: counted by hand for the task with slack 8 that goes.
    expect(outlookOf(task({ slack: 8 }), known, 0.5).chance).toBe(4 / 20);
  });

  test('should lengthen the wait of those who were in the queue already', () => {
    const own = task({ userTaskKey: 'own', holderId: 'b', slack: 12 });
    const without = outlookOf(own, known).chance ?? 0;
    const move = moveTasks({ tasks: [...tasks, own], pastOf: () => known }, a, b, 5);
    const alone = moveTasks(desk, a, b, 5);
    expect(move.after.mean - alone.after.mean).toBeGreaterThan(without);
  });

  test('should reckon with a colleague who works at half the pace', () => {
    const slow = moveTasks(desk, a, worker('b', 10, 10), 5);
    const same = moveTasks(desk, a, b, 5);
    expect(slow.after.mean).toBeGreaterThan(same.after.mean);
    expect([slow.paceKnown, moveTasks(desk, a, worker('b', 10, 2), 5).paceKnown]).toEqual([true, false]);
  });

  test('should propose the move that saves most, only within a group and only to a shorter queue', () => {
    const best = bestMove(desk, [[a, b, worker('c', 29)]]);
    expect(best).toMatchObject({ from: 'a', to: 'b' });
    const every = Array.from({ length: 10 }, (_, n) => moveTasks(desk, a, b, n + 1).after.mean);
    expect(best?.after.mean).toBeCloseTo(Math.min(...every), 9);
    expect(bestMove(desk, [[a], [b]])).toBeNull();
    expect(bestMove(desk, [[a, worker('d', 30)]])).toBeNull();
  });

  test('should propose nothing when nothing is late', () => {
    const calm = { tasks: tasks.map((one) => ({ ...one, slack: 40 })), pastOf: () => known };
    expect(bestMove(calm, [[a, b]])).toBeNull();
  });
});
