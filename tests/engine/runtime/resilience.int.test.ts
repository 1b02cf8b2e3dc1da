import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEngine } from '../../../engine/runtime/createEngine.ts';
import { Engine } from '../../../engine/runtime/engine.ts';
import { standardParts } from '../../../engine/runtime/standardParts.ts';
import { PostgresStore } from '../../../engine/store/postgres/postgresStore.ts';
import {
  createDatabasePool,
  migrate,
  startEmbeddedPostgres,
  stopEmbeddedPostgres,
} from '../../../platform/database/index.ts';
import { engineSchema } from '../../support/database.ts';
import { workProcess } from './models.ts';
import { done, refusal, useEngine } from './support.ts';

const engine = useEngine();
const create = { definition: { processDefinitionId: 'work-process' } };

/** Asks until it is not refused because the engine has no database. */
const eventually = async <T extends { readonly ok: boolean }>(ask: () => Promise<T>): Promise<T> => {
  for (;;) {
    const outcome = await ask();
    if (outcome.ok || (outcome as unknown as { rejection: { code: string } }).rejection.code !== 'UNAVAILABLE')
      return outcome;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

describe('one command that cannot be executed', () => {
  test('should be refused alone when the database refuses its data', async () => {
    await engine.deploy(workProcess);
    const outcomes = await Promise.all([
      refusal(engine.runtime.createInstance({ ...create, tags: ['a'] })),
      refusal(engine.runtime.createInstance({ ...create, tags: ['b\0'] })),
      refusal(engine.runtime.createInstance({ ...create, tags: ['c'] })),
    ]);
    expect(outcomes).toEqual(['not refused', 'INTERNAL', 'not refused']);
    expect(await engine.countOf('work-process')).toBe(2);
    expect(await engine.jobs('work')).toHaveLength(2);
    expect(engine.troubles).toEqual(['a command could not be written and was refused']);
  });

  test('should be refused alone when it runs into a bug', async () => {
    const parts = standardParts({ random: () => 0 });
    const broken = {
      ...parts,
      feel: () => ({
        evaluate: () => {
          throw new Error('a bug');
        },
      }),
    };
    await engine.deploy(
      workProcess,
      workProcess.replaceAll('work-process', 'broken').replace('type="work"', 'type="=a"'),
    );
    await engine.stop();
    const troubles: string[] = [];
    const note = (_: object, text: string): void => void troubles.push(text);
    const runtime = new Engine({
      store: new PostgresStore({ url: engine.database.url }),
      parts: broken,
      log: { info: () => undefined, warn: note, error: note },
    });
    await runtime.start();
    const outcomes = await Promise.all(
      ['work-process', 'broken', 'work-process'].map((processDefinitionId) =>
        refusal(runtime.createInstance({ definition: { processDefinitionId } })),
      ),
    );
    expect(outcomes).toEqual(['not refused', 'INTERNAL', 'not refused']);
    expect(troubles).toEqual(['a command failed twice and was refused']);
    await runtime.close();
    await engine.start();
    expect([await engine.countOf('work-process'), await engine.countOf('broken')]).toEqual([2, 0]);
  });
});

describe('two engines on one database', () => {
  test('should let the second wait and take over, with everything the first had', async () => {
    await engine.deploy(workProcess);
    const key = await engine.create1('work-process');
    const standby = engine.create();
    const takingOver = standby.start();
    expect(await refusal(standby.createInstance(create))).toBe('UNAVAILABLE');
    expect(await standby.get('processInstances', key)).toMatchObject({ state: 'ACTIVE' });
    await engine.stop();
    await takingOver;
    const { jobs } = await done(standby.activateJobs({ type: 'work', worker: 'w', timeout: 1000, maxJobs: 1 }));
    await done(standby.completeJob({ jobKey: jobs[0]!.row.key }));
    expect(await standby.get('processInstances', key)).toMatchObject({ state: 'COMPLETED' });
    const next = await done(standby.createInstance(create));
    expect(BigInt(next.instance.processInstanceKey)).toBeGreaterThan(BigInt(key));
    await standby.close();
  });

  test('should stop one that lost its place from writing', async () => {
    await engine.deploy(workProcess);
    await engine.database.pool.query('update engine.writer set epoch = epoch + 1');
    expect(await refusal(engine.runtime.createInstance(create))).toBe('UNAVAILABLE');
    expect((await eventually(() => engine.runtime.createInstance(create))).ok).toBe(true);
    expect(await engine.countOf('work-process')).toBe(1);
  });
});

describe('an engine that stands by', () => {
  test('should be there again at once after each loss of its connection, however many there were before', async () => {
    const standsBy = new EventEmitter();
    const waits: unknown[] = [];
    const standby = createEngine({
      databaseUrl: engine.database.url,
      log: {
        info: (_, text) => void (text.endsWith('stands by') && standsBy.emit('so')),
        warn: ({ againInMs }: { againInMs?: unknown }) => void waits.push(againInMs),
        error: (_, text) => void waits.push(text),
      },
    });
    let again = once(standsBy, 'so');
    void standby.start();
    try {
      for (let losses = 0; losses < 3; losses++) {
        await again;
        again = once(standsBy, 'so');
        await engine.database.pool.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'fengqiao engine standby' and datname = current_database()",
        );
      }
      await again;
      expect(waits).toEqual([50, 50, 50]);
    } finally {
      await standby.close();
    }
  });
});

describe('an engine whose connections break', () => {
  const cut = () =>
    engine.database.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'fengqiao engine%' and datname = current_database()",
    );

  test('should answer nothing wrongly, come back by itself and keep its open polls', async () => {
    await engine.deploy(workProcess);
    const poll = engine.runtime.activateJobs({
      type: 'work',
      worker: 'w',
      timeout: 60_000,
      maxJobs: 1000,
      requestTimeout: 600_000,
    });
    const first = await done(engine.runtime.createInstance(create));
    expect((await done(poll)).jobs[0]?.row.processInstanceKey).toBe(first.instance.processInstanceKey);
    const open = engine.runtime.activateJobs({
      type: 'work',
      worker: 'w',
      timeout: 60_000,
      maxJobs: 1000,
      requestTimeout: 600_000,
    });
    const creations = Array.from({ length: 50 }, () => engine.runtime.createInstance(create));
    await cut();
    const outcomes = await Promise.all(creations);
    const made = outcomes.filter(({ ok }) => ok).length;
    expect(
      await engine.runtime
        .activateJobs({ type: 'none', worker: 'w', timeout: 1, maxJobs: 1, requestTimeout: -1 })
        .then(() => 'answered'),
    ).toBe('answered');
    const later = await eventually(() => engine.runtime.createInstance(create));
    expect(later.ok).toBe(true);
    expect(await engine.countOf('work-process')).toBeGreaterThanOrEqual(made + 2);
    expect((await done(open)).jobs.length).toBeGreaterThan(0);
  });
});

