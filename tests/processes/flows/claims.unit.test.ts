import type { JsonObject, Key } from '../../../engine/core/json.ts';
import { bound, CaseWorld, claimGroups, dueDates, taskGroups } from '../support/caseWorld.ts';

const due = {
  HANDLE: '2026-05-17T00:00:00+08:00',
  REDO: '2026-07-18T00:00:00+08:00',
  MEASURE_DECISION: '2026-07-25T00:00:00+08:00',
};
const done = (outcome: string): JsonObject => ({ outcome, dueDates: dueDates(due) });
const inCall = (route: string): JsonObject => ({
  matterId: 'mat_1',
  claimId: 'clm_1',
  route,
  taskGroups,
  claimGroups: claimGroups('a'),
  dueDates: dueDates(due),
});
const startClaim = (process: string): JsonObject => ({
  matterId: 'mat_1',
  claimId: 'clm_1',
  flowRef: `${process}:clm_1`,
});
const reach = { reachedClockRef: 'clm_1:HANDLE_31_6', reachedClockKey: 'HANDLE_31_6', daysPastDue: 9 };

describe('claim-handling', () => {
  function accepted(): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.create('claim-handling', inCall('R31_6'));
    world.completeUserTask('task-accept', done('ACCEPTED'));
    return { world, key };
  }

  test('should end when the unit refuses', () => {
    const world = new CaseWorld();
    const key = world.create('claim-handling', inCall('R31_6'));
    world.completeUserTask('task-accept', done('NOT_ACCEPTED'));
    expect(world.result(key)).toMatchObject({ outcome: 'NOT_ACCEPTED' });
  });

  test('should come back to the investigation after a hearing and after an extension, told or refused', () => {
    const { world } = accepted();
    world.completeUserTask('task-investigate', done('HEARING'));
    world.completeUserTask('task-hold-hearing', done('HELD'));
    world.completeUserTask('task-investigate', done('EXTENSION'));
    expect(world.newestTask()).toEqual({
      elementId: 'task-approve-extension',
      groups: ['LDR@unit_a'],
      dueAt: due.HANDLE,
    });
    world.completeUserTask('task-approve-extension', done('REFUSED'));
    world.completeUserTask('task-investigate', done('EXTENSION'));
    world.completeUserTask('task-approve-extension', done('APPROVED'));
    world.completeJob('claim.tellExtension', { dueDates: dueDates({ HANDLE: '2026-06-16T00:00:00+08:00' }) });
    expect(world.newestTask()).toMatchObject({ elementId: 'task-investigate', dueAt: '2026-06-16T00:00:00+08:00' });
  });

  test('should serve no opinion that the pre-check has not passed', () => {
    const { world, key } = accepted();
    world.completeUserTask('task-investigate', done('READY'));
    world.completeUserTask('task-draft-opinion', done('DRAFTED'));
    world.completeUserTask('task-pre-check', done('RETURN'));
    expect(world.newestTask().elementId).toBe('task-draft-opinion');
    world.completeUserTask('task-draft-opinion', done('DRAFTED'));
    world.completeUserTask('task-pre-check', done('PASS'));
    world.completeUserTask('task-serve-opinion', done('SERVED'));
    expect(world.result(key)).toMatchObject({ outcome: 'SERVED' });
  });

  test('should follow up the execution of what was upheld (R1 art. 32)', () => {
    const { world, key } = accepted();
    world.completeUserTask('task-investigate', done('READY'));
    world.completeUserTask('task-draft-opinion', done('DRAFTED'));
    world.completeUserTask('task-pre-check', done('PASS'));
    world.completeUserTask('task-serve-opinion', done('EXECUTE'));
    world.completeUserTask('task-confirm-execution', { outcome: 'EXECUTED' });
    expect(world.result(key)).toMatchObject({ outcome: 'EXECUTED' });
  });
});

describe('claim-diversion', () => {
  test.each([
    ['R31_4', 'task-divert'],
    ['SUGGESTION', 'task-answer-suggestion'],
    ['ACCUSATION', 'task-transfer-accusation'],
  ])('should answer a claim of route %s by %s', (route, task) => {
    const world = new CaseWorld();
    world.create('claim-diversion', inCall(route));
    expect(world.newestTask().elementId).toBe(task);
  });
});

