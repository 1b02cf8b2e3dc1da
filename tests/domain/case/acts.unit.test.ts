/** Tasks and jobs: a form or an input becomes lawful commands, and what goes back to the engine fits its contract. */
import type { Command } from '../../../domain/case/commands.ts';
import { jobActs } from '../../../domain/case/jobActs.ts';
import { taskActs, type TaskAct } from '../../../domain/case/taskActs.ts';
import { claimGroupsOf, dueDatesOf, taskGroupsOf } from '../../../domain/case/variables.ts';
import { jobs, type JobType } from '../../../domain/jobs/jobs.ts';
import { userTasks, type UserTaskKey } from '../../../domain/jobs/userTasks.ts';
import type { Actor } from '../../../domain/schema/actor.ts';
import {
  checker,
  clerk,
  countyLeader,
  organisation,
  person,
  petitioner,
  supervisor,
  system,
  unitId,
} from '../../support/county.ts';
import { at, clocks, contactId, fullOpinion, plan, register, Walk } from '../../support/given.ts';
import { answered, handled } from '../../support/steps.ts';

/** Plays one form as ui/server does, and checks outcome and variables against the contract. */
function fill(walk: Walk, day: string, actor: Actor, key: UserTaskKey, form: object, seq: number | null = 1) {
  const act = taskActs[key] as TaskAct<UserTaskKey>;
  const contract = userTasks[key];
  const subject = {
    claimId: seq === null ? null : walk.id(seq),
    contactId: null,
    matterId: walk.state.matterId,
    state: walk.state,
  };
  const parsed = contract.form.parse(form) as never;
  const events = act.toCommands(parsed, subject).flatMap((command) => walk.on(day, actor, command));
  const outcome = act.outcome(walk.state, events);
  expect(contract.outcomes).toContain(outcome);
  const variables = act.variables(walk.state, events, { ...subject, organisation });
  return { outcome, variables: contract.variables.parse(variables) as Record<string, unknown> };
}

/** Plays one job as the worker runner does. */
function run<T extends Exclude<JobType, 'review.sample'>>(
  walk: Walk,
  day: string,
  type: T,
  input: object,
  instance = '1',
) {
  const act = jobActs[type] as unknown as (typeof jobActs)['clock.check'];
  const job = { engineId: 'engine', processInstanceKey: instance, processId: 'petition-case' };
  const parsed = jobs[type].input.parse(input) as never;
  const events = act.commands(parsed, walk.state, job).flatMap((command: Command) => walk.on(day, system, command));
  for (const event of events) expect(jobs[type].effects).toContain(event.type);
  const output = act.output(walk.state, events, { input: parsed, job, now: at(day), clocks, organisation });
  return jobs[type].output.parse(output) as Record<string, never>;
}

const begun = () => {
  const walk = new Walk();
  walk.on('2026-03-02', petitioner, register('2026-03-02'));
  return walk;
};

test('every user task and every job type but the sampling has its act', () => {
  expect(Object.keys(taskActs).sort()).toEqual(Object.keys(userTasks).sort());
  expect([...Object.keys(jobActs), 'review.sample'].sort()).toEqual(Object.keys(jobs).sort());
});

