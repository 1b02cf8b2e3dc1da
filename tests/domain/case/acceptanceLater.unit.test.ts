/** The acceptance cases AC-06 to AC-09: secrecy, merging, review and re-examination, redo. */
import { colourFactsOf, intakeFactsOf } from '../../../domain/case/facts.ts';
import type { Command } from '../../../domain/case/commands.ts';
import { clerk, conference, person, petitioner, reviewer, supervisor, system, unitId } from '../../support/county.ts';
import { at, clocks, contactId, fullOpinion, register, route, routed, Walk } from '../../support/given.ts';
import { organisation } from '../../support/county.ts';
import { acceptClaim, answered, confirm, refer } from '../../support/steps.ts';

const offer = (
  n: number,
  receivedOn: string,
  channel: 'LETTER' | 'PHONE' | 'VISIT' | 'WEB',
  at = 'BUREAU',
): Command => ({
  type: 'OfferContact',
  data: {
    contactId: contactId(n),
    contactNumber: `云信2026-000001-${n}`,
    channel,
    receivedOn,
    receivedAtUnitId: unitId(at),
    petitionerKey: 'key',
    petitionerCount: 1,
    anonymous: false,
    contactUnclear: false,
    newFacts: false,
    sealed: { name: '甲', phone: null, address: null, text: '再次反映' },
  },
});

const decideContact = (n: number, decision: 'MERGE' | 'NOT_ACCEPTED' | 'NO_LONGER_ACCEPTED'): Command => ({
  type: 'DecideContact',
  data: { contactId: contactId(n), decision, reasonCode: null },
});

test('AC-06: a whistleblower is passed to the discipline organ, and the accused town sees nothing', () => {
  const walk = new Walk();
  walk.on(
    '2026-05-11',
    clerk,
    register('2026-05-11', {
      channel: 'LETTER',
      matterType: 'ACCUSATION',
      confidentiality: 'WHISTLEBLOWER',
      accusedUnitId: unitId('QINGHUAI'),
      subjects: ['CADRE_CONDUCT'],
    }),
  );
  walk.on('2026-05-12', clerk, { type: 'DecideIntake', data: { decision: 'REFER_ACCUSATION', reasonCode: null } });
  route(walk, '2026-05-12', clerk, ['ACCUSATION']);
  const claimId = walk.id();
  expect(
    walk.try('2026-05-13', supervisor, {
      type: 'TransferAccusation',
      data: { claimId, organUnitId: unitId('QINGHUAI') },
    }),
  ).toMatchObject({ rejection: { rule: 'ACCUSED_UNIT', article: 'R1-30' } });
  expect(
    walk.try('2026-05-13', person('LDR', 'QINGHUAI'), { type: 'ConfirmReceipt', data: { claimId } }),
  ).toMatchObject({ rejection: { rule: 'MATTER_UNKNOWN' } });
  walk.on('2026-05-13', supervisor, {
    type: 'TransferAccusation',
    data: { claimId, organUnitId: unitId('DISCIPLINE') },
  });
  walk.on('2026-05-13', system, { type: 'InviteRating', data: {} });
  expect(walk.claim()).toMatchObject({ status: 'TRANSFERRED', unitId: unitId('DISCIPLINE') });
  expect(walk.state.rating?.eligible).toBe(false);
  expect(walk.due).toEqual(['BUREAU_DISPATCH 2026-05-26', '1 DISCIPLINE_NOTICE 2026-06-03', 'CLOSE_OUT 2026-05-20']);
  const spoken = walk.until('2026-06-04');
  expect(
    spoken.filter((event) => event.type === 'ClockThresholdReached').map((event) => event.data.clockRef),
  ).not.toContain(`${claimId}:DISCIPLINE_NOTICE`);
});

test('AC-06: nobody can be told about an anonymous accusation, so no notice clock runs', () => {
  const walk = routed('2026-05-11', ['ACCUSATION'], { matterType: 'ACCUSATION', anonymous: true });
  walk.on('2026-05-13', supervisor, {
    type: 'TransferAccusation',
    data: { claimId: walk.id(), organUnitId: unitId('DISCIPLINE') },
  });
  expect(walk.due).toEqual(['BUREAU_DISPATCH 2026-05-26']);
});

