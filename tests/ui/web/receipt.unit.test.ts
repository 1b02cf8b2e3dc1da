import { createClocks } from '../../../domain/clocks/createClocks.ts';
import type { ReceiptPart } from '../../../domain/schema/deadlineViews.ts';
import { allDays, countOf, placed, runsOf } from '../../../ui/web/modules/receipt/days.ts';
import { fieldEntries, sameAt, withValues } from '../../../ui/web/modules/form/fields.ts';
import type { FormSchema } from '../../../ui/web/modules/form/schema.ts';

const clocks = createClocks();
const part = (key: 'HANDLE_31_6' | 'HANDLE_EXT' | 'UNIT_OBJECTION', startsOn: string): ReceiptPart => {
  const { rule, days, ...rest } = clocks.explain(key, startsOn);
  return {
    ...rest,
    clockRef: '',
    clockKey: key,
    name: rule.name,
    length: rule.length,
    unit: rule.unit,
    days: [...days],
  };
};

test('should show every day of an extended limit once, in weeks from the Monday of the start', () => {
  const days = allDays({ parts: [part('HANDLE_31_6', '2026-03-18'), part('HANDLE_EXT', '2026-05-17')] });
  expect(days.length).toBe(91);
  expect(new Set(days.map(({ on }) => on)).size).toBe(91);
  const grid = placed(days);
  expect(grid[0]).toMatchObject({ week: 0, weekday: 2 });
  expect(grid.at(-1)).toMatchObject({ week: 13, weekday: 1, day: { on: '2026-06-16', part: 1 } });
});

test('should put like days into one line and lose none of them', () => {
  const days = allDays({ parts: [part('UNIT_OBJECTION', '2026-03-11')] });
  expect(runsOf(days).map(({ from, to }) => `${from.on.slice(8)}-${to.on.slice(8)} ${from.as}`)).toEqual([
    '11-11 START',
    '12-13 COUNTED',
    '14-15 SKIPPED',
    '16-18 COUNTED',
  ]);
  expect([countOf(days, 'WEEKEND', 'SKIPPED'), countOf(days, 'WORKDAY')]).toEqual([2, 5]);
});

const schema: FormSchema = {
  type: 'default',
  id: 'test',
  components: [
    {
      id: 'a',
      type: 'radio',
      key: 'outcome',
      label: '结论',
      values: [{ label: '支持', value: 'UPHELD', 'label:en': 'Upheld' }],
    },
    {
      id: 'b',
      type: 'group',
      path: 'opinion',
      components: [{ id: 'c', type: 'textarea', key: 'facts', label: '事实' }],
    },
    { id: 'd', type: 'text', text: '依据' },
  ],
};

test('should name the fields of two people’s forms in words and merge what was chosen', () => {
  const entries = fieldEntries(schema, 'en', { yes: 'yes', no: 'no' });
  expect(entries.map(({ path }) => path.join('.'))).toEqual(['outcome', 'opinion.facts']);
  expect(entries[0]?.words('UPHELD')).toBe('Upheld');
  const mine = { outcome: 'UPHELD', opinion: { facts: '甲', claims: '同' } };
  const theirs = { outcome: null, opinion: { facts: '乙' } };
  expect(sameAt(mine, theirs, ['opinion', 'facts'])).toBe(false);
  expect(sameAt({ opinion: { facts: '' } }, {}, ['opinion', 'facts'])).toBe(true);
  expect(withValues(mine, theirs, [['opinion', 'facts']])).toEqual({
    outcome: 'UPHELD',
    opinion: { facts: '乙', claims: '同' },
  });
});
