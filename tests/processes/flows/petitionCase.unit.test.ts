import type { JsonObject } from '../../../engine/core/json.ts';
import { bound, CaseWorld, claimGroups, dueDates, taskGroups } from '../support/caseWorld.ts';

const start = { matterId: 'mat_1', flowRef: 'petition-case:mat_1', contactId: 'con_1' };
const intakeFacts = {
  inScope: true,
  sameMatterState: 'NONE',
  level: 'COUNTY',
  levelOk: true,
  channel: 'LETTER',
  hasNewFacts: false,
  matterType: 'APPEAL',
  allJudicial: false,
  minorAtRisk: false,
  urgent: false,
  contactUnclear: false,
};
const claimFact = (claimId: string, subject: string, matterType = 'APPEAL'): JsonObject => ({
  claimId,
  subject,
  matterType,
  level: 'COUNTY',
  existingAdminAct: false,
  courtOrArbitration: false,
  otherRemedyEndsOn: null,
});
const day = (n: number): string => `2026-03-${n}T00:00:00+08:00`;

/** Registered, bound and assessed; the intake check is open. */
function assessed(claims: readonly JsonObject[], facts: JsonObject = {}): { world: CaseWorld; key: string } {
  const world = new CaseWorld();
  const key = world.begin('petition-case', 'event-matter-registered', start);
  world.completeJob('matter.bindFlow', bound({ BUREAU_DISPATCH: day(18) }));
  world.completeJob('matter.assess', {
    intakeFacts: { ...intakeFacts, ...facts },
    claimFacts: claims,
    contactGroup: taskGroups.intake,
    dueDates: dueDates({ BUREAU_DISPATCH: day(18) }),
  });
  world.completeJob('matter.proposeIntake');
  return { world, key };
}

/** Accepted and routed; each claim is in its own flow. */
function routed(routes: Readonly<Record<string, string>>): { world: CaseWorld; key: string } {
  const opened = assessed(Object.keys(routes).map((id) => claimFact(id, 'DRAINAGE')));
  const { world } = opened;
  world.completeUserTask('task-intake-check', {
    outcome: 'ACCEPTED',
    dueDates: dueDates({ BUREAU_DISPATCH: day(18) }),
  });
  for (const _ of Object.keys(routes)) world.completeJob('claim.proposeRoute');
  const routedClaims = Object.entries(routes).map(([claimId, route]) => ({ claimId, route }));
  world.completeUserTask('task-route', {
    outcome: 'ROUTED',
    dueDates: dueDates({ BUREAU_DISPATCH: day(18) }),
    routedClaims,
  });
  return opened;
}

function refer(world: CaseWorld, unit: string): void {
  world.completeUserTask('task-dispatch', {
    outcome: 'REFERRED',
    unitId: `unit_${unit}`,
    claimGroups: claimGroups(unit),
    dueDates: dueDates({ UNIT_OBJECTION: day(20), UNIT_NOTICE_REFERRED: day(28) }),
  });
}

test('should end a second instance of the same flow at once', () => {
  const world = new CaseWorld();
  const key = world.begin('petition-case', 'event-matter-registered', start);
  world.completeJob('matter.bindFlow', { ...bound(), bound: false });
  expect(world.completed()).toContain('event-duplicate');
  expect(world.result(key)).toMatchObject({ bound: false });
});

test('should show the intake check to the intake clerks until the dispatch day', () => {
  const { world } = assessed([claimFact('clm_a', 'DRAINAGE')]);
  expect(world.newestTask()).toEqual({ elementId: 'task-intake-check', groups: [taskGroups.intake], dueAt: day(18) });
});

test('should report an urgent matter before a person decides (R1 art. 25)', () => {
  const { world } = assessed([claimFact('clm_a', 'HOUSING_DAMAGES')], { urgent: true });
  expect(world.jobs()).toEqual(['matter.reportUrgent']);
  world.completeJob('matter.reportUrgent');
  expect(world.newestTask().elementId).toBe('task-intake-check');
});

test.each(['NOT_ACCEPTED', 'NO_LONGER_ACCEPTED', 'MERGE', 'GUIDE', 'TELL_COMPETENT_ORGAN'])(
  'should end after the answer when the intake clerk decides %s',
  (outcome) => {
    const { world, key } = assessed([claimFact('clm_a', 'DRAINAGE')]);
    world.completeUserTask('task-intake-check', { outcome, dueDates: dueDates() });
    expect(world.result(key)).toMatchObject({ outcome });
    expect(world.completed()).toContain('event-intake-answered');
  },
);

