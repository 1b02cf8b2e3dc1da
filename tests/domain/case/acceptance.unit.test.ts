/** The acceptance cases AC-01 to AC-05 of the domain, walked by commands on their dates. */
import { colourFactsOf } from '../../../domain/case/facts.ts';
import { checker, clerk, countyLeader, person, petitioner, supervisor, system, unitId } from '../../support/county.ts';
import { at, clocks, contactId, fullOpinion, plan, register, route, Walk } from '../../support/given.ts';
import { acceptClaim, confirm, draft, execute, object, pass, refer, serve } from '../../support/steps.ts';

const decideIntake = (walk: Walk, day: string) =>
  walk.on(day, clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });

test('AC-01: a street lamp on the simplified track, from the web to close-out', () => {
  const walk = new Walk();
  walk.on('2026-03-02', petitioner, register('2026-03-02', { subjects: ['PUBLIC_FACILITY'] }));
  decideIntake(walk, '2026-03-03');
  route(walk, '2026-03-03', clerk, ['R31_6']);
  refer(walk, '2026-03-03', 'SONGTAO');
  expect(walk.state.status).toBe('IN_HANDLING');
  confirm(walk, '2026-03-03', 'SONGTAO');
  acceptClaim(walk, '2026-03-04', 'SONGTAO', 1, true);
  draft(walk, '2026-03-06', 'SONGTAO', 'UPHELD');
  pass(walk, '2026-03-06');
  expect(colourFactsOf(walk.state, at('2026-03-06'), clocks)).toMatchObject({
    overdue: false,
    dueSoon: false,
    coPetitioners: 0,
  });
  serve(walk, '2026-03-06', 'SONGTAO');
  execute(walk, '2026-03-06', 'SONGTAO');
  walk.on('2026-03-06', system, { type: 'InviteRating', data: {} });
  expect(walk.state.rating).toMatchObject({ invited: true, eligible: true });
  walk.on('2026-03-08', petitioner, { type: 'RateMatter', data: { rating: 'SATISFIED' } });
  walk.on('2026-03-08', system, { type: 'OpenCloseOut', data: {} });
  walk.on('2026-03-09', clerk, { type: 'CloseMatter', data: { codes: ['SOLVED'] } });

  expect(walk.state).toMatchObject({ status: 'CLOSED', closedOn: '2026-03-09' });
  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-03-17',
    '1 UNIT_NOTICE_REFERRED 2026-03-18',
    '1 UNIT_OBJECTION 2026-03-10',
    '1 SIMPLE_HANDLE 2026-03-18',
    '1 GATE_OPINION 2026-03-11',
    '1 REVIEW_REQUEST 2026-04-07',
    '1 EXECUTE_OPINION 2026-04-05',
    'EVALUATION_WINDOW 2026-04-05',
    'CLOSE_OUT 2026-03-13',
  ]);
  walk.until('2026-04-08');
  expect(walk.claim().status).toBe('FINAL_BY_LAPSE');
  expect(walk.state.clocks.every((clock) => clock.stopped)).toBe(true);
});

test('AC-02: service years, with a returned draft and one extension', () => {
  const walk = new Walk();
  walk.on('2026-03-09', clerk, register('2026-03-09', { channel: 'LETTER', subjects: ['SERVICE_YEARS'] }));
  decideIntake(walk, '2026-03-10');
  route(walk, '2026-03-10', clerk, ['R31_6']);
  refer(walk, '2026-03-11', 'CULTURE');
  confirm(walk, '2026-03-12', 'CULTURE');
  acceptClaim(walk, '2026-03-18', 'CULTURE');
  const claimId = walk.id();
  const handler = person('HDL', 'CULTURE');
  walk.on('2026-05-12', handler, {
    type: 'RequestExtension',
    data: { claimId, days: 30, reasonCode: 'ARCHIVE_SEARCH', petitionerHeard: true },
  });
  walk.on('2026-05-13', person('LDR', 'CULTURE'), { type: 'DecideExtension', data: { claimId, approved: true } });
  walk.on('2026-05-13', system, { type: 'TellExtension', data: { claimId } });
  draft(walk, '2026-06-02', 'CULTURE', 'UPHELD_IN_PART', 1, { ...fullOpinion, legalBasis: '' });
  walk.on('2026-06-03', checker, {
    type: 'ReturnDraft',
    data: { claimId, defects: ['F3'], missing: ['LEGAL_BASIS'] },
  });
  expect(walk.claim()).toMatchObject({ status: 'GATE_RETURNED', lastReturn: { defects: ['F3'] } });
  draft(walk, '2026-06-05', 'CULTURE', 'UPHELD_IN_PART');
  pass(walk, '2026-06-08');
  serve(walk, '2026-06-10', 'CULTURE');

  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-03-24',
    '1 UNIT_NOTICE_REFERRED 2026-03-26',
    '1 UNIT_OBJECTION 2026-03-18',
    '1 HANDLE_31_6 2026-05-17 →HANDLE_EXT',
    '1 HANDLE_EXT 2026-06-16',
    '1 GATE_OPINION 2026-06-05',
    '1 GATE_OPINION 2026-06-10',
    '1 REVIEW_REQUEST 2026-07-10',
    '1 EXECUTE_OPINION 2026-07-10',
  ]);
  const handling = walk.state.clocks.find((clock) => clock.clockKey === 'HANDLE_EXT');
  expect(handling).toMatchObject({
    supersedes: `${claimId}:HANDLE_31_6`,
    stopped: { outcome: 'MET', on: '2026-06-10' },
  });
});

