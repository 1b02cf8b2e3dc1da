import { createCaseQueries, createTaskService, drift, type TaskActOf } from '../../../domain/store/index.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { JobOutcome } from '../../../domain/jobs/jobs.ts';
import {
  createBusinessTime,
  startJobRunner,
  startRelay,
  startTaskSweep,
  type BusinessTime,
  type JobRunner,
  type Relay,
  type TaskSweep,
  type WorkerJob,
} from '../../../platform/camunda/index.ts';
import { intakeOf, newId, postOf, units } from '../../domain/store/support.ts';
import { eventually, petitionCase, quietLog, useSystem } from './support.ts';

type Outcome = JobOutcome<'matter.reportUrgent'>;
const done: Outcome = { kind: 'complete', output: {} };
const group = `INT@${units.bureau.unitId}`;
const clerk = postOf('INT', units.bureau);
const taskActOf: TaskActOf = (_key, form) => ({
  commands: [{ type: 'DecideIntake', data: form as { decision: 'ACCEPTED'; reasonCode: null } }],
  variables: (after) => ({ outcome: after.intake?.decision, dueDates: {} }),
});

let runner: JobRunner;
let relay: Relay;
let sweep: TaskSweep;
let time: BusinessTime;
/** What the worker answers for a matter; it completes unless a test says otherwise. */
const answers = new Map<string, (attempt: number) => Promise<Outcome>>();
const seen: WorkerJob<'matter.reportUrgent'>[] = [];

// Registered before the system's hooks: what uses the database stops first.
afterAll(async () => {
  await runner.stop(5_000);
  await relay.stop();
  await sweep.stop();
});
const system = useSystem();
beforeAll(async () => {
  const { client, cases } = system;
  const db = cases.parts.db;
  await client.deploy([{ name: 'petition-case.bpmn', content: petitionCase(group) }]);
  const handle = async (job: WorkerJob<'matter.reportUrgent'>): Promise<Outcome> => {
    seen.push(job);
    const attempt = seen.filter(({ jobKey }) => jobKey === job.jobKey).length;
    return (await answers.get(job.input.matterId)?.(attempt)) ?? done;
  };
  runner = await startJobRunner({
    client,
    workers: [{ type: 'matter.reportUrgent', handle }],
    log: quietLog,
    backOffMs: 10,
  });
  relay = await startRelay({ db, client, log: quietLog, pool: cases.database.pool });
  sweep = startTaskSweep({ db, client, log: quietLog, everyMs: 50 });
  time = createBusinessTime({ db, client, sweep: () => sweep.sweep(true), quietWithinMs: 20_000 });
});

const open = (matterId: MatterId) => createCaseQueries(system.cases.parts).openTasks({ groups: [group], matterId });
const register = (answer?: (attempt: number) => Promise<Outcome>) => {
  const intake = intakeOf();
  return system.cases
    .register(intake, newId('con'))
    .then((receipt) => receipt.matterId)
    .then((matterId) => {
      if (answer) answers.set(matterId, answer);
      return matterId;
    });
};
const submit = (userTaskKey: string) =>
  createTaskService({ parts: system.cases.parts, taskActOf }).submit({
    userTaskKey,
    form: { decision: 'ACCEPTED' },
    actor: clerk,
  });
const jobOf = (matterId: string) => seen.find(({ input }) => input.matterId === matterId);
const stateOf = async (matterId: string) => {
  const key = jobOf(matterId)?.processInstanceKey;
  return key === undefined ? undefined : system.client.instance(key);
};
const incidentOf = async (matterId: string): Promise<string | undefined> => {
  const key = jobOf(matterId)?.processInstanceKey;
  if (key === undefined) return undefined;
  const { items } = await system.client.sdk.searchIncidents(
    { filter: { processInstanceKey: key as never } },
    { consistency: { waitUpToMs: 0 } },
  );
  return items?.[0]?.errorMessage;
};

