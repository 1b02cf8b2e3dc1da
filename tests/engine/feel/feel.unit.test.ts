import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../../engine/core/json.ts';
import { createFeel } from '../../../engine/feel/feel.ts';
import { checkExpression } from '../../../engine/feel/syntax.ts';

const moment = { now: Date.UTC(2026, 4, 18, 3, 4, 5, 678), random: () => 0.25 };
const feel = createFeel().at(moment);
const reader = (variables: JsonObject) => ({
  get: (name: string) => variables[name],
  names: () => Object.keys(variables),
});
const evaluate = (source: string, variables: JsonObject = {}) => feel.evaluate(source, reader(variables));

describe('the value of an expression', () => {
  test.each<readonly [string, unknown]>([
    ['a + 1', 3],
    // Half a character is none, and no database holds it.
    ['"\\uD83D" + "x"', '\ufffdx'],
    ['`part-number` + `two words`', 30],
    ['信访件.编号', 'X1'],
    ['items[id = "b"].n', [2]],
    ['items[1].n', 1],
    ['items[-1].n', 2],
    ['items[a].n', 2],
    ['items[count(items)].n', 2],
    ['items[list contains(["b"], id)].id', ['b']],
    ['items[not(n = 1)].id', ['b']],
    ['items[n > 1 and id = "b"].id', ['b']],
    ['numbers[item >= 2]', [3, 2]],
    ['some x in numbers satisfies x > 2', true],
    ['for x in numbers return x * a', [6, 2, 4]],
    ['{x: a, y: x + 1}', { x: 2, y: 3 }],
    ['if a > 1 then "many" else "one"', 'many'],
    ['if "text" then 1 else 2', 2],
    ['date("2026-01-31") + duration("P1M")', '2026-02-28'],
    ['@"2026-05-18T00:00:00@Asia/Shanghai"', '2026-05-18T00:00:00+08:00'],
    ['@"10:30:00Z"', '10:30:00Z'],
    ['[@"P1Y2M", @"PT1H30M", @"2026-05-18"]', ['P1Y2M', 'PT1H30M', '2026-05-18']],
    ['1 / 0', null],
    ['a // a comment', 2],
  ])('%s', (source, value) => {
    const variables = {
      a: 2,
      'part-number': 10,
      'two words': 20,
      numbers: [3, 1, 2],
      信访件: { 编号: 'X1' },
      items: [
        { id: 'a', n: 1 },
        { id: 'b', n: 2 },
      ],
    };
    expect(evaluate(source, variables)).toMatchObject({ ok: true, value });
  });

  test('variables come from the reader by need', () => {
    const asked: string[] = [];
    feel.evaluate('a.b > c', { get: (name) => void asked.push(name), names: () => [] });
    expect(asked).toEqual(['a', 'c']);
  });

  test('a variable that is named like a function does not hide the function', () => {
    expect(evaluate('count(list) + size', { count: 5, list: [1], size: 1 })).toMatchObject({ ok: true, value: 2 });
  });
});

describe('what is missing or of the wrong type', () => {
  test('a missing variable is null, with a warning that names it', () => {
    expect(evaluate('x')).toEqual({ ok: true, value: null, warnings: ["No variable found with name 'x'."] });
  });

  test('names that the expression defines itself are not missed', () => {
    expect(evaluate('for x in [1] return x')).toEqual({ ok: true, value: [1], warnings: [] });
    expect(evaluate('[{a: 1}][a = 1]')).toMatchObject({ warnings: [] });
  });

  test.each(['x > 5', '"7" > 5', 'not(x > 5)', 'x > 5 and true', '1 + "a"', 'x.y.z'])(
    '%s is null, not false',
    (source) => {
      expect(evaluate(source)).toMatchObject({ ok: true, value: null });
    },
  );
});

