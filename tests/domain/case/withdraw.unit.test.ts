import type { Actor } from '../../../domain/schema/actor.ts';
import type { FoldEvent } from '../../../domain/case/evolve.ts';
import { instantSchema } from '../../../domain/schema/time.ts';
import type { UserId } from '../../../domain/schema/ids.ts';
import { clerk, person, unitId } from '../../support/county.ts';
import { at, fullOpinion, given, routed, type Walk } from '../../support/given.ts';

const DAY = '2026-04-17';
const handler = person('HDL', 'EDUCATION');

function accepted(): Walk {
  const walk = routed(DAY, ['R31_6']);
  walk.on(DAY, clerk, {
    type: 'ReferClaim',
    data: { claimId: walk.id(), unitId: unitId('EDUCATION'), mode: 'ASSIGN' },
  });
  walk.on(DAY, handler, { type: 'ConfirmReceipt', data: { claimId: walk.id() } });
  walk.on(DAY, handler, { type: 'AcceptClaim', data: { claimId: walk.id(), simplified: false } });
  return walk;
}
const withdrawal = (events: readonly FoldEvent[], by: Actor = handler, actedAt = at(DAY)) => ({
  type: 'WithdrawAct' as const,
  data: {
    commandKey: 'task:e:1',
    actedBy: by.id as UserId,
    actedAt: instantSchema.parse(new Date(actedAt).toISOString()),
    undone: events.map(({ type, data }) => {
      const step = data as { claimId?: never; from?: string; to?: string };
      return { type, claimId: step.claimId ?? null, from: step.from ?? null, to: step.to ?? null };
    }),
    reasonCode: 'MISTAKE',
  },
});

test('should give a received claim back to the state of a referred one', () => {
  const walk = routed(DAY, ['R31_6']);
  walk.on(DAY, clerk, {
    type: 'ReferClaim',
    data: { claimId: walk.id(), unitId: unitId('EDUCATION'), mode: 'ASSIGN' },
  });
  const clocksBefore = walk.state.clocks;
  const events = walk.on(DAY, handler, { type: 'ConfirmReceipt', data: { claimId: walk.id() } });
  walk.on(DAY, handler, withdrawal(events));
  expect(walk.claim().status).toBe('REFERRED');
  expect(walk.state.clocks).toEqual(clocksBefore);
  expect(walk.types().slice(-2)).toEqual(['ReceiptConfirmed', 'ActWithdrawn']);
});

test('should let an extension be asked for again after the request was taken back', () => {
  const walk = accepted();
  const request = {
    type: 'RequestExtension' as const,
    data: { claimId: walk.id(), days: 20, reasonCode: 'COMPLEX_FACTS', petitionerHeard: true },
  };
  walk.on(DAY, handler, withdrawal(walk.on(DAY, handler, request)));
  expect(walk.claim().extension).toBeNull();
  walk.on(DAY, handler, request);
  expect(walk.claim().extension?.state).toBe('REQUESTED');
});

test('should not take back a decision that a later step stands on', () => {
  const walk = routed(DAY, ['R31_6']);
  const decided = walk.events.filter(({ type }) => type === 'IntakeDecided');
  given(walk).when(withdrawal(decided, clerk), DAY, clerk).refused('NEXT_STEP_TAKEN', null);
});

test('should not take back what was served or what a clock runs on', () => {
  const walk = routed(DAY, ['R31_6']);
  walk.on(DAY, clerk, {
    type: 'ReferClaim',
    data: { claimId: walk.id(), unitId: unitId('EDUCATION'), mode: 'ASSIGN' },
  });
  walk.on(DAY, handler, { type: 'ConfirmReceipt', data: { claimId: walk.id() } });
  const acceptance = walk.on(DAY, handler, { type: 'AcceptClaim', data: { claimId: walk.id(), simplified: false } });
  given(walk).when(withdrawal(acceptance), DAY, handler).refused('WITHDRAW_SERVED', 'R1-32');
  const draft = walk.on(DAY, handler, {
    type: 'DraftOpinion',
    data: { claimId: walk.id(), outcome: 'UPHELD', sealed: fullOpinion },
  });
  given(walk).when(withdrawal(draft), DAY, handler).refused('WITHDRAW_CLOCK', 'R1-34');
});

test('should be for the person who acted, within ten minutes', () => {
  const walk = accepted();
  const events = walk.on(DAY, handler, {
    type: 'RequestExtension',
    data: { claimId: walk.id(), days: 20, reasonCode: 'COMPLEX_FACTS', petitionerHeard: true },
  });
  given(walk).when(withdrawal(events), DAY, clerk).refused('WITHDRAW_NOT_YOURS', null);
  given(walk)
    .when(withdrawal(events, handler, at(DAY, '08:49')), DAY, handler)
    .refused('WITHDRAW_TOO_LATE', null);
});