test('a case runs on forms alone from intake to close-out', () => {
  const walk = begun();
  const handler = person('HDL', 'CULTURE');
  const matterId = walk.state.matterId;
  const go = (actor: Actor, key: UserTaskKey, form: object, seq: number | null = 1) =>
    fill(walk, '2026-03-10', actor, key, form, seq).outcome;
  expect(go(clerk, 'petition-case/task-intake-check', { decision: 'ACCEPTED' }, null)).toBe('ACCEPTED');
  const route = { claimId: walk.id(), route: 'R31_6', unitId: null, simplified: false };
  const routedTask = fill(
    walk,
    '2026-03-10',
    clerk,
    'petition-case/task-route',
    { matterType: 'APPEAL', confidentiality: 'NORMAL', claims: [route] },
    null,
  );
  expect(routedTask.variables.routedClaims).toEqual([{ claimId: walk.id(), route: 'R31_6' }]);
  const dispatched = fill(walk, '2026-03-10', clerk, 'petition-case/task-dispatch', {
    unitId: unitId('HOUSING'),
    mode: 'REFER',
  });
  expect(dispatched.variables).toMatchObject({
    unitId: unitId('HOUSING'),
    claimGroups: { handler: `HDL@${unitId('HOUSING')}` },
  });
  const other = person('HDL', 'HOUSING');
  expect(go(other, 'petition-case/task-confirm-receipt', { outcome: 'OBJECTED', reasonCode: 'NOT_COMPETENT' })).toBe(
    'OBJECTED',
  );
  expect(fill(walk, '2026-03-10', supervisor, 'petition-case/task-decide-objection', { agreed: true })).toMatchObject({
    outcome: 'AGREED',
    variables: { bounces: 1 },
  });
  fill(walk, '2026-03-10', countyLeader, 'petition-case/task-superior-decides', { unitId: unitId('CULTURE') });
  expect(go(handler, 'petition-case/task-confirm-receipt', { outcome: 'CONFIRMED' })).toBe('CONFIRMED');
  const accepted = fill(walk, '2026-03-10', handler, 'claim-handling/task-accept', {
    accepted: true,
    simplified: false,
  });
  expect(accepted.variables.dueDates).toMatchObject({
    HANDLE: '2026-05-10T00:00:00+08:00',
    UNIT_NOTICE_REFERRED: '2026-03-26T00:00:00+08:00',
  });
  expect(
    go(handler, 'claim-handling/task-investigate', { next: 'EXTENSION', petitionerHeard: true, extensionDays: 30 }),
  ).toBe('EXTENSION');
  expect(go(person('LDR', 'CULTURE'), 'claim-handling/task-approve-extension', { approved: true })).toBe('APPROVED');
  expect(dueDatesOf(walk.state, walk.id()).HANDLE).toBe('2026-06-09T00:00:00+08:00');
  expect(
    go(handler, 'claim-handling/task-hold-hearing', { fromOn: '2026-03-09', toOn: '2026-03-10', open: true }),
  ).toBe('HELD');
  expect(go(handler, 'claim-handling/task-draft-opinion', { outcome: 'UPHELD', opinion: fullOpinion })).toBe('DRAFTED');
  expect(go(checker, 'claim-handling/task-pre-check', { pass: false, defects: ['F2'] })).toBe('RETURN');
  expect(go(handler, 'claim-handling/task-investigate', { next: 'READY', petitionerHeard: true })).toBe('READY');
  expect(go(handler, 'claim-handling/task-draft-opinion', { outcome: 'UPHELD', opinion: fullOpinion })).toBe('DRAFTED');
  expect(go(checker, 'claim-handling/task-pre-check', { pass: true })).toBe('PASS');
  expect(go(handler, 'claim-handling/task-serve-opinion', {})).toBe('EXECUTE');
  expect(go(handler, 'claim-handling/task-confirm-execution', {})).toBe('EXECUTED');
  expect(run(walk, '2026-03-10', 'matter.inviteRating', { matterId })).toMatchObject({ ratingEligible: true });
  walk.on('2026-03-10', petitioner, { type: 'RateMatter', data: { rating: 'SATISFIED' } });
  expect(run(walk, '2026-03-10', 'matter.openCloseOut', { matterId }).dueDates).toHaveProperty('CLOSE_OUT');
  expect(go(clerk, 'petition-case/task-close-out', { codes: ['SOLVED'] }, null)).toBe('CLOSED');
});

test('an extension form without its days is refused by the rule of article 34', () => {
  const walk = handled('2026-03-10');
  const form = { next: 'EXTENSION', petitionerHeard: true };
  expect(() => fill(walk, '2026-03-11', person('HDL', 'CULTURE'), 'claim-handling/task-investigate', form)).toThrow(
    'EXTENSION_TOO_LONG',
  );
});

test('a task about a claim that is given none was drawn wrong', () => {
  const walk = handled('2026-03-10');
  expect(() =>
    fill(walk, '2026-03-11', person('HDL', 'CULTURE'), 'claim-handling/task-serve-opinion', {}, null),
  ).toThrow('needs a claim');
});