describe('a failure names the expression and the reason for', () => {
  test.each([
    ['nothing(1)', "No function found with name 'nothing'."],
    ['count(1, 2)', 'Cannot invoke'],
    ['assert(x, x != null, "x is needed")', 'Assertion failed: x is needed'],
    ['function(x) x', 'Its result is a function.'],
    ['[1..3]', 'Its result is a range.'],
    ['1 +', 'cannot be parsed at its end'],
    ['a b', "'a b' is not a name"],
    ['1e5', 'has an exponent'],
    ['', 'The expression is empty.'],
  ])('%s', (source, reason) => {
    const result = evaluate(source);
    expect(result).toMatchObject({ ok: false, message: expect.stringContaining(reason) });
    expect(result).toMatchObject({ message: expect.stringContaining(source) });
  });

  test('and the next evaluation of the same compiled expression starts clean', () => {
    const guard = 'if bad then nothing(1) else 2';
    expect(evaluate(guard, { bad: true })).toMatchObject({ ok: false });
    expect(evaluate(guard, { bad: false })).toEqual({ ok: true, value: 2, warnings: [] });
  });
});

describe('time and chance', () => {
  test('now and today are those of the moment, in UTC unless another zone is given', () => {
    const shared = createFeel();
    expect(evaluate('[now(), today()]')).toMatchObject({ value: ['2026-05-18T03:04:05.678Z', '2026-05-18'] });
    const late = { ...moment, now: Date.UTC(2026, 4, 18, 17) };
    expect(shared.at({ ...late, zone: '+08:00' }).evaluate('[now(), today()]', reader({}))).toMatchObject({
      value: ['2026-05-19T01:00:00+08:00', '2026-05-19'],
    });
    expect(shared.at(late).evaluate('today()', reader({}))).toMatchObject({ value: '2026-05-18' });
  });

  test('evaluators of one engine keep their own moment', () => {
    const shared = createFeel();
    const [first, second] = [shared.at({ ...moment, now: 0 }), shared.at({ ...moment, now: 86_400_000 })];
    const told = [first, second, first].map((evaluator) => evaluator.evaluate('today()', reader({})));
    expect(told.map((result) => result.ok && result.value)).toEqual(['1970-01-01', '1970-01-02', '1970-01-01']);
  });

  test('random numbers come from the caller', () => {
    expect(evaluate('random number()')).toMatchObject({ value: 0.25 });
  });
});

describe('unary tests', () => {
  test.each<readonly [tests: string, input: JsonObject[string], matches: boolean]>([
    ['', 'anything', true],
    ['-', null, true],
    ['"a", "b"', 'b', true],
    ['not("a", "b")', 'b', false],
    ['not("a")', null, true],
    ['< 5', 4, true],
    ['< 5', null, false],
    ['[1..5)', 5, false],
    ['true', true, true],
    ['true', null, false],
    ['false', false, true],
    ['null', null, true],
    ['limit', 3, true],
    ['> limit', 3, false],
    ['? > limit or ? = 0', 0, true],
    ['contains(?, "b")', 'abc', true],
    ['is defined(?)', null, false],
    ['list contains(levels, ?)', 'A', true],
  ])('%s for %j is %s', (tests, input, matches) => {
    expect(feel.unaryTest(tests, input, reader({ limit: 3, levels: ['A'] }))).toMatchObject({
      ok: true,
      value: matches,
    });
  });

  test('an unknown function fails', () => {
    expect(feel.unaryTest('nothing(?)', 1, reader({}))).toMatchObject({ ok: false });
  });
});

describe('checking at deployment', () => {
  test('tells the variables and the functions that FEEL does not know', () => {
    expect(checkExpression('count(items) + rate(x)')).toMatchObject({
      ok: true,
      variables: ['items', 'x'],
      unknownFunctions: ['rate'],
    });
  });

  test.each([
    ['123456789012345', true],
    ['1234567890123456', false],
    ['1000000000000000000', true],
    ['0.123456789012345', true],
    ['0.1234567890123456', false],
    ['-1234567890123456', false],
  ])('the number %s keeps its digits: %s', (source, ok) => {
    expect(checkExpression(source).ok).toBe(ok);
  });
});

test('a small cache of compiled expressions forgets but does not confuse them', () => {
  const small = createFeel({ cacheSize: 2 }).at(moment);
  for (const round of [1, 2]) {
    for (const number of [1, 2, 3, 4]) {
      expect(small.evaluate(`${number} * ${round}`, reader({}))).toMatchObject({ value: number * round });
    }
  }
});
