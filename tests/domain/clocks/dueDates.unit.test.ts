import { createClocks } from '../../../domain/clocks/createClocks.ts';
import { clockRules } from '../../../domain/clocks/rules.ts';
import { clockKeySchema, type ClockKey } from '../../../domain/schema/codes.ts';

const clocks = createClocks();
const at = (local: string) => Date.parse(`${local}+08:00`);

test.each<[string, ClockKey, string, string, number?]>([
  ['AC-01 dispatch', 'BUREAU_DISPATCH', '2026-03-02', '2026-03-17'],
  ['AC-01 notice', 'UNIT_NOTICE_REFERRED', '2026-03-03', '2026-03-18'],
  ['AC-01 simplified handling, 10 working days', 'SIMPLE_HANDLE', '2026-03-04', '2026-03-18'],
  ['AC-02 dispatch', 'BUREAU_DISPATCH', '2026-03-09', '2026-03-24'],
  ['AC-02 objection, 5 working days', 'UNIT_OBJECTION', '2026-03-11', '2026-03-18'],
  ['AC-02 notice', 'UNIT_NOTICE_REFERRED', '2026-03-11', '2026-03-26'],
  ['AC-02 handling ends on a Sunday and stays there', 'HANDLE_31_6', '2026-03-18', '2026-05-17'],
  ['AC-02 extension of 30 days', 'HANDLE_EXT', '2026-05-17', '2026-06-16'],
  ['an extension of 10 days only', 'HANDLE_EXT', '2026-05-17', '2026-05-27', -20],
  ['AC-02 review request', 'REVIEW_REQUEST', '2026-06-10', '2026-07-10'],
  ['AC-03 handling', 'HANDLE_31_6', '2026-04-17', '2026-06-16'],
  ['AC-04 dispatch', 'BUREAU_DISPATCH', '2026-04-20', '2026-05-05'],
  ['AC-04 notice', 'UNIT_NOTICE_REFERRED', '2026-04-22', '2026-05-07'],
  ['AC-04 reconsideration', 'RECONSIDERATION_APPLY', '2026-04-02', '2026-06-01'],
  ['AC-05 dispatch', 'BUREAU_DISPATCH', '2026-05-06', '2026-05-21'],
  ['AC-05 labour arbitration, one year', 'LABOUR_ARB_LIMIT', '2025-12-31', '2026-12-31'],
  ['AC-06 dispatch', 'BUREAU_DISPATCH', '2026-05-11', '2026-05-26'],
  ['AC-06 discipline organ, 15 working days', 'DISCIPLINE_NOTICE', '2026-05-13', '2026-06-03'],
  ['AC-07 handling', 'HANDLE_31_6', '2026-06-05', '2026-08-04'],
  ['AC-08 review request: day 30 is a Sunday and rolls', 'REVIEW_REQUEST', '2026-02-27', '2026-03-30'],
  ['AC-08 review', 'REVIEW_DECIDE', '2026-03-29', '2026-04-28'],
  ['AC-08 re-examination request', 'REEXAM_REQUEST', '2026-04-24', '2026-05-25'],
  ['AC-08 re-examination', 'REEXAM_DECIDE', '2026-05-20', '2026-06-19'],
  ['AC-08 re-examination, 10 hearing days excluded', 'REEXAM_DECIDE', '2026-05-20', '2026-06-29', 10],
  ['AC-09 redo', 'REDO', '2026-07-03', '2026-07-18'],
  ['AC-09 renewal of 7 days', 'REDO', '2026-07-20', '2026-07-27', -8],
  ['AC-09 old review window: Saturday rolls to Monday', 'REVIEW_REQUEST', '2026-06-18', '2026-07-20'],
  ['AC-10 court confirmation: day 30 is a Sunday and rolls', 'MEDIATION_CONFIRM', '2026-08-07', '2026-09-07'],
  ['AC-09 new review window', 'REVIEW_REQUEST', '2026-07-27', '2026-08-26'],
  ['a make-up Saturday counts as a working day', 'GATE_OPINION', '2026-05-06', '2026-05-09'],
  ['a leap day start has a last day of February', 'LABOUR_ARB_LIMIT', '2024-02-29', '2025-02-28'],
])('%s: %s from %s is due on %s', (_what, key, startsOn, dueOn, ...[extraDays]) => {
  expect(clocks.due(key, startsOn, extraDays).dueOn).toBe(dueOn);
});

