/** Review (复查), re-examination (复核) and after-care (R1 arts 35-37). */
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import { accept, event, partsMissing, refuse, today, type Refused } from '../answers.ts';
import { ofClaim, startClock, stopClock } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { findClaim, inRedo, runningsOf } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, noSuchClaim } from './move.ts';
import { reexamNumber, reviewNumber } from './numbers.ts';
import { missingParts, partsOf } from './opinion.ts';

/** The day the request counts from: the day its contact came in, else today. */
const requestDay = (state: MatterState, ctx: DecideContext, contactId: string | null): string =>
  state.contacts.find((contact) => contact.contactId === contactId)?.receivedOn ?? today(ctx);

/** Refuses a request by somebody else, on another route, or after the window. */
function mayRequest(
  state: MatterState,
  ctx: DecideContext,
  claim: ClaimState,
  key: 'REVIEW_REQUEST' | 'REEXAM_REQUEST',
  requestedOn: string,
): Refused | undefined {
  const article = key === 'REVIEW_REQUEST' ? 'R1-35' : 'R1-36';
  if (claim.route !== 'R31_6') {
    return refuse('NO_REVIEW_RIGHT', article, `Only a 31(6) claim can be reviewed; this one is ${claim.route}.`);
  }
  if (ctx.actor.role !== 'PET' && ctx.actor.role !== 'INT') {
    return refuse('PETITIONER_REQUESTS', article, 'The petitioner asks, in person or through the intake clerk.');
  }
  const window = runningsOf(state, claim.claimId, key).at(-1);
  if (window && requestedOn > window.dueOn) {
    return refuse('REQUEST_WINDOW_OVER', article, `The window for this request ended on ${window.dueOn}.`);
  }
  return undefined;
}

const noOrgan = (article: string) =>
  refuse('NO_HIGHER_ORGAN', article, 'The organisation tree has no organ above to decide this.');

/** The organ above decides, in person, with the four parts of an opinion. */
function mayDecide(
  ctx: DecideContext,
  organUnitId: string | undefined,
  sealed: Parameters<typeof partsOf>[0],
  article: string,
): Refused | undefined {
  if (ctx.actor.unitId !== organUnitId)
    return refuse('ORGAN_DECIDES', article, 'The organ that received the request decides it.');
  const missing = missingParts(partsOf(sealed));
  return missing.length > 0 ? partsMissing(missing, 'The opinion') : undefined;
}

export const review: Handlers<
  'RequestReview' | 'DecideReview' | 'RequestReexam' | 'PrepareReexam' | 'DecideReexam' | 'RecordAfterCare'
> = {
  RequestReview: (state, { claimId, contactId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    const requestedOn = requestDay(state, ctx, contactId);
    const barred = mayRequest(state, ctx, claim, 'REVIEW_REQUEST', requestedOn);
    if (barred) return barred;
    const move = moveClaim(state, claimId, 'REQUEST_REVIEW');
    if (!move.ok) return move;
    const organ = claim.unitId ? ctx.organisation.nextLevelUp(claim.unitId) : undefined;
    if (!organ) return noOrgan('R1-35');
    return accept(
      event('ReviewRequested', { ...move.step, contactId, requestedOn, organUnitId: organ.unitId }),
      stopClock(state, ctx, claimId, 'REVIEW_REQUEST', { on: requestedOn }),
      // The review organ takes over from an open redo.
      inRedo(claim) ? stopClock(state, ctx, claimId, 'REDO', { outcome: 'NOT_OWED' }) : [],
      startClock(state, ctx, 'REVIEW_DECIDE', {
        subject: ofClaim(claimId),
        startsOn: requestedOn,
        unitId: organ.unitId,
      }),
    );
  },

  DecideReview: (state, { claimId, outcome, sealed }, ctx) => {
    const move = moveClaim(state, claimId, 'DECIDE_REVIEW');
    if (!move.ok) return move;
    const barred = mayDecide(ctx, move.claim.review?.organUnitId, sealed, 'R1-35');
    if (barred) return barred;
    return accept(
      event('ReviewDecided', {
        ...move.step,
        outcome,
        servedOn: today(ctx),
        opinionNumber: reviewNumber(state, move.claim),
        sealed,
      }),
      stopClock(state, ctx, claimId, 'REVIEW_DECIDE'),
      startClock(state, ctx, 'REEXAM_REQUEST', { subject: ofClaim(claimId) }),
    );
  },

  RequestReexam: (state, { claimId, contactId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    const requestedOn = requestDay(state, ctx, contactId);
    const barred = mayRequest(state, ctx, claim, 'REEXAM_REQUEST', requestedOn);
    if (barred) return barred;
    const move = moveClaim(state, claimId, 'REQUEST_REEXAM');
    if (!move.ok) return move;
    const organ = claim.review ? ctx.organisation.nextLevelUp(claim.review.organUnitId) : undefined;
    if (!organ) return noOrgan('R1-36');
    return accept(
      event('ReexamRequested', { ...move.step, contactId, requestedOn, organUnitId: organ.unitId }),
      stopClock(state, ctx, claimId, 'REEXAM_REQUEST', { on: requestedOn }),
      startClock(state, ctx, 'REEXAM_DECIDE', {
        subject: ofClaim(claimId),
        startsOn: requestedOn,
        unitId: organ.unitId,
      }),
    );
  },

  PrepareReexam: (state, { claimId, hearing }) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (claim.status !== 'UNDER_REEXAM') {
      return refuse('NOT_UNDER_REEXAM', 'R1-36', 'The claim is not under re-examination.');
    }
    return accept(event('ReexamPrepared', { claimId, hearing }));
  },

  DecideReexam: (state, { claimId, outcome, sealed }, ctx) => {
    const move = moveClaim(state, claimId, 'DECIDE_REEXAM');
    if (!move.ok) return move;
    const barred = mayDecide(ctx, move.claim.reexam?.organUnitId, sealed, 'R1-36');
    if (barred) return barred;
    return accept(
      event('ReexamDecided', {
        ...move.step,
        outcome,
        servedOn: today(ctx),
        opinionNumber: reexamNumber(state, move.claim),
        sealed,
      }),
      stopClock(state, ctx, claimId, 'REEXAM_DECIDE'),
    );
  },

  RecordAfterCare: (state, { sealed }, ctx) => {
    if (!state.afterCare) return refuse('NO_AFTER_CARE', 'R1-37', 'After-care has not begun on this matter.');
    return accept(event('AfterCareRecorded', { sealed }), stopClock(state, ctx, state.matterId, 'RETURN_VISIT'));
  },
};
