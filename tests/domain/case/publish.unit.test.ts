/** What the outbox gets: every message fits the table of messages, and the same event gives the same message. */
import { evolve } from '../../../domain/case/evolve.ts';
import { outboxOf } from '../../../domain/case/publish.ts';
import type { StoredEvent } from '../../../domain/schema/events.ts';
import type { MatterState } from '../../../domain/schema/matter.ts';
import { messages } from '../../../domain/schema/messages.ts';
import type { OutboxEntry } from '../../../domain/schema/outbox.ts';
import { checker, clerk, conference, person, petitioner, reviewer, supervisor, system } from '../../support/county.ts';
import { fullOpinion, routed, type Walk } from '../../support/given.ts';
import { answered, handled, refer } from '../../support/steps.ts';

function outbox(walk: Walk): OutboxEntry[] {
  let state: MatterState | undefined;
  return walk.events.flatMap((event, index) => {
    const stored = { ...event, id: `event-${index}` } as unknown as StoredEvent;
    const before = state;
    state = evolve(before, event);
    const entries = outboxOf(before, stored, state);
    for (const entry of entries) {
      if (entry.kind === 'publishMessage') messages[entry.name].variables.parse(entry.variables);
    }
    return entries;
  });
}

const names = (entries: readonly OutboxEntry[]) =>
  entries.map((entry) => (entry.kind === 'publishMessage' ? entry.name : entry.kind));
const sent = (walk: Walk, name: string) =>
  outbox(walk).flatMap((entry) => (entry.kind === 'publishMessage' && entry.name === name ? [entry] : []));

test('registering starts the main flow and a watch on the dispatch clock', () => {
  const walk = routed('2026-03-02', ['R31_6']);
  expect(sent(walk, 'matter.registered')).toMatchObject([
    { correlationKey: walk.state.matterId, variables: { flowRef: `petition-case:${walk.state.matterId}` } },
  ]);
  expect(sent(walk, 'clock.started')).toMatchObject([
    {
      correlationKey: `${walk.state.matterId}:BUREAU_DISPATCH`,
      variables: { flowRef: `clock-watch:${walk.state.matterId}:BUREAU_DISPATCH`, dueAt: '2026-03-18T00:00:00+08:00' },
    },
  ]);
});

test('a stopped clock tells its watch that there is nothing left to wait for', () => {
  const walk = routed('2026-03-02', ['R31_6']);
  refer(walk, '2026-03-03', 'CULTURE');
  expect(sent(walk, 'clock.moved')).toMatchObject([{ variables: { checkAt: null } }]);
});

test('an extension gives the open tasks of the old clock their new due date', () => {
  const walk = handled('2026-03-18');
  const claimId = walk.id();
  walk.on('2026-05-12', person('HDL', 'CULTURE'), {
    type: 'RequestExtension',
    data: { claimId, days: 30, reasonCode: 'COMPLEX', petitionerHeard: true },
  });
  walk.on('2026-05-13', person('LDR', 'CULTURE'), { type: 'DecideExtension', data: { claimId, approved: true } });
  expect(outbox(walk)).toContainEqual({
    kind: 'updateUserTaskDue',
    clockRef: `${claimId}:HANDLE_31_6`,
    dueAt: '2026-06-17T00:00:00+08:00',
  });
});

test('a reached threshold goes to the subject, and only from the demand for a reason up an escalation opens', () => {
  const walk = handled('2026-03-18');
  const clockRef = walk.state.clocks.find((clock) => clock.clockKey === 'HANDLE_31_6')!.clockRef;
  walk.until('2026-05-19');
  expect(sent(walk, 'clock.reached').at(-1)).toMatchObject({
    correlationKey: walk.id(),
    variables: { reachedClockRef: clockRef, daysPastDue: 0 },
  });
  walk.on('2026-05-18', system, { type: 'Escalate', data: { clockRef, action: 'REMIND', daysPastDue: -3 } });
  expect(sent(walk, 'escalation.opened')).toEqual([]);
  walk.on('2026-05-18', system, { type: 'Escalate', data: { clockRef, action: 'UNIT_HEAD_REASON', daysPastDue: 0 } });
  expect(sent(walk, 'escalation.opened')).toMatchObject([
    { correlationKey: `escalation:${clockRef}:UNIT_HEAD_REASON`, messageId: `escalation:${clockRef}:UNIT_HEAD_REASON` },
  ]);
});