test('should propose route and units of every claim by itself', () => {
  const { world } = assessed([claimFact('clm_a', 'SERVICE_YEARS'), claimFact('clm_b', 'PRESALE_FUNDS')]);
  world.completeUserTask('task-intake-check', { outcome: 'ACCEPTED', dueDates: dueDates() });
  const proposals = world
    .of('JOB_CREATED')
    .filter((job) => job.jobType === 'claim.proposeRoute')
    .map((job) => world.variables(job.instance, job.elementInstanceKey));
  expect(proposals).toMatchObject([
    { claimId: 'clm_a', routeResult: { route: 'R31_6' }, unitResult: ['CULTURE_TOURISM', 'HUMAN_RESOURCES'] },
    { claimId: 'clm_b', routeResult: { route: 'R31_5' }, unitResult: ['HOUSING', 'PLACE'] },
  ]);
});

test('should keep the claims apart while they run side by side', () => {
  const { world, key } = routed({ clm_a: 'R31_6', clm_b: 'R31_5' });
  refer(world, 'a');
  refer(world, 'b');
  world.completeUserTask('task-confirm-receipt', {
    outcome: 'OBJECTED',
    dueDates: dueDates({ UNIT_NOTICE_REFERRED: day(28) }),
  });
  world.completeUserTask('task-confirm-receipt', {
    outcome: 'CONFIRMED',
    dueDates: dueDates({ UNIT_NOTICE_REFERRED: day(29) }),
  });
  expect(world.newestTask()).toMatchObject({
    elementId: 'task-divert',
    groups: ['HDL@unit_b', 'FH@unit_b'],
    dueAt: day(29),
  });
  expect(world.active()).toContain('task-decide-objection');
  const { routedClaims: _claims, ...root } = world.variables(key);
  expect(root).not.toHaveProperty('claimId');
  expect(root).toMatchObject({
    outcome: 'ROUTED',
    claimGroups: null,
    dueDates: dueDates({ BUREAU_DISPATCH: day(18) }),
  });
});

test('should refer again after the first agreed objection, and ask the superior after the second (R1 art. 24)', () => {
  const { world } = routed({ clm_a: 'R31_6' });
  for (const bounces of [1, 2]) {
    refer(world, `u${bounces}`);
    world.completeUserTask('task-confirm-receipt', { outcome: 'OBJECTED', dueDates: dueDates() });
    world.completeUserTask('task-decide-objection', { outcome: 'AGREED', bounces, dueDates: dueDates() });
    expect(world.newestTask().elementId).toBe(bounces === 1 ? 'task-dispatch' : 'task-superior-decides');
  }
  expect(world.newestTask().groups).toEqual([taskGroups.countyLeader]);
  world.completeUserTask('task-superior-decides', {
    outcome: 'DECIDED',
    unitId: 'unit_c',
    claimGroups: claimGroups('c'),
    dueDates: dueDates({ UNIT_NOTICE_REFERRED: day(30) }),
  });
  expect(world.newestTask()).toEqual({ elementId: 'task-accept', groups: ['HDL@unit_c', 'FH@unit_c'], dueAt: day(30) });
});

test('should hand the claim to the unit when its objection is rejected', () => {
  const { world } = routed({ clm_a: 'R31_6' });
  refer(world, 'a');
  world.completeUserTask('task-confirm-receipt', { outcome: 'OBJECTED', dueDates: dueDates() });
  world.completeUserTask('task-decide-objection', {
    outcome: 'REJECTED',
    bounces: 0,
    dueDates: dueDates({ UNIT_NOTICE_REFERRED: day(28) }),
  });
  expect(world.newestTask().elementId).toBe('task-accept');
});

test('should never refer an accusation (R1 art. 30)', () => {
  const { world } = routed({ clm_a: 'ACCUSATION' });
  expect(world.newestTask()).toEqual({
    elementId: 'task-transfer-accusation',
    groups: [taskGroups.supervisor],
    dueAt: day(18),
  });
});

describe('after the last claim', () => {
  function answered(ratingEligible: boolean): { world: CaseWorld; key: string } {
    const opened = routed({ clm_a: 'ACCUSATION' });
    opened.world.completeUserTask('task-transfer-accusation', { outcome: 'TRANSFERRED', dueDates: dueDates() });
    opened.world.completeJob('matter.inviteRating', { ratingEligible, dueDates: dueDates({ CLOSE_OUT: day(31) }) });
    return opened;
  }

  test.each(['rating.received', 'rating.lapsed'])('should close out after %s', (message) => {
    const { world, key } = answered(true);
    world.correlate(message, 'mat_1');
    world.completeJob('matter.openCloseOut', { dueDates: dueDates({ CLOSE_OUT: day(31) }) });
    expect(world.newestTask()).toEqual({ elementId: 'task-close-out', groups: [taskGroups.intake], dueAt: day(31) });
    world.completeUserTask('task-close-out', { outcome: 'CLOSED' });
    expect(world.result(key)).toMatchObject({ outcome: 'CLOSED' });
  });

  test('should close out at once when the matter is not open to rating', () => {
    const { world } = answered(false);
    expect(world.newestTask().elementId).toBe('task-close-out');
  });
});

