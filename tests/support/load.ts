/** Load on an engine through the official client, with a ledger of what was asked and what was answered. */
import { createCamundaClient } from '@camunda8/orchestration-cluster-api';
import type pg from 'pg';
import { setTimeout as sleep } from 'node:timers/promises';
import { bpmn, end, path, service, start } from '../engine/runtime/models.ts';
import { eventually } from './eventually.ts';

/** What became of a request, as far as its sender knows. */
export type Answered = 'done' | 'refused' | 'unknown';

export interface Ledger {
  /** By the tag the instance was to carry. */
  readonly creations: Map<string, { answered: Answered; processInstanceKey?: string }>;
  /** By job. */
  readonly completions: Map<string, Answered>;
}

export interface Load {
  readonly ledger: Ledger;
  /** Resolves once `count` more requests have been answered with success. */
  acknowledged(count: number): Promise<void>;
  /** No more creations; works until every instance has ended. */
  finish(): Promise<void>;
  /** Asks for nothing more, whatever is left. */
  stop(): Promise<void>;
}

/** Senders that create, and senders that complete. */
const SENDERS = 4;
/** Short, so that a job handed to a connection that broke is soon handed out again, ms. */
const LOCK_MS = 2_000;
const PAUSE_MS = 50;
/** Instances under way at most, so that what is left at the end is soon done. */
const MOST_OPEN = 50;
/** Creations of a sender between two looks at how many instances are under way. */
const CREATED_BLINDLY = 5;
const ID = 'two-jobs';

const twoJobs = bpmn(ID, start + service('first') + service('second') + end + path('start', 'first', 'second', 'end'));

/** 503 is a promise that nothing was changed; anything else that is no success says nothing. */
const answeredBy = (error: unknown): Answered =>
  (error as { status?: unknown }).status === 503 ? 'refused' : 'unknown';

/** Deploys the process and begins. The client repeats nothing by itself, so one request is one attempt. */
export async function startLoad(engineUrl: string, pool: pg.Pool): Promise<Load> {
  const client = createCamundaClient({
    config: {
      CAMUNDA_REST_ADDRESS: engineUrl,
      CAMUNDA_AUTH_STRATEGY: 'NONE',
      CAMUNDA_SDK_HTTP_RETRY_MAX_ATTEMPTS: 1,
      CAMUNDA_SDK_BACKPRESSURE_PROFILE: 'LEGACY',
      CAMUNDA_SDK_LOG_LEVEL: 'silent',
    },
  });
  await client.createDeployment({ resources: [new File([twoJobs], `${ID}.bpmn`)] });
  const ledger: Ledger = { creations: new Map(), completions: new Map() };
  let done = 0;
  let creating = true;
  let working = true;

  /** Whether enough is under way; a database that cannot be asked has enough to do. */
  const isFull = (): Promise<boolean> =>
    pool.query(`select from engine.process_instances where process_definition_id = $1 and state = 'ACTIVE'`, [ID]).then(
      ({ rowCount }) => (rowCount ?? 0) >= MOST_OPEN,
      () => true,
    );

  async function create(sender: number): Promise<void> {
    for (let n = 0; creating; n++) {
      while (creating && n % CREATED_BLINDLY === 0 && (await isFull())) await sleep(PAUSE_MS);
      const tag = `c${String(sender)}-${String(n)}`;
      try {
        const { processInstanceKey } = await client.createProcessInstance({
          processDefinitionId: ID as never,
          tags: [tag as never],
        });
        ledger.creations.set(tag, { answered: 'done', processInstanceKey: String(processInstanceKey) });
        done++;
      } catch (error) {
        ledger.creations.set(tag, { answered: answeredBy(error) });
        await sleep(PAUSE_MS);
      }
    }
  }

  async function complete(jobKey: string): Promise<void> {
    try {
      await client.completeJob({ jobKey: jobKey as never });
      ledger.completions.set(jobKey, 'done');
      done++;
    } catch (error) {
      ledger.completions.set(jobKey, answeredBy(error));
    }
  }

  async function work(type: string): Promise<void> {
    const ask = { type, worker: 'load', timeout: LOCK_MS, maxJobsToActivate: 20, requestTimeout: 500 };
    while (working) {
      const jobs = await client.activateJobs(ask).then(
        (answer) => answer.jobs.map(({ jobKey }) => String(jobKey)),
        () => undefined,
      );
      if (!jobs) await sleep(PAUSE_MS);
      await Promise.all((jobs ?? []).map(complete));
    }
  }

  const creators = Array.from({ length: SENDERS }, (_, sender) => create(sender));
  const workers = ['first', 'second'].flatMap((type) => Array.from({ length: SENDERS / 2 }, () => work(type)));
  async function stop(): Promise<void> {
    creating = working = false;
    await Promise.all([...creators, ...workers]);
  }
  return {
    ledger,
    stop,
    async acknowledged(count) {
      const wanted = done + count;
      await eventually(
        () => Promise.resolve(done),
        (now) => now >= wanted,
      );
    },
    async finish() {
      creating = false;
      await Promise.all(creators);
      const left = `select key from engine.process_instances where process_definition_id = '${ID}' and state <> 'COMPLETED'`;
      await eventually(
        async () => (await pool.query(left)).rowCount,
        (count) => count === 0,
      );
      await stop();
    },
  };
}

