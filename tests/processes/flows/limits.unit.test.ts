import type { JsonObject, Key } from '../../../engine/core/json.ts';
import { bound, CaseWorld, claimGroups, dueDates, taskGroups } from '../support/caseWorld.ts';

const HOUR = 3_600_000;
const due = {
  MEASURE_DECISION: '2026-07-25T00:00:00+08:00',
  REEXAM_DECIDE: '2026-06-19T00:00:00+08:00',
  RETURN_VISIT: '2026-08-20T00:00:00+08:00',
};
const done = (outcome: string): JsonObject => ({ outcome, dueDates: dueDates(due) });

describe('clock-watch', () => {
  const clock = {
    matterId: 'mat_1',
    flowRef: 'clock-watch:clm_1',
    clockRef: 'clm_1:REDO',
    checkAt: '2026-01-01T10:00:00Z',
    dueAt: '2026-01-02T00:00:00Z',
  };
  function watching(): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('clock-watch', 'event-clock-started', clock);
    world.completeJob('matter.bindFlow', bound());
    return { world, key };
  }

  test('should ask the case store at every check instant until the time limit has stopped', () => {
    const { world, key } = watching();
    world.advance(9 * HOUR);
    expect(world.jobs()).toEqual([]);
    world.advance(HOUR);
    world.completeJob('clock.check', { clockState: 'REACHED', checkAt: '2026-01-01T20:00:00Z', dueAt: clock.dueAt });
    world.advance(10 * HOUR);
    world.completeJob('clock.check', { clockState: 'STOPPED', checkAt: null, dueAt: clock.dueAt });
    expect(world.result(key)).toMatchObject({ clockState: 'STOPPED' });
  });

  test('should ask at once when the time limit moves', () => {
    const { world } = watching();
    world.correlate('clock.moved', 'clm_1:REDO', { checkAt: '2026-01-03T00:00:00Z', dueAt: '2026-01-04T00:00:00Z' });
    world.completeJob('clock.check', {
      clockState: 'WAIT',
      checkAt: '2026-01-03T00:00:00Z',
      dueAt: '2026-01-04T00:00:00Z',
    });
    world.advance(40 * HOUR);
    expect(world.jobs()).toEqual([]);
    world.advance(8 * HOUR);
    expect(world.jobs()).toEqual(['clock.check']);
  });

  test('should wait only for a change once every threshold was reached', () => {
    const { world, key } = watching();
    world.advance(10 * HOUR);
    world.completeJob('clock.check', { clockState: 'REACHED', checkAt: null, dueAt: clock.dueAt });
    world.advance(10_000 * HOUR);
    expect(world.active()).toEqual(['event-clock-changed']);
    world.correlate('clock.moved', 'clm_1:REDO', { checkAt: null, dueAt: clock.dueAt });
    world.completeJob('clock.check', { clockState: 'STOPPED', checkAt: null, dueAt: clock.dueAt });
    expect(world.states.has(key)).toBe(false);
  });
});

describe('monthly-review', () => {
  test('should draw the sample on the day it is opened', () => {
    const world = new CaseWorld();
    const key = world.begin('monthly-review', 'event-review-scheduled', {
      flowRef: 'monthly-review:2026-01',
      unitId: 'unit_b',
      month: '2025-12',
      openAt: '2026-01-05T00:00:00Z',
    });
    world.advance(95 * HOUR);
    expect(world.jobs()).toEqual([]);
    world.advance(HOUR);
    world.completeJob('review.sample', { sampled: 4 });
    expect(world.result(key)).toMatchObject({ sampled: 4 });
  });
});

