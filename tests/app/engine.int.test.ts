import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EngineOptions, startEngine } from '../../app/parts/engine.ts';
import { createLog } from '../../platform/log.ts';
import { apiAt } from '../engine/gateway/support/api.ts';
import { oneJob } from '../engine/gateway/support/models.ts';
import { useDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';

const database = useDatabase();
const log = createLog({ level: 'silent', part: 'engine' });

const start = (more: Partial<EngineOptions> = {}) =>
  startEngine({ dataDir: '', databaseUrl: database.url, port: 0, auth: { kind: 'none' }, log, ...more });

/** Resolves when a second engine has asked for the writer's place in vain. */
async function standbyWaits(): Promise<void> {
  await eventually(
    () =>
      database.pool.query(
        `select from pg_stat_activity
          where datname = current_database() and application_name = 'fengqiao engine standby' and query like '%advisory%'`,
      ),
    ({ rowCount }) => (rowCount ?? 0) > 0,
  );
}

const activation = { type: 'kept.work', worker: 'w', timeout: 60_000, maxJobsToActivate: 1 };

describe('the embedded engine', () => {
  test('should refuse an address that others can reach before it touches anything', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow('no authentication');
  });

  test('should listen where others can reach it when it knows its users from a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'engine-users-'));
    const usersFile = join(folder, 'users');
    try {
      const auth = { kind: 'basic', user: { name: 'workers', secret: 'w' }, usersFile } as const;
      await expect(start({ host: '0.0.0.0', auth })).rejects.toThrow('FENGQIAO_ENGINE_USERS_FILE');
      await writeFile(usersFile, 'operators:o\n');
      const engine = await start({ host: '0.0.0.0', auth });
      const api = apiAt(engine.url.replace('0.0.0.0', '127.0.0.1'));
      const statusOf = async (pair: string) => {
        const headers = { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
        return (await api.send('GET', '/topology', { headers })).status;
      };
      expect(await Promise.all(['workers:w', 'operators:o', 'operators:w'].map(statusOf))).toEqual([200, 200, 401]);
      await engine.stop();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('should make its schema, and keep what it answered for', async () => {
    const first = await start();
    const api = apiAt(first.url);
    expect((await api.deploy({ 'kept.bpmn': oneJob('kept', 'kept.work') })).status).toBe(200);
    const { body } = await api.post('/process-instances', { processDefinitionId: 'kept', variables: { a: 1 } });
    const { clusterId } = (await api.get('/topology')).body;
    await first.stop();

    const second = await start();
    const again = apiAt(second.url);
    expect((await again.get('/topology')).body['clusterId']).toBe(clusterId);
    expect((await again.post('/jobs/activation', activation)).body.jobs).toMatchObject([
      { processInstanceKey: body.processInstanceKey, variables: { a: 1 } },
    ]);
    await second.stop();
  });

  test('should wait as a standby and take over', async () => {
    const first = await start();
    const taking = start();
    await standbyWaits();
    await first.stop();
    const second = await taking;
    expect((await apiAt(second.url).get('/status')).status).toBe(204);
    await second.stop();
  });

  test.each(['before it has begun', 'while it waits'])('should give up waiting when asked to %s', async (when) => {
    const first = await start();
    const asked = new AbortController();
    const waiting = expect(start({ signal: asked.signal })).rejects.toThrow('aborted');
    if (when === 'while it waits') await standbyWaits();
    asked.abort();
    await waiting;
    expect((await apiAt(first.url).get('/status')).status).toBe(204);
    await first.stop();
  });

  test('should say that its port is taken', async () => {
    const first = await start();
    await expect(start({ port: Number(new URL(first.url).port) })).rejects.toThrow('EADDRINUSE');
    await first.stop();
  });
});