test('every clock key has a rule with its article and both names', () => {
  expect(clockRules.map((rule) => rule.key).sort()).toEqual([...clockKeySchema.options].sort());
  for (const rule of clockRules) {
    expect(rule.statutory).toBe(rule.article !== 'P');
    expect(rule.name.zh).not.toBe('');
    expect(rule.name.en).not.toBe('');
  }
});

test('only requests of petitioners roll to a working day, and only re-examination pauses for a hearing', () => {
  expect(clockRules.filter((rule) => rule.roll !== 'NONE').map((rule) => rule.key)).toEqual([
    'REVIEW_REQUEST',
    'REEXAM_REQUEST',
    'MEDIATION_CONFIRM',
  ]);
  expect(clockRules.filter((rule) => rule.pause !== 'NONE').map((rule) => rule.key)).toEqual(['REEXAM_DECIDE']);
});

test('a due day ends at 24:00 in the zone of the office, and says so with its offset', () => {
  expect(clocks.due('HANDLE_31_6', '2026-03-18').dueAt).toBe('2026-05-18T00:00:00+08:00');
  expect(createClocks({ zone: 'UTC' }).due('HANDLE_31_6', '2026-03-18').dueAt).toBe('2026-05-18T00:00:00Z');
});

test('an unknown zone is refused', () => {
  expect(() => createClocks({ zone: 'Yunze/County' })).toThrow('unknown time zone');
});

test('another table of working days changes the due day and the rule version', () => {
  const strict = createClocks({ calendar: { version: 'all-days', isWorkingDay: () => true } });
  expect(strict.due('UNIT_OBJECTION', '2026-03-11')).toMatchObject({
    dueOn: '2026-03-16',
    ruleVersion: 'R1-23@2022-05-01+all-days',
  });
  expect(clocks.due('UNIT_OBJECTION', '2026-03-11').ruleVersion).not.toBe(
    strict.due('UNIT_OBJECTION', '2026-03-11').ruleVersion,
  );
});

test('the rule in force on the starting day is the one that counts', () => {
  const [old] = clockRules.filter((rule) => rule.key === 'REDO');
  const later = { ...old!, length: 10, validFrom: '2026-08-01', version: 'P@2026-08-01' };
  const both = createClocks({ rules: [later, ...clockRules] });
  expect(both.due('REDO', '2026-07-31')).toMatchObject({ dueOn: '2026-08-15', ruleVersion: 'P@2022-05-01' });
  expect(both.due('REDO', '2026-08-01')).toMatchObject({ dueOn: '2026-08-11', ruleVersion: 'P@2026-08-01' });
});

test('the days past due are −1 on the due day and 0 from the midnight that ends it', () => {
  expect(clocks.daysPastDue('2026-03-17', at('2026-03-17T23:59:59'))).toBe(-1);
  expect(clocks.daysPastDue('2026-03-17', at('2026-03-18T00:00:00'))).toBe(0);
  expect(clocks.daysPastDue('2026-03-17', at('2026-03-22T12:00:00'))).toBe(4);
});

test('the next check walks the thresholds of the escalation table and then ends', () => {
  const checks = [];
  let now = at('2026-03-02T09:00:00');
  for (;;) {
    const next = clocks.nextCheck('2026-03-17', '2026-03-02', now);
    if (next === null) break;
    checks.push(clocks.localDate(Date.parse(next)));
    now = Date.parse(next);
  }
  expect(checks).toEqual([
    '2026-03-08',
    '2026-03-15',
    '2026-03-18',
    '2026-03-22',
    '2026-03-26',
    '2026-04-03',
    '2026-04-18',
  ]);
});

test('a short clock is not checked before it has begun', () => {
  expect(clocks.nextCheck('2026-03-05', '2026-03-04', at('2026-03-04T09:00:00'))).toBe('2026-03-05T16:00:00.000Z');
});

test('soon due is the last fifth, and never less than three days', () => {
  const soon = (day: string, from: string, to: string) => clocks.dueSoon(from, to, at(`${day}T12:00:00`));
  expect([soon('2026-03-14', '2026-03-02', '2026-03-17'), soon('2026-03-15', '2026-03-02', '2026-03-17')]).toEqual([
    false,
    true,
  ]);
  expect([soon('2026-05-05', '2026-03-18', '2026-05-17'), soon('2026-05-06', '2026-03-18', '2026-05-17')]).toEqual([
    false,
    true,
  ]);
  expect(soon('2026-05-18', '2026-03-18', '2026-05-17')).toBe(false);
});
