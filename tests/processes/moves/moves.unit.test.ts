/** What becomes of running cases in another version: the proposed mapping and the judgement of one case. */
import { judge } from '../../../processes/moves/judge.ts';
import { alike } from '../../../processes/moves/mapping.ts';
import { readVersions } from '../../../processes/moves/versions.ts';
import { leave } from '../support/leave.ts';

type Options = Parameters<typeof leave>[0];
const versions = (from: Options, to: Options, mapping: Parameters<typeof readVersions>[2] = null) =>
  readVersions(leave(from), leave(to), mapping);

test('should propose the same element for the same id, and the one called most like it for one that is gone', async () => {
  const { mapping } = await versions({}, { second: 'task-confirm-leave' });
  expect(Object.fromEntries(mapping.map(({ from, to }) => [from, to]))).toEqual({
    'task-ask': 'task-ask',
    'task-confirm': 'task-confirm-leave',
    'event-late': 'event-late',
  });
  expect(alike('task-confirm', 'task-confirm-leave')).toBeGreaterThan(alike('task-ask', 'task-confirm-leave'));
});

test('should keep step and deadlines where nothing changed for the case', async () => {
  const same = await versions({}, { name: '请假单' });
  expect(judge(same, ['task-ask'], null)).toEqual({
    step: { from: 'task-ask', to: 'task-ask' },
    deadline: 'KEPT',
    refused: null,
  });
  expect(judge(same, ['task-confirm'], null).deadline).toBe('KEPT');
});

test('should refuse a case that stands where the new version has nothing', async () => {
  const gone = await versions({}, {}, [{ from: 'task-ask', to: 'task-ask' }]);
  expect(judge(gone, ['task-confirm'], null)).toMatchObject({
    step: { from: 'task-confirm', to: null },
    refused: { en: "'task-confirm' has no counterpart in the new version" },
  });
  const wrong = await versions({}, {}, [{ from: 'task-ask', to: 'event-late' }]);
  expect(judge(wrong, ['task-ask'], null).refused?.en).toMatch(/different types/);
});

test('should show an internal limit that begins anew or is gone, and refuse neither', async () => {
  const unmapped = [{ from: 'task-confirm', to: 'task-confirm' }];
  expect(judge(await versions({}, { limit: 'PT72H' }, unmapped), ['task-confirm'], null)).toMatchObject({
    deadline: 'RESET',
    refused: null,
  });
});

test('should refuse a statutory clock that would get longer, and name its article', async () => {
  // Fifteen days for the notice (R1 art. 23) become sixty for the handling (art. 34).
  const longer = judge(await versions({ due: 'UNIT_NOTICE_REFERRED' }, { due: 'HANDLE' }), ['task-ask'], null);
  expect(longer.deadline).toBe('LENGTHENED');
  expect(longer.refused?.zh).toMatch(/第 23 条.*会变长/);
  const shorter = judge(await versions({ due: 'HANDLE' }, { due: 'UNIT_NOTICE_REFERRED' }), ['task-ask'], null);
  expect(shorter).toMatchObject({ deadline: 'RESET', refused: null });
});

test('should refuse to begin the wait of a watched clock anew', async () => {
  const unmapped = [{ from: 'task-confirm', to: 'task-confirm' }];
  const judged = judge(await versions({}, { limit: 'PT72H' }, unmapped), ['task-confirm'], 'HANDLE_31_6');
  expect(judged.deadline).toBe('LENGTHENED');
  expect(judged.refused?.zh).toMatch(/第 34 条.*会变长/);
});