describe('at any time', () => {
  const colourFacts = {
    lifeOrSafety: false,
    minorAtRisk: false,
    coPetitioners: 9,
    unresolvedUnitDispute: false,
    repeatsAfterOpinion: 0,
    repeatsWhilePending: 0,
    overdue: false,
    upheldNotExecuted: false,
    dueSoon: false,
    redoOpen: false,
    units: 1,
    reviewRequested: false,
    settled: false,
  };

  test('should rate the colour anew when facts change, and call the leader for red, without touching the main flow', () => {
    const { world, key } = assessed([claimFact('clm_a', 'DRAINAGE')]);
    const before = world.variables(key);
    world.correlate('matter.factsChanged', 'mat_1');
    world.completeJob('matter.collectFacts', { colourFacts });
    const job = world.job('matter.recordColour');
    expect(world.variables(job.instance, job.elementInstanceKey)).toMatchObject({
      colourResult: { colour: 'RED', factors: ['MANY_PETITIONERS'] },
    });
    world.completeJob('matter.recordColour', { ownershipNeeded: true, ownerDueAt: day(19) });
    expect(world.newestTask()).toEqual({
      elementId: 'task-own-matter',
      groups: [taskGroups.countyLeader],
      dueAt: day(19),
    });
    world.completeUserTask('task-own-matter', { outcome: 'OWNED' });
    expect(world.variables(key)).toEqual(before);
    expect(world.active()).toContain('task-intake-check');
  });

  test('should only record the colour when no leader is needed, as often as facts change', () => {
    const { world } = assessed([claimFact('clm_a', 'DRAINAGE')]);
    for (let i = 0; i < 2; i++) {
      world.correlate('matter.factsChanged', 'mat_1');
      world.completeJob('matter.collectFacts', { colourFacts: { ...colourFacts, coPetitioners: 0 } });
      world.completeJob('matter.recordColour', { ownershipNeeded: false, ownerDueAt: null });
    }
    expect(world.completed().filter((id) => id === 'event-colour-recorded')).toHaveLength(2);
  });

  test('should escalate a time limit of the matter, and one of a claim while it is referred', () => {
    const { world, key } = routed({ clm_a: 'R31_6' });
    const reached = (subject: string, daysPastDue: number): void =>
      world.correlate('clock.reached', subject, {
        reachedClockRef: `${subject}:X`,
        reachedClockKey: 'BUREAU_DISPATCH',
        daysPastDue,
      });
    reached('mat_1', 5);
    reached('clm_a', 0);
    const escalations = world
      .of('JOB_CREATED')
      .filter((job) => job.jobType === 'clock.escalate')
      .map((job) => world.variables(job.instance, job.elementInstanceKey));
    expect(escalations).toMatchObject([
      { reachedClockRef: 'mat_1:X', escalationResult: { action: 'SUPERVISE' } },
      { reachedClockRef: 'clm_a:X', escalationResult: { action: 'UNIT_HEAD_REASON' } },
    ]);
    world.completeJob('clock.escalate');
    world.completeJob('clock.escalate');
    expect(world.variables(key)).not.toHaveProperty('escalationResult');
    expect(world.variables(key)).not.toHaveProperty('reachedClockRef');
  });
});

describe('a further contact', () => {
  const contact = { matterId: 'mat_1', flowRef: 'petition-case:con_2', contactId: 'con_2' };

  test('should be checked by the group of its place and answered', () => {
    const world = new CaseWorld();
    const key = world.begin('petition-case', 'event-contact-registered', contact);
    world.completeJob('matter.bindFlow', bound());
    world.completeJob('matter.assess', {
      intakeFacts: { ...intakeFacts, sameMatterState: 'PENDING_BELOW' },
      claimFacts: [],
      contactGroup: 'INT@unit_city',
      dueDates: dueDates({ BUREAU_DISPATCH: day(30) }),
    });
    const job = world.job('matter.proposeIntake');
    expect(world.variables(job.instance, job.elementInstanceKey)).toMatchObject({
      acceptanceResult: { decision: 'NOT_ACCEPTED' },
    });
    world.completeJob('matter.proposeIntake');
    expect(world.newestTask()).toEqual({ elementId: 'task-contact-check', groups: ['INT@unit_city'], dueAt: day(30) });
    world.completeUserTask('task-contact-check', { outcome: 'NOT_ACCEPTED', dueDates: dueDates() });
    world.completeJob('contact.answer');
    expect(world.result(key)).toMatchObject({ outcome: 'NOT_ACCEPTED' });
  });

  test('should listen to its own time limit, not to those of the matter', () => {
    const world = new CaseWorld();
    world.begin('petition-case', 'event-contact-registered', contact);
    const keys = world
      .waits()
      .flatMap((wait) =>
        wait.kind === 'message' && wait.messageName === 'clock.reached' ? [wait.correlationKey] : [],
      );
    expect(keys).toEqual(['con_2']);
  });
});