test.each([
  ['claim-handling', null],
  ['claim-diversion', null],
  ['claim-review', 'event-claim-sampled'],
  ['redo', 'event-redo-ordered'],
  ['review-reexamination', 'event-review-requested'],
])('should escalate a time limit of the claim beside the flow of %s', (process, startEvent) => {
  const world = new CaseWorld();
  const key =
    startEvent === null
      ? world.create(process, inCall('R31_6'))
      : world.begin(process, startEvent, startClaim(process));
  world.correlate('clock.reached', 'clm_1', reach);
  const job = world.job('clock.escalate');
  expect(world.variables(job.instance, job.elementInstanceKey)).toMatchObject({
    reachedClockRef: reach.reachedClockRef,
    daysPastDue: 9,
    matterId: 'mat_1',
    escalationResult: { action: 'CIRCULAR' },
  });
  world.completeJob('clock.escalate');
  expect(world.states.has(key)).toBe(true);
  expect(world.variables(key)).not.toHaveProperty('escalationResult');
});

describe('claim-review', () => {
  function graded(defects: readonly string[], ratedUnsatisfied = false): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('claim-review', 'event-claim-sampled', startClaim('claim-review'));
    world.completeJob('matter.bindFlow', bound(due, claimGroups('a')));
    world.completeUserTask('task-review', done('RECORDED'));
    world.completeJob('review.collectDefects', { defects, ratedUnsatisfied });
    return { world, key };
  }

  test('should end when nothing was found, even if the petitioner is dissatisfied', () => {
    const { world, key } = graded([], true);
    expect(world.result(key)).toMatchObject({ reviewResult: { grade: 'PASS' } });
  });

  test('should have documents fixed by the unit', () => {
    const { world } = graded(['F8']);
    world.completeJob('review.openFix', { dueDates: dueDates({ DOCUMENT_FIX: due.REDO }) });
    expect(world.newestTask()).toEqual({ elementId: 'task-fix', groups: ['HDL@unit_a', 'FH@unit_a'], dueAt: due.REDO });
  });

  test('should let a person decide on a redo', () => {
    expect(graded(['F2', 'F3']).world.newestTask()).toMatchObject({
      elementId: 'task-order-redo',
      groups: [taskGroups.supervisor],
    });
  });
});

describe('claim-review of a breach of confidentiality (F9, R1 art. 46)', () => {
  function breached(): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('claim-review', 'event-claim-sampled', startClaim('claim-review'));
    world.completeJob('matter.bindFlow', bound(due, claimGroups('a')));
    world.completeUserTask('task-review', done('RECORDED'));
    world.completeJob('review.collectDefects', { defects: ['F3', 'F9'], ratedUnsatisfied: false });
    return { world, key };
  }

  test('should bring a drafted accountability proposal before the joint conference, beside the supervisor', () => {
    const { world, key } = breached();
    const proposal = world.job('measure.draft');
    expect(world.variables(proposal.instance, proposal.elementInstanceKey)).toMatchObject({
      measureKind: 'ACCOUNTABILITY',
    });
    expect(world.active()).toContain('task-order-redo');
    world.completeJob('measure.draft', { dueDates: dueDates(due) });
    expect(world.newestTask()).toEqual({
      elementId: 'task-decide-accountability',
      groups: [taskGroups.jointConference],
      dueAt: due.MEASURE_DECISION,
    });
    world.completeUserTask('task-order-redo', done('DECLINED'));
    expect(world.states.has(key)).toBe(true);
    world.completeUserTask('task-decide-accountability', done('DECIDED'));
    expect(world.states.has(key)).toBe(false);
  });

  test('should propose nothing without one', () => {
    const world = new CaseWorld();
    world.begin('claim-review', 'event-claim-sampled', startClaim('claim-review'));
    world.completeJob('matter.bindFlow', bound(due, claimGroups('a')));
    world.completeUserTask('task-review', done('RECORDED'));
    world.completeJob('review.collectDefects', { defects: ['F3'], ratedUnsatisfied: false });
    expect(world.jobs()).toEqual([]);
  });
});

