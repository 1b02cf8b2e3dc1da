import type { Command } from '../../../domain/case/commands.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import { createCaseStore } from '../../../domain/store/index.ts';
import type { Act } from '../../../domain/store/port.ts';
import { clerk, intakeOf, newId, smallCore, useStore } from './support.ts';

const setup = useStore();
const decideIntake: Command = { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } };
const colour = (value: 'RED' | 'GREEN'): Command => ({
  type: 'RecordColour',
  data: { result: { colour: value, factors: [] } },
});
const act = (matterId: MatterId, key: string, commands: Command[], more: Partial<Act<string>> = {}): Act<string> => ({
  key,
  matterId,
  actor: clerk,
  commands,
  result: (after) => after.status,
  ...more,
});
const newMatter = async () => (await setup.register(intakeOf(), newId('con'))).matterId;
const countOf = async (table: string, matterId: string) => {
  const { rows } = await setup.database.pool.query<{ n: number }>(
    `select count(*)::int as n from cases.${table} where matter_id = $1`,
    [matterId],
  );
  return rows[0]?.n;
};

test('should keep events in versions without a gap, contacts in streams of their own', async () => {
  const matterId = await newMatter();
  await setup.store.act(act(matterId, `a:${matterId}`, [decideIntake, colour('GREEN')]));
  const events = await setup.store.events(matterId);
  const own = events.filter(({ stream }) => stream === `matter/${matterId}`);
  expect(own.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(own.map(({ type }) => type)).toEqual([
    'MatterRegistered',
    'ClaimAdded',
    'ClockStarted',
    'IntakeDecided',
    'ClockStopped',
    'ColourRated',
  ]);
  expect(
    events.filter(({ stream }) => stream.startsWith('contact/con_')).map(({ type, version }) => [type, version]),
  ).toEqual([
    ['ContactRegistered', 1],
    ['ContactReceipted', 2],
  ]);
  expect((await setup.store.load(matterId))?.version).toBe(6);
});

test('should answer a repeated key with the first answer and write nothing', async () => {
  const matterId = await newMatter();
  const first = await setup.store.act(act(matterId, `r:${matterId}`, [decideIntake]));
  const again = await setup.store.act(act(matterId, `r:${matterId}`, [decideIntake]));
  expect(first).toMatchObject({ kind: 'done', result: 'SORTED', replayed: false });
  expect(again).toEqual({ ...first, replayed: true });
});

test('should let one of many acts with the same key happen when they come at once', async () => {
  const matterId = await newMatter();
  const outcomes = await Promise.all(
    Array.from({ length: 8 }, () => setup.store.act(act(matterId, `s:${matterId}`, [colour('RED')]))),
  );
  expect(outcomes.filter((outcome) => outcome.kind === 'done' && !outcome.replayed)).toHaveLength(1);
  expect((await setup.store.events(matterId)).filter(({ type }) => type === 'ColourRated')).toHaveLength(1);
});

test('should give a repeat that overlaps the first its answer, though the act would be illegal a second time', async () => {
  for (let round = 0; round < 10; round += 1) {
    const matterId = await newMatter();
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => setup.store.act(act(matterId, `i:${matterId}`, [decideIntake]))),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual(Array(6).fill('done'));
  }
});

test('should decide again on the new state when another act came first', async () => {
  const matterId = await newMatter();
  const outcomes = await Promise.all(
    Array.from({ length: 10 }, (_, n) => setup.store.act(act(matterId, `c:${matterId}:${n}`, [decideIntake]))),
  );
  expect(outcomes.filter(({ kind }) => kind === 'done')).toHaveLength(1);
  expect(
    outcomes.filter((outcome) => outcome.kind === 'rejected' && outcome.rejection.rule === 'INTAKE_DECIDED_ALREADY'),
  ).toHaveLength(9);
});

test('should refuse an act on another version than the expected one', async () => {
  const matterId = await newMatter();
  expect(await setup.store.act(act(matterId, `v:${matterId}`, [colour('RED')], { expectedVersion: 2 }))).toEqual({
    kind: 'conflict',
    version: 3,
  });
  expect(await setup.store.act(act(matterId, `v:${matterId}`, [colour('RED')], { expectedVersion: 3 }))).toMatchObject({
    kind: 'done',
    version: 4,
  });
});

test('should write nothing at all when one of the commands is refused', async () => {
  const matterId = await newMatter();
  const before = await countOf('event', matterId);
  const outcome = await setup.store.act(act(matterId, `x:${matterId}`, [colour('RED'), decideIntake, decideIntake]));
  expect(outcome).toMatchObject({ kind: 'rejected', rejection: { rule: 'INTAKE_DECIDED_ALREADY', article: 'R1-22' } });
  expect(await countOf('event', matterId)).toBe(before);
  expect((await setup.store.load(matterId))?.colour).toBeNull();
  // The key is free again: what was refused is not remembered.
  expect(await setup.store.act(act(matterId, `x:${matterId}`, [decideIntake]))).toMatchObject({
    kind: 'done',
    replayed: false,
  });
});

test('should write nothing when a message would carry a variable that is not on its allow-list', async () => {
  const matterId = await newMatter();
  const before = await countOf('event', matterId);
  const leaky = createCaseStore({
    ...setup.parts,
    core: {
      ...smallCore,
      outboxOf: () => [
        {
          kind: 'publishMessage',
          name: 'matter.factsChanged',
          correlationKey: matterId,
          messageId: 'm',
          variables: { phone: '1' } as never,
        },
      ],
    },
  });
  await expect(leaky.act(act(matterId, `l:${matterId}`, [colour('RED')]))).rejects.toThrow('phone');
  expect(await countOf('event', matterId)).toBe(before);
});

test('should keep the flow trace with the act', async () => {
  const matterId = await newMatter();
  const trace = {
    processId: 'petition-case',
    processVersion: 2,
    processInstanceKey: '1',
    elementId: 'task-rate',
    elementInstanceKey: '2',
    claimId: null,
    outcome: 'COMPLETED',
    decisions: { colour: 'RED' },
  };
  await setup.store.act(act(matterId, `t:${matterId}`, [colour('RED')], { trace }));
  const { rows } = await setup.database.pool.query(
    'select process_id, process_version, element_id, outcome, decisions from cases.flow_trace where matter_id = $1',
    [matterId],
  );
  expect(rows).toEqual([
    {
      process_id: 'petition-case',
      process_version: 2,
      element_id: 'task-rate',
      outcome: 'COMPLETED',
      decisions: { colour: 'RED' },
    },
  ]);
});

test.each(['update cases.event set type = type', 'delete from cases.event', 'truncate cases.event'])(
  'should refuse to change history: %s',
  async (statement) => {
    await newMatter();
    await expect(setup.database.pool.query(statement)).rejects.toThrow('event is append-only');
  },
);

test('should take the pinned business time as the time of the act', async () => {
  const matterId = await newMatter();
  await setup.database.pool.query(`update cases.business_time set at = '2026-03-02T01:00:00Z'`);
  try {
    const outcome = await setup.store.act(act(matterId, `b:${matterId}`, [colour('RED')]));
    expect(outcome.kind === 'done' && outcome.events.map(({ at }) => at)).toEqual(['2026-03-02T01:00:00.000Z']);
  } finally {
    await setup.database.pool.query('update cases.business_time set at = null');
  }
});
