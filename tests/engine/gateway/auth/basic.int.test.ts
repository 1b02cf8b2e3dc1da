import { hash } from '@node-rs/argon2';
import { createBasicAuth } from '../../../../engine/gateway/auth/basic.ts';
import { useEngine } from '../support/engine.ts';
import { operations } from '../support/operations.ts';
import { broadcast, clientWith, expectRefused, statusFor } from './support.ts';

const basic = (pair: string): Record<string, string> => ({
  authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
});
const CHALLENGE = 'Basic realm="engine", charset="UTF-8"';

const accounts = async () => [
  { name: 'workers', secret: 'p:ä ss' },
  { name: 'operators', secret: await hash('kept as a hash') },
];
const engine = useEngine(async () => ({ authenticator: await createBasicAuth(await accounts()) }));

test('our own client should work with the strategy BASIC of the SDK', async () => {
  const variables = {
    CAMUNDA_AUTH_STRATEGY: 'BASIC',
    CAMUNDA_BASIC_AUTH_USERNAME: 'workers',
    CAMUNDA_BASIC_AUTH_PASSWORD: 'p:ä ss',
  };
  expect(await clientWith(variables, engine.api.url)).toBe('COMPLETED');
});

test.each(['workers:p:ä ss', 'operators:kept as a hash'])('should tell whose request it is: %s', async (pair) => {
  const { body } = await engine.api.send('GET', '/authentication/me', { headers: basic(pair) });
  expect(body).toMatchObject({ username: pair.split(':')[0], authorizedComponents: ['*'] });
});

test.each([
  ['no header', {}],
  ['an empty header, as the SDK sends it', { authorization: '' }],
  ['a wrong password', basic('workers:wrong')],
  ['the password of another', basic('workers:kept as a hash')],
  ['no password', basic('workers:')],
  ['an unknown name', basic('nobody:p:ä ss')],
  ['no colon', basic('workers')],
  ['text that is not base64', { authorization: 'Basic !!!' }],
  ['another scheme', { authorization: 'Bearer d29ya2Vyczpw' }],
  ['a scheme alone', { authorization: 'Basic' }],
])('should refuse %s and change nothing', async (_what, headers) => {
  await expectRefused(engine, headers, CHALLENGE);
});

test('should refuse the hash itself as a password', async () => {
  const secret = await hash('known to nobody');
  const { authenticate } = await createBasicAuth([{ name: 'a', secret }]);
  expect(await authenticate(basic(`a:${secret}`)['authorization']!)).toBeUndefined();
});

test('should ask every operation of the API for credentials, except those that Camunda leaves open', async () => {
  const open: string[] = [];
  for (const { method, path } of operations) {
    const { status } = await engine.api.send(method, path.replaceAll(/\{\w+\}/g, '1'));
    if (status !== 401) open.push(`${method} ${path}`);
  }
  expect(open.sort()).toEqual(['GET /license', 'GET /status']);
});

test('should refuse pages of another origin and foreign names of this machine, credentials or not', async () => {
  const known = basic('workers:p:ä ss');
  expect((await broadcast(engine, known)).status).toBe(200);
  expect((await broadcast(engine, { ...known, origin: 'https://evil.example' })).status).toBe(403);
  expect(await statusFor(engine.api.url, '/v2/topology', { ...known, host: 'evil.example' })).toBe(403);
});

describe('an engine that others can reach', () => {
  const open = useEngine(async () => ({ host: '0.0.0.0', authenticator: await createBasicAuth(await accounts()) }));
  const url = (): string => open.api.url.replace('0.0.0.0', '127.0.0.1');

  test('should answer under any name, but no page of another origin', async () => {
    const known = basic('workers:p:ä ss');
    const host = 'engine.example:8080';
    expect(await statusFor(url(), '/v2/topology', { ...known, host })).toBe(200);
    expect(await statusFor(url(), '/v2/topology', { host })).toBe(401);
    expect(await statusFor(url(), '/v2/topology', { ...known, host, origin: 'http://evil.example' })).toBe(403);
    expect(await statusFor(url(), '/v2/topology', { ...known, host, 'sec-fetch-site': 'cross-site' })).toBe(403);
  });
});