test('review, redo and its lapse reach their flows; a review is numbered', () => {
  const walk = answered('2026-06-18');
  const claimId = walk.id();
  walk.on('2026-07-01', system, { type: 'SampleForReview', data: { claimId, month: '2026-06', because: 'RATE' } });
  walk.on('2026-07-03', reviewer, { type: 'RecordReview', data: { claimId, defects: ['F2'] } });
  walk.on('2026-07-03', supervisor, { type: 'OrderRedo', data: { claimId, supervised: false } });
  walk.until('2026-07-20');
  walk.on('2026-07-20', petitioner, { type: 'RequestReview', data: { claimId, contactId: null } });
  const refs = outbox(walk).flatMap((entry) =>
    entry.kind === 'publishMessage' && 'flowRef' in entry.variables ? [entry.variables.flowRef] : [],
  );
  expect(refs).toEqual(
    expect.arrayContaining([`claim-review:${claimId}:1`, `redo:${claimId}:1`, `review-reexamination:${claimId}:1`]),
  );
  expect(sent(walk, 'redo.ordered')).toMatchObject([{ variables: { redoClockRef: `${claimId}:REDO` } }]);
  expect(sent(walk, 'redo.lapsed')).toMatchObject([{ correlationKey: `${claimId}:REDO` }]);
});

test('the lapse of a redo is addressed to its running: neither a renewal nor a later redo hears of an earlier one', () => {
  const walk = answered('2026-06-18');
  const claimId = walk.id();
  const redo = (day: string) => {
    walk.on(day, system, { type: 'SampleForReview', data: { claimId, month: day.slice(0, 7), because: 'RATE' } });
    walk.on(day, reviewer, { type: 'RecordReview', data: { claimId, defects: ['F2'] } });
    walk.on(day, supervisor, { type: 'OrderRedo', data: { claimId, supervised: false } });
  };
  redo('2026-07-03');
  walk.until('2026-07-20');
  walk.on('2026-07-20', system, { type: 'DraftRedoMeasure', data: { claimId } });
  walk.on('2026-07-20', conference, { type: 'DecideRedoCircular', data: { claimId, issue: true, renew: true } });
  walk.until('2026-07-30');
  walk.on('2026-07-30', person('HDL', 'CULTURE'), {
    type: 'DraftRedo',
    data: { claimId, outcome: 'EXPLAINED', sealed: fullOpinion },
  });
  walk.on('2026-07-30', checker, { type: 'RecheckRedo', data: { claimId, pass: true, defects: [] } });
  walk.on('2026-07-30', person('HDL', 'CULTURE'), { type: 'ServeOpinion', data: { claimId } });
  redo('2026-08-03');
  walk.until('2026-09-01');
  const refs = ['', '#2', '#3'].map((running) => `${claimId}:REDO${running}`);
  expect(sent(walk, 'redo.lapsed').map((entry) => entry.correlationKey)).toEqual(refs);
  expect(sent(walk, 'redo.ordered')).toMatchObject([
    { variables: { redoClockRef: refs[0] } },
    { variables: { redoClockRef: refs[2] } },
  ]);
});

test('a re-examination that nobody asked for in time tells the review flow', () => {
  const walk = answered('2026-03-02');
  const claimId = walk.id();
  walk.on('2026-03-10', petitioner, { type: 'RequestReview', data: { claimId, contactId: null } });
  const data = { claimId, outcome: 'UPHELD', sealed: fullOpinion } as const;
  walk.on('2026-03-20', person('LDR', 'COUNTY_GOV'), { type: 'DecideReview', data });
  walk.until('2026-05-01');
  expect(sent(walk, 'reexam.lapsed')).toMatchObject([{ correlationKey: claimId }]);
});

test('the main flow hears of changed facts while it runs, and no longer when the matter is closed', () => {
  const walk = answered('2026-03-02');
  walk.on('2026-03-02', system, { type: 'InviteRating', data: {} });
  walk.until('2026-04-10');
  walk.on('2026-04-10', system, { type: 'OpenCloseOut', data: {} });
  walk.on('2026-04-10', clerk, { type: 'CloseMatter', data: { codes: ['EDUCATED'] } });
  const before = sent(walk, 'matter.factsChanged').length;
  expect(before).toBeGreaterThan(0);
  walk.on('2026-04-11', system, {
    type: 'SampleForReview',
    data: { claimId: walk.id(), month: '2026-04', because: 'RATE' },
  });
  walk.until('2026-06-01');
  expect(names(outbox(walk))).toContain('clock.reached');
  expect(sent(walk, 'matter.factsChanged')).toHaveLength(before);
  expect(sent(walk, 'rating.lapsed')).toHaveLength(1);
});

test('every message has an id of its own, the same each time', () => {
  const walk = answered('2026-03-02');
  const ids = outbox(walk).flatMap((entry) =>
    entry.kind === 'publishMessage' ? [`${entry.name} ${entry.messageId}`] : [],
  );
  expect(new Set(ids).size).toBe(ids.length);
  expect(outbox(walk)).toEqual(outbox(walk));
});
