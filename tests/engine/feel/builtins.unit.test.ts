import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../../../engine/core/json.ts';
import { createFeel } from '../../../engine/feel/feel.ts';
import { BUILTIN_NAMES } from '../../../engine/feel/names.ts';

const feel = createFeel().at({ now: Date.UTC(2026, 4, 18, 16, 30, 5), random: () => 0.5, zone: 'Asia/Shanghai' });
const nothing = { get: () => undefined, names: () => [] };

/** One line or more per built-in of Camunda's reference, mostly with the examples that the reference gives. */
const TABLE: Readonly<
  Record<(typeof BUILTIN_NAMES)[number], readonly (readonly [source: string, value: JsonValue])[]>
> = {
  string: [
    ['string(1.1)', '1.1'],
    ['string(date("2012-12-25"))', '2012-12-25'],
  ],
  number: [
    ['number("1500.5")', 1500.5],
    ['number("1,500", ",")', 1500],
    ['number("1 500.5", " ", ".")', 1500.5],
    ['number("x")', null],
  ],
  context: [
    ['context([{"key":"a", "value":1}, {"key":"b", "value":2}])', { a: 1, b: 2 }],
    ['context([{"key":"a", "value":1}, {"key":"a", "value":2}])', { a: 2 }],
  ],
  date: [
    ['date("2018-04-29")', '2018-04-29'],
    ['date(date and time("2012-12-25T11:00:00"))', '2012-12-25'],
    ['date(2012, 12, 25)', '2012-12-25'],
    ['date("2024-06-31")', null],
  ],
  time: [
    ['time("12:00:00")', '12:00:00'],
    ['time(date and time("2012-12-25T11:00:00"))', '11:00:00'],
    ['time(23, 59, 0)', '23:59:00'],
    ['time(14, 30, 0, duration("PT1H"))', '14:30:00+01:00'],
  ],
  'date and time': [
    ['date and time("2018-04-29T09:30:00")', '2018-04-29T09:30:00'],
    ['date and time("2018-04-29T09:30:00+02:00")', '2018-04-29T09:30:00+02:00'],
    ['date and time("2018-04-29T09:30:00@Europe/Berlin")', '2018-04-29T09:30:00+02:00'],
    ['date and time("2018-04-29T09:30:00+02:00[Europe/Berlin]").timezone', 'Europe/Berlin'],
    ['date and time(date("2012-12-24"), time("T23:59:00"))', '2012-12-24T23:59:00'],
    ['date and time(date and time("2012-12-25T11:00:00"), time("T23:59:00"))', '2012-12-25T23:59:00'],
    ['date and time(@"2020-07-31T14:27:30@Europe/Berlin", "America/Los_Angeles")', '2020-07-31T05:27:30-07:00'],
    ['date and time("2024-06-31T10:00:00")', null],
  ],
  duration: [
    ['duration("P5D")', 'P5D'],
    ['duration("P32Y")', 'P32Y'],
    ['duration("PT90M").minutes', 30],
  ],
  'years and months duration': [['years and months duration(date("2011-12-22"), date("2013-08-24"))', 'P1Y8M']],
  'from json': [
    ['from json("{\\"a\\": 1, \\"b\\": [2]}")', { a: 1, b: [2] }],
    ['from json("true")', true],
    ['from json("\\"2023-06-14\\"")', '2023-06-14'],
    ['from json("invalid")', null],
  ],
  'to json': [
    ['to json({a: 1, b: 2})', '{"a":1,"b":2}'],
    ['to json(@"2023-06-14")', '"2023-06-14"'],
    ['to json(@"2025-11-24T10:00:00@Europe/Berlin")', '"2025-11-24T10:00:00+01:00[Europe/Berlin]"'],
    ['to json(@"P3Y")', '"P3Y"'],
  ],
  not: [
    ['not(true)', false],
    ['not(null)', null],
  ],
  'is defined': [
    ['is defined(1)', true],
    ['is defined(null)', false],
    ['is defined(x)', false],
    ['is defined(x.y)', false],
  ],
  'get or else': [
    ['get or else("this", "default")', 'this'],
    ['get or else(null, "default")', 'default'],
    ['get or else(null, null)', null],
  ],
  assert: [['assert(4, 4 > 0)', 4]],
  substring: [
    ['substring("foobar", 3)', 'obar'],
    ['substring("foobar", -3, 2)', 'ba'],
    ['substring("foobar", 3, 10)', 'obar'],
    ['substring("信访事项", 3)', '事项'],
  ],
  'string length': [['string length("foo")', 3]],
  'upper case': [['upper case("aBc4")', 'ABC4']],
  'lower case': [['lower case("aBc4")', 'abc4']],
  'substring before': [['substring before("foobar", "bar")', 'foo']],
  'substring after': [['substring after("foobar", "ob")', 'ar']],
  contains: [
    ['contains("foobar", "of")', false],
    ['contains(string: "me@camunda.com", match: ".com")', true],
  ],
  'starts with': [['starts with("foobar", "fo")', true]],
  'ends with': [['ends with("foobar", "r")', true]],
  matches: [
    ['matches("foobar", "^fo*bar")', true],
    ['matches("FooBar", "foo", "i")', true],
  ],
  replace: [
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '[1=ab][2=]cd'],
    ['replace("How do you feel?", "Feel", "FEEL", "i")', 'How do you FEEL?'],
  ],
  split: [
    ['split("John Doe", "\\s")', ['John', 'Doe']],
    ['split("a;b;c;;", ";")', ['a', 'b', 'c', '', '']],
  ],
  extract: [['extract("references are 1234, 1256, 1378", "12[0-9]*")', ['1234', '1256']]],
  trim: [['trim("  hello world  ")', 'hello world']],
  uuid: [['uuid()', '88888888-8888-4888-8888-888888888888']],
  'to base64': [
    ['to base64("FEEL")', 'RkVFTA=='],
    ['to base64("枫桥")', '5p6r5qGl'],
  ],
  'is blank': [
    ['is blank(" ")', true],
    ['is blank("hello world")', false],
  ],
  'string join': [
    ['string join(["a","b","c"])', 'abc'],
    ['string join(["a","b","c"], ", ", "[", "]")', '[a, b, c]'],
    ['string join(["a",null,"c"])', 'ac'],
    ['string join([])', ''],
  ],
  decimal: [
    ['decimal(1/3, 2)', 0.33],
    ['decimal(1.5, 0)', 2],
    ['decimal(2.5, 0)', 2],
    ['decimal(2.5, 0, "half_up")', 3],
    ['decimal(1.005, 2, "HALF_UP")', 1.01],
  ],
  floor: [
    ['floor(1.5)', 1],
    ['floor(-1.5)', -2],
    ['floor(-1.56, 1)', -1.6],
  ],
  ceiling: [
    ['ceiling(1.5)', 2],
    ['ceiling(-1.5)', -1],
    ['ceiling(-1.56, 1)', -1.5],
  ],
  'round up': [
    ['round up(5.5)', 6],
    ['round up(-5.5)', -6],
    ['round up(1.121, 2)', 1.13],
    ['round up(-1.126, 2)', -1.13],
  ],
  'round down': [
    ['round down(5.5)', 5],
    ['round down(-5.5)', -5],
    ['round down(-1.126, 2)', -1.12],
  ],
  'round half up': [
    ['round half up(5.5)', 6],
    ['round half up(-5.5)', -6],
    ['round half up(-1.126, 2)', -1.13],
  ],
  'round half down': [
    ['round half down(5.5)', 5],
    ['round half down(-5.5)', -5],
    ['round half down(1.126, 2)', 1.13],
  ],
  abs: [
    ['abs(-10)', 10],
    ['abs(duration("-PT5H"))', 'PT5H'],
    ['abs(duration("-P2M"))', 'P2M'],
  ],
  modulo: [['modulo(12, 5)', 2]],
  sqrt: [['sqrt(16)', 4]],
  log: [['log(10)', 2.302585092994046]],
  exp: [['exp(5)', 148.4131591025766]],
  odd: [
    ['odd(5)', true],
    ['odd(2)', false],
  ],
  even: [
    ['even(5)', false],
    ['even(2)', true],
  ],
  'random number': [['random number()', 0.5]],
  'list contains': [
    ['list contains([1,2,3], 2)', true],
    ['list contains([[1],[2]], [2])', true],
    ['list contains([date("2026-01-01")], date("2026-01-01"))', true],
    ['list contains([1,null], null)', true],
  ],
  count: [['count([1,2,3])', 3]],
  min: [
    ['min([1,2,3])', 1],
    ['min(3,2,1)', 1],
    ['min(date("2026-02-01"), date("2026-01-01"))', '2026-01-01'],
  ],
  max: [
    ['max([1,2,3])', 3],
    ['max(1,2,3)', 3],
    ['max([])', null],
  ],
  sum: [
    ['sum([1,2,3])', 6],
    ['sum(1,2,3)', 6],
  ],
  product: [['product([2, 3, 4])', 24]],
  mean: [['mean([1,2,3])', 2]],
  median: [
    ['median(8, 2, 5, 3, 4)', 4],
    ['median([6, 1, 2, 3])', 2.5],
  ],
  stddev: [['stddev(2, 4, 7, 5)', 2.0816659994661326]],
  mode: [
    ['mode(6, 3, 9, 6, 6)', [6]],
    ['mode([6, 1, 9, 6, 1])', [1, 6]],
  ],
  all: [
    ['all([true,false])', false],
    ['all(false,null,true)', false],
  ],
  any: [
    ['any([false,true])', true],
    ['any(false,null,true)', true],
  ],
  and: [
    ['and([true,false])', false],
    ['and(true, true) and and([true])', true],
  ],
  or: [
    ['or([false,true])', true],
    ['if or(false, true) then 1 else 2', 1],
  ],
  sublist: [
    ['sublist([1,2,3], 2)', [2, 3]],
    ['sublist([1,2,3], 1, 2)', [1, 2]],
  ],
  append: [['append([1], 2, 3)', [1, 2, 3]]],
  concatenate: [['concatenate([1],[2],[3])', [1, 2, 3]]],
  'insert before': [['insert before([1,3], 1, 2)', [2, 1, 3]]],
  remove: [['remove([1,2,3], 2)', [1, 3]]],
  reverse: [['reverse([1,2,3])', [3, 2, 1]]],
  'index of': [
    ['index of([1,2,3,2], 2)', [2, 4]],
    ['index of([{a:1}], {a:1})', [1]],
  ],
  union: [['union([1,2],[2,3])', [1, 2, 3]]],
  'distinct values': [['distinct values([1,2,3,2,1])', [1, 2, 3]]],
  'duplicate values': [['duplicate values([1,2,3,2,1])', [1, 2]]],
  flatten: [['flatten([[1,2],[[3]], 4])', [1, 2, 3, 4]]],
  sort: [['sort(list: [3,1,4,5,2], precedes: function(x,y) x < y)', [1, 2, 3, 4, 5]]],
  'is empty': [
    ['is empty([])', true],
    ['is empty([1,2,3])', false],
  ],
  partition: [
    ['partition([1,2,3,4,5], 2)', [[1, 2], [3, 4], [5]]],
    ['partition([], 2)', []],
    ['partition([1,2], 0)', null],
  ],
  'list replace': [['list replace([1,2,3], 2, 9)', [1, 9, 3]]],
  'get value': [
    ['get value({foo: 123}, "foo")', 123],
    ['get value({a: 1}, "b")', null],
    ['get value({x:1, y: {z:0}}, ["y", "z"])', 0],
    ['get value({a: {b: 3}}, ["b"])', null],
  ],
  'get entries': [['get entries({foo: 123})', [{ key: 'foo', value: 123 }]]],
  'context put': [
    ['context put({x:1}, "y", 2)', { x: 1, y: 2 }],
    ['context put({x:1, y: {z:0}}, ["y", "z"], 2)', { x: 1, y: { z: 2 } }],
    ['context put({x:1}, ["y", "z"], 2)', { x: 1, y: { z: 2 } }],
    ['context put({x:1}, [], 2)', null],
  ],
  'context merge': [['context merge([{x:1, y: 0}, {y:2}])', { x: 1, y: 2 }]],
  put: [['put({x:1}, "y", 2)', { x: 1, y: 2 }]],
  'put all': [['put all([{x:1}, {y:2}])', { x: 1, y: 2 }]],
  now: [
    ['now()', '2026-05-19T00:30:05+08:00'],
    ['now().timezone', 'Asia/Shanghai'],
  ],
  today: [['today()', '2026-05-19']],
  'day of week': [
    ['day of week(date("2019-09-17"))', 'Tuesday'],
    ['day of week(date and time("2019-09-17T12:00:00"))', 'Tuesday'],
  ],
  'day of year': [['day of year(date("2019-09-17"))', 260]],
  'week of year': [['week of year(date("2019-09-17"))', 38]],
  'month of year': [['month of year(date("2019-09-17"))', 'September']],
  'last day of month': [
    ['last day of month(date("2022-10-01"))', '2022-10-31'],
    ['last day of month(date and time("2024-02-16T12:00:00"))', '2024-02-29'],
  ],
  cycle: [
    ['cycle(3, duration("PT1H"))', 'R3/PT1H'],
    ['cycle(duration("P1M"))', 'R/P1M'],
    ['cycle(3, "PT1H")', null],
  ],
  'unix timestamp': [['unix timestamp(date and time("1970-01-02T00:00:00Z"))', 86400]],
  is: [
    ['is(1, 1)', true],
    ['is(date("2012-12-25"), time("23:00:50"))', false],
  ],
  before: [
    ['before(1, 10)', true],
    ['before([1..5),[5..10])', true],
  ],
  after: [
    ['after(12, [2..5])', true],
    ['after([1..5], 10)', false],
  ],
  meets: [
    ['meets([1..3], [3..5])', true],
    ['meets([1..5], (5..8])', false],
  ],
  'met by': [
    ['met by([5..10], [1..5])', true],
    ['met by([5..10], [1..5))', false],
  ],
  overlaps: [
    ['overlaps([5..10], [1..6])', true],
    ['overlaps((5..8], [1..5))', false],
    ['overlaps([1..3], (3..6])', false],
  ],
  'overlaps before': [
    ['overlaps before([1..5], [4..10])', true],
    ['overlaps before([3..4], [1..2])', false],
    ['overlaps before([1..3], (3..5])', false],
    ['overlaps before([1..5), (3..8])', true],
    ['overlaps before([1..5), [5..10])', false],
  ],
  'overlaps after': [
    ['overlaps after([4..10], [1..5])', true],
    ['overlaps after([3..4], [1..2])', false],
    ['overlaps after([3..5], [1..3))', false],
    ['overlaps after((5..8], [1..5))', false],
    ['overlaps after([4..10], [1..5))', true],
  ],
  finishes: [
    ['finishes(5, [1..5])', true],
    ['finishes(10, [1..7])', false],
    ['finishes([3..5], [1..5])', true],
    ['finishes((1..5], [1..5))', false],
  ],
  'finished by': [
    ['finished by([5..10], 10)', true],
    ['finished by([1..5], [3..5])', true],
    ['finished by([5..10], (1..10))', false],
  ],
  includes: [
    ['includes([5..10], 6)', true],
    ['includes([1..10], [4..6])', true],
    ['includes((5..8], [1..5))', false],
  ],
  during: [
    ['during(5, [1..10])', true],
    ['during(1, (1..10])', false],
    ['during([4..6], [1..10))', true],
    ['during((1..5], (1..10])', true],
  ],
  starts: [
    ['starts(1, [1..5])', true],
    ['starts(1, (1..8])', false],
    ['starts((1..5], [1..5])', false],
    ['starts((1..5), (1..10))', true],
  ],
  'started by': [
    ['started by([1..10], 1)', true],
    ['started by([1..10], [1..5])', true],
    ['started by((1..10], [1..5))', false],
    ['started by([1..10], [1..10))', true],
  ],
  coincides: [
    ['coincides(5, 5)', true],
    ['coincides([1..5], [1..5])', true],
    ['coincides((1..5], [1..5))', false],
    ['coincides(date("2026-01-01"), date("2026-01-02"))', false],
  ],
  fromAi: [
    ['fromAi("A", "a letter", "string")', 'A'],
    ['fromAi(value: 1, type: "number")', 1],
  ],
};

describe('built-in functions of Camunda 8', () => {
  test.each(Object.values(TABLE).flat())('%s', (source, value) => {
    expect(feel.evaluate(source, nothing)).toMatchObject({ ok: true, value });
  });

  test('the table has a line for each of them', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...BUILTIN_NAMES].sort());
  });
});
