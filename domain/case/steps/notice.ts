/** What ends when the unit has told the petitioner: its notice duty and its right to object (R1 art. 23). */
import type { NewEvent } from '../../schema/events.ts';
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import { event } from '../answers.ts';
import { stopClock } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { noticeNumber } from './numbers.ts';

/** Serves the notice, or ends the duty as not owed where name or address is unclear. */
export function serveNotice(
  state: MatterState,
  ctx: DecideContext,
  claim: ClaimState,
  kind: 'RECEIPT_AND_ROUTE' | 'DIVERSION',
): NewEvent[] {
  const owed = state.intake?.noticeDuty ?? !state.contactUnclear;
  return [
    ...(owed
      ? [event('NoticeServed', { claimId: claim.claimId, kind, noticeNumber: noticeNumber(state, claim) })]
      : []),
    ...stopClock(state, ctx, claim.claimId, 'UNIT_NOTICE_REFERRED', owed ? {} : { outcome: 'NOT_OWED' }),
    // Whoever takes the claim up no longer needs the right to object.
    ...stopClock(state, ctx, claim.claimId, 'UNIT_OBJECTION', { outcome: 'NOT_OWED' }),
  ];
}
