/** A round: engine, web application and workers as processes; the workers are killed in the middle of a chosen act. */
import { startAnswerGate, type AnswerGate } from '../support/answerGate.ts';
import { createTestDatabase, dropTestDatabase } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { atRest, historyOf, openTask, sendLetter, startOffice, type Office } from '../support/office.ts';
import type { Program, Programs } from '../support/processes.ts';
import { announce, randomOf } from '../support/rounds.ts';

/** Acts of the registration's flows among which the kill falls; there are more of them. */
const FIRST_ACTS = 5;

/** `unwritten`: the act waits inside its transaction. `unanswered`: it is written, and the engine has not been told. */
type Moment = 'unwritten' | 'unanswered';

interface GatedOffice extends Office {
  readonly gate: AnswerGate;
}

async function withOffice(programs: Programs, work: (office: GatedOffice) => Promise<void>): Promise<void> {
  const database = await createTestDatabase();
  const engine = programs.start('engine', ['--port', '0'], { DATABASE_URL: database.url });
  const engineUrl = await engine.says(/listening on (\S+)/);
  const gate = await startAnswerGate(engineUrl);
  try {
    const office = await startOffice(programs.start, { databaseUrl: database.url, engineUrl, pool: database.pool });
    await work({ ...office, gate });
  } finally {
    await gate.close();
    await programs.killAll();
    await dropTestDatabase(database);
  }
}

/** An urgent matter and a second letter about it; nobody works on them yet. */
async function register(office: Office, name: string): Promise<string> {
  const first = await sendLetter(office, name, '桥面塌陷');
  const second = await sendLetter(office, name, '桥面又塌陷');
  expect([first.opensMatter, second.opensMatter, second.matterId]).toEqual([true, false, first.matterId]);
  return first.matterId;
}

/** The clerk joins the second letter to the matter; a worker then answers it. */
async function joinSecondContact(office: Office, matterId: string): Promise<void> {
  const task = await openTask(office, matterId, 'task-contact-check');
  await office.client.post('admin', `/tasks/${task}/completion`, { decision: 'MERGE' });
}

/** Waits until nothing is left to do but the clerk's check of the matter. */
async function settled(office: Office, matterId: string): Promise<void> {
  await openTask(office, matterId, 'task-intake-check');
  const answered = `select from cases.event where matter_id = $1 and type = 'ContactAnswered'`;
  await eventually(
    async () => (await office.pool.query(answered, [matterId])).rowCount,
    (count) => count !== 0,
  );
  await atRest(office);
}

/** Kills the workers at the `count`th answer that they give from now on, or in the act that follows it. */
async function killAt(
  office: GatedOffice,
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
    let workers = await office.startWorkers(office.gate.url);
    const undisturbed = await register(office, '居民甲');
    await joinSecondContact(office, undisturbed);
    await settled(office, undisturbed);
    const expected = await historyOf(office, undisturbed);

    if (!inNotice) await workers.stop();
    const matterId = await register(office, '居民乙');
    if (inNotice) {
      await openTask(office, matterId, 'task-intake-check');
      await openTask(office, matterId, 'task-contact-check');
      // The clerk's own act is the first answer, the worker's the second.
      const reached = office.gate.hold(moment === 'unwritten' ? 1 : 2);
      await joinSecondContact(office, matterId);
      await killAt(office, workers, moment, reached);
      workers = await office.startWorkers(office.gate.url);
    } else {
      const reached = office.gate.hold(random.between(1, FIRST_ACTS));
      workers = await office.startWorkers(office.gate.url);
      await killAt(office, workers, moment, reached);
      workers = await office.startWorkers(office.gate.url);
      await joinSecondContact(office, matterId);
    }
    await settled(office, matterId);
    expect(await historyOf(office, matterId)).toEqual(expected);
    expect(expected).toContain('1 ContactAnswered');
    await workers.stop();
  });
}