test('review and redo run on forms', () => {
  const walk = answered('2026-06-18');
  const claimId = walk.id();
  const matterId = walk.state.matterId;
  const go = (day: string, actor: Actor, key: UserTaskKey, form: object) => fill(walk, day, actor, key, form).outcome;
  walk.on('2026-07-01', system, { type: 'SampleForReview', data: { claimId, month: '2026-06', because: 'RATE' } });
  expect(go('2026-07-03', person('REV', 'BUREAU', 2), 'claim-review/task-review', { defects: ['F8'] })).toBe(
    'RECORDED',
  );
  expect(run(walk, '2026-07-03', 'review.collectDefects', { matterId, claimId })).toEqual({
    defects: ['F8'],
    ratedUnsatisfied: false,
  });
  expect(run(walk, '2026-07-03', 'review.openFix', { matterId, claimId }).dueDates).toHaveProperty('DOCUMENT_FIX');
  expect(go('2026-07-03', person('HDL', 'CULTURE'), 'claim-review/task-fix', {})).toBe('FIXED');
  expect(go('2026-07-03', supervisor, 'claim-review/task-order-redo', { order: true, supervised: true })).toBe(
    'ORDERED',
  );
  expect(
    go('2026-07-04', person('HDL', 'CULTURE'), 'redo/task-redo', { outcome: 'EXPLAINED', opinion: fullOpinion }),
  ).toBe('DRAFTED');
  expect(go('2026-07-04', person('REV', 'BUREAU', 2), 'redo/task-recheck', { pass: false, defects: ['F3'] })).toBe(
    'FAIL',
  );
  expect(run(walk, '2026-07-04', 'redo.draftMeasure', { matterId, claimId })).toMatchObject({
    measureKind: 'CIRCULAR',
    failures: 2,
  });
  expect(
    go('2026-07-06', person('LDR', 'CONFERENCE'), 'redo/task-decide-circular', { issue: true, renew: false }),
  ).toBe('NOT_RENEWED');
  expect(
    go('2026-07-07', person('HDL', 'CULTURE'), 'redo/task-redo', { outcome: 'EXPLAINED', opinion: fullOpinion }),
  ).toBe('DRAFTED');
  expect(go('2026-07-07', person('REV', 'BUREAU', 2), 'redo/task-recheck', { pass: true })).toBe('PASS');
  expect(go('2026-07-07', person('HDL', 'CULTURE'), 'redo/task-serve-redo', {})).toBe('SERVED');
  walk.on('2026-07-20', petitioner, { type: 'RequestReview', data: { claimId, contactId: null } });
  const decision = { outcome: 'CHANGED', opinion: fullOpinion };
  expect(go('2026-07-21', countyLeader, 'review-reexamination/task-decide-review', decision)).toBe('CHANGED');
  walk.on('2026-07-22', petitioner, { type: 'RequestReexam', data: { claimId, contactId: null } });
  const city = person('LDR', 'CITY_GOV');
  expect(go('2026-07-23', city, 'review-reexamination/task-prepare-reexam', { hearing: false })).toBe('NO_HEARING');
  expect(go('2026-07-24', city, 'review-reexamination/task-decide-reexam', decision)).toBe('CHANGED');
});

test('measures run on forms up to the accountability proposal', () => {
  const walk = handled('2026-03-18');
  const claimId = walk.id();
  const matterId = walk.state.matterId;
  const conference = person('LDR', 'CONFERENCE');
  const clockRef = walk.state.clocks.find((clock) => clock.clockKey === 'HANDLE_31_6')!.clockRef;
  const escalate = (action: string) =>
    run(walk, '2026-06-20', 'clock.escalate', {
      matterId,
      reachedClockRef: clockRef,
      daysPastDue: 31,
      escalationResult: { action },
    });
  for (const action of ['UNIT_HEAD_REASON', 'SUPERVISE', 'CIRCULAR', 'INTERVIEW', 'LISTED']) escalate(action);
  const go = (actor: Actor, key: UserTaskKey, form: object) => fill(walk, '2026-06-21', actor, key, form).outcome;
  expect(go(person('LDR', 'CULTURE'), 'escalation/task-give-reason', { reasonCode: 'SHORT_OF_STAFF' })).toBe('GIVEN');
  expect(go(supervisor, 'escalation/task-order-supervision', { issue: true })).toBe('ISSUED');
  expect(go(person('HDL', 'CULTURE'), 'escalation/task-answer-supervision', { answer: '整改' })).toBe('ANSWERED');
  expect(go(conference, 'escalation/task-decide-circular', { issue: true })).toBe('DECIDED');
  expect(go(conference, 'escalation/task-decide-interview', { issue: true })).toBe('DECIDED');
  expect(go(countyLeader, 'escalation/task-decide-listing', { issue: true, seriousConsequence: true })).toBe('SERIOUS');
  run(walk, '2026-06-21', 'measure.draft', { matterId, claimId, measureKind: 'ACCOUNTABILITY' });
  expect(go(conference, 'escalation/task-decide-accountability', { issue: false })).toBe('DECIDED');
  expect(walk.state.clocks.filter((clock) => clock.clockKey === 'MEASURE_DECISION' && !clock.stopped)).toEqual([]);
});

