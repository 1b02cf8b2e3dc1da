/** From rating to redo: every step that the law or the house refuses, with the rule and the article that the refusal names. */
import type { Command } from '../../../domain/case/commands.ts';
import {
  clerk,
  conference,
  countyLeader,
  person,
  petitioner,
  reviewer,
  supervisor,
  system,
  unitId,
} from '../../support/county.ts';
import { contactId, fullOpinion, given, plan, routed, type Walk } from '../../support/given.ts';
import { answered, draft, handled, onClaim, pass, sampled, serve } from '../../support/steps.ts';

const handler = person('HDL', 'CULTURE');
const head = person('LDR', 'CULTURE');
const day = '2026-03-20';

describe('rating and close-out', () => {
  const invited = () => {
    const walk = answered(day, 'CULTURE', 'UPHELD');
    walk.on(day, system, { type: 'InviteRating', data: {} });
    return walk;
  };

  test('a matter with an open claim is neither answered nor closed', () => {
    const walk = handled(day);
    given(walk).when({ type: 'InviteRating', data: {} }, day, system).refused('CLAIMS_OPEN', 'R1-34');
    given(walk)
      .when({ type: 'CloseMatter', data: { codes: ['SOLVED'] } }, day, clerk)
      .refused('CLAIMS_OPEN', 'R1-34');
  });

  test('only an eligible matter is rated, by the petitioner, once', () => {
    const rate: Command = { type: 'RateMatter', data: { rating: 'SATISFIED' } };
    const walk = invited();
    given(walk).when(rate, day, clerk).refused('PETITIONER_RATES', null);
    given(walk).when({ type: 'OpenCloseOut', data: {} }, day, system).refused('RATING_OPEN', null);
    given(walk).when(rate, '2026-05-01', petitioner).refused('RATING_WINDOW_OVER', null);
    walk.on(day, petitioner, rate);
    given(walk).when(rate, day, petitioner).refused('RATED_ALREADY', null);
    const repeat = routed(day, ['R31_5'], { firstTime: false });
    given(repeat).when(rate, day, petitioner).refused('NOT_OPEN_TO_RATING', null);
  });

  test('an unrated window lapses and opens the close-out', () => {
    const walk = invited();
    const spoken = walk.until('2026-04-20').map((event) => event.type);
    expect(spoken).toContain('RatingLapsed');
    given(walk).when({ type: 'OpenCloseOut', data: {} }, '2026-04-20', system).then('ClockStarted');
  });

  test('an upheld opinion that was not carried out may not be closed', () => {
    const walk = invited();
    walk.on(day, petitioner, { type: 'RateMatter', data: { rating: 'SATISFIED' } });
    const close: Command = { type: 'CloseMatter', data: { codes: ['SOLVED'] } };
    given(walk).when(close, day, clerk).refused('CLOSE_OUT_NOT_OPEN', null);
    walk.on(day, system, { type: 'OpenCloseOut', data: {} });
    given(walk).when(close, day, clerk).refused('NOT_EXECUTED', 'R1-42');
  });
});

test('a closed matter owes no leader’s contact any more, and the record says that it was not made', () => {
  const walk = answered(day, 'CULTURE', 'EXPLAINED');
  walk.on(day, system, { type: 'RecordColour', data: { result: { colour: 'RED', factors: ['JOINT'] } } });
  walk.on(day, system, { type: 'InviteRating', data: {} });
  walk.on(day, petitioner, { type: 'RateMatter', data: { rating: 'SATISFIED' } });
  walk.on(day, system, { type: 'OpenCloseOut', data: {} });
  walk.on('2026-03-25', clerk, { type: 'CloseMatter', data: { codes: ['EDUCATED'] } });
  const contact = walk.state.clocks.find(({ clockKey }) => clockKey === 'LEADER_CONTACT');
  expect(contact?.stopped).toMatchObject({ on: '2026-03-25', outcome: 'NOT_OWED' });
});

