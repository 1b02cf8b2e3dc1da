import { defectSchema, type Defect } from '../../../domain/schema/codes.ts';
import { gradeOf, inOrder } from '../../../domain/supervision/defects.ts';
import { deciderOf } from '../../processes/support/decide.ts';
import { shipped } from '../../processes/support/moddle.ts';

test('should say of every one and two defects what the shipped table says, whatever the petitioner’s rating', async () => {
  const decide = await deciderOf(shipped('dmn', '.dmn').get('dt-08-redo') ?? '');
  const all = defectSchema.options;
  const cases: Defect[][] = [
    [],
    all,
    ...all.flatMap((one, n) => [[one], ...all.slice(n + 1).map((other) => [one, other])]),
  ];
  expect(cases).toHaveLength(57);
  for (const defects of cases)
    for (const ratedUnsatisfied of [true, false])
      expect({ defects, grade: decide('dt-08-redo', { defects, ratedUnsatisfied }) }).toEqual({
        defects,
        grade: { grade: gradeOf(defects) },
      });
});

test('should name defects once and in the order of the table', () => {
  expect(inOrder(['F10', 'F2', 'F2', 'F1'])).toEqual(['F1', 'F2', 'F10']);
});
