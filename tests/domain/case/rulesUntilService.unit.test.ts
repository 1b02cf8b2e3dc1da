/** From intake to service and diversion: every step that the law or the house refuses, with the rule and the article that the refusal names. */
import type { Command } from '../../../domain/case/commands.ts';
import { decide } from '../../../domain/case/decide.ts';
import { clerk, countyLeader, person, petitioner, reviewer, system, unitId } from '../../support/county.ts';
import { at, contactId, fullOpinion, given, register, routed, Walk } from '../../support/given.ts';
import { answered, confirm, draft, handled, object, onClaim, refer } from '../../support/steps.ts';

const handler = person('HDL', 'CULTURE');
const head = person('LDR', 'CULTURE');
const day = '2026-03-20';

describe('registration and intake', () => {
  test('a contact is not registered before it came in', () => {
    given([]).when(register('2026-03-03'), '2026-03-02', petitioner).refused('RECEIVED_IN_FUTURE', null);
  });

  test('a joint visit has five representatives at most, and other channels have none', () => {
    const representatives = (channel: 'VISIT' | 'WEB', petitionerCount: number) => {
      const walk = new Walk();
      walk.on(day, clerk, register(day, { channel, petitionerCount }));
      return walk.state.representatives;
    };
    expect([representatives('VISIT', 3), representatives('VISIT', 23), representatives('WEB', 9)]).toEqual([3, 5, 0]);
  });

  test('registration starts the dispatch clock on the day the contact came in', () => {
    given([])
      .when(register('2026-03-02'), '2026-03-04', clerk)
      .then('MatterRegistered', 'ClaimAdded', 'ContactRegistered', 'ContactReceipted', 'ClockStarted');
  });

  test('the system proposes but a person decides the intake', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day));
    given(walk)
      .when({ type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } }, day, system)
      .refused('PERSON_MUST_DECIDE', 'R7-24');
  });

  test('a matter that goes no further has its dispatch clock met by the answer', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day));
    given(walk)
      .when({ type: 'DecideIntake', data: { decision: 'GUIDE', reasonCode: null } }, day, clerk)
      .then('IntakeDecided', 'ClockStopped');
  });

  test('a contact is answered only after it was decided', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day));
    given(walk)
      .when({ type: 'AnswerContact', data: { contactId: contactId() } }, day, system)
      .refused('CONTACT_NOT_DECIDED', 'R1-23');
  });

  test('nothing is done on a matter that was never registered', () => {
    given([]).when({ type: 'InviteRating', data: {} }, day, system).refused('MATTER_UNKNOWN', null);
  });

  test('a flow is bound once', () => {
    const walk = routed(day, ['R31_6']);
    const bind = (key: string): Command => ({
      type: 'BindFlow',
      data: {
        flowRef: `petition-case:${walk.state.matterId}` as never,
        engineId: 'e',
        processInstanceKey: key,
        processId: 'petition-case',
      },
    });
    walk.on(day, system, bind('1'));
    given(walk).when(bind('2'), day, system).then();
    expect(walk.state.flows).toHaveLength(1);
  });
});

