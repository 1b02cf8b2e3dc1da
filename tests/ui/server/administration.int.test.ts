import { unitId } from '../../../app/demo/county.ts';
import { addTasks } from '../../../domain/store/index.ts';
import type {
  CalendarPreview,
  CalendarYear,
  PeopleList,
  PersonRow,
  UnitRecord,
  WithPassword,
} from '../../../domain/schema/administration.ts';
import type { ChainVerdict } from '../../../domain/audit/verify.ts';
import type { AuditList } from '../../../domain/audit/views.ts';
import { offeredTask } from '../../support/offeredTask.ts';
import { actorOf, PASSWORD, useWebWorld, type Answer } from '../../support/web/world.ts';

const world = useWebWorld();
const NEW_PASSWORD = 'a quiet courtyard';

function ask<T>(method: string, path: string, body?: unknown, version?: number, as = 'adm-yz'): Promise<Answer<T>> {
  return world.send<T>(method, `/admin${path}`, {
    as,
    ...(body === undefined ? {} : { body }),
    ...(version === undefined ? {} : { headers: { 'if-match': `"${String(version)}"` } }),
  });
}
const unitOf = async (code: string): Promise<UnitRecord> => {
  const { items } = (await ask<{ items: UnitRecord[] }>('GET', '/units')).body;
  const unit = items.find((one) => one.code === code);
  if (!unit) throw new Error(`no unit ${code}`);
  return unit;
};
const personOf = async (text: string): Promise<PersonRow> => {
  const { items } = (await ask<PeopleList>('POST', '/people/search', { text })).body;
  if (!items[0]) throw new Error(`nobody is called ${text}`);
  return items[0];
};
const bodyOf = ({ code, kind, level, parentId, name }: UnitRecord) => ({ code, kind, level, parentId, name });
const courtyard = {
  code: 'COURTYARD',
  kind: 'GRID',
  level: 'TOWN',
  parentId: unitId('SONGTAO'),
  name: { zh: '松涛一院', en: 'Songtao Courtyard 1' },
};

test.each([
  ['int-yz', 403, 403],
  ['sup-yz', 403, 403],
  ['dsn-yz', 403, 403],
  ['aud-yz', 200, 403],
  ['adm-yz', 200, 201],
])('should let %s read with %i and add with %i', async (account, reads, adds) => {
  for (const path of ['/units', '/calendar/2026', '/audit'])
    expect((await ask('GET', path, undefined, undefined, account)).status).toBe(reads);
  expect((await ask('POST', '/people/search', {}, undefined, account)).status).toBe(reads);
  const added = await ask(
    'POST',
    '/units',
    { ...courtyard, code: `U_${account.slice(0, 3).toUpperCase()}` },
    undefined,
    account,
  );
  expect(added.status).toBe(adds);
});

describe('units', () => {
  test('should be in the forms of everybody the moment they are added, and out of them when closed', async () => {
    const { status, body } = await ask<UnitRecord>('POST', '/units', courtyard);
    expect(status).toBe(201);
    const places = async () =>
      (await world.send<{ places: { unitId: string }[] }>('GET', '/intake/units', { as: 'int-yz' })).body.places;
    expect(await places()).toContainEqual({ unitId: body.unitId, name: courtyard.name });
    expect((await ask('POST', `/units/${body.unitId}/closing`, undefined, body.version)).status).toBe(200);
    expect((await places()).map((place) => place.unitId)).not.toContain(body.unitId);
    expect((await unitOf('COURTYARD')).closedOn).not.toBeNull();
  });

  test('should never stand in a circle', async () => {
    const top = await unitOf('YZ_GOV');
    const moved = { ...bodyOf(top), parentId: unitId('SONGTAO') };
    expect(await ask('PUT', `/units/${top.unitId}`, moved, top.version)).toMatchObject({
      status: 409,
      body: { code: 'UNIT_CIRCLE' },
    });
  });

  test('should not be closed while they have open tasks or people', async () => {
    const [market, water] = [await unitOf('MARKET'), await unitOf('WATER')];
    await world.at('2026-03-02 09:00');
    const { matterId } = await world.register({});
    await addTasks(world.parts.db, [
      offeredTask({ userTaskKey: '2251799813685999', matterId, groups: [`HDL@${market.unitId}`] }),
    ]);
    const close = (unit: UnitRecord) => ask('POST', `/units/${unit.unitId}/closing`, undefined, unit.version);
    expect(await close(market)).toMatchObject({ status: 409, body: { code: 'UNIT_HAS_TASKS' } });
    expect(await close(water)).toMatchObject({ status: 409, body: { code: 'UNIT_HAS_PEOPLE' } });
    expect((await ask('DELETE', `/units/${water.unitId}`)).status).toBe(404);
  });

  test('should show the second of two who change one unit how it stands, and overwrite nothing', async () => {
    const read = await unitOf('JUSTICE');
    const first = { ...bodyOf(read), name: { zh: '云泽县司法局', en: 'Justice Bureau of Yunze' } };
    const second = { ...bodyOf(read), name: { zh: '云泽县法务局', en: 'Legal Bureau' } };
    expect((await ask('PUT', `/units/${read.unitId}`, first, read.version)).status).toBe(200);
    expect(await ask('PUT', `/units/${read.unitId}`, second, read.version)).toMatchObject({
      status: 409,
      body: { code: 'CHANGED_MEANWHILE', current: { name: first.name, version: read.version + 1 } },
    });
    expect((await unitOf('JUSTICE')).name).toEqual(first.name);
    expect((await ask('PUT', `/units/${read.unitId}`, second)).status).toBe(428);
  });
});