/** Fails unless what has been acknowledged so far is there, and nothing is there twice. May be called under load. */
export async function expectAcknowledgedKept({ creations, completions }: Ledger, pool: pg.Pool): Promise<void> {
  const created = [...creations.values()].flatMap(({ processInstanceKey }) => processInstanceKey ?? []);
  const completed = [...completions].filter(([, answered]) => answered === 'done').map(([key]) => key);
  const { rows } = await pool.query<{ what: string }>(
    `select 'lost instance ' || asked as what from unnest($1::bigint[]) asked
       where not exists (select from engine.process_instances where key = asked)
     union all
     select 'lost completion ' || asked from unnest($2::bigint[]) asked
       where not exists (select from engine.jobs where key = asked and state = 'COMPLETED')
     union all
     select 'twice ' || tags[1] from engine.process_instances where process_definition_id = $3
       group by tags[1] having count(*) > 1
     union all
     select concat_ws(' ', 'twice', element_id, process_instance_key) from engine.jobs where process_definition_id = $3
       group by element_id, process_instance_key having count(*) > 1`,
    [created, completed, ID],
  );
  expect(rows.map(({ what }) => what)).toEqual([]);
}

/** Fails unless the database holds what was acknowledged, once, and nothing that was refused. Call it when all has ended. */
export async function expectLedgerKept({ creations, completions }: Ledger, pool: pg.Pool): Promise<void> {
  const { rows: instances } = await pool.query<{ key: string; tag: string }>(
    `select key, tags[1] as tag from engine.process_instances where process_definition_id = $1`,
    [ID],
  );
  const byTag = new Map<string, string[]>();
  for (const { key, tag } of instances) byTag.set(tag, [...(byTag.get(tag) ?? []), key]);
  for (const [tag, { answered, processInstanceKey }] of creations) {
    const keys = byTag.get(tag) ?? [];
    const allowed = { done: [[processInstanceKey]], refused: [[]], unknown: [[], [keys[0]]] }[answered];
    expect({ tag, answered, allowed }).toEqual({ tag, answered, allowed: expect.arrayContaining([keys]) as unknown });
  }
  const { rows: jobs } = await pool.query<{ key: string; state: string }>(
    'select key, state from engine.jobs where process_definition_id = $1',
    [ID],
  );
  const states = new Map(jobs.map(({ key, state }) => [key, state]));
  const lost = [...completions].filter(([key, answered]) => answered === 'done' && states.get(key) !== 'COMPLETED');
  expect(lost).toEqual([]);
  // One job per step and instance: no completion had a second effect.
  const { rows: steps } = await pool.query<{ element_id: string; jobs: number; instances: number }>(
    `select element_id, count(*)::integer as jobs, count(distinct process_instance_key)::integer as instances
       from engine.jobs where process_definition_id = $1 group by element_id order by element_id`,
    [ID],
  );
  const each = { jobs: instances.length, instances: instances.length };
  expect(steps).toEqual([
    { element_id: 'first', ...each },
    { element_id: 'second', ...each },
  ]);
}