describe('routing and dispatch', () => {
  test('every claim gets exactly one route', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day, { subjects: ['OTHER', 'LAND'] }));
    walk.on(day, clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
    const claims = [{ claimId: walk.id(1), route: 'R31_6' as const, unitId: null, simplified: false }];
    given(walk)
      .when({ type: 'RouteMatter', data: { matterType: 'APPEAL', confidentiality: 'NORMAL', claims } }, day, clerk)
      .refused('EVERY_CLAIM_ONCE', 'R1-31');
  });

  test('routing does not lower the confidentiality', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day, { confidentiality: 'MINOR_SEALED' }));
    walk.on(day, clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
    const claims = [{ claimId: walk.id(), route: 'R31_6' as const, unitId: null, simplified: false }];
    given(walk)
      .when({ type: 'RouteMatter', data: { matterType: 'APPEAL', confidentiality: 'NORMAL', claims } }, day, clerk)
      .refused('CONFIDENTIALITY_LOWERED', 'R1-30');
  });

  test('the accused unit is taken out of the candidates and the organ above it put in', () => {
    const walk = new Walk();
    walk.on(day, petitioner, register(day, { accusedUnitId: unitId('CULTURE') }));
    const result = { route: 'R31_6' as const, clockKey: null, remedy: null, sure: true };
    walk.on(day, system, onClaim(walk, 'ProposeRoute', { result, unitCodes: ['CULTURE', 'PLACE', 'NOWHERE'] }));
    expect(walk.claim().proposed?.candidateUnitIds).toEqual([unitId('COUNTY_GOV'), unitId('SONGTAO')]);
  });

  test('a claim does not go to the unit that it accuses', () => {
    const walk = routed(day, ['R31_6'], { accusedUnitId: unitId('CULTURE') });
    given(walk)
      .when(onClaim(walk, 'ReferClaim', { unitId: unitId('CULTURE'), mode: 'REFER' }), day, clerk)
      .refused('ACCUSED_UNIT', 'R1-30');
  });

  test('an accusation is transferred, never referred', () => {
    const walk = routed(day, ['ACCUSATION'], { matterType: 'ACCUSATION' });
    given(walk)
      .when(onClaim(walk, 'ReferClaim', { unitId: unitId('CULTURE'), mode: 'REFER' }), day, clerk)
      .refused('ACCUSATION_IS_TRANSFERRED', 'R1-30');
  });

  test('dispatch is done with the last claim, not before', () => {
    const walk = routed(day, ['R31_6', 'R31_6']);
    expect(refer(walk, day, 'CULTURE', 1).map((event) => event.type)).toEqual([
      'ClaimReferred',
      'ClockStarted',
      'ClockStarted',
    ]);
    expect(refer(walk, day, 'HOUSING', 2).map((event) => event.type)).toEqual([
      'ClaimReferred',
      'ClockStopped',
      'MatterInHandling',
      'ClockStarted',
      'ClockStarted',
    ]);
  });

  test('a late dispatch is met late, with the days', () => {
    const walk = routed('2026-03-02', ['R31_6']);
    refer(walk, '2026-03-20', 'CULTURE');
    expect(walk.state.clocks[0]?.stopped).toEqual({ on: '2026-03-20', outcome: 'MET_LATE', daysLate: 3 });
  });

  test('an objection comes within five working days', () => {
    const walk = routed('2026-03-11', ['R31_6']);
    refer(walk, '2026-03-11', 'CULTURE');
    const objection = onClaim(walk, 'RaiseObjection', { reasonCode: 'NOT_COMPETENT' });
    given(walk).when(objection, '2026-03-18', handler).then('ObjectionRaised', 'ClockStopped');
    given(walk).when(objection, '2026-03-19', handler).refused('OBJECTION_LATE', 'R1-23');
    walk.until('2026-03-20');
    given(walk).when(objection, '2026-03-20', handler).refused('OBJECTION_LATE', 'R1-23');
  });

  test('after two agreed objections only the superior names the unit, and that unit may not object', () => {
    const walk = routed(day, ['R31_6']);
    refer(walk, day, 'CULTURE');
    object(walk, day, 'CULTURE');
    refer(walk, day, 'HOUSING');
    object(walk, day, 'HOUSING');
    given(walk)
      .when(onClaim(walk, 'ReferClaim', { unitId: unitId('LABOUR'), mode: 'REFER' }), day, clerk)
      .refused('SUPERIOR_DECIDES', 'R1-24');
    const decides = onClaim(walk, 'DecideJurisdiction', { unitId: unitId('LABOUR') });
    given(walk).when(decides, day, clerk).refused('SUPERIOR_DECIDES', 'R1-24');
    walk.on(day, countyLeader, decides);
    given(walk)
      .when(onClaim(walk, 'RaiseObjection', { reasonCode: 'NOT_COMPETENT' }), day, person('HDL', 'LABOUR'))
      .refused('SUPERIOR_HAS_DECIDED', 'R1-24');
  });

  test('the superior does not decide where nobody has objected', () => {
    const walk = routed(day, ['R31_6']);
    given(walk)
      .when(onClaim(walk, 'DecideJurisdiction', { unitId: unitId('LABOUR') }), day, countyLeader)
      .refused('JURISDICTION_NOT_DISPUTED', 'R1-24');
  });
});

