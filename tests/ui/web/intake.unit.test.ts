import type { Match } from '../../../domain/schema/intake.ts';
import {
  afterLinking,
  bodyOf,
  current,
  EMPTY_CHOICE,
  emptyDraft,
  missingOf,
  queryOf,
  worthAsking,
  type Draft,
} from '../../../ui/web/pages/Intake/draft.ts';
import { markShared } from '../../../ui/web/pages/Intake/shared.ts';

const draft = (part: Partial<Draft>): Draft => ({
  ...emptyDraft('LETTER', 'unit_1'),
  text: '路灯坏了',
  claims: [{ text: '修灯', subject: 'PUBLIC_FACILITY' }],
  ...part,
});
const match = (matterId: string, kind: Match['kind'], people = 1): Match => ({
  matterId,
  publicNumber: matterId,
  kind,
  likeness: 50,
  person: null,
  mergeable: true,
  status: 'SORTED',
  colour: null,
  unitNames: [],
  petitionerCount: people,
  nextDue: null,
  contacts: [],
  group: { matters: 1, people },
});

test('should send nothing of a person who stays anonymous, nor look for them', () => {
  const hidden = draft({ anonymous: true, name: '王甲', phone: '13900000001', address: '石桥村' });
  expect(bodyOf(hidden, EMPTY_CHOICE).petitioner).toEqual({ name: null, phone: null, address: null });
  expect(queryOf(hidden)).toMatchObject({ name: '', phone: '', address: '' });
});

test('should send representatives of a joint visit only, and whom an accusation is about only with one', () => {
  const many = {
    count: 3,
    representatives: [
      { name: ' 甲 ', phone: '' },
      { name: '', phone: '1' },
    ],
    accused: '乙',
  };
  expect(bodyOf(draft(many), EMPTY_CHOICE).representatives).toBeUndefined();
  expect(bodyOf(draft({ ...many, channel: 'VISIT' }), EMPTY_CHOICE).representatives).toEqual([
    { name: '甲', phone: null },
  ]);
  expect(bodyOf(draft(many), EMPTY_CHOICE).accused).toBeNull();
  expect(bodyOf(draft({ ...many, type: 'ACCUSATION' }), EMPTY_CHOICE).accused).toBe('乙');
});

test('should say that it is not the same only when nothing is merged', () => {
  const aside = { merge: null, links: [], notSame: ['mat_1'] };
  expect(bodyOf(draft({}), aside).earlier?.notTheSame).toBe(true);
  expect(bodyOf(draft({}), { ...aside, merge: 'mat_2' }).earlier).toMatchObject({
    mergeInto: 'mat_2',
    notTheSame: false,
  });
});

test('should name what is missing, one thing after the other', () => {
  expect(missingOf(draft({ office: null }))).toBe('office');
  expect(missingOf(draft({ text: ' ' }))).toBe('text');
  expect(missingOf(draft({ claims: [{ text: ' ', subject: 'OTHER' }] }))).toBe('claims');
  expect(missingOf(draft({}))).toBeNull();
});

test('should not look before there is something to look for', () => {
  const empty = draft({ text: '', claims: [] });
  expect(worthAsking(queryOf(empty))).toBe(false);
  expect(worthAsking(queryOf({ ...empty, phone: '139 00' }))).toBe(false);
  expect(worthAsking(queryOf({ ...empty, phone: '139 0000 0001' }))).toBe(true);
  expect(worthAsking(queryOf({ ...empty, text: '路灯坏了' }))).toBe(true);
});

test('should let the keys act on the same person’s first, and on no other matter of the person', () => {
  expect(current([match('a', 'PROBLEM'), match('b', 'SAME')])?.matterId).toBe('b');
  expect(current([match('c', 'PERSON')])).toBeUndefined();
});

test('should count the people behind the problem once it is linked', () => {
  const items = [match('a', 'PROBLEM', 11), match('b', 'PROBLEM', 4)];
  expect(afterLinking(draft({ count: 2 }), items, { ...EMPTY_CHOICE, links: ['a'] })).toEqual({
    matters: 2,
    people: 13,
  });
});

test('should mark what two texts share and lose no character', () => {
  const text = '村小撤并后校车不到我们五组，请增设站点。';
  const pieces = markShared(text, '接送车到5组，加一个停靠点');
  expect(pieces.map((piece) => piece.text).join('')).toBe(text);
  expect(pieces.filter((piece) => piece.shared).map((piece) => piece.text)).toEqual(['校车', '五组', '站点']);
});
