/** Asks the machines for a step and answers its {from, to}, or the rule and article that the step would break. */
import type { ClaimStatus, MatterStatus } from '../../schema/codes.ts';
import type { ClaimId } from '../../schema/ids.ts';
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import { refuse, type Refused } from '../answers.ts';
import { findClaim } from '../lookup.ts';
import { nextClaimStatus, nextMatterStatus, type ClaimStep, type MatterStep } from '../machines.ts';

/** Why a claim step is refused in a status that does not list it. */
const WHY: Readonly<Record<ClaimStep, readonly [rule: string, article: string | null, what: string]>> = {
  ROUTE: ['ALREADY_ROUTED', 'R1-31', 'A claim is routed once, after registration'],
  REFER: ['NOT_TO_BE_REFERRED', 'R1-22', 'Only a routed claim is referred'],
  SUPERIOR_REFERS: ['JURISDICTION_NOT_DISPUTED', 'R1-24', 'The superior decides only a disputed jurisdiction'],
  CONFIRM: ['NOT_REFERRED', 'R1-23', 'Only a referred claim is received'],
  OBJECT: ['NOT_REFERRED', 'R1-23', 'Only a referred claim can be objected to, before it is received'],
  AGREE_OBJECTION: ['NO_OBJECTION', 'R1-23', 'No objection is open on this claim'],
  REJECT_OBJECTION: ['NO_OBJECTION', 'R1-23', 'No objection is open on this claim'],
  ACCEPT: ['NOT_REFERRED', 'R1-23', 'Only a claim that reached the unit is accepted'],
  REFUSE: ['NOT_REFERRED', 'R1-23', 'Only a claim that reached the unit is refused'],
  DIVERT: ['NOT_TO_BE_DIVERTED', 'R1-31', 'The claim is not waiting for its statutory procedure'],
  ANSWER_SUGGESTION: ['NOT_REFERRED', 'R1-29', 'Only a suggestion that reached the unit is answered'],
  TRANSFER: ['NOT_TO_BE_TRANSFERRED', 'R1-30', 'Only a routed accusation is transferred'],
  DRAFT: ['NOT_ACCEPTED_YET', 'R1-32', 'An opinion is drafted on an accepted claim'],
  PASS: ['NO_DRAFT', 'R1-32', 'No draft is waiting for the pre-check'],
  RETURN: ['NO_DRAFT', 'R1-32', 'No draft is waiting for the pre-check'],
  SERVE: ['GATE_NOT_PASSED', 'R1-32', 'An opinion is served only after the pre-check has passed it'],
  LAPSE: ['NOTHING_TO_LAPSE', 'R1-35', 'No request window is open'],
  REQUEST_REVIEW: ['NO_OPINION_TO_REVIEW', 'R1-35', 'A review is requested against an opinion that was served'],
  DECIDE_REVIEW: ['NOT_UNDER_REVIEW', 'R1-35', 'The claim is not under review'],
  REQUEST_REEXAM: [
    'NO_REVIEW_OPINION',
    'R1-36',
    'A re-examination is requested against a review opinion that was served',
  ],
  DECIDE_REEXAM: ['NOT_UNDER_REEXAM', 'R1-36', 'The claim is not under re-examination'],
  ORDER_REDO: ['NOT_TO_BE_REDONE', null, 'A redo is ordered on a served opinion with no redo or review open'],
  DRAFT_REDO: ['NO_REDO_OPEN', null, 'No redo is waiting for a new opinion'],
  RECHECK_PASS: ['NO_REDO_DRAFT', null, 'No redo draft is waiting for its re-check'],
  RECHECK_FAIL: ['NO_REDO_DRAFT', null, 'No redo draft is waiting for its re-check'],
};

export interface ClaimMove {
  readonly ok: true;
  readonly claim: ClaimState;
  readonly step: { readonly claimId: ClaimId; readonly from: ClaimStatus; readonly to: ClaimStatus };
}

export const noSuchClaim = (): Refused => refuse('CLAIM_UNKNOWN', null, 'This matter has no such claim.');

/** Moves one claim; refused when the matter has no such claim or its status does not allow the step. */
export function moveClaim(state: MatterState, claimId: ClaimId, step: ClaimStep): ClaimMove | Refused {
  const claim = findClaim(state, claimId);
  if (!claim) return noSuchClaim();
  const to = nextClaimStatus(claim.status, step);
  if (!to) {
    const [rule, article, what] = WHY[step];
    return refuse(rule, article, `${what}; its status is ${claim.status}.`);
  }
  return { ok: true, claim, step: { claimId, from: claim.status, to } };
}

/** Moves the matter; `rule` and `article` say what a refusal breaks. */
export function moveMatter(
  state: MatterState,
  step: MatterStep,
  rule: string,
  article: string | null,
): { ok: true; step: { from: MatterStatus; to: MatterStatus } } | Refused {
  const to = nextMatterStatus(state.status, step);
  if (!to) return refuse(rule, article, `The step ${step} is not lawful for a matter that is ${state.status}.`);
  return { ok: true, step: { from: state.status, to } };
}
