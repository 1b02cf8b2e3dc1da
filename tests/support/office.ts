/** The web application and the workers as processes on one database and one engine, and a clerk who uses them. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createDemoClient, type DemoClient } from '../../app/demo/http.ts';
import { jobs } from '../../domain/jobs/jobs.ts';
import { intakeReceiptSchema, type IntakeReceipt } from '../../domain/schema/intake.ts';
import { eventually } from './eventually.ts';
import type { Program, Programs } from './processes.ts';

/** Short, so that a killed worker's job is soon handed out again, ms. */
const LOCK_MS = 2_000;

export interface Office {
  readonly pool: pg.Pool;
  readonly client: DemoClient;
  readonly bureauId: string;
  /** Starts workers that reach the engine at this address; resolves when they work. */
  startWorkers(engineUrl: string): Promise<Program>;
}

/** Starts the web application of a fresh office; the case store is made on the way. */
export async function startOffice(
  start: Programs['start'],
  {
    databaseUrl,
    engineUrl,
    pool,
  }: { readonly databaseUrl: string; readonly engineUrl: string; readonly pool: pg.Pool },
): Promise<Office> {
  const shared = {
    DATABASE_URL: databaseUrl,
    FENGQIAO_SEAL_KEY: randomBytes(32).toString('hex'),
    CAMUNDA_AUTH_STRATEGY: 'NONE',
  };
  const ui = start('ui', [], { ...shared, CAMUNDA_REST_ADDRESS: engineUrl, FENGQIAO_WEB_PORT: '0' });
  const webUrl = await ui.says(/listening on (\S+)/);
  const password = await ui.says(/password (\S+)/);
  const { rows } = await pool.query<{ unit_id: string }>(
    `select unit_id from cases.unit where kind = 'PETITION_BUREAU'`,
  );
  return {
    pool,
    client: createDemoClient(webUrl, () => password),
    bureauId: rows[0]?.unit_id ?? '',
    async startWorkers(address) {
      const workers = start('workers', [], {
        ...shared,
        CAMUNDA_REST_ADDRESS: address,
        FENGQIAO_WORKER_LOCK_MS: String(LOCK_MS),
      });
      await workers.says(/working/);
      return workers;
    },
  };
}

/** A letter of an urgent matter; the same key means the same letter, however often it is sent. */
export async function sendLetter(
  { client, bureauId }: Office,
  name: string,
  text: string,
  key = randomBytes(16).toString('hex'),
): Promise<IntakeReceipt> {
  return intakeReceiptSchema.parse(
    await client.post(
      null,
      '/contacts',
      {
        channel: 'WEB',
        receivedAtUnitId: bureauId,
        petitioner: { name, address: `${name}的住处` },
        text,
        claims: [{ subject: 'PUBLIC_FACILITY', text }],
        urgent: true,
      },
      key,
    ),
  );
}

/** The user task of a matter at an element, once it is offered. */
export async function openTask({ pool }: Office, matterId: string, elementId: string): Promise<string> {
  const look = async () =>
    (
      await pool.query<{ key: string }>(
        `select user_task_key as key from cases.work_item where matter_id = $1 and element_id = $2 and state = 'OFFERED'`,
        [matterId, elementId],
      )
    ).rows[0]?.key;
  return (await eventually(look, (key) => key !== undefined)) ?? '';
}

/** Waits until neither workers nor relay have anything left to do; jobs of other processes do not count. */
export async function atRest({ pool }: Office): Promise<void> {
  const left = `select (select count(*) from cases.outbox where state = 'WAITING')::integer as outbox,
    (select count(*) from engine.jobs where activatable and type = any($1))::integer as jobs`;
  await eventually(
    async () => (await pool.query<Record<string, number>>(left, [Object.keys(jobs)])).rows[0],
    (row) => row?.['outbox'] === 0 && row['jobs'] === 0,
  );
}

/** What happened in a matter: each kind of event and each step of a flow, with how often. */
export async function historyOf({ pool }: Office, matterId: string): Promise<readonly string[]> {
  const { rows } = await pool.query<{ line: string }>(
    `select concat_ws(' ', count(*), type) as line from cases.event where matter_id = $1 group by type
     union all
     select concat_ws(' ', count(*), process_id, element_id, outcome) from cases.flow_trace where matter_id = $1
      group by process_id, element_id, outcome
     order by 1`,
    [matterId],
  );
  return rows.map(({ line }) => line);
}
