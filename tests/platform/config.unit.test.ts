import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
