/** The unit's duty to tell the petitioner, and what ends when it has: that duty and its right to object (R1 art. 23). */
import type { ClockSubject, NewEvent } from '../../schema/events.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { ClaimState, MatterState } from '../../schema/matter.ts';
import type { LocalDate } from '../../schema/time.ts';
import { event } from '../answers.ts';
import { receivedDirectly } from '../bureau.ts';
import { startClock, stopClock } from '../clockEvents.ts';
import type { DecideContext } from '../decision.ts';
import { noticeNumber } from './numbers.ts';

/** The 15 days of a unit that received the contact itself; not owed where name and address are unclear (R1 art. 23(2)). */
export const directNotice = (
  state: MatterState,
  ctx: DecideContext,
  subject: ClockSubject,
  contact: { readonly receivedAtUnitId: UnitId; readonly receivedOn: LocalDate; readonly contactUnclear: boolean },
): NewEvent[] =>
  receivedDirectly(ctx.organisation, contact.receivedAtUnitId) && !contact.contactUnclear
    ? startClock(state, ctx, 'UNIT_NOTICE_DIRECT', {
        subject,
        startsOn: contact.receivedOn,
        unitId: contact.receivedAtUnitId,
      })
    : [];

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
    ...stopClock(state, ctx, state.matterId, 'UNIT_NOTICE_DIRECT', owed ? {} : { outcome: 'NOT_OWED' }),
    // Whoever takes the claim up no longer needs the right to object.
    ...stopClock(state, ctx, claim.claimId, 'UNIT_OBJECTION', { outcome: 'NOT_OWED' }),
  ];
}
