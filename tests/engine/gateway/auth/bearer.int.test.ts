import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createBearerAuth } from '../../../../engine/gateway/auth/bearer.ts';
import { startIssuer, useIssuer } from '../../../support/oidcIssuer.ts';
import { useEngine } from '../support/engine.ts';
import { broadcast, clientWith, expectRefused } from './support.ts';

const AUDIENCE = 'fengqiao-engine';
const server = useIssuer({ clients: [{ id: 'workers', secret: 'workers-secret' }] });
const troubles: string[] = [];
const authenticatorOf = (issuer: string) =>
  createBearerAuth({
    issuer,
    audience: AUDIENCE,
    algorithms: ['RS256'],
    clockSkewMs: 30_000,
    newKeysAfterMs: 0,
    log: { error: (message) => void troubles.push(message) },
  });
const engine = useEngine(() => ({ authenticator: authenticatorOf(server.issuer.url) }));

const now = (): number => Math.floor(Date.now() / 1000);
/** What the issuer would write into a token for the engine. */
const good = () => ({ iss: server.issuer.url, sub: 'workers', aud: AUDIENCE, iat: now(), exp: now() + 60 });
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

test('our own client should work with the strategy OAUTH of the SDK', async () => {
  const variables = {
    CAMUNDA_AUTH_STRATEGY: 'OAUTH',
    CAMUNDA_CLIENT_ID: 'workers',
    CAMUNDA_CLIENT_SECRET: 'workers-secret',
    CAMUNDA_OAUTH_URL: server.issuer.tokenUrl,
    CAMUNDA_TOKEN_AUDIENCE: AUDIENCE,
    CAMUNDA_TOKEN_DISK_CACHE_DISABLE: 'true',
  };
  expect(await clientWith(variables, engine.api.url)).toBe('COMPLETED');
});

test('should refuse a real token that the issuer made for another service', async () => {
  const response = await fetch(server.issuer.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'workers',
      client_secret: 'workers-secret',
      audience: 'another-service',
    }),
  });
  const { access_token: token } = (await response.json()) as { access_token: string };
  expect(token.split('.')).toHaveLength(3);
  await expectRefused(engine, bearer(token), 'Bearer realm="engine", error="invalid_token"');
});

test('should tell whose request it is', async () => {
  const token = await server.issuer.sign({ ...good(), name: 'Workers (fictional)', email: 'workers@fengqiao.example' });
  expect((await engine.api.send('GET', '/authentication/me', { headers: bearer(token) })).body).toMatchObject({
    username: 'workers',
    displayName: 'Workers (fictional)',
    email: 'workers@fengqiao.example',
  });
});

test.each([
  ['of several audiences', { aud: ['another-service', AUDIENCE] }],
  ['that ended less than the skew of the clocks ago', { exp: now() - 5 }],
  ['that begins less than the skew of the clocks from now', { nbf: now() + 5 }],
])('should take a token %s', async (_what, change) => {
  expect((await broadcast(engine, bearer(await server.issuer.sign({ ...good(), ...change })))).status).toBe(200);
});

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** A token as attackers make it, under the id of the issuer's real key. */
async function forged(alg: string, key: Parameters<SignJWT['sign']>[0]): Promise<string> {
  const real = await server.issuer.sign(good());
  const { kid } = JSON.parse(Buffer.from(real.split('.')[0]!, 'base64url').toString()) as { kid: string };
  return new SignJWT(good()).setProtectedHeader({ alg, kid }).sign(key);
}

const publicPem = (): Uint8Array =>
  new TextEncoder().encode(server.issuer.publicKey.export({ format: 'pem', type: 'spki' }).toString());