describe('handling', () => {
  test('only a 31(6) claim is accepted onto the 60-day clock', () => {
    const walk = routed(day, ['R31_5']);
    refer(walk, day, 'CULTURE');
    given(walk)
      .when(onClaim(walk, 'AcceptClaim', { simplified: false }), day, handler)
      .refused('ONLY_31_6_IS_HANDLED', 'R1-34');
  });

  test('simplified handling is for first-time matters', () => {
    const walk = routed(day, ['R31_6'], { firstTime: false });
    refer(walk, day, 'CULTURE');
    given(walk)
      .when(onClaim(walk, 'AcceptClaim', { simplified: true }), day, handler)
      .refused('SIMPLIFIED_ONLY_FIRST_TIME', 'W1');
  });

  test('no notice is owed where name or address is unclear', () => {
    const walk = routed(day, ['R31_6'], { contactUnclear: true });
    refer(walk, day, 'CULTURE');
    const made = walk.on(day, handler, onClaim(walk, 'AcceptClaim', { simplified: false }));
    expect(made.map((event) => event.type)).not.toContain('NoticeServed');
    expect(walk.state.clocks.find((clock) => clock.clockKey === 'UNIT_NOTICE_REFERRED')?.stopped?.outcome).toBe(
      'NOT_OWED',
    );
  });

  const request = (walk: Walk, days: number) =>
    onClaim(walk, 'RequestExtension', { days, reasonCode: 'COMPLEX', petitionerHeard: true });

  test.each([0, 31])('an extension of %i days is refused', (days) => {
    const walk = handled(day);
    given(walk).when(request(walk, days), day, handler).refused('EXTENSION_TOO_LONG', 'R1-34');
  });

  test('an extension needs an accepted claim', () => {
    const walk = routed(day, ['R31_6']);
    refer(walk, day, 'CULTURE');
    confirm(walk, day, 'CULTURE');
    given(walk).when(request(walk, 30), day, handler).refused('NOT_ACCEPTED_YET', 'R1-34');
  });

  test('the head of the unit decides an extension, not the handler and not another unit', () => {
    const walk = handled(day);
    walk.on(day, handler, request(walk, 30));
    const decides = onClaim(walk, 'DecideExtension', { approved: true });
    given(walk).when(decides, day, handler).refused('UNIT_HEAD_APPROVES', 'R1-34');
    given(walk).when(decides, day, person('LDR', 'HOUSING')).refused('UNIT_HEAD_APPROVES', 'R1-34');
    given(walk).when(decides, day, head).then('ExtensionDecided', 'ClockStopped', 'ClockStarted');
  });

  test('handling is extended once, in time, and the petitioner is told once', () => {
    const walk = handled('2026-03-18');
    given(walk).when(onClaim(walk, 'TellExtension'), '2026-05-13', system).refused('NOT_EXTENDED', 'R1-34');
    walk.on('2026-05-12', handler, request(walk, 10));
    given(walk)
      .when(onClaim(walk, 'DecideExtension', { approved: true }), '2026-05-18', head)
      .refused('EXTENSION_AFTER_DUE', 'R1-34');
    walk.on('2026-05-13', head, onClaim(walk, 'DecideExtension', { approved: true }));
    expect(walk.due.at(-1)).toBe('1 HANDLE_EXT 2026-05-27');
    walk.on('2026-05-13', system, onClaim(walk, 'TellExtension'));
    given(walk).when(onClaim(walk, 'TellExtension'), '2026-05-13', system).then();
    given(walk).when(request(walk, 10), '2026-05-20', handler).refused('EXTENDED_ALREADY', 'R1-34');
  });

  test('a sealed matter is not heard in public, and a hearing is recorded when it has been held', () => {
    const walk = routed(day, ['R31_6'], { confidentiality: 'MINOR_SEALED' });
    refer(walk, day, 'CULTURE');
    walk.on(day, handler, onClaim(walk, 'AcceptClaim', { simplified: false }));
    const hearing = (toOn: string, open: boolean) => onClaim(walk, 'RecordHearing', { fromOn: day, toOn, open });
    given(walk).when(hearing(day, true), day, handler).refused('HEARING_NOT_PUBLIC', 'W10');
    given(walk).when(hearing('2026-03-21', false), day, handler).refused('HEARING_NOT_HELD_YET', null);
    given(walk).when(hearing(day, false), day, handler).then('HearingHeld');
  });
});

