/** A unit that is no petition bureau receives a contact itself: it owes the notice, the bureau sorts (R1 arts 14, 23(2)). */
import { bureauOf } from '../../../domain/case/bureau.ts';
import { jobActs } from '../../../domain/case/jobActs.ts';
import { taskGroupsOf } from '../../../domain/case/variables.ts';
import type { Organisation } from '../../../domain/schema/matter.ts';
import { clerk, organisation, person, petitioner, system, unitId } from '../../support/county.ts';
import { clocks, contactId, given, register, Walk } from '../../support/given.ts';
import { acceptClaim, refer } from '../../support/steps.ts';

const day = '2026-03-20';
const handler = person('HDL', 'CULTURE');
const received = (code: string, more: Parameters<typeof register>[1] = {}): Walk => {
  const walk = new Walk();
  walk.on(day, petitioner, register(day, { receivedAtUnitId: unitId(code), ...more }));
  return walk;
};
const sorted = (walk: Walk): Walk => {
  walk.on(day, clerk, { type: 'DecideIntake', data: { decision: 'ACCEPTED', reasonCode: null } });
  const claims = [{ claimId: walk.id(), route: 'R31_6' as const, unitId: unitId('CULTURE'), simplified: false }];
  walk.on(day, clerk, { type: 'RouteMatter', data: { matterType: 'APPEAL', confidentiality: 'NORMAL', claims } });
  return walk;
};
const notice = (walk: Walk) => walk.state.clocks.find((clock) => clock.clockKey === 'UNIT_NOTICE_DIRECT');

test('should start the 15 days of the unit beside those of the bureau, and only where the unit is no bureau', () => {
  const walk = received('CULTURE');
  expect(notice(walk)).toMatchObject({
    dueOn: '2026-04-04',
    responsible: { role: 'HDL', unitId: unitId('CULTURE') },
  });
  expect(walk.state.clocks.map(({ clockKey }) => clockKey)).toEqual(['BUREAU_DISPATCH', 'UNIT_NOTICE_DIRECT']);
  expect(notice(received('BUREAU'))).toBeUndefined();
});

test('should owe no notice to somebody whose name and address are unclear', () => {
  expect(notice(received('CULTURE', { contactUnclear: true }))).toBeUndefined();
});

test('should give the sorting to the bureau of the level, or of the next level above that has one', () => {
  const { bureauUnitId } = received('CULTURE').state;
  expect(bureauUnitId).toBe(unitId('BUREAU'));
  expect(taskGroupsOf(received('SONGTAO').state, organisation).intake).toBe(`INT@${unitId('BUREAU')}`);
  expect(bureauOf(organisation, unitId('CITY_BUREAU'))).toBe(unitId('CITY_BUREAU'));
  const none: Organisation = { ...organisation, ofKind: () => undefined };
  expect(bureauOf(none, unitId('CULTURE'))).toBe(unitId('CULTURE'));
});

test('should end with the notice of the unit that takes the claim up', () => {
  const walk = sorted(received('CULTURE'));
  refer(walk, '2026-03-23', 'CULTURE');
  acceptClaim(walk, '2026-03-25', 'CULTURE');
  expect(notice(walk)?.stopped).toEqual({ on: '2026-03-25', outcome: 'MET', daysLate: 0 });
});

test('should end with the answer when nothing is taken up', () => {
  const walk = received('CULTURE');
  walk.on('2026-03-23', clerk, { type: 'DecideIntake', data: { decision: 'TELL_COMPETENT_ORGAN', reasonCode: null } });
  expect(notice(walk)?.stopped?.outcome).toBe('MET');
});

test('should be overdue like any duty when nobody is told', () => {
  const walk = sorted(received('CULTURE'));
  const spoken = walk.until('2026-04-06').flatMap((event) => (event.type === 'ClockThresholdReached' ? [event] : []));
  expect(spoken.map(({ data }) => data)).toContainEqual(
    expect.objectContaining({ clockRef: `${walk.state.matterId}:UNIT_NOTICE_DIRECT`, daysPastDue: 0 }),
  );
});

test('should run for a further contact of its own and end when that is answered', () => {
  const walk = sorted(received('BUREAU'));
  const further = contactId(2);
  const offered = walk.on('2026-03-30', handler, {
    type: 'OfferContact',
    data: {
      contactId: further,
      contactNumber: '云信2026-000001-2',
      channel: 'VISIT',
      receivedOn: '2026-03-30',
      receivedAtUnitId: unitId('CULTURE'),
      petitionerKey: 'key',
      petitionerCount: 1,
      anonymous: false,
      contactUnclear: false,
      newFacts: false,
      sealed: { name: '甲', phone: null, address: null, text: '催办' },
    },
  });
  expect(offered.filter(({ type }) => type === 'ClockStarted')).toHaveLength(2);
  const { contactGroup } = jobActs['matter.assess'].output(walk.state, [], {
    input: { matterId: walk.state.matterId, contactId: further },
    job: { engineId: 'e', processInstanceKey: '1', processId: 'petition-case' },
    now: Date.parse('2026-03-30T01:00:00Z'),
    clocks,
    organisation,
  });
  expect(contactGroup).toBe(`INT@${unitId('BUREAU')}`);
  walk.on('2026-03-31', clerk, {
    type: 'DecideContact',
    data: { contactId: further, decision: 'MERGE', reasonCode: null },
  });
  given(walk)
    .when({ type: 'AnswerContact', data: { contactId: further } }, '2026-03-31', system)
    .then('ContactAnswered', 'ClockStopped');
});
