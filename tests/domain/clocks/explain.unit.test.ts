import fc from 'fast-check';
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import { addDays } from '../../../domain/clocks/dates.ts';
import { clockKeySchema } from '../../../domain/schema/codes.ts';

const clocks = createClocks();
const day = fc.integer({ min: 0, max: 1_500 }).map((n) => addDays('2023-01-01', n));
const key = fc.constantFrom(...clockKeySchema.options);

test('should end every explanation on the day that was computed, for any rule, start and added days', () => {
  fc.assert(
    fc.property(key, day, fc.integer({ min: 0, max: 40 }), (clockKey, startsOn, extraDays) => {
      const due = clocks.due(clockKey, startsOn, extraDays);
      const explained = clocks.explain(clockKey, startsOn, extraDays);
      expect(explained).toMatchObject(due);
      expect(explained.days[0]).toMatchObject({ on: startsOn, as: 'START', n: 0 });
      expect(explained.days.at(-1)?.on).toBe(due.dueOn);
      expect(explained.days.map(({ on }) => on)).toEqual(explained.days.map((_, n) => addDays(startsOn, n)));
    }),
  );
});

test('should number exactly the days of the rule, whatever rest days lie between', () => {
  fc.assert(
    fc.property(key, day, (clockKey, startsOn) => {
      const { rule, days } = clocks.explain(clockKey, startsOn);
      fc.pre(rule.unit === 'CD' || rule.unit === 'WD');
      expect(Math.max(...days.map(({ n }) => n ?? 0))).toBe(rule.length);
      const skipped = days.filter(({ as }) => as === 'SKIPPED');
      expect(skipped.every(({ on }) => !clocks.isWorkingDay(on))).toBe(true);
      if (rule.unit === 'CD') expect(skipped).toEqual([]);
    }),
  );
});

test('should leave hearing days out of the numbering when they are what the limit was lengthened by', () => {
  const hearing = Array.from({ length: 10 }, (_, n) => addDays('2026-06-01', n));
  const { dueOn, days } = clocks.explain('REEXAM_DECIDE', '2026-05-20', 10, hearing);
  expect(dueOn).toBe('2026-06-29');
  expect(days.filter(({ as }) => as === 'PAUSED').map(({ on }) => on)).toEqual(hearing);
  expect(days.at(-1)).toMatchObject({ on: '2026-06-29', n: 30 });
});

test('should name holidays and make-up workdays, and say that a last day on a weekend was rolled', () => {
  const handling = clocks.explain('HANDLE_31_6', '2026-03-18').days;
  const on = (date: string) => handling.find((one) => one.on === date);
  expect(on('2026-05-01')).toMatchObject({ kind: 'HOLIDAY', as: 'COUNTED', name: { zh: '劳动节' } });
  expect(on('2026-05-09')).toMatchObject({ kind: 'MAKE_UP', as: 'COUNTED' });
  expect(on('2026-03-21')).toMatchObject({ kind: 'WEEKEND', as: 'COUNTED', n: 3, name: null });
  expect(handling.at(-1)).toMatchObject({ on: '2026-05-17', kind: 'WEEKEND', n: 60 });
  const request = clocks.explain('REVIEW_REQUEST', '2026-06-18').days;
  expect(request.slice(-3).map(({ on: date, as, n }) => [date, as, n])).toEqual([
    ['2026-07-18', 'COUNTED', 30],
    ['2026-07-19', 'ROLLED', null],
    ['2026-07-20', 'ROLLED', null],
  ]);
});

test('should skip the weekend of the five working days in which a unit may object', () => {
  const { days } = clocks.explain('UNIT_OBJECTION', '2026-03-11');
  expect(days.map(({ on, as }) => `${on.slice(8)} ${as}`)).toEqual([
    '11 START',
    '12 COUNTED',
    '13 COUNTED',
    '14 SKIPPED',
    '15 SKIPPED',
    '16 COUNTED',
    '17 COUNTED',
    '18 COUNTED',
  ]);
});