describe('a PostgreSQL that is stopped and started again', () => {
  test('should cost nothing that was acknowledged', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'fengqiao-engine-'));
    const { url } = await startEmbeddedPostgres({ dataDir });
    const pool = createDatabasePool(url, { max: 1 });
    await migrate(pool, engineSchema.schema, engineSchema.folder);
    await pool.end();
    const runtime = createEngine({ databaseUrl: url });
    await runtime.start();
    const deployed = await runtime.deploy([{ name: 'work.bpmn', content: workProcess }]);
    expect(deployed.ok).toBe(true);
    const before = await done(runtime.createInstance(create));
    await stopEmbeddedPostgres({ dataDir });
    expect(await refusal(runtime.createInstance(create))).toBe('UNAVAILABLE');
    const again = await startEmbeddedPostgres({ dataDir });
    try {
      expect(again.url).toBe(url);
      expect((await eventually(() => runtime.createInstance(create))).ok).toBe(true);
      expect(await runtime.get('processInstances', before.instance.processInstanceKey)).toMatchObject({
        state: 'ACTIVE',
      });
      const { jobs } = await done(runtime.activateJobs({ type: 'work', worker: 'w', timeout: 1000, maxJobs: 10 }));
      expect(jobs.map(({ row }) => row.processInstanceKey)).toContain(before.instance.processInstanceKey);
    } finally {
      await runtime.close();
      await stopEmbeddedPostgres({ dataDir });
      await rm(dataDir, { recursive: true, force: true });
    }
  });
});