test('binding answers who may act, and a second instance sees that it is not bound', () => {
  const walk = begun();
  const { matterId } = walk.state;
  const input = { matterId, flowRef: `petition-case:${matterId}` };
  const first = run(walk, '2026-03-02', 'matter.bindFlow', input, '1');
  expect(first).toMatchObject({
    bound: true,
    claimGroups: null,
    dueDates: { BUREAU_DISPATCH: '2026-03-18T00:00:00+08:00' },
  });
  expect(first.taskGroups).toEqual(taskGroupsOf(walk.state, organisation));
  expect(run(walk, '2026-03-02', 'matter.bindFlow', input, '2')).toMatchObject({ bound: false });
});

test('intake, colour and clock jobs answer what their contracts promise', () => {
  const walk = begun();
  const { matterId } = walk.state;
  const assessed = run(walk, '2026-03-02', 'matter.assess', { matterId, contactId: contactId() });
  expect(assessed).toMatchObject({
    intakeFacts: { sameMatterState: 'NONE', inScope: true },
    contactGroup: `INT@${unitId('BUREAU')}`,
  });
  const acceptanceResult = { alerts: ['URGENT_REPORT'], noticeDuty: true, decision: 'ACCEPTED', reason: 'IN_SCOPE' };
  run(walk, '2026-03-02', 'matter.proposeIntake', { matterId, contactId: contactId(), acceptanceResult });
  run(walk, '2026-03-02', 'matter.reportUrgent', { matterId });
  run(walk, '2026-03-02', 'matter.reportUrgent', { matterId });
  expect(walk.types().filter((type) => type === 'UrgentReported')).toHaveLength(1);
  const routeResult = { route: 'R31_6', clockKey: 'HANDLE_31_6', remedy: null, sure: true };
  run(walk, '2026-03-02', 'claim.proposeRoute', {
    matterId,
    claimId: walk.id(),
    routeResult,
    unitResult: ['CULTURE', 'PLACE'],
  });
  expect(run(walk, '2026-03-02', 'matter.collectFacts', { matterId }).colourFacts).toMatchObject({
    settled: false,
    overdue: false,
  });
  const colourResult = { colour: 'RED', factors: ['JOINT'] };
  const due = '2026-03-04T00:00:00+08:00';
  expect(run(walk, '2026-03-02', 'matter.recordColour', { matterId, colourResult })).toEqual({
    ownershipNeeded: true,
    ownerDueAt: due,
  });
  expect(run(walk, '2026-03-02', 'matter.recordColour', { matterId, colourResult })).toEqual({
    ownershipNeeded: false,
    ownerDueAt: due,
  });
  fill(
    walk,
    '2026-03-02',
    countyLeader,
    'petition-case/task-own-matter',
    { level: 'COUNTY', planDueOn: '2026-03-31', plan },
    null,
  );
  const clockRef = `${matterId}:BUREAU_DISPATCH`;
  expect(run(walk, '2026-03-02', 'clock.check', { matterId, clockRef })).toMatchObject({
    clockState: 'WAIT',
    checkAt: '2026-03-07T16:00:00.000Z',
  });
  expect(run(walk, '2026-03-08', 'clock.check', { matterId, clockRef })).toMatchObject({
    clockState: 'REACHED',
    checkAt: '2026-03-14T16:00:00.000Z',
  });
  expect(run(walk, '2026-03-08', 'clock.check', { matterId, clockRef: `${matterId}:LEADER_CONTACT` })).toMatchObject({
    clockState: 'STOPPED',
    checkAt: null,
  });
});

test('groups of a claim follow its unit up the tree, and stop at its top', () => {
  const walk = handled('2026-03-10');
  expect(claimGroupsOf(walk.state, walk.id(), organisation)).toMatchObject({
    reviewOrgan: `LDR@${unitId('COUNTY_GOV')}`,
    reexamOrgan: `LDR@${unitId('CITY_GOV')}`,
    street: `HDL@${unitId('SONGTAO')}`,
  });
  expect(claimGroupsOf(begun().state, begun().id(), organisation)).toBeUndefined();
});
