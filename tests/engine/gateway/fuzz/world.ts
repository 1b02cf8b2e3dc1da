/** An engine on PostgreSQL with something of everything in it, to be asked in odd ways. */
import { serveGateway } from '../../../../engine/gateway/server.ts';
import { createEngine } from '../../../../engine/runtime/createEngine.ts';
import type { TestDatabase } from '../../../support/database.ts';
import { eventually } from '../../../support/eventually.ts';
import { apiAt, type Row } from '../support/api.ts';
import { discountDecision, oneJob, orderForm, orderProcess } from '../support/models.ts';
import { operations } from '../support/operations.ts';
import type { Known } from './values.ts';

export interface World {
  readonly port: number;
  /** Makes new instances, jobs, tasks, incidents, and tells what there is to ask for. */
  furnish(): Promise<Known>;
  /** What every batch of the engine changes; waits until it has nothing left to do by itself. */
  position(): Promise<string>;
  /** Resolves once what was in work, and what that brought about, is written. */
  pass(): Promise<void>;
  /** Fails unless the engine still runs a process and reported no fault of its own. */
  expectAlive(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a world for `work` and stops it. */
export async function withWorld<T>(database: TestDatabase, work: (world: World) => Promise<T>): Promise<T> {
  const world = await startWorld(database);
  try {
    return await work(world);
  } finally {
    await world.stop();
  }
}

/** Waits that a request leaves to the engine, ms. */
const SHORT_WAIT_MS = 15;
/** Real time of the engine, so that nothing happens because time passes. */
const NOW = 1_800_000_000_000;

/** Names in the models, by the fields that mean them. */
const NAMES: Known = {
  processDefinitionId: ['order', 'fuzz-work'],
  decisionDefinitionId: ['discount'],
  elementId: ['begin', 'pack', 'check', 'paid', 'done', 'work'],
  sourceElementId: ['pack', 'check', 'paid'],
  targetElementId: ['pack', 'check', 'paid', 'done'],
  afterElementId: ['pack', 'check'],
  type: ['order.pack', 'fuzz.work'],
  name: ['order.paid', 'orderId'],
  correlationKey: ['o-1', 'o-2'],
  assignee: ['usr_a'],
  formId: ['order.check'],
};

async function startWorld(database: TestDatabase): Promise<World> {
  const troubles: unknown[] = [];
  const runtime = createEngine({
    databaseUrl: database.url,
    clock: () => NOW,
    pollMs: SHORT_WAIT_MS,
    resultMs: SHORT_WAIT_MS,
  });
  await runtime.start();
  const log = { error: (message: string, error: unknown) => void troubles.push(message, error) };
  const gateway = await serveGateway({ runtime, log, port: 0 });
  const api = apiAt(gateway.url);

  const activate = async (type: string): Promise<string> => {
    const request = { type, timeout: 60_000, maxJobsToActivate: 1, requestTimeout: 5000 };
    const { body } = await api.post('/jobs/activation', request);
    return String(body.jobs[0]?.['jobKey']);
  };
  const create = (processDefinitionId: string, variables: object) =>
    api.post('/process-instances', { processDefinitionId, variables });

  async function keysOf(path: string): Promise<Row[]> {
    const { body } = await api.post(path, { page: { limit: 1 } });
    const from = Math.max(0, body.page.totalItems - 40);
    return (await api.post(path, { page: { from, limit: 40 } })).body.items;
  }

  async function look(): Promise<Known> {
    const known = new Map<string, Set<string>>();
    for (const { method, path } of operations) {
      if (method !== 'POST' || !path.endsWith('/search') || path.includes('{')) continue;
      const { status } = await api.post(path, { page: { limit: 1 } });
      for (const row of status === 200 ? await keysOf(path) : [])
        for (const [name, value] of Object.entries(row))
          if (/Key$/.test(name) && typeof value === 'string')
            known.set(name, (known.get(name) ?? new Set()).add(value));
    }
    const batchKeys = [...(known.get('batchOperationKey') ?? [])];
    return {
      ...NAMES,
      ...Object.fromEntries([...known].map(([name, keys]) => [name, [...keys]])),
      key: batchKeys,
      resourceKey: [...(known.get('processDefinitionKey') ?? []), ...(known.get('decisionRequirementsKey') ?? [])],
      targetProcessDefinitionKey: [...(known.get('processDefinitionKey') ?? [])],
      incidentKey: [...(known.get('incidentKey') ?? [])],
    };
  }

  const quiet = async (): Promise<string> => {
    const look = async () =>
      (
        await database.pool.query<{ busy: boolean; position: string }>(
          `select exists (select from engine.deferred)
               or exists (select from engine.batch_operations where state in ('CREATED', 'ACTIVE')) as busy,
             concat_ws(' ', last_batch_epoch, last_batch_number, next_free_key, clock_pin) as position
             from engine.writer`,
        )
      ).rows[0]!;
    return (await eventually(look, ({ busy }) => !busy)).position;
  };

  return {
    port: Number(new URL(gateway.url).port),
    position: quiet,
    async pass() {
      // Commands are written in their order: the first comes after what was in work, the second after what followed it.
      for (let n = 0; n < 2; n++) await api.post('/messages/publication', { name: 'nobody.waits', correlationKey: '' });
    },
    async furnish() {
      await api.post('/clock/reset');
      await api.deploy({ 'order.bpmn': orderProcess, 'order.form': orderForm, 'pricing.dmn': discountDecision });
      await api.deploy({ 'fuzz-work.bpmn': oneJob('fuzz-work', 'fuzz.work') });
      for (const orderId of ['o-1', 'o-2', 'o-3']) await create('order', { orderId });
      await create('fuzz-work', {});
      await create('fuzz-work', {});
      await api.post(`/jobs/${await activate('order.pack')}/completion`, {});
      await api.post(`/jobs/${await activate('order.pack')}/failure`, { retries: 0 });
      await activate('fuzz.work');
      await api.post('/decision-definitions/evaluation', {
        decisionDefinitionId: 'discount',
        variables: { amount: 1 },
      });
      await api.post('/process-instances/incident-resolution', { filter: { processDefinitionId: 'order' } });
      await quiet();
      return look();
    },
    async expectAlive() {
      await api.deploy({ 'alive.bpmn': oneJob('alive', 'alive.work') });
      const { body } = await create('alive', {});
      expect((await api.post(`/jobs/${await activate('alive.work')}/completion`, {})).status).toBe(204);
      expect((await api.get(`/process-instances/${body.processInstanceKey}`)).body['state']).toBe('COMPLETED');
      expect(troubles).toEqual([]);
    },
    async stop() {
      await gateway.drain();
      await runtime.close();
    },
  };
}
