/** Monthly quality review (按月评查) of answered claims, and the order to redo (DT-08). */
import type { ClaimState } from '../../schema/matter.ts';
import { accept, event, refuse, type Refused } from '../answers.ts';
import { ofClaim, startClock, stopClock } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { findClaim, isAnswered, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, noSuchClaim } from './move.ts';
import { mayCheck, type Checkable } from './opinion.ts';

/** The latest review whose defects have been recorded. */
export const lastReview = (claim: ClaimState) => claim.monthlyReviews.findLast((entry) => entry.defects !== null);

const nothingReviewed = () => refuse('NOT_REVIEWED', null, 'The claim has no recorded monthly review.');

/** Drafter, pre-checker and the handling unit keep away from the review of the same claim (domain §5, rule 1). */
export const mayReview = (claim: Checkable, ctx: Pick<DecideContext, 'actor'>): Refused | undefined =>
  mayCheck(claim, ctx) ??
  (claim.draft?.checkerIds.includes(ctx.actor.id)
    ? refuse('CHECKER_MAY_NOT_REVIEW', null, 'Whoever passed the opinion at the pre-check does not review it.')
    : undefined);

export const monthlyReview: Handlers<
  'SampleForReview' | 'RecordReview' | 'OpenFix' | 'ConfirmFix' | 'OrderRedo' | 'DeclineRedo'
> = {
  SampleForReview: (state, { claimId, month, because }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!isAnswered(claim)) return refuse('NOT_ANSWERED', null, 'Only an answered claim is sampled for review.');
    if (claim.monthlyReviews.some((entry) => entry.month === month)) {
      return refuse('SAMPLED_ALREADY', null, 'A claim is sampled once a month.');
    }
    return accept(
      event('ReviewSampled', { claimId, month, because }),
      startClock(state, ctx, 'MONTHLY_REVIEW', {
        subject: ofClaim(claimId),
        supersedes: runningClock(state, claimId, 'MONTHLY_REVIEW'),
      }),
    );
  },

  RecordReview: (state, { claimId, defects }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    const open = claim.monthlyReviews.at(-1);
    if (!open || open.defects !== null)
      return refuse('NOT_SAMPLED', null, 'The claim is not waiting for a monthly review.');
    const barred = mayReview(claim, ctx);
    if (barred) return barred;
    return accept(
      event('ReviewRecorded', { claimId, reviewNo: open.reviewNo, defects: [...new Set(defects)] }),
      stopClock(state, ctx, claimId, 'MONTHLY_REVIEW'),
    );
  },

  OpenFix: (state, { claimId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!lastReview(claim)) return nothingReviewed();
    return runningClock(state, claimId, 'DOCUMENT_FIX')
      ? accept()
      : accept(startClock(state, ctx, 'DOCUMENT_FIX', { subject: ofClaim(claimId) }));
  },

  ConfirmFix: (state, { claimId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (!runningClock(state, claimId, 'DOCUMENT_FIX'))
      return refuse('NOTHING_TO_FIX', null, 'No fix is open on this claim.');
    return accept(event('FixConfirmed', { claimId }), stopClock(state, ctx, claimId, 'DOCUMENT_FIX'));
  },

  OrderRedo: (state, { claimId, supervised }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    const found = lastReview(claim)?.defects ?? [];
    if (found.length === 0)
      return refuse('REDO_NEEDS_DEFECT', null, 'A redo is ordered on a defect that a review has recorded.');
    if (ctx.actor.role !== 'SUP' && ctx.actor.role !== 'LDR') {
      return refuse('SUPERVISOR_ORDERS_REDO', null, 'A supervisor decides whether a claim is redone.');
    }
    const move = moveClaim(state, claimId, 'ORDER_REDO');
    if (!move.ok) return move;
    return accept(
      event('RedoOrdered', { ...move.step, redoNo: (claim.redo?.redoNo ?? 0) + 1, supervised, defects: [...found] }),
      startClock(state, ctx, 'REDO', { subject: ofClaim(claimId) }),
    );
  },

  DeclineRedo: (state, { claimId, reasonCode }) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    return lastReview(claim) ? accept(event('RedoDeclined', { claimId, reasonCode })) : nothingReviewed();
  },
};
