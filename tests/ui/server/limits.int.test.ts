/** How fast somebody may ask, how often be wrong, and the own password. */
import { listAudit } from '../../../domain/store/index.ts';
import { createAttemptLimiter } from '../../../ui/server/attempts.ts';
import { actorOf, PASSWORD, useWebWorld } from '../../support/web/world.ts';

describe('requests', () => {
  const world = useWebWorld({ requestsPerMinute: 20 });

  test('should be answered with how many are left, and refused with when to come back, each person for themselves', async () => {
    const first = await world.send('GET', '/session', { as: 'int-yz' });
    expect(first.headers.get('ratelimit-policy')).toBe('"requests";q=20;w=60');
    expect(first.headers.get('ratelimit')).toMatch(/^"requests";r=19;t=\d+$/);
    const answers = await Promise.all(
      Array.from({ length: 24 }, () => world.send('GET', '/session', { as: 'int-yz' })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    // One comes back every three seconds.
    expect(refused.length).toBeGreaterThanOrEqual(3);
    expect(refused[0]?.headers.get('content-type')).toContain('application/problem+json');
    expect(refused[0]?.body).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await world.send('GET', '/session', { as: 'sup-yz' })).status).toBe(200);
  });
});

describe('wrong passwords', () => {
  // Through a proxy that names the address of the browser.
  const world = useWebWorld({ signIn: { https: true } });
  const tryFrom = async (address: string, account: string, password = 'wrong') => {
    const response = await fetch(`${world.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
      body: JSON.stringify({ account, password }),
    });
    return { status: response.status, retryAfter: response.headers.get('retry-after') };
  };

  test.each(['int-yz', 'nobody-at-all'])(
    'should be counted per account from wherever they come, whether there is such an account or not (%s)',
    async (account) => {
      for (let n = 0; n < 20; n++) expect((await tryFrom(`203.0.113.${String(n)}`, account)).status).toBe(401);
      const { status, retryAfter } = await tryFrom('198.51.100.7', account, PASSWORD);
      expect(status).toBe(429);
      expect(Number(retryAfter)).toBeGreaterThan(800);
      expect((await tryFrom('198.51.100.7', 'sup-yz', PASSWORD)).status).toBe(200);
    },
    60_000,
  );

  test('should be forgotten one after the other as time passes', () => {
    let now = 0;
    const limiter = createAttemptLimiter({ failures: 2, windowMs: 1000, now: () => now });
    const isRefused = () => {
      try {
        limiter.check('a');
        return false;
      } catch {
        return true;
      }
    };
    limiter.failed('a');
    now = 600;
    limiter.failed('a');
    expect(isRefused()).toBe(true);
    now = 1001;
    expect(isRefused()).toBe(false);
  });
});

describe('the own password', () => {
  const world = useWebWorld();
  const NEW = 'a quiet courtyard';
  const signIn = (password: string) => world.send('POST', '/session', { body: { account: 'hdl-water', password } });
  const cookieOf = ({ headers }: { headers: Headers }) => headers.get('set-cookie')?.split(';')[0] ?? '';
  const change = (cookie: string, body: object) =>
    world.send<{ code?: string } | null>('PUT', '/session/password', { body, headers: { cookie } });
  const isIn = async (cookie: string) => (await world.send('GET', '/session', { headers: { cookie } })).status === 200;

  test('should be changed with the present one alone, and end the sessions everywhere else', async () => {
    const [here, elsewhere] = [cookieOf(await signIn(PASSWORD)), cookieOf(await signIn(PASSWORD))];
    expect((await change(here, { password: 'a wrong password', newPassword: NEW })).body?.code).toBe('WRONG_PASSWORD');
    expect((await change(here, { password: PASSWORD, newPassword: 'short' })).status).toBe(400);
    expect(await isIn(elsewhere)).toBe(true);
    expect((await change(here, { password: PASSWORD, newPassword: NEW })).status).toBe(204);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    expect((await change(here, { password: NEW, newPassword: NEW })).body?.code).toBe('SAME_PASSWORD');
    expect([(await signIn(PASSWORD)).status, (await signIn(NEW)).status]).toEqual([401, 200]);
    const { id } = actorOf('hdl-water');
    const items = await listAudit(world.parts.db, { act: 'PASSWORD_CHANGED', limit: 10 });
    const own = items.filter(({ objectId }) => objectId === id).map(({ outcome, reason }) => [outcome, reason]);
    expect(own.toReversed()).toEqual([
      ['REFUSED', 'WRONG_CREDENTIALS'],
      ['DONE', null],
      ['REFUSED', 'SAME_PASSWORD'],
    ]);
  });

  test('should be nobody’s without signing in', async () => {
    expect((await change('', { password: PASSWORD, newPassword: NEW })).status).toBe(401);
  });
});
