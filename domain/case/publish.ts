/** Which messages an event sends to the engine (domain/schema/messages.ts). Pure: same event, same entries, same message ids. */
import type { MessageName, MessageVariables } from '../schema/messages.ts';
import type { EventDataOf, EventType, StoredEvent } from '../schema/events.ts';
import type { ClaimId, FlowRef } from '../schema/ids.ts';
import type { ClockState, MatterState } from '../schema/matter.ts';
import type { OutboxEntry } from '../schema/outbox.ts';
import { findClaim, nextRef, runningClock, runningsOf } from './lookup.ts';
import { groupOf } from './variables.ts';

const flow = (...parts: (string | number)[]): FlowRef => parts.join(':') as FlowRef;

/** `messageId` is stable per event, so that a relay that sends twice is recognised while the message is buffered. */
function message<N extends MessageName>(
  name: N,
  correlationKey: string,
  messageId: string,
  variables: MessageVariables<N>,
): OutboxEntry {
  return { kind: 'publishMessage', name, correlationKey, messageId, variables } as OutboxEntry;
}

/** A message that starts a flow is named after the flow: one per flowRef, whatever event sends it. */
const start = <N extends MessageName>(name: N, key: string, variables: MessageVariables<N> & { flowRef: FlowRef }) =>
  message(name, key, variables.flowRef, variables);

const clockOf = (state: MatterState, ref: string): ClockState | undefined =>
  state.clocks.find((clock) => clock.clockRef === ref);

/** Events after which the colour of the matter may be another (DT-05). */
const CHANGES_FACTS: ReadonlySet<EventType> = new Set<EventType>([
  'ContactOffered',
  'IntakeDecided',
  'MatterRouted',
  'ClaimReferred',
  'ObjectionRaised',
  'ObjectionDecided',
  'OpinionServed',
  'ExecutionConfirmed',
  'ReviewRequested',
  'ReviewDecided',
  'ReexamRequested',
  'ReexamDecided',
  'RedoOrdered',
  'ClockThresholdReached',
]);

/** The main flow listens from sorting until close-out. */
const LISTENING: ReadonlySet<MatterState['status']> = new Set<MatterState['status']>([
  'SORTED',
  'ROUTED',
  'IN_HANDLING',
  'ANSWERED',
]);

const claimStart = (after: MatterState, claimId: ClaimId, flowRef: FlowRef) => ({
  matterId: after.matterId,
  claimId,
  flowRef,
});

function clockStarted(after: MatterState, data: EventDataOf<'ClockStarted'>): OutboxEntry[] {
  const { clockRef, nextCheckAt, dueAt, supersedes } = data;
  return [
    start('clock.started', clockRef, {
      matterId: after.matterId,
      flowRef: flow('clock-watch', clockRef),
      clockRef,
      checkAt: nextCheckAt,
      dueAt,
    }),
    // Open tasks carry the due date of the clock that was in force when they were created.
    ...(supersedes ? [{ kind: 'updateUserTaskDue', clockRef: supersedes, dueAt } as const] : []),
  ];
}

function own(before: MatterState | undefined, event: StoredEvent, after: MatterState): OutboxEntry[] {
  const { matterId } = after;
  switch (event.type) {
    case 'MatterRegistered': {
      const { contactId } = event.data;
      return [start('matter.registered', matterId, { matterId, contactId, flowRef: flow('petition-case', matterId) })];
    }
    case 'ContactOffered': {
      const { contactId } = event.data;
      return [
        start('contact.registered', contactId, { matterId, contactId, flowRef: flow('petition-case', contactId) }),
      ];
    }
    case 'ClockStarted':
      return clockStarted(after, event.data);
    case 'ClockMoved': {
      const { clockRef, nextCheckAt, dueAt } = event.data;
      return [
        message('clock.moved', clockRef, event.id, { checkAt: nextCheckAt, dueAt }),
        { kind: 'updateUserTaskDue', clockRef, dueAt },
      ];
    }
    case 'ClockStopped': {
      const clock = clockOf(after, event.data.clockRef);
      return clock ? [message('clock.moved', clock.clockRef, event.id, { checkAt: null, dueAt: clock.dueAt })] : [];
    }
    case 'ClockThresholdReached': {
      const clock = clockOf(after, event.data.clockRef);
      if (!clock) return [];
      return [
        message('clock.reached', clock.subject.id, event.id, {
          reachedClockRef: clock.clockRef,
          reachedClockKey: clock.clockKey,
          daysPastDue: event.data.daysPastDue,
        }),
      ];
    }
    case 'RatingReceived':
      return [message('rating.received', matterId, event.id, {})];
    case 'RatingLapsed':
      return [message('rating.lapsed', matterId, event.id, {})];
    case 'Escalated': {
      const { claimId, clockRef, action } = event.data;
      if (action === 'NONE' || action === 'REMIND') return [];
      const flowRef = flow('escalation', clockRef, action);
      return [start('escalation.opened', flowRef, { matterId, claimId, clockRef, escalationAction: action, flowRef })];
    }
    case 'ReviewSampled': {
      const { claimId } = event.data;
      const reviewNo = findClaim(after, claimId)?.monthlyReviews.length ?? 1;
      return [start('claim.sampled', claimId, claimStart(after, claimId, flow('claim-review', claimId, reviewNo)))];
    }
    case 'RedoOrdered': {
      const { claimId, redoNo } = event.data;
      const flowRef = flow('redo', claimId, redoNo);
      // The order's own clock starts with the next event of the same act.
      const redoClockRef = nextRef(after, claimId, 'REDO');
      return [start('redo.ordered', claimId, { ...claimStart(after, claimId, flowRef), redoClockRef })];
    }
    case 'RedoFailed': {
      const { claimId, because } = event.data;
      const lapsed = because === 'NOT_DONE' ? runningClock(after, claimId, 'REDO') : undefined;
      return lapsed ? [message('redo.lapsed', lapsed.clockRef, event.id, {})] : [];
    }
    case 'ReviewRequested': {
      const { claimId } = event.data;
      const n = runningsOf(before ?? after, claimId, 'REVIEW_DECIDE').length + 1;
      const flowRef = flow('review-reexamination', claimId, n);
      return [start('review.requested', claimId, claimStart(after, claimId, flowRef))];
    }
    case 'ReexamRequested':
      return [message('reexam.requested', event.data.claimId, event.id, {})];
    case 'ClaimFinalByLapse':
      return event.data.to === 'REVIEW_FINAL_BY_LAPSE'
        ? [message('reexam.lapsed', event.data.claimId, event.id, {})]
        : [];
    case 'AfterCareBegun': {
      const flowRef = flow('review-reexamination', matterId, 'AFTER_CARE');
      const afterCareGroup = groupOf('HDL', event.data.unitId);
      return [start('afterCare.requested', matterId, { matterId, flowRef, afterCareGroup })];
    }
    default:
      return [];
  }
}

/** What the relay has to do because of this event. `before` and `after` are the states around it. */
export function outboxOf(before: MatterState | undefined, event: StoredEvent, after: MatterState): OutboxEntry[] {
  const entries = own(before, event, after);
  if (!CHANGES_FACTS.has(event.type) || !LISTENING.has(after.status)) return entries;
  return [...entries, message('matter.factsChanged', after.matterId, `${event.id}:facts`, {})];
}