test.each([
  ['that has ended', () => server.issuer.sign({ ...good(), exp: now() - 60 })],
  ['that has not begun', () => server.issuer.sign({ ...good(), nbf: now() + 60 })],
  ['that never ends', () => server.issuer.sign({ ...good(), exp: undefined })],
  ['for another service', () => server.issuer.sign({ ...good(), aud: 'another-service' })],
  ['for no service', () => server.issuer.sign({ ...good(), aud: undefined })],
  ['of another issuer', () => server.issuer.sign({ ...good(), iss: 'https://issuer.example' })],
  ['of nobody', () => server.issuer.sign({ ...good(), sub: undefined })],
  ['signed with an unknown key', () => server.issuer.sign(good(), { kid: 'unknown' })],
  ['signed with the key of a stranger', () => forged('RS256', stranger.privateKey)],
  ['signed with the public key as a secret', () => forged('HS256', publicPem())],
  ['signed with an algorithm that is not on the list', () => forged('RS512', stranger.privateKey)],
  ['without a signature', () => new UnsecuredJWT(good()).encode()],
  [
    'whose claims were changed',
    async () => {
      const [header, , signature] = (await server.issuer.sign(good())).split('.');
      const claims = Buffer.from(JSON.stringify({ ...good(), sub: 'admin' })).toString('base64url');
      return `${header!}.${claims}.${signature!}`;
    },
  ],
  ['that is none', () => 'abc.def.ghi'],
])('should refuse a token %s and change nothing', async (_what, make) => {
  await expectRefused(engine, bearer(await make()), 'Bearer realm="engine", error="invalid_token"');
});

test('should refuse a request without a token', async () => {
  await expectRefused(engine, {}, 'Bearer realm="engine"');
  await expectRefused(engine, { authorization: 'Basic d29ya2Vyczpw' }, 'Bearer realm="engine", error="invalid_token"');
});

test('should follow the issuer to a new key, and refuse the old one', async () => {
  const before = await server.issuer.sign(good());
  expect((await broadcast(engine, bearer(before))).status).toBe(200);
  server.issuer.rotateKey();
  expect((await broadcast(engine, bearer(await server.issuer.sign(good())))).status).toBe(200);
  await expectRefused(engine, bearer(before), 'Bearer realm="engine", error="invalid_token"');
});

describe('an issuer that cannot be asked', () => {
  const away = { title: 'RESOURCE_EXHAUSTED', message: 'The token cannot be checked at the moment; try again' };

  test('should make requests wait, not look like a wrong token, and be asked again', async () => {
    const first = await startIssuer({ clients: [] });
    const { authenticate } = authenticatorOf(first.url);
    const token = (issuer: typeof first) => issuer.sign({ ...good(), iss: first.url });
    await first.stop();
    await expect(authenticate(`Bearer ${await token(first)}`)).rejects.toMatchObject(away);
    expect(troubles.at(-1)).toBe('The keys of the OpenID Connect issuer cannot be read');
    const second = await startIssuer({ clients: [], port: Number(new URL(first.url).port) });
    expect(await authenticate(`Bearer ${await token(second)}`)).toMatchObject({ username: 'workers' });
    await second.stop();
  });

  test.each([
    ['names itself otherwise', { issuer: 'https://evil.example' }],
    ['keeps its keys where anybody could change them', { jwks_uri: 'http://keys.example/jwks' }],
    ['says nothing of its keys', { jwks_uri: undefined }],
  ])('should not be believed when it %s', async (_what, change) => {
    const fake = createServer((_req, res) => {
      const { port } = fake.address() as AddressInfo;
      const url = `http://127.0.0.1:${String(port)}`;
      res.end(JSON.stringify({ issuer: url, jwks_uri: `${url}/jwks`, ...change }));
    });
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${String((fake.address() as AddressInfo).port)}`;
    const token = await server.issuer.sign({ ...good(), iss: url });
    await expect(authenticatorOf(url).authenticate(`Bearer ${token}`)).rejects.toMatchObject(away);
    fake.close();
    fake.closeAllConnections();
  });
});

describe('settings that cannot be trusted', () => {
  const options = {
    issuer: 'https://issuer.example',
    audience: AUDIENCE,
    clockSkewMs: 0,
    log: { error: () => undefined },
  };

  test.each(['HS256', 'none', 'A128KW'])('should be refused at the start: algorithm %s', (name) => {
    expect(() => createBearerAuth({ ...options, algorithms: ['RS256', name] })).toThrow(name);
  });

  test('should be refused at the start: an issuer without TLS', () => {
    expect(() => createBearerAuth({ ...options, algorithms: ['RS256'], issuer: 'http://issuer.example' })).toThrow(
      'https',
    );
  });
});