describe('colour and ownership', () => {
  const red: Command = { type: 'RecordColour', data: { result: { colour: 'RED', factors: ['JOINT'] } } };
  const own: Command = { type: 'TakeOwnership', data: { level: 'COUNTY', planDueOn: '2026-04-30', sealed: plan } };

  test('the first red rating asks for a leader within a day, a second one does not', () => {
    const walk = handled(day);
    expect(walk.on(day, system, red).map((event) => event.type)).toEqual(['ColourRated', 'ClockStarted']);
    given(walk).when(red, day, system).then();
    given(walk).when(own, day, handler).refused('LEADER_OWNS', 'R1-18');
    given(walk).when(own, day, countyLeader).then('OwnershipTaken', 'ClockStopped');
  });

  test('a plan has all its parts', () => {
    const empty: Command = { ...own, data: { ...own.data, sealed: { ...plan, crux: ' ' } } };
    given(handled(day)).when(empty, day, countyLeader).refused('PLAN_PART_MISSING', null);
  });
});

describe('review and re-examination', () => {
  const ask = (walk: Walk, type: 'RequestReview' | 'RequestReexam') => onClaim(walk, type, { contactId: null });

  test('a review is asked by the petitioner, inside the window', () => {
    const walk = answered('2026-06-10');
    given(walk).when(ask(walk, 'RequestReview'), '2026-07-10', handler).refused('PETITIONER_REQUESTS', 'R1-35');
    given(walk)
      .when(ask(walk, 'RequestReview'), '2026-07-10', petitioner)
      .then('ReviewRequested', 'ClockStopped', 'ClockStarted');
    given(walk).when(ask(walk, 'RequestReview'), '2026-07-11', petitioner).refused('REQUEST_WINDOW_OVER', 'R1-35');
    walk.until('2026-07-12');
    expect(walk.claim().status).toBe('FINAL_BY_LAPSE');
    given(walk).when(ask(walk, 'RequestReview'), '2026-07-12', petitioner).refused('REQUEST_WINDOW_OVER', 'R1-35');
  });

  test('there is no review of a claim on another route, nor before an opinion', () => {
    const diverted = routed(day, ['R31_4']);
    given(diverted).when(ask(diverted, 'RequestReview'), day, petitioner).refused('NO_REVIEW_RIGHT', 'R1-35');
    given(diverted).when(ask(diverted, 'RequestReexam'), day, petitioner).refused('NO_REVIEW_RIGHT', 'R1-36');
    const open = handled(day);
    given(open).when(ask(open, 'RequestReview'), day, petitioner).refused('NO_OPINION_TO_REVIEW', 'R1-35');
    given(open).when(ask(open, 'RequestReexam'), day, petitioner).refused('NO_REVIEW_OPINION', 'R1-36');
  });

  test('the organ above decides, with all parts of an opinion; a re-examination not asked for in time is final', () => {
    const walk = answered('2026-06-10');
    walk.on('2026-06-20', petitioner, ask(walk, 'RequestReview'));
    const decides = (sealed = fullOpinion) => onClaim(walk, 'DecideReview', { outcome: 'UPHELD', sealed });
    given(walk).when(decides(), '2026-07-01', head).refused('ORGAN_DECIDES', 'R1-35');
    given(walk)
      .when(decides({ ...fullOpinion, facts: '' }), '2026-07-01', countyLeader)
      .refused('OPINION_PART_MISSING', 'R1-32');
    walk.on('2026-07-01', countyLeader, decides());
    given(walk).when(ask(walk, 'RequestReexam'), '2026-08-01', petitioner).refused('REQUEST_WINDOW_OVER', 'R1-36');
    walk.until('2026-08-02');
    expect(walk.claim().status).toBe('REVIEW_FINAL_BY_LAPSE');
  });

  test('a review may be asked for while a redo is open, and takes over from it', () => {
    const walk = sampled();
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F2'] }));
    walk.on('2026-07-03', supervisor, onClaim(walk, 'OrderRedo', { supervised: false }));
    walk.on('2026-07-06', petitioner, ask(walk, 'RequestReview'));
    expect(walk.state.clocks.find((clock) => clock.clockKey === 'REDO')?.stopped?.outcome).toBe('NOT_OWED');
    given(walk)
      .when(onClaim(walk, 'DraftRedo', { outcome: 'UPHELD', sealed: fullOpinion }), '2026-07-07', handler)
      .refused('NO_REDO_OPEN', null);
  });

  test('new facts or a matter that was not re-examined are not turned away', () => {
    const walk = answered(day);
    walk.on(day, clerk, {
      type: 'OfferContact',
      data: {
        contactId: contactId(2),
        contactNumber: 'n',
        channel: 'LETTER',
        receivedOn: day,
        receivedAtUnitId: unitId('BUREAU'),
        petitionerKey: null,
        petitionerCount: 1,
        anonymous: false,
        contactUnclear: false,
        newFacts: true,
        sealed: { name: null, phone: null, address: null, text: '再次反映' },
      },
    });
    given(walk)
      .when(
        { type: 'DecideContact', data: { contactId: contactId(2), decision: 'NO_LONGER_ACCEPTED', reasonCode: null } },
        day,
        clerk,
      )
      .refused('NOT_REEXAMINED', 'R1-36');
  });
});