test('AC-03: a joint visit with three claims, a unit dispute, a leader and a hearing that moves nothing', () => {
  const walk = new Walk();
  const subjects = ['PRESALE_FUNDS', 'HOUSING_DAMAGES', 'SCHOOL_PLACE'] as const;
  walk.on(
    '2026-04-13',
    clerk,
    register('2026-04-13', { channel: 'VISIT', petitionerCount: 23, urgent: true, subjects: [...subjects] }),
  );
  expect(walk.state.representatives).toBe(5);
  walk.on('2026-04-13', system, { type: 'ReportUrgent', data: {} });
  decideIntake(walk, '2026-04-13');
  route(walk, '2026-04-13', clerk, ['R31_5', 'R31_1', 'R31_6']);
  walk.on('2026-04-13', system, {
    type: 'RecordColour',
    data: { result: { colour: 'RED', factors: ['LIFE_OR_SAFETY', 'JOINT'] } },
  });
  walk.on('2026-04-13', countyLeader, {
    type: 'TakeOwnership',
    data: { level: 'COUNTY', planDueOn: '2026-05-31', sealed: plan },
  });
  expect(walk.state.ownership?.leaderId).toBe(countyLeader.id);

  refer(walk, '2026-04-13', 'SONGTAO', 1);
  object(walk, '2026-04-14', 'SONGTAO', 1);
  expect(colourFactsOf(walk.state, at('2026-04-14'), clocks)).toMatchObject({
    unresolvedUnitDispute: true,
    coPetitioners: 23,
  });
  refer(walk, '2026-04-14', 'HOUSING', 1);
  object(walk, '2026-04-15', 'HOUSING', 1);
  walk.on('2026-04-16', countyLeader, {
    type: 'DecideJurisdiction',
    data: { claimId: walk.id(1), unitId: unitId('HOUSING') },
  });
  refer(walk, '2026-04-16', 'HOUSING', 2);
  refer(walk, '2026-04-16', 'EDUCATION', 3);
  expect(walk.state.status).toBe('IN_HANDLING');
  for (const [seq, remedy] of [
    [1, 'ADMINISTRATIVE_PERFORMANCE'],
    [2, 'CIVIL_SUIT'],
  ] as const) {
    walk.on('2026-04-20', person('HDL', 'HOUSING'), {
      type: 'DivertClaim',
      data: {
        claimId: walk.id(seq),
        remedy,
        reconsiderationFirst: false,
        knownOn: null,
        offers: [],
        clueToProcuratorate: false,
      },
    });
  }
  confirm(walk, '2026-04-17', 'EDUCATION', 3);
  acceptClaim(walk, '2026-04-17', 'EDUCATION', 3);
  const held = walk.on('2026-05-20', person('HDL', 'EDUCATION'), {
    type: 'RecordHearing',
    data: { claimId: walk.id(3), fromOn: '2026-05-20', toOn: '2026-05-20', open: true },
  });
  expect(held.map((event) => event.type)).toEqual(['HearingHeld']);

  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-04-28',
    'LEADER_CONTACT 2026-04-14',
    '1 UNIT_NOTICE_REFERRED 2026-04-28 →UNIT_NOTICE_REFERRED',
    '1 UNIT_OBJECTION 2026-04-20',
    '1 UNIT_NOTICE_REFERRED 2026-04-29 →UNIT_NOTICE_REFERRED',
    '1 UNIT_OBJECTION 2026-04-21',
    '1 UNIT_NOTICE_REFERRED 2026-05-01',
    '2 UNIT_NOTICE_REFERRED 2026-05-01',
    '2 UNIT_OBJECTION 2026-04-23',
    '3 UNIT_NOTICE_REFERRED 2026-05-01',
    '3 UNIT_OBJECTION 2026-04-23',
    '3 HANDLE_31_6 2026-06-16',
  ]);
});