test("should carry a registration to a task on the work list, and a person's act back to the engine", async () => {
  const matterId = await register();
  const [task] = await eventually(
    () => open(matterId),
    (tasks) => tasks.length === 1,
  );
  expect(task).toMatchObject({
    taskKey: 'petition-case/task-intake-check',
    groups: [group],
    claimId: null,
    contactId: expect.stringMatching(/^con_/) as unknown,
  });
  expect(jobOf(matterId)).toMatchObject({
    key: `job:${await system.client.engineId()}:${jobOf(matterId)?.jobKey ?? ''}`,
    input: { matterId },
    processId: 'petition-case',
    elementId: 'work',
  });
  expect(await submit(task?.userTaskKey ?? '')).toMatchObject({ kind: 'done' });
  await time.settle();
  expect(await stateOf(matterId)).toMatchObject({ state: 'COMPLETED', hasIncident: false });
  expect(await open(matterId)).toEqual([]);
});

test('should give a task the due date of its clock', async () => {
  const matterId = await register();
  const [task] = await eventually(
    () => open(matterId),
    (tasks) => (tasks[0]?.dueAt ?? null) !== null,
  );
  const clock = (await system.cases.store.load(matterId))?.clocks[0];
  expect(task?.dueAt).toBe(clock?.dueAt);
  const page = await system.client.openUserTasks({ newestFirst: true, after: null, limit: 50 });
  expect(Date.parse(page.items.find(({ userTaskKey }) => userTaskKey === task?.userTaskKey)?.dueAt ?? '')).toBe(
    Date.parse(clock?.dueAt ?? ''),
  );
});

test('should record a task that somebody completed elsewhere', async () => {
  const matterId = await register();
  const [task] = await eventually(
    () => open(matterId),
    (tasks) => tasks.length === 1,
  );
  const userTaskKey = task?.userTaskKey ?? '';
  await system.client.completeUserTask(userTaskKey, {});
  const submitted = await submit(userTaskKey);
  const left = await eventually(
    () => open(matterId),
    (tasks) => tasks.length === 0,
  );
  expect(left).toEqual([]);
  // Either the sweep saw it first and the act was refused, or the relay found the task gone.
  if (submitted.kind === 'done')
    expect(await drift(system.cases.parts.db, 10)).toMatchObject([{ lane: matterId, state: 'GONE' }]);
  else expect(submitted).toEqual({ kind: 'notFound' });
});

/** Registers with the flow held back until the answer for the matter is known. */
async function registerWith(answer: (attempt: number) => Promise<Outcome>): Promise<MatterId> {
  await relay.stop();
  const matterId = await register(answer);
  relay = await startRelay({
    db: system.cases.parts.db,
    client: system.client,
    log: quietLog,
    pool: system.cases.database.pool,
  });
  return matterId;
}

test('should make an illegal step an incident at once, naming rule and article', async () => {
  const matterId = await registerWith(async () => ({
    kind: 'reject',
    rule: 'GATE_NOT_PASSED',
    article: 'R1-32',
    message: 'The gate was not passed.',
  }));
  expect(
    await eventually(
      () => incidentOf(matterId),
      (message) => message !== undefined,
    ),
  ).toBe('GATE_NOT_PASSED (R1-32): The gate was not passed.');
  expect(seen.filter(({ input }) => input.matterId === matterId)).toHaveLength(1);
});

test('should try a technical failure again, and say nothing of what an error quoted', async () => {
  const passing = await registerWith(async (attempt) =>
    attempt === 1 ? { kind: 'fail', message: 'DATABASE_AWAY' } : done,
  );
  await eventually(
    () => open(passing),
    (tasks) => tasks.length === 1,
  );
  const failing = await registerWith(async () => {
    throw new TypeError('居民甲 13900000001');
  });
  expect(
    await eventually(
      () => incidentOf(failing),
      (message) => message !== undefined,
    ),
  ).toBe('TECHNICAL_FAILURE: TypeError');
  expect(seen.filter(({ input }) => input.matterId === failing)).toHaveLength(2);
});

test('should let no variable out that is not on the allow-list, and throw no error that is not drawn', async () => {
  const leaking = await registerWith(async () => ({ kind: 'complete', output: { phone: '13900000001' } as never }));
  expect(
    await eventually(
      () => incidentOf(leaking),
      (message) => message !== undefined,
    ),
  ).toBe('OUTPUT_NOT_ALLOWED: variables unrecognized_keys');
  const throwing = await registerWith(async () => ({ kind: 'bpmnError', code: 'NOWHERE' }));
  expect(
    await eventually(
      () => incidentOf(throwing),
      (message) => message !== undefined,
    ),
  ).toBe('BPMN_ERROR_NOT_DRAWN: NOWHERE');
});