describe('escalation', () => {
  function opened(
    escalationAction: string,
    groups: JsonObject | null = claimGroups('a'),
  ): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('escalation', 'event-escalation-opened', {
      matterId: 'mat_1',
      flowRef: 'escalation:x',
      claimId: groups === null ? null : 'clm_1',
      clockRef: 'clm_1:REDO',
      escalationAction,
    });
    world.completeJob('matter.bindFlow', bound(due, groups));
    return { world, key };
  }

  test.each([
    ['UNIT_HEAD_REASON', 'task-give-reason', ['LDR@unit_a']],
    ['SUPERVISE', 'task-order-supervision', [taskGroups.supervisor]],
    ['CIRCULAR', 'task-decide-circular', [taskGroups.jointConference]],
    ['INTERVIEW', 'task-decide-interview', [taskGroups.jointConference]],
    ['LISTED', 'task-decide-listing', [taskGroups.jointConference, taskGroups.countyLeader]],
  ])('should bring %s before a person', (action, elementId, groups) => {
    expect(opened(action).world.newestTask()).toEqual({ elementId, groups, dueAt: due.MEASURE_DECISION });
  });

  test('should turn to the bureau itself when the time limit belongs to no claim', () => {
    const { world } = opened('UNIT_HEAD_REASON', null);
    expect(world.newestTask()).toMatchObject({ elementId: 'task-give-reason', groups: [taskGroups.supervisor] });
  });

  test('should ask the unit for an answer only to an order that was issued', () => {
    const refused = opened('SUPERVISE');
    refused.world.completeUserTask('task-order-supervision', done('NOT_ISSUED'));
    expect(refused.world.result(refused.key)).toMatchObject({ outcome: 'NOT_ISSUED' });
    const { world } = opened('SUPERVISE');
    world.completeUserTask('task-order-supervision', {
      outcome: 'ISSUED',
      dueDates: dueDates({ SUPERVISION_ANSWER: due.RETURN_VISIT }),
    });
    expect(world.newestTask()).toEqual({
      elementId: 'task-answer-supervision',
      groups: ['HDL@unit_a', 'FH@unit_a'],
      dueAt: due.RETURN_VISIT,
    });
  });

  test.each(['task-decide-circular', 'task-decide-interview', 'task-decide-listing'])(
    'should draft accountability after %s found serious consequences, and not otherwise',
    (task) => {
      const action =
        { 'task-decide-circular': 'CIRCULAR', 'task-decide-interview': 'INTERVIEW', 'task-decide-listing': 'LISTED' }[
          task
        ] ?? '';
      const mild = opened(action);
      mild.world.completeUserTask(task, done('DECIDED'));
      expect(mild.world.result(mild.key)).toMatchObject({ outcome: 'DECIDED' });
      const { world } = opened(action);
      world.completeUserTask(task, done('SERIOUS'));
      world.completeJob('measure.draft', { dueDates: dueDates(due) });
      expect(world.newestTask().elementId).toBe('task-decide-accountability');
    },
  );
});

describe('review-reexamination', () => {
  function reviewed(): { world: CaseWorld; key: Key } {
    const world = new CaseWorld();
    const key = world.begin('review-reexamination', 'event-review-requested', {
      matterId: 'mat_1',
      claimId: 'clm_1',
      flowRef: 'review-reexamination:clm_1',
    });
    world.completeJob('matter.bindFlow', bound({}, claimGroups('a')));
    expect(world.newestTask()).toMatchObject({ elementId: 'task-decide-review', groups: ['LDR@unit_county'] });
    world.completeUserTask('task-decide-review', { outcome: 'UPHELD', dueDates: dueDates() });
    return { world, key };
  }

  test('should end when no re-examination is requested in time', () => {
    const { world, key } = reviewed();
    world.correlate('reexam.lapsed', 'clm_1');
    expect(world.states.has(key)).toBe(false);
  });

  test('should read the new due dates before the organ takes up the re-examination, with or without a hearing', () => {
    for (const hearing of [true, false]) {
      const { world, key } = reviewed();
      world.correlate('reexam.requested', 'clm_1');
      world.completeJob('matter.bindFlow', bound(due, claimGroups('a')));
      expect(world.newestTask()).toEqual({
        elementId: 'task-prepare-reexam',
        groups: ['LDR@unit_city'],
        dueAt: due.REEXAM_DECIDE,
      });
      world.completeUserTask('task-prepare-reexam', done(hearing ? 'HEARING' : 'NO_HEARING'));
      if (hearing) world.completeUserTask('task-hold-hearing', done('HELD'));
      world.completeUserTask('task-decide-reexam', done('UPHELD'));
      expect(world.states.has(key)).toBe(false);
    }
  });

  test('should care for those whose matter has ended, until the return visit', () => {
    const world = new CaseWorld();
    world.begin('review-reexamination', 'event-after-care-requested', {
      matterId: 'mat_1',
      flowRef: 'review-reexamination:mat_1',
      afterCareGroup: 'HDL@unit_town',
    });
    world.completeJob('matter.bindFlow', bound(due));
    expect(world.newestTask()).toEqual({
      elementId: 'task-after-care',
      groups: ['HDL@unit_town'],
      dueAt: due.RETURN_VISIT,
    });
    world.correlate('clock.reached', 'mat_1', {
      reachedClockRef: 'mat_1:RETURN_VISIT',
      reachedClockKey: 'RETURN_VISIT',
      daysPastDue: 0,
    });
    expect(world.jobs()).toEqual(['clock.escalate']);
  });
});