test('AC-07: four contacts are one matter, and the city does not accept what is pending in the county', () => {
  const walk = new Walk();
  walk.on('2026-06-01', petitioner, register('2026-06-01', { subjects: ['SCHOOL_BUS'] }));
  walk.on('2026-06-01', clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
  route(walk, '2026-06-02', clerk, ['R31_6']);
  refer(walk, '2026-06-02', 'EDUCATION');
  confirm(walk, '2026-06-03', 'EDUCATION');
  walk.on('2026-06-04', clerk, offer(2, '2026-06-04', 'LETTER'));
  walk.on('2026-06-04', clerk, decideContact(2, 'MERGE'));
  acceptClaim(walk, '2026-06-05', 'EDUCATION');
  walk.on('2026-06-08', clerk, offer(3, '2026-06-08', 'PHONE'));
  walk.on('2026-06-08', clerk, decideContact(3, 'MERGE'));
  const cityClerk = person('INT', 'CITY_BUREAU');
  walk.on('2026-06-15', cityClerk, offer(4, '2026-06-15', 'VISIT', 'CITY_BUREAU'));
  expect(intakeFactsOf(walk.state, contactId(4), organisation)).toMatchObject({
    sameMatterState: 'PENDING_BELOW',
    level: 'CITY',
    levelOk: true,
  });
  walk.on('2026-06-15', cityClerk, decideContact(4, 'NOT_ACCEPTED'));
  const answer = walk.on('2026-06-15', system, { type: 'AnswerContact', data: { contactId: contactId(4) } });
  expect(answer).toMatchObject([{ type: 'ContactAnswered', data: { decision: 'NOT_ACCEPTED', article: 'R1-19' } }]);

  expect(walk.state.contacts.map((contact) => contact.sameMatterState)).toEqual([
    'PENDING_HERE',
    'PENDING_HERE',
    'PENDING_BELOW',
  ]);
  expect(walk.types().filter((type) => type === 'ContactReceipted')).toHaveLength(4);
  expect(colourFactsOf(walk.state, at('2026-06-15'), clocks)).toMatchObject({ repeatsWhilePending: 3, overdue: false });
  expect(walk.due).toEqual([
    'BUREAU_DISPATCH 2026-06-16',
    '1 UNIT_NOTICE_REFERRED 2026-06-17',
    '1 UNIT_OBJECTION 2026-06-09',
    '1 HANDLE_31_6 2026-08-04',
  ]);
});

test('AC-07: the unit that handles a matter may not refuse a further contact as pending elsewhere', () => {
  const walk = routed('2026-06-01', ['R31_6']);
  walk.on('2026-06-04', clerk, offer(2, '2026-06-04', 'LETTER'));
  expect(walk.try('2026-06-04', clerk, decideContact(2, 'NOT_ACCEPTED'))).toMatchObject({
    rejection: { rule: 'NOT_PENDING_BELOW', article: 'R1-19' },
  });
});

test('AC-08: review, re-examination with ten hearing days excluded, then after-care', () => {
  const walk = answered('2026-02-27', 'HOUSING');
  const claimId = walk.id();
  walk.on('2026-02-27', system, { type: 'InviteRating', data: {} });
  const government = person('LDR', 'COUNTY_GOV');
  const city = person('LDR', 'CITY_GOV');
  walk.on('2026-03-29', petitioner, { type: 'RequestReview', data: { claimId, contactId: null } });
  walk.on('2026-04-24', government, {
    type: 'DecideReview',
    data: { claimId, outcome: 'UPHELD', sealed: fullOpinion },
  });
  walk.on('2026-05-20', petitioner, { type: 'RequestReexam', data: { claimId, contactId: null } });
  walk.on('2026-05-21', city, { type: 'PrepareReexam', data: { claimId, hearing: true } });
  const moved = walk.on('2026-06-10', city, {
    type: 'RecordHearing',
    data: { claimId, fromOn: '2026-06-01', toOn: '2026-06-10', open: true },
  });
  expect(moved).toMatchObject([
    { type: 'HearingHeld', data: { stage: 'REEXAM' } },
    {
      type: 'ClockMoved',
      data: { fromDueOn: '2026-06-19', dueOn: '2026-06-29', days: 10, reason: 'HEARING_EXCLUDED' },
    },
  ]);
  walk.on('2026-06-25', city, { type: 'DecideReexam', data: { claimId, outcome: 'UPHELD', sealed: fullOpinion } });
  walk.on('2026-07-20', clerk, offer(2, '2026-07-20', 'VISIT'));
  expect(walk.state.contacts[0]?.sameMatterState).toBe('REEXAMINED');
  const ended = walk.on('2026-07-20', clerk, decideContact(2, 'NO_LONGER_ACCEPTED'));
  expect(ended.map((event) => event.type)).toEqual(['ContactJoined', 'ClockStopped', 'AfterCareBegun', 'ClockStarted']);
  expect(walk.state).toMatchObject({ status: 'AFTER_CARE', afterCare: { unitId: unitId('SONGTAO'), recorded: false } });
  walk.on('2026-08-01', person('HDL', 'SONGTAO'), { type: 'RecordAfterCare', data: { sealed: { text: '回访' } } });
  expect(walk.claim().status).toBe('REEXAM_SERVED');
  expect(walk.due.filter((line) => !/DISPATCH|UNIT_|HANDLE|GATE/.test(line))).toEqual([
    '1 REVIEW_REQUEST 2026-03-30',
    'EVALUATION_WINDOW 2026-03-29',
    '1 REVIEW_DECIDE 2026-04-28',
    '1 REEXAM_REQUEST 2026-05-25',
    '1 REEXAM_DECIDE 2026-06-19 →REEXAM_DECIDE',
    '1 REEXAM_DECIDE 2026-06-29',
    'RETURN_VISIT 2026-08-19',
  ]);
});

/** Closed on the day its opinion was served and reviewed with two defects. */
function reviewed(): Walk {
  const walk = answered('2026-06-18', 'CULTURE');
  walk.on('2026-06-18', system, { type: 'InviteRating', data: {} });
  walk.on('2026-06-19', petitioner, { type: 'RateMatter', data: { rating: 'DISSATISFIED' } });
  walk.on('2026-06-19', system, { type: 'OpenCloseOut', data: {} });
  walk.on('2026-06-20', clerk, { type: 'CloseMatter', data: { codes: ['EDUCATED'] } });
  const claimId = walk.id();
  walk.on('2026-07-01', system, {
    type: 'SampleForReview',
    data: { claimId, month: '2026-06', because: 'DISSATISFIED' },
  });
  walk.on('2026-07-03', reviewer, { type: 'RecordReview', data: { claimId, defects: ['F2', 'F3'] } });
  walk.on('2026-07-03', supervisor, { type: 'OrderRedo', data: { claimId, supervised: false } });
  return walk;
}

test('AC-09: a redo that is not done is circulated, renewed once and then served with a new window', () => {
  const walk = reviewed();
  const claimId = walk.id();
  const spoken = walk.until('2026-07-20');
  expect(spoken.filter((event) => event.type === 'RedoFailed')).toMatchObject([
    { data: { failures: 2, because: 'NOT_DONE' } },
  ]);
  walk.on('2026-07-19', system, { type: 'DraftRedoMeasure', data: { claimId } });
  expect(walk.state.measures).toMatchObject([{ kind: 'CIRCULAR', decided: null }]);
  const circular = (day: string) =>
    ({ day, command: { type: 'DecideRedoCircular', data: { claimId, issue: true, renew: true } } }) as const;
  walk.on('2026-07-20', conference, circular('2026-07-20').command);
  walk.until('2026-07-27');
  expect(walk.claim().status).toBe('REDO_ORDERED');
  walk.on('2026-07-27', person('HDL', 'CULTURE'), {
    type: 'DraftRedo',
    data: { claimId, outcome: 'EXPLAINED', sealed: fullOpinion },
  });
  walk.on('2026-07-27', reviewer, { type: 'RecheckRedo', data: { claimId, pass: true, defects: [] } });
  const served = walk.on('2026-07-27', person('HDL', 'CULTURE'), { type: 'ServeOpinion', data: { claimId } });
  expect(served[0]).toMatchObject({ type: 'OpinionServed', data: { supplementary: true, servedOn: '2026-07-27' } });
  expect(walk.state.status).toBe('CLOSED');
  expect(walk.due.filter((line) => /REDO|REVIEW_REQUEST|MONTHLY|MEASURE/.test(line))).toEqual([
    '1 REVIEW_REQUEST 2026-07-20',
    '1 MONTHLY_REVIEW 2026-07-15',
    '1 REDO 2026-07-18 →REDO',
    '1 MEASURE_DECISION 2026-07-24',
    '1 REDO 2026-07-27',
    '1 REVIEW_REQUEST 2026-08-26',
  ]);
  expect(walk.state.clocks.filter((clock) => clock.clockKey === 'REDO').map((clock) => clock.clockRef)).toEqual([
    `${claimId}:REDO`,
    `${claimId}:REDO#2`,
  ]);
});

test('AC-09: failing again drafts an interview, and a proposal only after a person found serious consequences', () => {
  const walk = reviewed();
  const claimId = walk.id();
  walk.until('2026-07-20');
  walk.on('2026-07-20', system, { type: 'DraftRedoMeasure', data: { claimId } });
  walk.on('2026-07-20', conference, { type: 'DecideRedoCircular', data: { claimId, issue: true, renew: true } });
  walk.until('2026-07-29');
  expect(walk.claim().redo).toMatchObject({ failures: 3, renewals: 1 });
  walk.on('2026-07-29', system, { type: 'DraftRedoMeasure', data: { claimId } });
  expect(walk.state.measures.map((measure) => measure.kind)).toEqual(['CIRCULAR', 'INTERVIEW']);
  const proposal: Command = {
    type: 'DraftMeasure',
    data: { claimId, kind: 'ACCOUNTABILITY', because: 'SERIOUS_CONSEQUENCE' },
  };
  expect(walk.try('2026-07-29', system, proposal)).toMatchObject({
    rejection: { rule: 'NO_SERIOUS_CONSEQUENCE', article: 'R1-40' },
  });
  const interview = (issue: boolean): Command => ({
    type: 'DecideMeasure',
    data: { kind: 'INTERVIEW', claimId, issue, seriousConsequence: true },
  });
  expect(walk.try('2026-07-30', system, interview(true))).toMatchObject({ rejection: { rule: 'PERSON_MUST_DECIDE' } });
  expect(walk.try('2026-07-30', supervisor, interview(true))).toMatchObject({
    rejection: { rule: 'CONFERENCE_DECIDES', article: 'R1-39' },
  });
  walk.on('2026-07-30', conference, interview(true));
  expect(walk.on('2026-07-30', system, proposal).map((event) => event.type)).toEqual([
    'MeasureDrafted',
    'ClockStarted',
  ]);
  expect(
    walk.events.filter((event) => event.type === 'MeasureDecided').every((event) => event.actor.role === 'LDR'),
  ).toBe(true);
});