describe('monthly review and redo', () => {
  test('the reviewer is neither drafter nor pre-checker, and a claim is drawn once a month', () => {
    const walk = sampled();
    const record = onClaim(walk, 'RecordReview', { defects: [] });
    given(walk)
      .when(record, '2026-07-03', person('REV', 'BUREAU', 1))
      .refused('CHECKER_MAY_NOT_REVIEW', null);
    given(walk)
      .when(record, '2026-07-03', { ...handler, unitId: unitId('BUREAU') })
      .refused('DRAFTER_MAY_NOT_CHECK', null);
    given(walk).when(record, '2026-07-03', reviewer).then('ReviewRecorded', 'ClockStopped');
    given(walk)
      .when(onClaim(walk, 'SampleForReview', { month: '2026-06', because: 'RATE' }), '2026-07-02', system)
      .refused('SAMPLED_ALREADY', null);
  });

  test('a redo needs a recorded defect and a supervisor', () => {
    const walk = sampled();
    const order = onClaim(walk, 'OrderRedo', { supervised: false });
    given(walk).when(order, '2026-07-03', supervisor).refused('REDO_NEEDS_DEFECT', null);
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F2'] }));
    given(walk).when(order, '2026-07-03', reviewer).refused('SUPERVISOR_ORDERS_REDO', null);
    given(walk).when(order, '2026-07-03', supervisor).then('RedoOrdered', 'ClockStarted');
  });

  test('a redo that stays undone fails once, however long it stays so', () => {
    const walk = sampled();
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F2'] }));
    walk.on('2026-07-03', supervisor, onClaim(walk, 'OrderRedo', { supervised: false }));
    const spoken = walk.until('2026-09-30');
    expect(spoken.filter((event) => event.type === 'RedoFailed')).toHaveLength(1);
    expect(
      spoken.filter((event) => event.type === 'ClockThresholdReached' && event.data.clockRef.endsWith(':REDO')),
    ).toHaveLength(7);
    expect(walk.state.clocks.find((clock) => clock.clockKey === 'REDO')?.stopped).toBeNull();
  });

  test('a failed re-check sends the redo back and counts; a redo is renewed once', () => {
    const walk = sampled();
    walk.on('2026-07-03', reviewer, onClaim(walk, 'RecordReview', { defects: ['F2'] }));
    walk.on('2026-07-03', supervisor, onClaim(walk, 'OrderRedo', { supervised: true }));
    given(walk).when(onClaim(walk, 'DraftRedoMeasure'), '2026-07-04', system).refused('REDO_NOT_FAILED', null);
    walk.on('2026-07-06', handler, onClaim(walk, 'DraftRedo', { outcome: 'UPHELD', sealed: fullOpinion }));
    given(walk)
      .when(onClaim(walk, 'RecheckRedo', { pass: true, defects: [] }), '2026-07-07', { ...handler, unitId: null })
      .refused('DRAFTER_MAY_NOT_CHECK', null);
    const failed = walk.on('2026-07-07', reviewer, onClaim(walk, 'RecheckRedo', { pass: false, defects: ['F3'] }));
    expect(failed.map((event) => event.type)).toEqual(['RedoRechecked', 'RedoFailed']);
    expect(walk.claim()).toMatchObject({ status: 'REDO_ORDERED', redo: { failures: 2 } });
    const circular = onClaim(walk, 'DecideRedoCircular', { issue: false, renew: true });
    given(walk).when(circular, '2026-07-07', conference).refused('MEASURE_NOT_DRAFTED', null);
    walk.on('2026-07-07', system, onClaim(walk, 'DraftRedoMeasure'));
    given(walk).when(circular, '2026-07-07', supervisor).refused('CONFERENCE_DECIDES', 'R1-39');
    walk.on('2026-07-08', conference, circular);
    given(walk).when(circular, '2026-07-09', conference).refused('RENEWED_ALREADY', null);
  });
});

