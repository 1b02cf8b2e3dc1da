import { randomBytes } from 'node:crypto';
import { createCipher } from '../../../domain/store/cipher.ts';
import { monthAfter } from '../../../domain/store/monthlyReview.ts';
import { petitionerKeyOf } from '../../../domain/store/register.ts';

const cipher = createCipher(randomBytes(32));

test('should open what it sealed, only under the same binding and unchanged', () => {
  const sealed = cipher.seal('一句话', 'evt_1');
  expect(cipher.open(sealed, 'evt_1')).toBe('一句话');
  expect(() => cipher.open(sealed, 'evt_2')).toThrow();
  const changed = Buffer.from(sealed);
  changed[15] = (changed[15] ?? 0) ^ 1;
  expect(() => cipher.open(changed, 'evt_1')).toThrow();
  expect(() => createCipher(randomBytes(32)).open(sealed, 'evt_1')).toThrow();
});

test('should seal the same text differently each time', () => {
  expect(cipher.seal('a', 'x').equals(cipher.seal('a', 'x'))).toBe(false);
});

test('should refuse a key of another length', () => {
  expect(() => createCipher(randomBytes(16))).toThrow('32 bytes');
});

test.each([
  [{ name: '居民甲', phone: '13900000001' }, { name: ' 居民 甲', phone: '+86 139-0000-0001' }, true],
  [{ name: '居民甲', phone: '13900000001' }, { name: '居民甲', phone: '13900000002' }, false],
  [{ name: '居民甲', address: '一号' }, { name: '居民甲', address: '１号' }, false],
  [{ name: '居民甲', address: '8号' }, { name: '居民甲', address: '８号' }, true],
])('should compare persons by name and phone, else address: %j and %j', (a, b, same) => {
  const keyOf = (person: object) => petitionerKeyOf(cipher, { name: null, phone: null, address: null, ...person });
  expect(keyOf(a) === keyOf(b)).toBe(same);
});

test('should not tell persons without a name or without a way to reach them', () => {
  expect(petitionerKeyOf(cipher, { name: null, phone: '1', address: null })).toBeNull();
  expect(petitionerKeyOf(cipher, { name: '居民甲', phone: null, address: null })).toBeNull();
});

test('should go from December to January', () => {
  expect([monthAfter('2026-12'), monthAfter('2026-08')]).toEqual(['2027-01', '2026-09']);
});