describe('the opinion', () => {
  test('is not served before the pre-check has passed it', () => {
    const walk = handled(day);
    given(walk).when(onClaim(walk, 'ServeOpinion'), day, handler).refused('GATE_NOT_PASSED', 'R1-32');
    draft(walk, day, 'CULTURE', 'UPHELD');
    given(walk).when(onClaim(walk, 'ServeOpinion'), day, handler).refused('GATE_NOT_PASSED', 'R1-32');
  });

  test.each([
    ['claims', 'CLAIMS'],
    ['facts', 'FACTS'],
    ['opinion', 'OPINION'],
    ['legalBasis', 'LEGAL_BASIS'],
  ])('does not pass with an empty %s', (part, code) => {
    const walk = handled(day);
    draft(walk, day, 'CULTURE', 'UPHELD', 1, { ...fullOpinion, [part]: '  ' });
    expect(walk.claim().draft?.parts).not.toContain(code);
    given(walk).when(onClaim(walk, 'PassGate'), day, reviewer).refused('OPINION_PART_MISSING', 'R1-32');
  });

  test('is not served without a part, even where an older rule let it pass, and each missing part is named', () => {
    const walk = handled(day);
    draft(walk, day, 'CULTURE', 'UPHELD', 1, { ...fullOpinion, facts: '……', legalBasis: '' });
    const passed = {
      ...walk.state,
      claims: walk.state.claims.map((claim) => ({ ...claim, status: 'GATE_PASSED' as const })),
    };
    const decided = decide(passed, onClaim(walk, 'ServeOpinion'), walk.context(at(day), handler));
    expect(decided).toMatchObject({
      ok: false,
      rejection: { rule: 'OPINION_PART_MISSING', article: 'R1-32', missing: ['FACTS', 'LEGAL_BASIS'] },
    });
  });

  test('is checked neither by its drafter nor in the handling unit', () => {
    const walk = handled(day);
    draft(walk, day, 'CULTURE', 'UPHELD');
    given(walk)
      .when(onClaim(walk, 'PassGate'), day, { ...handler, role: 'REV', unitId: unitId('BUREAU') })
      .refused('DRAFTER_MAY_NOT_CHECK', null);
    given(walk).when(onClaim(walk, 'PassGate'), day, person('REV', 'CULTURE')).refused('OWN_UNIT_MAY_NOT_CHECK', null);
    given(walk).when(onClaim(walk, 'PassGate'), day, reviewer).then('GatePassed', 'ClockStopped');
  });

  test('is checked a second time, where a flow asks for that, by somebody else, who may still return it', () => {
    const walk = handled(day);
    draft(walk, day, 'CULTURE', 'UPHELD');
    walk.on(day, reviewer, onClaim(walk, 'PassGate'));
    given(walk).when(onClaim(walk, 'PassGate'), day, reviewer).refused('CHECKED_BEFORE', null);
    given(walk).when(onClaim(walk, 'PassGate'), day, head).refused('OWN_UNIT_MAY_NOT_CHECK', null);
    given(walk).when(onClaim(walk, 'PassGate'), day, countyLeader).then('GatePassed');
    given(walk)
      .when(onClaim(walk, 'ReturnDraft', { defects: [], missing: ['FACTS'] }), day, countyLeader)
      .then('GateReturned');
    walk.on(day, countyLeader, onClaim(walk, 'PassGate'));
    expect(walk.claim().draft?.checkerIds).toEqual([reviewer.id, countyLeader.id]);
    given(walk)
      .when(onClaim(walk, 'ServeOpinion'), day, handler)
      .then('OpinionServed', 'ClockStopped', 'ClockStarted', 'ClockStarted');
  });

  test('is returned with the defect or the missing part named', () => {
    const walk = handled(day);
    draft(walk, day, 'CULTURE', 'UPHELD');
    given(walk)
      .when(onClaim(walk, 'ReturnDraft', { defects: [], missing: [] }), day, reviewer)
      .refused('RETURN_NEEDS_REASON', 'R1-32');
  });

  test('starts the duty to execute only where it upholds', () => {
    const served = (outcome: 'UPHELD_IN_PART' | 'EXPLAINED' | 'NOT_UPHELD') =>
      answered(day, 'CULTURE', outcome).due.some((line) => line.includes('EXECUTE'));
    expect([served('UPHELD_IN_PART'), served('EXPLAINED'), served('NOT_UPHELD')]).toEqual([true, false, false]);
    const walk = answered(day);
    given(walk).when(onClaim(walk, 'ConfirmExecution'), day, handler).refused('NOTHING_TO_EXECUTE', 'R1-32');
  });
});

