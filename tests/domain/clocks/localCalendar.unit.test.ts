import { stateCouncilCalendar } from '../../../domain/clocks/calendar.ts';
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import { createLocalCalendar } from '../../../domain/clocks/localCalendar.ts';
import { stateCouncilYear } from '../../../domain/clocks/yearTable.ts';

test('should count a local day above the table, and say so in the rule version', () => {
  const calendar = createLocalCalendar(stateCouncilCalendar);
  const clocks = createClocks({ calendar });
  const before = clocks.due('UNIT_OBJECTION', '2026-05-11');
  expect(before.dueOn).toBe('2026-05-18');
  expect(before.ruleVersion).toMatch(/\+state-council$/);
  calendar.load([{ on: '2026-05-14', working: false }], 7);
  const after = clocks.due('UNIT_OBJECTION', '2026-05-11');
  expect(after.dueOn).toBe('2026-05-19');
  expect(after.ruleVersion).toMatch(/\+state-council\+local-7$/);
});

test('should list free days and made-up working days of a published year, and nothing of one that is not', () => {
  const days = stateCouncilYear(2026);
  expect(days).toContainEqual({ on: '2026-02-17', working: false, name: { zh: '春节', en: 'Spring Festival' } });
  expect(days).toContainEqual({ on: '2026-02-14', working: true, name: { zh: '春节', en: 'Spring Festival' } });
  expect(stateCouncilYear(2090)).toEqual([]);
});
