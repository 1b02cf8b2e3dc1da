/** The handling opinion: drafted, pre-checked (前置把关), served, executed (R1 arts 32, 35). */
import type { OpinionPart } from '../../schema/codes.ts';
import type { ClaimState, DraftState, MatterState } from '../../schema/matter.ts';
import { says } from '../../documents/completeness.ts';
import { accept, event, partsMissing, refuse, today, type Refused } from '../answers.ts';
import { ofClaim, startClock, stopClock, stopped } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { executionOpen, findClaim, handlingClock, isUpheld, runningClock } from '../lookup.ts';
import type { Handlers } from './handler.ts';
import { moveClaim, noSuchClaim } from './move.ts';
import { opinionNumber } from './numbers.ts';

export const PARTS: readonly OpinionPart[] = ['CLAIMS', 'FACTS', 'OPINION', 'LEGAL_BASIS'];

/** Which of the four parts the text really has. */
export function partsOf(sealed: { claims: string; facts: string; opinion: string; legalBasis: string }): OpinionPart[] {
  const text: Record<OpinionPart, string> = {
    CLAIMS: sealed.claims,
    FACTS: sealed.facts,
    OPINION: sealed.opinion,
    LEGAL_BASIS: sealed.legalBasis,
  };
  return PARTS.filter((part) => says(text[part]));
}

export const missingParts = (parts: readonly OpinionPart[]): OpinionPart[] =>
  PARTS.filter((part) => !parts.includes(part));

/** What the separation of duty looks at. */
export interface Checkable {
  readonly unitId: ClaimState['unitId'];
  readonly draft: Pick<DraftState, 'drafterId' | 'checkerIds'> | null;
}

/** Whoever checks is neither the drafter nor of the handling unit (domain §5, rule 1). */
export function mayCheck(claim: Checkable, ctx: Pick<DecideContext, 'actor'>): Refused | undefined {
  if (ctx.actor.id === claim.draft?.drafterId) {
    return refuse('DRAFTER_MAY_NOT_CHECK', null, 'Whoever drafted the opinion does not check it.');
  }
  if (ctx.actor.unitId !== null && ctx.actor.unitId === claim.unitId) {
    return refuse('OWN_UNIT_MAY_NOT_CHECK', null, 'The check is made outside the handling unit.');
  }
  return undefined;
}

/** Where a flow asks for a second check, two people make the two. */
const checkedBefore = ({ draft }: Checkable, { actor }: Pick<DecideContext, 'actor'>): Refused | undefined =>
  draft?.checkerIds.includes(actor.id)
    ? refuse('CHECKED_BEFORE', null, 'Whoever has passed the opinion does not check it a second time.')
    : undefined;

/** A served opinion opens the request window and, where it upholds, the duty to push execution. */
function afterService(state: MatterState, ctx: DecideContext, claim: ClaimState) {
  const subject = ofClaim(claim.claimId);
  return [
    ...(claim.route === 'R31_6'
      ? startClock(state, ctx, 'REVIEW_REQUEST', {
          subject,
          supersedes: runningClock(state, claim.claimId, 'REVIEW_REQUEST'),
        })
      : []),
    ...(claim.draft && isUpheld(claim.draft.outcome)
      ? startClock(state, ctx, 'EXECUTE_OPINION', {
          subject,
          supersedes: runningClock(state, claim.claimId, 'EXECUTE_OPINION'),
        })
      : []),
  ];
}

export const opinion: Handlers<'DraftOpinion' | 'PassGate' | 'ReturnDraft' | 'ServeOpinion' | 'ConfirmExecution'> = {
  DraftOpinion: (state, { claimId, outcome, sealed }, ctx) => {
    const move = moveClaim(state, claimId, 'DRAFT');
    if (!move.ok) return move;
    if (move.claim.extension?.state === 'REQUESTED') {
      return refuse('EXTENSION_PENDING', 'R1-34', 'The request for extension is decided first.');
    }
    return accept(
      event('OpinionDrafted', {
        ...move.step,
        opinionId: ctx.newId('opn'),
        draftNo: (move.claim.draft?.draftNo ?? 0) + 1,
        parts: partsOf(sealed),
        outcome,
        sealed,
      }),
      startClock(state, ctx, 'GATE_OPINION', { subject: ofClaim(claimId) }),
    );
  },

  PassGate: (state, { claimId }, ctx) => {
    const move = moveClaim(state, claimId, 'PASS');
    if (!move.ok) return move;
    const barred = mayCheck(move.claim, ctx) ?? checkedBefore(move.claim, ctx);
    if (barred) return barred;
    const missing = missingParts(move.claim.draft?.parts ?? []);
    if (missing.length > 0) return partsMissing(missing, 'The draft');
    return accept(
      event('GatePassed', { ...move.step, draftNo: move.claim.draft?.draftNo ?? 1 }),
      stopClock(state, ctx, claimId, 'GATE_OPINION'),
    );
  },

  ReturnDraft: (state, { claimId, defects, missing }, ctx) => {
    const move = moveClaim(state, claimId, 'RETURN');
    if (!move.ok) return move;
    const barred = mayCheck(move.claim, ctx);
    if (barred) return barred;
    if (defects.length === 0 && missing.length === 0) {
      return refuse('RETURN_NEEDS_REASON', 'R1-32', 'A draft is returned with the defect or the missing part named.');
    }
    return accept(
      event('GateReturned', { ...move.step, draftNo: move.claim.draft?.draftNo ?? 1, defects, missing }),
      stopClock(state, ctx, claimId, 'GATE_OPINION'),
    );
  },

  ServeOpinion: (state, { claimId }, ctx) => {
    const move = moveClaim(state, claimId, 'SERVE');
    if (!move.ok) return move;
    const { claim } = move;
    if (!claim.draft) return refuse('NO_DRAFT', 'R1-32', 'There is no opinion to serve.');
    const missing = missingParts(claim.draft.parts);
    if (missing.length > 0) return partsMissing(missing, 'The opinion');
    const supplementary = move.step.from === 'REDO_CHECKED';
    const limit = supplementary ? runningClock(state, claimId, 'REDO') : handlingClock(state, claimId);
    return accept(
      event('OpinionServed', {
        ...move.step,
        opinionId: claim.draft.opinionId,
        opinionNumber: opinionNumber(state, claim),
        outcome: claim.draft.outcome,
        servedOn: today(ctx),
        supplementary,
      }),
      limit ? [stopped(limit, ctx)] : [],
      afterService(state, ctx, claim),
    );
  },

  ConfirmExecution: (state, { claimId }, ctx) => {
    const claim = findClaim(state, claimId);
    if (!claim) return noSuchClaim();
    if (executionOpen(claim))
      return accept(event('ExecutionConfirmed', { claimId }), stopClock(state, ctx, claimId, 'EXECUTE_OPINION'));
    if (!claim.opinions.some(({ outcome }) => isUpheld(outcome)))
      return refuse('NOTHING_TO_EXECUTE', 'R1-32', 'No upheld opinion is waiting to be carried out.');
    // The flow of the first opinion and that of a redo both ask: what one has confirmed, or the redo has replaced, the other need not.
    return accept(stopClock(state, ctx, claimId, 'EXECUTE_OPINION', { outcome: 'NOT_OWED' }));
  },
};
