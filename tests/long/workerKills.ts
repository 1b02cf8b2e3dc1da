/** A round: engine, web application and workers as processes; the workers are killed in the middle of a chosen act. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { createDemoClient, type DemoClient } from '../../app/demo/http.ts';
import { intakeReceiptSchema } from '../../domain/schema/intake.ts';
import { startAnswerGate, type AnswerGate } from '../support/answerGate.ts';
import { createTestDatabase, dropTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import type { Program, Programs } from '../support/processes.ts';
import { announce, randomOf } from '../support/rounds.ts';

/** Short, so that a killed worker's job is soon handed out again, ms. */
const LOCK_MS = 2_000;
/** Acts of the registration's flows among which the kill falls; there are more of them. */
const FIRST_ACTS = 5;

/** `unwritten`: the act waits inside its transaction. `unanswered`: it is written, and the engine has not been told. */
type Moment = 'unwritten' | 'unanswered';

interface Office {
  readonly pool: pg.Pool;
  readonly gate: AnswerGate;
  readonly client: DemoClient;
  readonly bureauId: string;
  startWorkers(): Promise<Program>;
}

async function withOffice(programs: Programs, work: (office: Office) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  const shared = {
    DATABASE_URL: database.url,
    FENGQIAO_SEAL_KEY: randomBytes(32).toString('hex'),
    CAMUNDA_AUTH_STRATEGY: 'NONE',
  };
  const engine = programs.start('engine', ['--port', '0'], shared);
  const engineUrl = await engine.says(/listening on (\S+)/);
  const ui = programs.start('ui', [], { ...shared, CAMUNDA_REST_ADDRESS: engineUrl, FENGQIAO_WEB_PORT: '0' });
  const webUrl = await ui.says(/listening on (\S+)/);
  const password = await ui.says(/password (\S+)/);
  const gate = await startAnswerGate(engineUrl);
  try {
    const { rows } = await database.pool.query<{ unit_id: string }>(
      `select unit_id from cases.unit where kind = 'PETITION_BUREAU'`,
    );
    await work({
      pool: database.pool,
      gate,
      client: createDemoClient(webUrl, () => password),
      bureauId: rows[0]?.unit_id ?? '',
      async startWorkers() {
        const workers = programs.start('workers', [], {
          ...shared,
          CAMUNDA_REST_ADDRESS: gate.url,
          FENGQIAO_WORKER_LOCK_MS: String(LOCK_MS),
        });
        await workers.says(/working/);
        return workers;
      },
    });
  } finally {
    await gate.close();
    await programs.killAll();
    await dropTestDatabase(database);
  }
}

/** An urgent matter and a second letter about it; nobody works on them yet. */
async function register({ client, bureauId }: Office, name: string): Promise<string> {
  const post = async (text: string) =>
    intakeReceiptSchema.parse(
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
        randomBytes(16).toString('hex'),
      ),
    );
  const first = await post('桥面塌陷');
  const second = await post('桥面又塌陷');
  expect([first.opensMatter, second.opensMatter, second.matterId]).toEqual([true, false, first.matterId]);
  return first.matterId;
}

async function openTask({ pool }: Office, matterId: string, elementId: string): Promise<string> {
  const look = async () =>
    (
      await pool.query<{ key: string }>(
        `select user_task_key as key from cases.work_item where matter_id = $1 and element_id = $2 and state = 'OFFERED'`,
        [matterId, elementId],
      )
    ).rows[0]?.key;
  return (await eventually(look, (key) => key !== undefined)) ?? '';
}

/** The clerk joins the second letter to the matter; a worker then answers it. */
async function joinSecondContact(office: Office, matterId: string): Promise<void> {
  const task = await openTask(office, matterId, 'task-contact-check');
  await office.client.post('admin', `/tasks/${task}/completion`, { decision: 'MERGE' });
}

/** Waits until nothing is left to do but the clerk's check of the matter. */
async function settled(office: Office, matterId: string): Promise<void> {
  await openTask(office, matterId, 'task-intake-check');
  const left = `select (select count(*) from cases.event where matter_id = $1 and type = 'ContactAnswered')::integer as answered,
    (select count(*) from cases.outbox where state = 'WAITING')::integer as outbox,
    (select count(*) from engine.jobs where activatable)::integer as jobs`;
  await eventually(
    async () => (await office.pool.query<Record<string, number>>(left, [matterId])).rows[0],
    (row) => row?.['answered'] !== 0 && row?.['outbox'] === 0 && row['jobs'] === 0,
  );
}

/** What happened in a matter: each kind of event and each step of a flow, with how often. */
async function history({ pool }: Office, matterId: string): Promise<readonly string[]> {
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

/** Kills the workers at the `count`th answer that they give from now on, or in the act that follows it. */
async function killAt(
  office: Office,
  workers: Program,
  moment: Moment,
  reached: ReturnType<AnswerGate['hold']>,
): Promise<void> {
  const answer = await reached;
  if (moment === 'unanswered') return workers.kill();
  const blocker = await office.pool.connect();
  try {
    // Every act writes its receipt.
    await blocker.query('begin; lock table cases.receipt in share row exclusive mode');
    answer.forward();
    const blocked = `select from pg_locks where relation = 'cases.receipt'::regclass and not granted`;
    await eventually(
      async () => (await blocker.query(blocked)).rowCount,
      (count) => count !== 0,
    );
    await workers.kill();
  } finally {
    await blocker.query('rollback');
    blocker.release();
  }
}

/** Kills the workers in an act of the registration's flows or while they answer a letter; the case must not notice. */
export async function workerKillRound(programs: Programs, seed: number): Promise<void> {
  announce('worker killed', seed);
  const random = randomOf(seed);
  const moment = random.pick<Moment>(['unwritten', 'unanswered']);
  const inNotice = random.pick([true, false]);
  await withOffice(programs, async (office) => {
    let workers = await office.startWorkers();
    const undisturbed = await register(office, '居民甲');
    await joinSecondContact(office, undisturbed);
    await settled(office, undisturbed);
    const expected = await history(office, undisturbed);

    if (!inNotice) await workers.stop();
    const matterId = await register(office, '居民乙');
    if (inNotice) {
      await openTask(office, matterId, 'task-intake-check');
      await openTask(office, matterId, 'task-contact-check');
      // The clerk's own act is the first answer, the worker's the second.
      const reached = office.gate.hold(moment === 'unwritten' ? 1 : 2);
      await joinSecondContact(office, matterId);
      await killAt(office, workers, moment, reached);
      workers = await office.startWorkers();
    } else {
      const reached = office.gate.hold(random.between(1, FIRST_ACTS));
      workers = await office.startWorkers();
      await killAt(office, workers, moment, reached);
      workers = await office.startWorkers();
      await joinSecondContact(office, matterId);
    }
    await settled(office, matterId);
    expect(await history(office, matterId)).toEqual(expected);
    expect(expected).toContain('1 ContactAnswered');
    await workers.stop();
  });
}