describe('diversion', () => {
  const divert = (walk: Walk, more: object = {}) =>
    onClaim(walk, 'DivertClaim', {
      remedy: 'RECONSIDERATION',
      reconsiderationFirst: false,
      knownOn: null,
      offers: [],
      clueToProcuratorate: false,
      ...more,
    });

  test('a 31(6) claim is handled, not diverted', () => {
    const walk = routed(day, ['R31_6']);
    refer(walk, day, 'CULTURE');
    given(walk).when(divert(walk), day, handler).refused('NOT_A_DIVERTED_ROUTE', 'R1-31');
  });

  test('an on-the-spot penalty is told that reconsideration comes before the court', () => {
    const walk = new Walk();
    walk.on(day, clerk, register(day, { subjects: ['PENALTY_ON_THE_SPOT'] }));
    walk.on(day, clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
    const claims = [{ claimId: walk.id(), route: 'R31_4' as const, unitId: null, simplified: false }];
    walk.on(day, clerk, { type: 'RouteMatter', data: { matterType: 'APPEAL', confidentiality: 'NORMAL', claims } });
    refer(walk, day, 'MARKET');
    given(walk).when(divert(walk), day, person('HDL', 'MARKET')).refused('RECONSIDERATION_FIRST', 'R5-23');
  });

  test('without a known day there is no limit to tell', () => {
    const walk = routed(day, ['R31_4']);
    refer(walk, day, 'MARKET');
    given(walk)
      .when(divert(walk), day, person('HDL', 'MARKET'))
      .then('ClaimDiverted', 'NoticeServed', 'ClockStopped', 'ClockStopped');
  });

  test('only a suggestion is answered as one', () => {
    const walk = routed(day, ['SUGGESTION'], { matterType: 'SUGGESTION' });
    refer(walk, day, 'CULTURE');
    given(walk)
      .when(onClaim(walk, 'AnswerSuggestion', { adopted: 'PARTLY' }), day, handler)
      .then('SuggestionAnswered', 'NoticeServed', 'ClockStopped', 'ClockStopped');
    const other = routed(day, ['R31_5']);
    refer(other, day, 'CULTURE');
    given(other)
      .when(onClaim(other, 'AnswerSuggestion', { adopted: 'PARTLY' }), day, handler)
      .refused('NOT_A_SUGGESTION', 'R1-29');
  });
});