describe('people', () => {
  const signIn = (password: string, newPassword?: string) =>
    world.send('POST', '/session', { body: { account: 'new-clerk', password, newPassword } });

  test('should enter with a password that is shown once and has to be changed first', async () => {
    const body = {
      account: 'new-clerk',
      displayName: '工作人员新',
      posts: [{ role: 'INT', unitId: unitId('YZ_BUREAU') }],
    };
    const { password } = (await ask<WithPassword>('POST', '/people', body)).body;
    expect((await ask('POST', '/people', body)).body).toMatchObject({ code: 'ACCOUNT_TAKEN' });
    expect((await signIn(password)).body).toMatchObject({ code: 'NEW_PASSWORD_NEEDED' });
    expect((await signIn(password, 'short')).status).toBe(400);
    expect((await signIn(password, password)).status).toBe(403);
    expect((await signIn(password, NEW_PASSWORD)).status).toBe(200);
    expect((await signIn(password)).status).toBe(401);
    expect((await signIn(NEW_PASSWORD)).status).toBe(200);
  });

  test('should hold a post and lose it without signing in again', async () => {
    const cookie = (await signIn(NEW_PASSWORD)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const mayRegister = async () => (await world.send('GET', '/intake/units', { headers: { cookie } })).status;
    expect(await mayRegister()).toBe(200);
    const person = await personOf('new-clerk');
    const posts = [{ role: 'REV', unitId: unitId('YZ_BUREAU') }];
    const changed = await ask(
      'PUT',
      `/people/${person.userId}`,
      { displayName: person.displayName, posts },
      person.version,
    );
    expect(changed.status).toBe(200);
    expect(await mayRegister()).toBe(403);
  });

  test('should be out at once when disabled, and their tasks back with the group', async () => {
    const { matterId } = await world.register({});
    const userTaskKey = '2251799813685998';
    const groups = [`HDL@${unitId('EDUCATION')}`];
    await addTasks(world.parts.db, [offeredTask({ userTaskKey, matterId, groups })]);
    const take = (as: string) =>
      world.send('POST', `/tasks/${userTaskKey}/acts`, {
        as,
        body: { kind: 'TAKE' },
        headers: { 'idempotency-key': `take-${as}` },
      });
    expect((await take('hdl2-education')).status).toBe(200);
    const person = await personOf('hdl2-education');
    const disabled = await ask<PersonRow>('POST', `/people/${person.userId}/disabling`, undefined, person.version);
    expect(disabled.body.disabled).toBe(true);
    expect((await world.send('GET', '/worklist', { as: 'hdl2-education' })).status).toBe(401);
    const again = { account: 'hdl2-education', password: PASSWORD };
    expect((await world.send('POST', '/session', { body: again })).status).toBe(401);
    expect((await take('hdl-education')).status).toBe(200);
    const enabled = await ask<PersonRow>('POST', `/people/${person.userId}/enabling`, undefined, disabled.body.version);
    expect(enabled.body.disabled).toBe(false);
    expect((await world.send('POST', '/session', { body: again })).status).toBe(200);
  });

  test('should never leave the office without an administrator', async () => {
    const last = await personOf('adm-yz');
    expect((await ask('POST', `/people/${last.userId}/disabling`, undefined, last.version)).body).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
    const body = { displayName: last.displayName, posts: [] };
    expect((await ask('PUT', `/people/${last.userId}`, body, last.version)).body).toMatchObject({
      code: 'LAST_ADMINISTRATOR',
    });
  });

  test('should be found by name, account, unit and role, page by page', async () => {
    const first = (await ask<PeopleList>('POST', '/people/search', { limit: 10 })).body;
    const second = (await ask<PeopleList>('POST', '/people/search', { limit: 10, cursor: first.nextCursor })).body;
    expect(first.items).toHaveLength(10);
    expect(second.items.map(({ userId }) => userId)).not.toEqual(expect.arrayContaining([first.items[0]?.userId]));
    const filtered = { unitId: unitId('YZ_BUREAU'), role: 'AUD' };
    expect(
      (await ask<PeopleList>('POST', '/people/search', filtered)).body.items.map(({ account }) => account),
    ).toEqual(['aud-yz']);
  });
});

describe('the calendar', () => {
  const day = { on: '2026-03-10', working: false, name: { zh: '清淤日', en: 'Dredging day' } };

  test('should tell how many running clocks would differ, take the day, and leave the clocks as they are', async () => {
    await world.at('2026-03-05 09:00');
    const preview = (await ask<CalendarPreview>('POST', '/calendar/previews', day)).body;
    expect(preview.openClocks).toBeGreaterThan(0);
    const dueBefore = await world.parts.db
      .selectFrom('cases.clock')
      .select(['clock_ref', 'due_on', 'rule_version'])
      .orderBy('clock_ref')
      .execute();
    expect((await ask('PUT', '/calendar/days', day, 0)).status).toBe(200);
    const { days, published, version } = (await ask<CalendarYear>('GET', '/calendar/2026')).body;
    expect(published).toBe(true);
    expect(version).toMatch(/^state-council\+local-\d+$/);
    expect(days).toContainEqual({ ...day, source: 'LOCAL', withdrawn: false, version: 1 });
    expect(
      await world.parts.db
        .selectFrom('cases.clock')
        .select(['clock_ref', 'due_on', 'rule_version'])
        .orderBy('clock_ref')
        .execute(),
    ).toEqual(dueBefore);
  });

  test('should keep a withdrawn day to be seen, and tell the second of two who change one', async () => {
    expect((await ask('DELETE', `/calendar/days/${day.on}`, undefined, 1)).status).toBe(200);
    const stale = await ask('PUT', '/calendar/days', { ...day, working: true }, 1);
    expect(stale).toMatchObject({ status: 409, body: { current: { withdrawn: true, version: 2 } } });
    const next = (await ask<CalendarYear>('GET', '/calendar/2090')).body;
    expect(next).toMatchObject({ published: false, days: [] });
  });
});

describe('the audit log', () => {
  const lines = async (query = '', as = 'aud-yz') =>
    (await ask<AuditList>('GET', `/audit${query}`, undefined, undefined, as)).body;

  test('should hold every administrative act with who did it to what', async () => {
    const acts = new Set((await lines('?limit=200')).items.map(({ act }) => act));
    for (const act of [
      'SIGNED_IN',
      'SIGN_IN_REFUSED',
      'PASSWORD_CHANGED',
      'UNIT_ADDED',
      'UNIT_CHANGED',
      'UNIT_CLOSED',
      'PERSON_ADDED',
      'PERSON_CHANGED',
      'POST_GIVEN',
      'POST_TAKEN',
      'ACCOUNT_DISABLED',
      'ACCOUNT_ENABLED',
      'CALENDAR_DAY_SET',
      'CALENDAR_DAY_WITHDRAWN',
    ])
      expect(acts).toContain(act);
    const { items } = await lines(`?act=UNIT_CHANGED&actorId=${actorOf('adm-yz').id}`);
    expect(items).toMatchObject([{ objectId: unitId('JUSTICE'), actorRole: 'ADM', outcome: 'DONE' }]);
  });

  test('should page by cursor without a gap, newest first', async () => {
    const first = await lines('?limit=5');
    const second = await lines(`?limit=5&cursor=${String(first.nextCursor)}`);
    const numbers = [...first.items, ...second.items].map(({ n }) => n);
    expect(numbers).toEqual(numbers.map((_, at) => (numbers[0] ?? 0) - at));
  });

  test('should verify whole, with a head that was kept, and refuse a head of somebody else', async () => {
    const head = (await ask<{ statement: string; signature: string; keyId: string }>('POST', '/audit/heads')).body;
    const verdict = (await ask<ChainVerdict>('POST', '/audit/verifications', { head })).body;
    expect(verdict.faults).toEqual([]);
    expect(verdict.entries).toBe(verdict.head.n);
    const forged = { ...head, statement: head.statement.replace('AUDIT_HEAD', 'AUDIT_HEAP') };
    expect((await ask('POST', '/audit/verifications', { head: forged })).status).toBe(422);
  });

  test('should show an administrator that a sealed matter was opened, but not which', async () => {
    await world.at('2026-05-11 09:00');
    const { matterId } = await world.register({
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      secrecyAsked: true,
      claims: [{ subject: 'CADRE_CONDUCT', text: '请查处。' }],
      accusedUnitId: unitId('QINGHUAI'),
    });
    await world.send('POST', `/matters/${matterId}/openings`, { as: 'int-yz', body: { reason: 'HANDLING' } });
    expect((await lines('?act=SEALED_OPENED')).items).toMatchObject([{ objectId: matterId, reason: 'HANDLING' }]);
    expect((await lines('?act=SEALED_OPENED', 'adm-yz')).items).toMatchObject([{ objectId: null, reason: null }]);
    expect((await lines(`?objectId=${matterId}`, 'adm-yz')).items).toEqual([]);
  });

  test('should go out as a table without personal data, and note that it did', async () => {
    const signedIn = await world.send('POST', '/session', { body: { account: 'aud-yz', password: PASSWORD } });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const response = await fetch(`${world.url}/api/v1/admin/audit/export`, { headers: { cookie } });
    const text = await response.text();
    expect(text).toContain('"UNIT_CLOSED"');
    expect(text).not.toMatch(/工作人员|new-clerk|居民/);
    expect((await lines('?limit=1')).items).toMatchObject([{ act: 'AUDIT_EXPORTED' }]);
  });
});
