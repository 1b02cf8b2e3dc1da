import { lamps, newId, PASSWORD, useWebWorld } from '../../support/web/world.ts';

const world = useWebWorld();
beforeAll(() => world.at('2026-03-02 09:00'));

interface Problem {
  readonly type: string;
  readonly code: string;
  readonly status: number;
  readonly errors?: readonly { path: string; message: string }[];
}
const key = () => ({ 'idempotency-key': newId('con') });

test('should say who is signed in, and nothing to somebody who is not', async () => {
  const nobody = await world.send<Problem>('GET', '/session');
  expect([nobody.status, nobody.body.code]).toEqual([401, 'NOT_SIGNED_IN']);
  const clerk = await world.send('GET', '/session', { as: 'int-yz' });
  expect(clerk.body).toMatchObject({ account: 'int-yz', businessTime: '2026-03-02T01:00:00.000Z', demo: false });
  expect((await world.send('GET', '/matters')).status).toBe(401);
});

test('should keep the session cookie away from scripts and other sites, and forget it on signing out', async () => {
  const { headers } = await world.send('POST', '/session', { body: { account: 'rev-yz', password: PASSWORD } });
  const cookie = headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/HttpOnly/);
  expect(cookie).toMatch(/SameSite=Strict/);
  const mine = { headers: { cookie: cookie.split(';')[0] ?? '' } };
  expect((await world.send('GET', '/session', mine)).status).toBe(200);
  expect((await world.send('DELETE', '/session', mine)).status).toBe(204);
  expect((await world.send('GET', '/session', mine)).status).toBe(401);
});

test('should answer a wrong account and a wrong password with the same words', async () => {
  const account = await world.send('POST', '/session', { body: { account: 'nobody', password: PASSWORD } });
  const password = await world.send('POST', '/session', { body: { account: 'int-yz', password: 'guess' } });
  expect(account.status).toBe(401);
  expect(account.body).toEqual(password.body);
});

test('should describe every problem as RFC 9457 does', async () => {
  const { headers, body } = await world.send<Problem>('GET', '/nothing-here', { as: 'int-yz' });
  expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(body).toMatchObject({ type: 'urn:fengqiao:problem:not-found', code: 'NOT_FOUND', status: 404 });
});

test('should name the fields that do not fit, without repeating what was sent', async () => {
  const sent = { ...lamps, channel: 'PIGEON-POST', claims: [] };
  const { status, body } = await world.send<Problem>('POST', '/contacts', { body: sent, headers: key() });
  expect([status, body.code]).toEqual([400, 'INVALID_BODY']);
  expect(body.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining(['channel', 'claims']));
  expect(JSON.stringify(body)).not.toContain('PIGEON');
  expect(JSON.stringify(body)).not.toContain('路灯');
});

test('should refuse a body that is not JSON, one that is too large, and one that is none', async () => {
  const problemOf = async (raw: string) => {
    const { status, body } = await world.send<Problem>('POST', '/contacts', { raw, headers: key() });
    return [status, body.code];
  };
  expect(await problemOf('{"channel":')).toEqual([400, 'MALFORMED_JSON']);
  expect(await problemOf(JSON.stringify({ ...lamps, text: '字'.repeat(100_000) }))).toEqual([413, 'BODY_TOO_LARGE']);
  expect(await problemOf('')).toEqual([400, 'INVALID_BODY']);
  expect(await problemOf('"letters"')).toEqual([400, 'MALFORMED_JSON']);
});

test('should refuse a change that a browser sends for another site, and let the same site pass', async () => {
  const body = { account: 'int-yz', password: PASSWORD };
  const foreign: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ];
  for (const headers of foreign) {
    const answer = await world.send<Problem>('POST', '/session', { body, headers });
    expect([answer.status, answer.body.code]).toEqual([403, 'FOREIGN_ORIGIN']);
    expect(answer.headers.get('set-cookie')).toBeNull();
  }
  expect((await world.send('POST', '/session', { body, headers: { origin: world.url } })).status).toBe(200);
});

test('should let no other site run scripts in its pages and no cache keep its answers', async () => {
  const { headers } = await world.send('GET', '/session', { as: 'int-yz' });
  expect(headers.get('content-security-policy')).toContain("script-src 'self';");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-powered-by')).toBeNull();
  expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('should answer an id that cannot be one like an id that is not there', async () => {
  const strange = await world.send<Problem>('GET', '/matters/1%20or%201=1', { as: 'sup-yz' });
  const unknown = await world.send<Problem>('GET', `/matters/${newId('mat')}`, { as: 'sup-yz' });
  expect(strange.status).toBe(404);
  expect(strange.body).toEqual(unknown.body);
});

test('should refuse a filter that is no code', async () => {
  const { status, body } = await world.send<Problem>('GET', '/matters?status=LOST&limit=100000', { as: 'sup-yz' });
  expect(status).toBe(400);
  expect(body.errors?.map(({ path }) => path)).toEqual(['status', 'limit']);
});

test('should take a contact only with a key, and the same contact with the same key only once', async () => {
  const without = await world.send<Problem>('POST', '/contacts', { body: lamps });
  expect([without.status, without.body.code]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  const headers = key();
  const first = await world.send('POST', '/contacts', { body: lamps, headers });
  const again = await world.send('POST', '/contacts', { body: lamps, headers });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(first.body);
});

test('should not hand a receipt with its secret code to somebody who guesses its key', async () => {
  const headers = key();
  const first = await world.send<{ secretCode: string }>('POST', '/contacts', { body: lamps, headers });
  const stranger = { ...lamps, petitioner: { name: '居民乙' } };
  const other = await world.send<{ secretCode: string }>('POST', '/contacts', { body: stranger, headers });
  expect(other.status).toBe(201);
  expect(other.body.secretCode).not.toBe(first.body.secretCode);
});

test('should let only intake staff of the receiving bureau enter a letter', async () => {
  const letter = { ...lamps, channel: 'LETTER' };
  const as = (account?: string) =>
    world.send<Problem>('POST', '/contacts', { ...(account ? { as: account } : {}), body: letter, headers: key() });
  expect((await as()).status).toBe(401);
  expect((await as('int-lz')).body.code).toBe('NOT_INTAKE_STAFF');
  expect((await as('aud-yz')).body.code).toBe('NOT_INTAKE_STAFF');
  expect((await as('int-yz')).status).toBe(201);
});
