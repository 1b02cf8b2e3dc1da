import { createAccountStore } from '../../../domain/store/index.ts';
import { intakeOf, plainHasher, useStore } from './support.ts';

const setup = useStore();
const person = { name: '居民 乙', phone: '139-0000-0002', address: null };

test('should number matters and contacts in series of their own, without gaps, however many come at once', async () => {
  const receipts = await Promise.all(Array.from({ length: 10 }, (_, n) => setup.register(intakeOf(), `n-${n}`)));
  const year = new Date().getFullYear();
  const expected = (series: string) =>
    Array.from({ length: 10 }, (_, n) => `${series}${year}-${String(n + 1).padStart(6, '0')}`);
  expect(receipts.map(({ publicNumber }) => publicNumber).sort()).toEqual(expected('云信'));
  expect(receipts.map(({ contactNumber }) => contactNumber).sort()).toEqual(expected('云信收'));
});

test('should answer a repeated request with the same receipt and secret code', async () => {
  const intake = intakeOf();
  const first = await setup.register(intake, 'same-key');
  expect(await setup.register(intake, 'same-key')).toEqual({ ...first, replayed: true });
  expect(first.secretCode).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
});

test('should find the matter by number and secret code, and say nothing more to a wrong code than to a wrong number', async () => {
  const { matterId, publicNumber, secretCode } = await setup.register(intakeOf(), 'find-me');
  const accounts = createAccountStore(setup.parts.db, { now: () => Date.now() }, plainHasher);
  expect(await accounts.findByCode(publicNumber, ` ${secretCode?.toLowerCase()} `)).toBe(matterId);
  expect(await accounts.findByCode(publicNumber, 'AAAA-BBBB-CCCC')).toBeUndefined();
  expect(await accounts.findByCode('云信1999-000001', secretCode ?? '')).toBeUndefined();
});

test('should offer a further contact of the same person about the same subject to the first matter', async () => {
  const first = await setup.register(intakeOf({ petitioner: person }), 'd-1');
  const letter = await setup.register(
    intakeOf({ channel: 'LETTER', petitioner: { name: '居民乙', phone: '+8613900000002', address: '别处' } }),
    'd-2',
  );
  expect(letter).toMatchObject({
    matterId: first.matterId,
    publicNumber: first.publicNumber,
    opensMatter: false,
    secretCode: null,
  });
  expect((await setup.store.load(first.matterId))?.contacts).toHaveLength(1);
});

test('should open a matter of its own for another subject, another person, and a person who cannot be told', async () => {
  const first = await setup.register(intakeOf({ petitioner: person }), 'd-1');
  const others = [
    await setup.register(intakeOf({ petitioner: person, claims: [{ subject: 'WAGES', text: '工资' }] }), 'o-1'),
    await setup.register(intakeOf({ petitioner: { ...person, phone: '13900000003' } }), 'o-2'),
    await setup.register(intakeOf({ petitioner: { name: null, phone: null, address: null } }), 'o-3'),
    await setup.register(intakeOf({ petitioner: { name: null, phone: null, address: null } }), 'o-4'),
  ];
  expect(new Set([first, ...others].map(({ matterId }) => matterId)).size).toBe(5);
  expect((await setup.store.load(others[2]?.matterId ?? first.matterId))?.anonymous).toBe(true);
  // The second matter of a person is no longer a first-time one.
  expect((await setup.store.load(first.matterId))?.firstTime).toBe(true);
  expect((await setup.store.load(others[0]?.matterId ?? first.matterId))?.firstTime).toBe(false);
});

test('should make one matter of two first contacts that arrive at once', async () => {
  const twice = { petitioner: { name: '居民丁', phone: '13900000044', address: null } };
  const receipts = await Promise.all(
    Array.from({ length: 5 }, (_, n) => setup.register(intakeOf(twice), `at-once-${n}`)),
  );
  expect(new Set(receipts.map(({ matterId }) => matterId)).size).toBe(1);
  expect(receipts.filter(({ opensMatter }) => opensMatter)).toHaveLength(1);
});