describe('clocks and escalation', () => {
  test('an overdue duty stays running, speaks at each threshold once and then falls silent', () => {
    const walk = handled('2026-03-18');
    const spoken = walk
      .until('2026-08-01')
      .flatMap((event) =>
        event.type === 'ClockThresholdReached' && event.data.clockRef.endsWith(':HANDLE_31_6')
          ? [event.data.daysPastDue]
          : [],
      );
    expect(spoken).toEqual([-10, -3, 0, 4, 8, 16, 31]);
    const clock = walk.state.clocks.find((entry) => entry.clockKey === 'HANDLE_31_6');
    expect(clock).toMatchObject({ stopped: null, nextCheckAt: null });
    draft(walk, '2026-08-01', 'CULTURE', 'EXPLAINED');
    pass(walk, '2026-08-01');
    serve(walk, '2026-08-01', 'CULTURE');
    expect(walk.state.clocks.find((entry) => entry.clockKey === 'HANDLE_31_6')?.stopped).toEqual({
      on: '2026-08-01',
      outcome: 'MET_LATE',
      daysLate: 76,
    });
  });

  test('a clock that is looked at too early says nothing', () => {
    const walk = handled('2026-03-18');
    const ref = walk.state.clocks.find((entry) => entry.clockKey === 'HANDLE_31_6')?.clockRef;
    given(walk)
      .when({ type: 'CheckClock', data: { clockRef: ref! } }, '2026-03-19', system)
      .then();
  });

  test('each action of the escalation table drafts its measure once per claim, and decides nothing', () => {
    const walk = handled('2026-03-18');
    const ref = walk.state.clocks.find((entry) => entry.clockKey === 'HANDLE_31_6')!.clockRef;
    const escalate = (action: 'REMIND' | 'UNIT_HEAD_REASON' | 'SUPERVISE' | 'CIRCULAR', daysPastDue = 0): Command => ({
      type: 'Escalate',
      data: { clockRef: ref, action, daysPastDue },
    });
    given(walk).when(escalate('REMIND'), '2026-05-08', system).then('Escalated');
    given(walk).when(escalate('UNIT_HEAD_REASON'), '2026-05-18', system).then('Escalated', 'ClockStarted');
    given(walk).when(escalate('SUPERVISE'), '2026-05-22', system).then('Escalated', 'MeasureDrafted', 'ClockStarted');
    walk.on('2026-05-26', system, escalate('CIRCULAR'));
    // Another flow of the claim hears of the same threshold: nothing more. A later one finds the open draft.
    given(walk).when(escalate('CIRCULAR'), '2026-05-26', system).then();
    given(walk).when(escalate('CIRCULAR', 9), '2026-05-27', system).then('Escalated');
  });

  test('a supervision order is issued by the supervisor and answered by the unit', () => {
    const walk = handled('2026-03-18');
    const claimId = walk.id();
    const decide: Command = {
      type: 'DecideMeasure',
      data: { kind: 'SUPERVISION', claimId, issue: true, seriousConsequence: false },
    };
    const answer: Command = { type: 'AnswerSupervision', data: { claimId, sealed: { text: '整改情况' } } };
    given(walk).when(decide, '2026-05-22', supervisor).refused('MEASURE_NOT_DRAFTED', null);
    walk.on('2026-05-22', system, { type: 'DraftMeasure', data: { claimId, kind: 'SUPERVISION', because: 'OVERDUE' } });
    given(walk).when(decide, '2026-05-22', handler).refused('SUPERVISOR_DECIDES', 'R1-40');
    given(walk).when(answer, '2026-05-22', handler).refused('NO_SUPERVISION_OPEN', 'R1-40');
    walk.on('2026-05-22', supervisor, decide);
    given(walk).when(answer, '2026-05-25', handler).then('SupervisionAnswered', 'ClockStopped');
  });

  test('a late decision on a measure only reminds', () => {
    const walk = handled('2026-03-18');
    walk.on('2026-05-22', system, {
      type: 'DraftMeasure',
      data: { claimId: walk.id(), kind: 'SUPERVISION', because: 'OVERDUE' },
    });
    const ref = walk.state.clocks.at(-1)!.clockRef;
    given(walk)
      .when({ type: 'Escalate', data: { clockRef: ref, action: 'CIRCULAR', daysPastDue: 9 } }, '2026-06-10', system)
      .then('Escalated');
  });
});
