import type { OidcIssuer } from '../../../platform/oidc.ts';
import { createOidcIssuer } from '../../../platform/oidc.ts';
import { listAudit } from '../../../domain/store/index.ts';
import type { Session } from '../../../domain/schema/views.ts';
import { useIssuer } from '../../support/oidcIssuer.ts';
import { actorOf, PASSWORD, useWebWorld } from '../../support/web/world.ts';

const CALLBACK = 'https://office.example/api/v1/session/oidc/callback';
const server = useIssuer({
  clients: [{ id: 'fengqiao', secret: 'fictional-secret', redirectUris: [CALLBACK] }],
  accounts: [
    { login: 'a-clerk', claims: { preferred_username: 'int-yz' } },
    { login: 'a-stranger', claims: { preferred_username: 'nobody-here' } },
    { login: 'a-nameless' },
  ],
});
/** The issuer's port is known only while tests run. */
const issuer: OidcIssuer = {
  begin: () => real().begin(),
  finish: (search, checks) => real().finish(search, checks),
};
let made: OidcIssuer | undefined;
function real(): OidcIssuer {
  made ??= createOidcIssuer({
    issuer: server.issuer.url,
    clientId: 'fengqiao',
    clientSecret: 'fictional-secret',
    redirectUrl: CALLBACK,
    claim: 'preferred_username',
  });
  return made;
}
const world = useWebWorld({ signIn: { local: false, issuer, https: true } });

/** A browser: keeps cookies of our office and of the issuer, and follows no redirect by itself. */
function browser() {
  const jars = new Map<string, Map<string, string>>();
  async function go(url: string, body?: URLSearchParams): Promise<Response> {
    const { origin } = new URL(url);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const response = await fetch(url, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body ? { body } : {}),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  const api = (path: string) => go(`${world.url}/api/v1${path}`);
  /** Signs in at the issuer and gives the address that it sends the browser back to. */
  async function atIssuer(login: string): Promise<URL> {
    let at = new URL((await api('/session/oidc')).headers.get('location') ?? '');
    while (at.origin === server.issuer.url) {
      const asked = at.pathname.startsWith('/login/');
      const response = await go(at.href, asked ? new URLSearchParams({ login }) : undefined);
      at = new URL(response.headers.get('location') ?? '', at);
    }
    return at;
  }
  const back = (at: URL) => api(`/session/oidc/callback${at.search}`);
  return { jars, api, atIssuer, back };
}
const refusals = () => listAudit(world.parts.db, { act: 'SIGN_IN_REFUSED', limit: 10 });

test('should let in whom the issuer vouches for, with a cookie that only this host over https can set', async () => {
  const clerk = browser();
  const at = await clerk.atIssuer('a-clerk');
  expect(at.href.startsWith(CALLBACK)).toBe(true);
  const response = await clerk.back(at);
  expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
  const cookie = response.headers.getSetCookie().find((one) => one.startsWith('__Host-fengqiao_session='));
  expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Strict$/);
  const session = (await (await clerk.api('/session')).json()) as Session;
  expect(session).toMatchObject({ account: 'int-yz', userId: actorOf('int-yz').id });
  expect(await listAudit(world.parts.db, { act: 'SIGNED_IN', limit: 1 })).toMatchObject([{ objectId: session.userId }]);
});

test('should ask the issuer with state, nonce and a PKCE challenge', async () => {
  const url = new URL((await browser().api('/session/oidc')).headers.get('location') ?? '');
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) expect(url.searchParams.get(name)).toMatch(/^[\w-]{40,}$/);
});

test.each([
  ['a-stranger', 'account', 'UNKNOWN_ACCOUNT'],
  ['a-nameless', 'answer', null],
])('should let nobody in who has no account here: %s', async (login, refused, logged) => {
  const before = await refusals();
  const stranger = browser();
  const response = await stranger.back(await stranger.atIssuer(login));
  expect(response.headers.get('location')).toBe(`/sign-in?refused=${refused}`);
  expect((await stranger.api('/session')).status).toBe(401);
  const added = (await refusals()).slice(0, (await refusals()).length - before.length);
  expect(added.map(({ reason }) => reason)).toEqual(logged === null ? [] : [logged]);
});

test('should take an answer only from the browser that began, with the state it began with, and once', async () => {
  const [one, other] = [browser(), browser()];
  const at = await one.atIssuer('a-clerk');
  await other.api('/session/oidc');
  expect((await other.back(at)).headers.get('location')).toBe('/sign-in?refused=answer');
  expect((await browser().back(at)).headers.get('location')).toBe('/sign-in?refused=answer');
  const forged = new URL(at);
  forged.searchParams.set('state', 'x'.repeat(43));
  const fresh = browser();
  await fresh.atIssuer('a-clerk');
  expect((await fresh.back(forged)).headers.get('location')).toBe('/sign-in?refused=answer');
  expect((await one.back(at)).headers.get('location')).toBe('/');
  expect((await one.back(at)).headers.get('location')).toBe('/sign-in?refused=answer');
});

test('should take no password where local accounts are turned off, and say how one signs in', async () => {
  const { status, body } = await world.send('POST', '/session', { body: { account: 'int-yz', password: PASSWORD } });
  expect({ status, body }).toMatchObject({ status: 403, body: { code: 'LOCAL_ACCOUNTS_OFF' } });
  expect((await world.send('GET', '/session/ways')).body).toEqual({ local: false, issuer: true });
});

test('should end the session that was on the browser when somebody signs in anew', async () => {
  const clerk = browser();
  const office = () => new Map(clerk.jars.get(world.url));
  await clerk.back(await clerk.atIssuer('a-clerk'));
  const first = office().get('__Host-fengqiao_session') ?? '';
  await clerk.back(await clerk.atIssuer('a-clerk'));
  expect(office().get('__Host-fengqiao_session')).not.toBe(first);
  const { status } = await world.send('GET', '/session', { headers: { cookie: `__Host-fengqiao_session=${first}` } });
  expect(status).toBe(401);
});