describe('redo', () => {
  const first = 'clm_1:REDO';
  const renewal = 'clm_1:REDO#2';
  const renewed: JsonObject = { ...done('RENEWED'), redoClockRef: renewal };
  function ordered(): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('redo', 'event-redo-ordered', { ...startClaim('redo'), redoClockRef: first });
    world.completeJob('matter.bindFlow', bound(due, claimGroups('a')));
    return { world, key };
  }
  const failed = (measureKind: string): JsonObject => ({ measureKind, failures: 2, dueDates: dueDates(due) });

  test('should serve what the re-check passed', () => {
    const { world, key } = ordered();
    world.completeUserTask('task-redo', done('DRAFTED'));
    world.completeUserTask('task-recheck', done('PASS'));
    world.completeUserTask('task-serve-redo', done('SERVED'));
    expect(world.result(key)).toMatchObject({ outcome: 'SERVED' });
  });

  test('should follow up the execution of what the new opinion upholds (R1 art. 32)', () => {
    const { world, key } = ordered();
    world.completeUserTask('task-redo', done('DRAFTED'));
    world.completeUserTask('task-recheck', done('PASS'));
    const executeBy = '2026-08-26T00:00:00+08:00';
    world.completeUserTask('task-serve-redo', {
      outcome: 'EXECUTE',
      dueDates: dueDates({ EXECUTE_OPINION: executeBy }),
    });
    expect(world.newestTask()).toEqual({
      elementId: 'task-confirm-execution',
      groups: ['HDL@unit_a', 'FH@unit_a'],
      dueAt: executeBy,
    });
    world.completeUserTask('task-confirm-execution', { outcome: 'EXECUTED' });
    expect(world.result(key)).toMatchObject({ outcome: 'EXECUTED' });
  });

  test('should not end the renewal by the lapse of the running before it', () => {
    const { world } = ordered();
    world.completeUserTask('task-redo', done('DRAFTED'));
    world.completeUserTask('task-recheck', done('FAIL'));
    world.completeJob('redo.draftMeasure', failed('CIRCULAR'));
    world.completeUserTask('task-decide-circular', renewed);
    // The first period ended while the conference was deciding; its message still waits for somebody to take it.
    expect(() => world.correlate('redo.lapsed', first)).toThrow('nobody waits');
    expect(world.active()).toContain('task-redo');
    world.correlate('redo.lapsed', renewal);
    expect(world.jobs()).toEqual(['redo.draftMeasure']);
  });

  test('should draft a circular when the period is over, renew once, and draft an interview after the next failure', () => {
    const { world, key } = ordered();
    world.correlate('redo.lapsed', first);
    expect(world.active()).not.toContain('task-redo');
    world.completeJob('redo.draftMeasure', failed('CIRCULAR'));
    expect(world.newestTask()).toMatchObject({
      elementId: 'task-decide-circular',
      groups: [taskGroups.jointConference],
    });
    world.completeUserTask('task-decide-circular', renewed);
    world.completeUserTask('task-redo', done('DRAFTED'));
    world.completeUserTask('task-recheck', done('FAIL'));
    world.completeJob('redo.draftMeasure', failed('INTERVIEW'));
    world.completeUserTask('task-decide-interview', done('DECIDED'));
    expect(world.result(key)).toMatchObject({ measureKind: 'INTERVIEW' });
  });

  test('should also lapse while the draft is being re-checked', () => {
    const { world } = ordered();
    world.completeUserTask('task-redo', done('DRAFTED'));
    world.correlate('redo.lapsed', first);
    expect(world.jobs()).toEqual(['redo.draftMeasure']);
    expect(world.active()).not.toContain('task-recheck');
  });

  test('should propose accountability only after a person found serious consequences', () => {
    const { world } = ordered();
    world.correlate('redo.lapsed', first);
    world.completeJob('redo.draftMeasure', failed('CIRCULAR'));
    world.completeUserTask('task-decide-circular', { ...done('NOT_RENEWED'), redoClockRef: first });
    const interview = world.job('measure.draft');
    expect(world.variables(interview.instance, interview.elementInstanceKey)).toMatchObject({
      measureKind: 'INTERVIEW',
    });
    world.completeJob('measure.draft', { dueDates: dueDates(due) });
    world.completeUserTask('task-decide-interview', done('SERIOUS'));
    const proposal = world.job('measure.draft');
    expect(world.variables(proposal.instance, proposal.elementInstanceKey)).toMatchObject({
      measureKind: 'ACCOUNTABILITY',
    });
    world.completeJob('measure.draft', { dueDates: dueDates(due) });
    expect(world.newestTask().elementId).toBe('task-decide-accountability');
  });
});
