import { nextCron, parseCron } from '../../../engine/core/behaviors/cron.ts';
import { addDuration, parseCycle, parseDuration, parseInstant } from '../../../engine/core/behaviors/iso8601.ts';
import { nextSchedule, scheduleOf } from '../../../engine/core/behaviors/timers.ts';

const at = (text: string): number => Date.parse(text);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().replace('.000', '');

test.each([
  ['2026-01-31T10:00:00Z', 'P1M', '2026-02-28T10:00:00Z'],
  ['2024-02-29T00:00:00Z', 'P1Y', '2025-02-28T00:00:00Z'],
  ['2026-01-01T00:00:00Z', 'P1Y2M3DT4H5M6S', '2027-03-04T04:05:06Z'],
  ['2026-01-01T00:00:00Z', 'P2W', '2026-01-15T00:00:00Z'],
  ['2026-03-31T00:00:00Z', '-P1M', '2026-02-28T00:00:00Z'],
  ['2026-01-01T00:00:00Z', 'PT0.5S', '2026-01-01T00:00:00.500Z'],
])('%s and %s make %s', (from, duration, to) => {
  expect(iso(addDuration(at(from), parseDuration(duration)!))).toBe(to);
});

test.each(['P', 'PT', '', '1H', 'P1H', 'PT1D', 'tomorrow'])('should not take %p for a duration', (text) => {
  expect(parseDuration(text)).toBeNull();
});

test.each([
  ['2026-05-18T00:00:00+08:00', '2026-05-17T16:00:00Z'],
  ['2026-05-18T00:00:00Z', '2026-05-18T00:00:00Z'],
  ['2026-05-18T00:00:00', '2026-05-18T00:00:00Z'],
  ['2026-05-18T00:00:00+08:00[Asia/Shanghai]', '2026-05-17T16:00:00Z'],
  ['2026-05-18', null],
  ['2026-13-18T00:00:00Z', null],
])('should read the instant %s', (text, expected) => {
  expect(iso(parseInstant(text))).toBe(expected);
});

test('should read repetitions', () => {
  expect(parseCycle('R/PT1H')).toEqual({ repetitions: -1, start: null, interval: 'PT1H' });
  expect(parseCycle('R2/2026-01-01T00:00:00Z/P1D')).toEqual({
    repetitions: 2,
    start: at('2026-01-01T00:00:00Z'),
    interval: 'P1D',
  });
  expect(parseCycle('3/PT1H')).toBeNull();
});

test.each([
  ['0 0 9 * * *', '2026-01-01T08:59:59Z', '2026-01-01T09:00:00Z'],
  ['0 0 9 * * *', '2026-01-01T09:00:00Z', '2026-01-02T09:00:00Z'],
  ['0 */15 * * * *', '2026-01-01T09:01:00Z', '2026-01-01T09:15:00Z'],
  ['0 0 0 29 2 ?', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00Z'],
  ['0 0 8 ? * MON', '2026-01-01T00:00:00Z', '2026-01-05T08:00:00Z'],
  ['@monthly', '2026-01-15T00:00:00Z', '2026-02-01T00:00:00Z'],
  ['0 0 0 31 2 *', '2026-01-01T00:00:00Z', null],
])('cron %s after %s is %s', (text, after, expected) => {
  expect(iso(nextCron(parseCron(text)!, at(after)))).toBe(expected);
});

test.each(['* * * * *', '60 * * * * *', 'x * * * * *', '0 0 0 5-1 * *', '0 0/0 * * * *'])(
  'should refuse the cron %p',
  (text) => {
    expect(parseCron(text)).toBeNull();
  },
);

test('should count a cycle down without drifting when it fires late', () => {
  const first = scheduleOf('cycle', 'R2/PT1H', at('2026-01-01T00:00:00Z'));
  if (!first.ok) throw new Error(first.failure.message);
  const second = nextSchedule(first.value)!;
  expect(iso(second.dueAt)).toBe('2026-01-01T02:00:00Z');
  expect(nextSchedule(second)).toBeNull();
});
