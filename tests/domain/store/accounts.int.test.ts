import { createAccountStore, createOrganisation, loadUnits, saveOrganisation } from '../../../domain/store/index.ts';
import { newId, plainHasher, units, useStore } from './support.ts';

const setup = useStore();
const userId = newId('usr');
const person = { userId, displayName: '工作人员甲', roles: [{ role: 'INT' as const, unitId: units.bureau.unitId }] };
let now = Date.now();
const accounts = () => createAccountStore(setup.parts.db, { now: () => now }, plainHasher);

beforeAll(async () => {
  await saveOrganisation(setup.parts.db, [units.housing, units.bureau, units.county], [person]);
  await accounts().setPassword('int-a', userId, 'right');
});

test('should read the organisation back as it was saved', async () => {
  const organisation = createOrganisation(await loadUnits(setup.parts.db));
  expect(organisation.unit(units.housing.unitId)).toEqual(units.housing);
  expect(organisation.nextLevelUp(units.housing.unitId)).toEqual(units.county);
  expect(organisation.nextLevelUp(units.county.unitId)).toBeUndefined();
  expect(organisation.ofKind('PETITION_BUREAU', 'COUNTY')).toEqual(units.bureau);
  expect(organisation.byCode('HOUSING')?.unitId).toBe(units.housing.unitId);
});

test('should sign in with the right password only', async () => {
  expect(await accounts().signIn('int-a', 'wrong')).toEqual({ kind: 'wrong' });
  expect(await accounts().signIn('nobody', 'right')).toEqual({ kind: 'wrong' });
  expect(await accounts().signIn('int-a', 'right')).toMatchObject({ viewer: { ...person, account: 'int-a' } });
});

async function signedIn() {
  const answer = await accounts().signIn('int-a', 'right');
  if (answer.kind !== 'in') throw new Error('the account cannot sign in');
  return answer;
}

test('should know a session until it is signed out or too old, and keep its token nowhere', async () => {
  const { token, viewer } = await signedIn();
  expect(await accounts().bySession(token)).toEqual(viewer);
  const { rows } = await setup.database.pool.query<{ text: string }>('select session::text as text from cases.session');
  expect(JSON.stringify(rows)).not.toContain(token);
  now += 13 * 3_600_000;
  expect(await accounts().bySession(token)).toBeUndefined();
  const fresh = (await signedIn()).token;
  await accounts().signOut(fresh);
  expect(await accounts().bySession(fresh)).toBeUndefined();
});

test('should end the sessions of an account whose password changes', async () => {
  const { token } = await signedIn();
  await accounts().setPassword('int-a', userId, 'other');
  expect(await accounts().bySession(token)).toBeUndefined();
  expect(await accounts().signIn('int-a', 'right')).toEqual({ kind: 'wrong' });
});
