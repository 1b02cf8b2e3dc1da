/** Folding, machines and the new holiday table. */
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import { decide } from '../../../domain/case/decide.ts';
import { evolve, fold, isContactEvent, streamOf } from '../../../domain/case/evolve.ts';
import { claimMachine, matterMachine, nextClaimStatus, nextMatterStatus } from '../../../domain/case/machines.ts';
import { claimStatusSchema, matterStatusSchema } from '../../../domain/schema/codes.ts';
import { system } from '../../support/county.ts';
import { at, routed } from '../../support/given.ts';
import { answered, refer } from '../../support/steps.ts';

test('the machines know every status and only statuses', () => {
  expect(Object.keys(claimMachine.states).sort()).toEqual([...claimStatusSchema.options].sort());
  expect(Object.keys(matterMachine.states).sort()).toEqual([...matterStatusSchema.options].sort());
});

test('a step that a status does not list is not taken, and no time passes in a machine', () => {
  expect(nextClaimStatus('GATE_PASSED', 'SERVE')).toBe('OPINION_SERVED');
  expect(nextClaimStatus('OPINION_DRAFTED', 'SERVE')).toBeUndefined();
  expect(nextMatterStatus('ROUTED', 'CLOSE')).toBeUndefined();
  expect(JSON.stringify([claimMachine.config, matterMachine.config])).not.toContain('"after"');
});

test('a history folds the same as a whole and event by event, and evolve changes nothing it was given', () => {
  const walk = answered('2026-03-02');
  const frozen = JSON.stringify(walk.events);
  expect(fold(walk.events)).toEqual(walk.state);
  expect(JSON.stringify(walk.events)).toBe(frozen);
  expect(walk.state.version).toBe(walk.events.filter((event) => !isContactEvent(event.type)).length);
});

test('the events of a contact go to the stream of the contact, all others to the stream of the matter', () => {
  const { events, state } = routed('2026-03-02', ['R31_6']);
  const streams = events.map((event) => [event.type, streamOf(state.matterId, event)]);
  expect(streams).toContainEqual(['ContactRegistered', `contact/${state.firstContactId}`]);
  expect(streams).toContainEqual(['ClockStarted', `matter/${state.matterId}`]);
});

test('a history that does not begin with the registration is a broken store', () => {
  expect(() => evolve(undefined, { type: 'RatingLapsed', data: {}, actor: system })).toThrow(
    'begins with MatterRegistered',
  );
});

test('no text of a person reaches the state', () => {
  const text = JSON.stringify(answered('2026-03-02').state);
  for (const word of ['来件内容', '诉求', '事实', '意见', '依据', '甲']) expect(text).not.toContain(word);
});

test('a new holiday table moves the open clocks that count working days, and keeps the old day', () => {
  const walk = routed('2026-03-11', ['R31_6']);
  refer(walk, '2026-03-11', 'CULTURE');
  const holiday = createClocks({
    calendar: {
      version: 'later',
      isWorkingDay: (on) => on !== '2026-03-13' && ![0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay()),
    },
  });
  const decided = decide(
    walk.state,
    { type: 'RecomputeClocks', data: {} },
    { ...walk.context(at('2026-03-12'), system), clocks: holiday },
  );
  expect(decided).toMatchObject({
    ok: true,
    events: [
      {
        type: 'ClockMoved',
        data: { fromDueOn: '2026-03-18', dueOn: '2026-03-19', days: 1, reason: 'CALENDAR_LOADED' },
      },
    ],
  });
});