test('AC-04: an on-the-spot penalty is led to reconsideration and is neither handled nor rated', () => {
  const walk = new Walk();
  walk.on('2026-04-20', clerk, register('2026-04-20', { channel: 'PHONE', subjects: ['PENALTY_ON_THE_SPOT'] }));
  decideIntake(walk, '2026-04-21');
  route(walk, '2026-04-21', clerk, ['R31_4']);
  refer(walk, '2026-04-22', 'MARKET');
  confirm(walk, '2026-04-22', 'MARKET');
  walk.on('2026-04-23', person('HDL', 'MARKET'), {
    type: 'DivertClaim',
    data: {
      claimId: walk.id(),
      remedy: 'RECONSIDERATION',
      reconsiderationFirst: true,
      knownOn: '2026-04-02',
      offers: [],
      clueToProcuratorate: false,
    },
  });
  walk.on('2026-04-23', system, { type: 'InviteRating', data: {} });
  expect(walk.claim()).toMatchObject({ status: 'DIVERTED', diversion: { applyBy: '2026-06-01' } });
  expect(walk.state.rating).toMatchObject({ eligible: false });
  walk.on('2026-04-24', clerk, { type: 'CloseMatter', data: { codes: ['EDUCATED'] } });
  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-05-05',
    '1 UNIT_NOTICE_REFERRED 2026-05-07',
    '1 UNIT_OBJECTION 2026-04-29',
    '1 RECONSIDERATION_APPLY 2026-06-01',
    'CLOSE_OUT 2026-04-30',
  ]);
  const spoken = walk.until('2026-06-02');
  expect(spoken.map((event) => event.type)).toEqual(['ClockStopped']);
  expect(walk.state.clocks.at(-2)?.stopped).toEqual({ on: '2026-06-01', outcome: 'LAPSED', daysLate: 0 });
});

test('AC-05: nine riders, wages to arbitration within a year and labour inspection by its own law', () => {
  const walk = new Walk();
  walk.on(
    '2026-05-06',
    petitioner,
    register('2026-05-06', { petitionerCount: 9, subjects: ['WAGES', 'LABOUR_INSPECTION'] }),
  );
  expect(walk.state).toMatchObject({ representatives: 0, petitionerCount: 9 });
  decideIntake(walk, '2026-05-07');
  route(walk, '2026-05-07', clerk, ['R31_2', 'R31_5']);
  refer(walk, '2026-05-08', 'LABOUR', 1);
  refer(walk, '2026-05-08', 'LABOUR', 2);
  walk.on('2026-05-11', person('HDL', 'LABOUR'), {
    type: 'DivertClaim',
    data: {
      claimId: walk.id(1),
      remedy: 'LABOUR_ARBITRATION',
      reconsiderationFirst: false,
      knownOn: '2025-12-31',
      offers: ['SUIT_SUPPORT', 'LEGAL_AID'],
      clueToProcuratorate: true,
    },
  });
  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-05-21',
    '1 UNIT_NOTICE_REFERRED 2026-05-23',
    '1 UNIT_OBJECTION 2026-05-14',
    '2 UNIT_NOTICE_REFERRED 2026-05-23',
    '2 UNIT_OBJECTION 2026-05-14',
    '1 LABOUR_ARB_LIMIT 2026-12-31',
  ]);
  expect(colourFactsOf(walk.state, at('2026-05-11'), clocks).coPetitioners).toBeGreaterThanOrEqual(5);
  expect(walk.try('2026-05-11', system, { type: 'InviteRating', data: {} })).toMatchObject({
    rejection: { rule: 'CLAIMS_OPEN' },
  });
  expect(contactId()).toBe(walk.state.firstContactId);
  expect(
    walk.try('2026-05-11', supervisor, { type: 'AcceptClaim', data: { claimId: walk.id(2), simplified: false } }),
  ).toMatchObject({
    rejection: { rule: 'ONLY_31_6_IS_HANDLED', article: 'R1-34' },
  });
});
