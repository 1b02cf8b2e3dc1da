import { personScore, personTerms, SAME_PERSON } from '../../../domain/duplicates/personTerms.ts';
import { problemTerms } from '../../../domain/duplicates/terms.ts';

const terms = (text: string): string[] => problemTerms(text).map((term) => term.text);
const shared = (a: string, b: string): string[] => terms(a).filter((term) => terms(b).includes(term));

test('should take different words for one thing as one, and the same place however it is written', () => {
  expect(shared('路灯坏了', '街灯不亮')).toHaveLength(2);
  expect(shared('五组', '5组')).toEqual(['place:5组']);
  expect(shared('12栋', '十二幢')).toEqual(['place:12栋']);
  expect(shared('石桥村十组', '石桥村10社')).toContain('place:10组');
});

test('should leave out words that every petition has', () => {
  expect(terms('我们请求有关部门尽快解决这个问题').filter((term) => term.startsWith('word:'))).toEqual([]);
});

test('should give each term once, and nothing for nothing', () => {
  const all = terms('路灯路灯路灯');
  expect(new Set(all).size).toBe(all.length);
  expect(terms('')).toEqual([]);
  expect(terms('……！？')).toEqual([]);
});

const hit = (a: Parameters<typeof personTerms>[0], b: Parameters<typeof personTerms>[0]) => {
  const theirs = new Set(personTerms(b).map(({ text }) => text));
  const mine = personTerms(a);
  const met = (trait: string) => mine.filter((term) => term.trait === trait && theirs.has(term.text)).length;
  const address = mine.filter(({ trait }) => trait === 'ADDRESS').length;
  const phone = met('PHONE') > 0;
  return personScore({
    phone,
    phoneNear: !phone && met('PHONE_NEAR') > 0,
    name: met('NAME') > 0,
    address: met('ADDRESS') / Math.max(1, address),
  });
};
const wang = { name: '王甲', phone: '139 0000 0001', address: '青槐镇石桥村五组' };

test.each([
  ['phone written otherwise', { name: null, phone: '+86-13900000001', address: null }, true],
  ['name with a title, address written otherwise', { name: '王甲 女士', phone: null, address: '石桥村5组' }, true],
  ['one digit wrong', { name: '王甲', phone: '13900000007', address: null }, true],
  ['the name alone', { name: '王甲', phone: null, address: '松涛街道' }, false],
  ['a neighbour with the next number', { name: '李乙', phone: '13900000002', address: '青槐镇石桥村五组' }, false],
  ['nothing but the address', { name: null, phone: null, address: '青槐镇石桥村五组' }, false],
] as const)('should tell by %s whether it is the same person', (_what, other, same) => {
  expect(hit(other, wang) >= SAME_PERSON).toBe(same);
});