test('should let nothing in that is not on the allow-list, and quote nothing of what it refuses', async () => {
  const publish = (matterId: string, about: string) =>
    system.client.publishMessage({
      name: 'matter.registered',
      correlationKey: about,
      messageId: about,
      timeToLive: 60_000,
      variables: { matterId, phone: '13900000001' },
    });
  const matterId = newId('mat');
  await publish(matterId, 'more than is listed');
  const job = await eventually(
    async () => jobOf(matterId),
    (found) => found !== undefined,
  );
  expect(job?.input).toEqual({ matterId });

  await publish('居民甲 13900000001', 'not an id');
  const refusals = await eventually(
    async () => {
      const { items = [] } = await system.client.sdk.searchIncidents({}, { consistency: { waitUpToMs: 0 } });
      return items.map(({ errorMessage }) => errorMessage).filter((each) => each?.startsWith('INPUT'));
    },
    (found) => found.length > 0,
  );
  expect(refusals).toEqual(['INPUT_NOT_ALLOWED: matterId invalid_format']);
});

test('should move business time only forward, to the target and no further', async () => {
  await time.moveTo(Date.parse('2026-03-02T01:00:00Z'));
  const matterId = await register();
  await time.settle();
  const [task] = await open(matterId);
  expect(task).toBeDefined();
  await time.moveTo(Date.parse('2026-03-03T01:00:00Z'));
  expect(await time.now()).toBe(Date.parse('2026-03-03T01:00:00Z'));
  await expect(time.moveTo(Date.parse('2026-03-02T01:00:00Z'))).rejects.toThrow('forward only');
  await submit(task?.userTaskKey ?? '');
  await time.settle();
  const at = (await system.cases.store.events(matterId)).map((event) => event.at);
  expect(new Set(at)).toEqual(new Set(['2026-03-02T01:00:00.000Z', '2026-03-03T01:00:00.000Z']));
});

test('should stop at a due instant on the way and say which clock nobody checks', async () => {
  const impatient = createBusinessTime({
    db: system.cases.parts.db,
    client: system.client,
    sweep: () => sweep.sweep(true),
    quietWithinMs: 500,
  });
  const matterId = await register();
  // No clock-watch flow is deployed here, so the first check of the clock stays due.
  await expect(impatient.moveTo(Date.parse('2026-06-01T00:00:00Z'))).rejects.toThrow(`due ${matterId}:BUREAU_DISPATCH`);
  const checkAt = (await system.cases.store.load(matterId))?.clocks[0]?.nextCheckAt;
  expect(new Date((await time.now()) ?? 0).toISOString()).toBe(checkAt);
  await time.free();
  expect(await time.now()).toBeNull();
});

test('should let a person act on a step that a designer drew under an id of its own, as its form says', async () => {
  const form = JSON.stringify({ type: 'default', id: 'petition-case.intake-check', components: [] });
  const drawn = petitionCase(group)
    .replaceAll('task-intake-check', 'task-second-look')
    .replace('<bpmn:userTask id="task-second-look">', '<bpmn:userTask id="task-second-look" name="再看一遍">')
    .replace('<zeebe:userTask />', '<zeebe:userTask /><zeebe:formDefinition formId="petition-case.intake-check" />');
  await system.client.deploy([
    { name: 'petition-case.bpmn', content: drawn },
    { name: 'petition-case.intake-check.form', content: form },
  ]);
  const matterId = await register();
  const [task] = await eventually(
    () => open(matterId),
    (tasks) => tasks.length === 1,
  );
  expect(task?.taskKey).toBe('petition-case/task-intake-check');
  const { rows } = await system.cases.database.pool.query(
    'select element_id, drawn_name, clock_ref is not null as dated from cases.work_item where user_task_key = $1',
    [task?.userTaskKey],
  );
  expect(rows).toEqual([{ element_id: 'task-second-look', drawn_name: '再看一遍', dated: true }]);
  expect(await submit(task?.userTaskKey ?? '')).toMatchObject({ kind: 'done' });
  await eventually(
    () => stateOf(matterId),
    (flow) => flow?.state === 'COMPLETED',
  );
});
