import { readFileSync } from 'node:fs';
import { packagePath } from '../../../platform/paths.ts';
import { problemsOf } from '../../../ui/web/modules/form/problems.ts';
import {
  basisOf,
  fieldAt,
  localised,
  localisedData,
  titledRows,
  withIds,
  type FormSchema,
} from '../../../ui/web/modules/form/schema.ts';

const shipped = (id: string) =>
  JSON.parse(readFileSync(packagePath(`processes/forms/${id}.form`), 'utf8')) as FormSchema;
const route = shipped('petition-case.route');
const draft = shipped('claim-handling.draft-opinion');

test('should say labels, texts and choices in English, also inside groups and rows, and leave Chinese as it is', () => {
  expect(JSON.stringify(localised(route, 'en').components)).not.toMatch(/"(label|text|dateLabel)":"[^"]*[一-鿿]/);
  expect(localised(route, 'zh')).toBe(route);
});

test('should name the lists that come with the data in the language', () => {
  const data = { units: [{ value: 'u1', label: '县住建局', 'label:en': 'Housing Bureau' }], decision: 'ACCEPTED' };
  expect(localisedData(data, 'en')).toEqual({
    units: [{ ...data.units[0], label: 'Housing Bureau' }],
    decision: 'ACCEPTED',
  });
});

test('should show a title in place of an id, and put the id back into what was entered', () => {
  expect(JSON.stringify(titledRows(route))).not.toContain('"key":"claimId"');
  const given = {
    claims: [
      { claimId: 'clm_1', seq: 1 },
      { claimId: 'clm_2', seq: 2 },
    ],
  };
  const entered = {
    matterType: undefined,
    claims: [
      { route: 'R31_6', unitId: undefined },
      { route: 'R31_1', unitId: 'u' },
    ],
  };
  expect(withIds(entered, given)).toEqual({
    matterType: null,
    claims: [
      { claimId: 'clm_1', route: 'R31_6', unitId: null },
      { claimId: 'clm_2', route: 'R31_1', unitId: 'u' },
    ],
  });
});

test('should find the field that a problem of the server is about', () => {
  expect(fieldAt(draft, 'opinion.facts')).toEqual({ id: 'facts-5', indexes: [] });
  expect(fieldAt(route, 'claims.1.unitId')).toMatchObject({ indexes: [1] });
  expect(fieldAt(draft, 'somethingElse')).toBeUndefined();
});

test('should find the legal basis of every form in both languages', () => {
  expect(basisOf(draft, 'zh')).toMatch(/^《信访工作条例》第三十二条/);
  expect(basisOf(draft, 'en')).toMatch(/^Regulation on Petition Work, art\. 32/);
});

test('should ask for what is required and within its bounds, and take an unticked box as an answer', () => {
  const words = {
    required: 'required',
    atLeast: (min: number) => `>=${min}`,
    atMost: (max: number) => `<=${max}`,
    refused: '',
  };
  const number = { id: 'n', type: 'number', validate: { min: 1, max: 30 } };
  expect(problemsOf({ id: 't', type: 'textarea', validate: { required: true } }, '  ', words)).toEqual(['required']);
  expect([0, 31, 15, null].map((value) => problemsOf(number, value, words))).toEqual([['>=1'], ['<=30'], [], []]);
  expect(problemsOf({ id: 'c', type: 'checkbox', validate: { required: true } }, false, words)).toEqual([]);
});
