/** Document numbers: the matter's public number, the claim, the kind of document and its running number. */
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import { runningsOf } from '../lookup.ts';

const number = (state: MatterState, claim: ClaimState, kind: string, n = 1): string =>
  `${state.publicNumber}-${claim.seq}-${kind}${n}`;

export const noticeNumber = (state: MatterState, claim: ClaimState): string => number(state, claim, '告');
export const extensionNoticeNumber = (state: MatterState, claim: ClaimState): string => number(state, claim, '延');
export const opinionNumber = (state: MatterState, claim: ClaimState): string =>
  number(state, claim, '意', claim.opinions.length + 1);
export const reviewNumber = (state: MatterState, claim: ClaimState): string =>
  number(state, claim, '查', runningsOf(state, claim.claimId, 'REVIEW_DECIDE').length);
export const reexamNumber = (state: MatterState, claim: ClaimState): string =>
  number(state, claim, '核', runningsOf(state, claim.claimId, 'REEXAM_DECIDE').length);
