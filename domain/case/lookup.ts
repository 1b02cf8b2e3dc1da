/** Questions about a matter's state that many steps ask. */
import type { ClaimStatus, ClockKey } from '../schema/codes.ts';
import type { ClaimId, ClockRef } from '../schema/ids.ts';
import type { ClaimState, ClockState, MatterState } from '../schema/matter.ts';

export const findClaim = (state: MatterState, claimId: string): ClaimState | undefined =>
  state.claims.find((claim) => claim.claimId === claimId);

/** All runnings of a key for one subject, oldest first. */
export const runningsOf = (state: MatterState, subjectId: string, key: ClockKey): readonly ClockState[] =>
  state.clocks.filter((clock) => clock.subject.id === subjectId && clock.clockKey === key);

/** The oldest running of a key that has not ended. */
export const runningClock = (state: MatterState, subjectId: string, key: ClockKey): ClockState | undefined =>
  runningsOf(state, subjectId, key).find((clock) => clock.stopped === null);

/** The name that the next running of a key for one subject gets. */
export function nextRef(state: MatterState, subjectId: string, key: ClockKey): ClockRef {
  const before = runningsOf(state, subjectId, key).length;
  return (before === 0 ? `${subjectId}:${key}` : `${subjectId}:${key}#${before + 1}`) as ClockRef;
}

/** The clock under which the claim is being handled now, whichever of the three it is. */
export const handlingClock = (state: MatterState, claimId: ClaimId): ClockState | undefined =>
  runningClock(state, claimId, 'HANDLE_EXT') ??
  runningClock(state, claimId, 'HANDLE_31_6') ??
  runningClock(state, claimId, 'SIMPLE_HANDLE');

const OPEN: ReadonlySet<ClaimStatus> = new Set<ClaimStatus>([
  'REGISTERED',
  'ROUTED',
  'REFERRED',
  'OBJECTED',
  'RECEIVED',
  'ACCEPTED',
  'OPINION_DRAFTED',
  'GATE_RETURNED',
  'GATE_PASSED',
]);

/** Whether the petitioner has had an answer to this claim: an opinion, a diversion, a transfer, a reply or a refusal. */
export const isAnswered = (claim: ClaimState): boolean => !OPEN.has(claim.status);

/** Whether the claim has left the bureau at least once. */
export const isDispatched = (claim: ClaimState): boolean =>
  claim.status !== 'REGISTERED' && (claim.status !== 'ROUTED' || claim.bounces > 0);

export const inRedo = (claim: ClaimState): boolean =>
  claim.status === 'REDO_ORDERED' || claim.status === 'REDO_DRAFTED' || claim.status === 'REDO_CHECKED';

export const underReview = (claim: ClaimState): boolean =>
  claim.status === 'UNDER_REVIEW' || claim.status === 'UNDER_REEXAM';

export const isUpheld = (outcome: string): boolean => outcome === 'UPHELD' || outcome === 'UPHELD_IN_PART';

/** Upheld at least in part, and nobody has confirmed that it was carried out (R1 art. 32). */
export const executionOpen = (claim: ClaimState): boolean => {
  const last = claim.opinions.at(-1);
  return last !== undefined && isUpheld(last.outcome) && !claim.executed;
};

/** Levels that neither the public timeline nor a rating may show. */
export const isSealed = (state: MatterState): boolean =>
  state.confidentiality === 'SECRET_STUB' ||
  state.confidentiality === 'WHISTLEBLOWER' ||
  state.confidentiality === 'MINOR_SEALED';
