import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engineAddress } from '../../app/parts/address.ts';
import { startBusinessClock } from '../../platform/clock.ts';
import { readConfig } from '../../platform/config.ts';
import { createLog } from '../../platform/log.ts';
import { loadSealKey } from '../../platform/sealKey.ts';

test('should run embedded on loopback when nothing is set', () => {
  expect(readConfig({ PATH: '/bin', DATABASE_URL: '' })).toMatchObject({
    databaseUrl: undefined,
    camundaRestAddress: undefined,
    host: '127.0.0.1',
    enginePort: 8080,
    webPort: 3000,
    timeZone: 'Asia/Shanghai',
  });
});

test('should name a wrong setting without its value', () => {
  expect(() => readConfig({ DATABASE_URL: 'mysql://user:hidden@host/db', FENGQIAO_WEB_PORT: '70000' })).toThrow(
    /^(?=.*DATABASE_URL)(?=.*FENGQIAO_WEB_PORT)(?!.*hidden)/s,
  );
});

describe('the sign-in of staff', () => {
  const issuer = {
    FENGQIAO_OIDC_ISSUER: 'https://issuer.example',
    FENGQIAO_OIDC_CLIENT_ID: 'fengqiao',
    FENGQIAO_OIDC_CLIENT_SECRET: 'hidden',
    FENGQIAO_OIDC_REDIRECT_URL: 'https://office.example/api/v1/session/oidc/callback',
  };

  test('should be by account and password by default, without an issuer', () => {
    expect(readConfig({})).toMatchObject({
      localAccounts: true,
      oidc: undefined,
      https: false,
      sealedOpenMs: 1_800_000,
    });
  });

  test('should be at an issuer whose four settings are there, and refuse some of them alone', () => {
    expect(readConfig({ ...issuer, FENGQIAO_LOCAL_ACCOUNTS: 'off' })).toMatchObject({
      localAccounts: false,
      oidc: { issuer: 'https://issuer.example', claim: 'preferred_username' },
    });
    const { FENGQIAO_OIDC_ISSUER: _, ...rest } = issuer;
    expect(() => readConfig(rest)).toThrow(/^(?=.*FENGQIAO_OIDC_ISSUER)(?!.*hidden)/s);
  });

  test('should never leave staff without any way in', () => {
    expect(() => readConfig({ FENGQIAO_LOCAL_ACCOUNTS: 'off' })).toThrow('FENGQIAO_LOCAL_ACCOUNTS');
  });
});

describe('the sign-in of the engine', () => {
  const auth = (env: Record<string, string>) => readConfig(env).engineAuth;

  test('should be none by default', () => {
    expect(auth({})).toEqual({ kind: 'none' });
  });

  test('should be by password of one user, of a file, or of both', () => {
    const basic = { FENGQIAO_ENGINE_AUTH: 'basic' };
    const user = { FENGQIAO_ENGINE_USER: 'workers', FENGQIAO_ENGINE_PASSWORD: 'p' };
    const file = { FENGQIAO_ENGINE_USERS_FILE: '/users' };
    const one = { name: 'workers', secret: 'p' };
    expect(auth({ ...basic, ...user })).toEqual({ kind: 'basic', user: one, usersFile: undefined });
    expect(auth({ ...basic, ...file })).toEqual({ kind: 'basic', user: undefined, usersFile: '/users' });
    expect(auth({ ...basic, ...user, ...file })).toEqual({ kind: 'basic', user: one, usersFile: '/users' });
    expect(() => auth(basic)).toThrow('FENGQIAO_ENGINE_USERS_FILE');
    expect(() => auth({ ...basic, ...file, FENGQIAO_ENGINE_USER: 'workers' })).toThrow('FENGQIAO_ENGINE_PASSWORD');
  });

  test('should be by tokens of one issuer for one audience', () => {
    const bearer = { FENGQIAO_ENGINE_AUTH: 'bearer', FENGQIAO_ENGINE_OIDC_ISSUER: 'https://issuer.example' };
    expect(auth({ ...bearer, FENGQIAO_ENGINE_OIDC_AUDIENCE: 'engine' })).toEqual({
      kind: 'bearer',
      issuer: 'https://issuer.example',
      audience: 'engine',
      algorithms: ['RS256', 'PS256', 'ES256', 'EdDSA'],
      clockSkewMs: 30_000,
    });
    expect(() => auth(bearer)).toThrow('FENGQIAO_ENGINE_OIDC_AUDIENCE');
  });

  test.each([
    ['basic', 'BASIC'],
    ['bearer', 'OAUTH'],
  ])('should be one that our own parts take part in: %s', (kind, strategy) => {
    const env = {
      FENGQIAO_ENGINE_AUTH: kind,
      FENGQIAO_ENGINE_USERS_FILE: '/users',
      FENGQIAO_ENGINE_OIDC_ISSUER: 'https://issuer.example',
      FENGQIAO_ENGINE_OIDC_AUDIENCE: 'engine',
    };
    expect(() => engineAddress(readConfig(env))).toThrow(`CAMUNDA_AUTH_STRATEGY=${strategy}`);
    expect(engineAddress(readConfig({ ...env, CAMUNDA_AUTH_STRATEGY: strategy }))).toEqual({
      address: 'http://127.0.0.1:8080',
      needsSignIn: true,
    });
  });
});

test('should make the seal key once and keep it from others', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'fengqiao-key-'));
  try {
    const key = loadSealKey({ value: undefined, dataDir });
    expect(key).toHaveLength(32);
    expect(loadSealKey({ value: undefined, dataDir })).toEqual(key);
    expect(statSync(join(dataDir, 'seal.key')).mode & 0o777).toBe(0o600);
    expect(loadSealKey({ value: key.toString('hex'), dataDir })).toEqual(key);
    expect(() => loadSealKey({ value: 'short', dataDir })).toThrow('32 bytes');
  } finally {
    rmSync(dataDir, { recursive: true });
  }
});

test('should log neither personal fields nor the message of an error', () => {
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    part: 'test',
    destination: { write: (line: string) => void lines.push(line) },
  });
  log.error(
    {
      error: Object.assign(new TypeError('居民甲 说了一句话'), { code: 'E1' }),
      petitioner: { name: '居民甲' },
      matter: { sealed: { text: '一句话' } },
    },
    'could not',
  );
  expect(lines.join('')).toMatch(/"type":"TypeError","code":"E1"/);
  expect(lines.join('')).not.toMatch(/居民甲|一句话/);
});

test('should show the pinned business time while there is one, else real time', async () => {
  let pinned: number | null = 5;
  const clock = await startBusinessClock({
    read: async () => pinned,
    real: { now: () => 9 },
    refreshMs: 3_600_000,
    onError: () => undefined,
  });
  expect(clock.now()).toBe(5);
  pinned = null;
  await clock.refresh();
  expect(clock.now()).toBe(9);
  clock.stop();
});
