import { startEngine } from '../../app/parts/engine.ts';
import { createLog } from '../../platform/log.ts';
import { apiAt } from '../engine/gateway/support/api.ts';
import { oneJob } from '../engine/gateway/support/models.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const log = createLog({ level: 'silent', part: 'engine' });

const start = (more: { readonly host?: string; readonly signal?: AbortSignal; readonly port?: number } = {}) =>
  startEngine({ dataDir: '', databaseUrl: database.url, port: 0, log, ...more });

/** Resolves when a second engine stands in the queue for the writer's place. */
async function standbyWaits(): Promise<void> {
  for (let waiting = 0; waiting === 0;) {
    const { rows } = await database.pool.query<{ waiting: number }>(
      `select count(*)::integer as waiting from pg_locks
        where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`,
    );
    waiting = rows[0]?.waiting ?? 0;
  }
}

const activation = { type: 'kept.work', worker: 'w', timeout: 60_000, maxJobsToActivate: 1 };

describe('the embedded engine', () => {
  test('should refuse an address that others can reach before it touches anything', async () => {
    await expect(start({ host: '0.0.0.0' })).rejects.toThrow('no authentication');
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
