/** Referral, receipt and the objection of the unit (R1 arts 22-24). Two agreed objections: the superior decides. */
import type { ClaimId, UnitId } from '../../schema/ids.ts';
import type { NewEvent } from '../../schema/events.ts';
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import { accept, event, refuse, today, type Refused } from '../answers.ts';
import { ofClaim, startClock, stopClock } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { isDispatched, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, moveMatter } from './move.ts';

/** Agreed objections after which the bureau no longer chooses the unit [P, DT-03]. */
export const MAX_BOUNCES = 2;

/** What a claim's departure from the bureau means for the matter: with the last one, dispatch is done and handling begins. */
export function departed(state: MatterState, ctx: DecideContext, claimId: ClaimId): NewEvent[] {
  const last = state.claims.every((claim) => claim.claimId === claimId || isDispatched(claim));
  if (!last) return [];
  const move = moveMatter(state, 'DISPATCHED', 'NOT_ROUTED', 'R1-22');
  return [
    ...stopClock(state, ctx, state.matterId, 'BUREAU_DISPATCH'),
    ...(move.ok ? [event('MatterInHandling', move.step)] : []),
  ];
}

/** The 15-day notice and the 5-working-day objection run from each arrival at a unit. */
function arrived(
  state: MatterState,
  ctx: DecideContext,
  claimId: ClaimId,
  unitId: UnitId,
  mayObject: boolean,
): NewEvent[] {
  const subject = ofClaim(claimId);
  const running = (key: 'UNIT_NOTICE_REFERRED' | 'UNIT_OBJECTION') => runningClock(state, claimId, key);
  return [
    ...startClock(state, ctx, 'UNIT_NOTICE_REFERRED', { subject, unitId, supersedes: running('UNIT_NOTICE_REFERRED') }),
    ...(mayObject
      ? startClock(state, ctx, 'UNIT_OBJECTION', { subject, unitId, supersedes: running('UNIT_OBJECTION') })
      : stopClock(state, ctx, claimId, 'UNIT_OBJECTION', { outcome: 'NOT_OWED' })),
  ];
}

function badUnit(state: MatterState, ctx: DecideContext, claim: ClaimState, unitId: UnitId): Refused | undefined {
  if (unitId === state.accusedUnitId)
    return refuse('ACCUSED_UNIT', 'R1-30', 'A claim does not go to the unit that it accuses.');
  if (!ctx.organisation.unit(unitId)) return refuse('UNIT_UNKNOWN', 'R1-22', 'The organisation tree has no such unit.');
  if (claim.route === 'ACCUSATION') {
    return refuse(
      'ACCUSATION_IS_TRANSFERRED',
      'R1-30',
      'An accusation is transferred to the competent organ, not referred.',
    );
  }
  return undefined;
}

export const dispatch: Handlers<
  'ReferClaim' | 'ConfirmReceipt' | 'RaiseObjection' | 'DecideObjection' | 'DecideJurisdiction'
> = {
  ReferClaim: (state, { claimId, unitId, mode }, ctx) => {
    const move = moveClaim(state, claimId, 'REFER');
    if (!move.ok) return move;
    const bad = badUnit(state, ctx, move.claim, unitId);
    if (bad) return bad;
    const { bounces } = move.claim;
    if (bounces >= MAX_BOUNCES) {
      return refuse('SUPERIOR_DECIDES', 'R1-24', 'After two agreed objections the common superior names the unit.');
    }
    return accept(
      event('ClaimReferred', { ...move.step, unitId, mode, by: 'REFERRER', bounces }),
      departed(state, ctx, claimId),
      arrived(state, ctx, claimId, unitId, true),
    );
  },

  ConfirmReceipt: (state, { claimId }, ctx) => {
    const move = moveClaim(state, claimId, 'CONFIRM');
    if (!move.ok) return move;
    return accept(
      event('ReceiptConfirmed', { ...move.step, unitId: move.claim.unitId ?? ctx.actor.unitId ?? state.bureauUnitId }),
    );
  },

  RaiseObjection: (state, { claimId, reasonCode }, ctx) => {
    const move = moveClaim(state, claimId, 'OBJECT');
    if (!move.ok) return move;
    const window = runningClock(state, claimId, 'UNIT_OBJECTION');
    if (!window) {
      return move.claim.bounces >= MAX_BOUNCES
        ? refuse('SUPERIOR_HAS_DECIDED', 'R1-24', 'The superior named this unit; it may not object again.')
        : refuse('OBJECTION_LATE', 'R1-23', 'The five working days for an objection are over.');
    }
    if (today(ctx) > window.dueOn)
      return refuse('OBJECTION_LATE', 'R1-23', 'The five working days for an objection are over.');
    const unitId = move.claim.unitId ?? state.bureauUnitId;
    return accept(
      event('ObjectionRaised', { ...move.step, unitId, reasonCode }),
      stopClock(state, ctx, claimId, 'UNIT_OBJECTION'),
    );
  },

  DecideObjection: (state, { claimId, agreed }) => {
    const move = moveClaim(state, claimId, agreed ? 'AGREE_OBJECTION' : 'REJECT_OBJECTION');
    if (!move.ok) return move;
    return accept(event('ObjectionDecided', { ...move.step, agreed, bounces: move.claim.bounces + (agreed ? 1 : 0) }));
  },

  DecideJurisdiction: (state, { claimId, unitId }, ctx) => {
    const move = moveClaim(state, claimId, 'SUPERIOR_REFERS');
    if (!move.ok) return move;
    if (move.step.from === 'ROUTED' && move.claim.bounces === 0) {
      return refuse('JURISDICTION_NOT_DISPUTED', 'R1-24', 'The superior decides only after a unit has objected.');
    }
    if (ctx.actor.role !== 'LDR')
      return refuse('SUPERIOR_DECIDES', 'R1-24', 'A disputed jurisdiction is decided by the superior.');
    const bad = badUnit(state, ctx, move.claim, unitId);
    if (bad) return bad;
    return accept(
      event('ClaimReferred', { ...move.step, unitId, mode: 'ASSIGN', by: 'SUPERIOR', bounces: move.claim.bounces }),
      departed(state, ctx, claimId),
      arrived(state, ctx, claimId, unitId, false),
    );
  },
};
