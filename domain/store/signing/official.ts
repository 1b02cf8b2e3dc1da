/** Which events are official, and which of their facts a statement names: codes, dates and numbers that the petitioner is told anyway. */
import type { Plain } from '../../receipts/canonical.ts';
import type { EventDataOf, EventType, StoredEvent } from '../../schema/events.ts';
import type { MatterState } from '../../schema/matter.ts';

type Facts = { readonly [T in EventType]?: readonly (keyof EventDataOf<T> & string)[] };

const OFFICIAL: Facts = {
  IntakeDecided: ['decision'],
  ContactJoined: ['decision', 'article'],
  ClaimRouted: ['route'],
  NoticeServed: ['kind', 'noticeNumber'],
  ClaimDiverted: ['route', 'applyBy'],
  AccusationTransferred: [],
  SuggestionAnswered: ['adopted'],
  ClaimAccepted: ['acceptedOn'],
  ClaimNotAccepted: ['reasonCode'],
  HearingHeld: ['fromOn', 'toOn', 'open'],
  ExtensionDecided: ['approved', 'days', 'dueOn'],
  ExtensionTold: ['noticeNumber'],
  OpinionServed: ['opinionNumber', 'outcome', 'servedOn'],
  RatingReceived: ['rating'],
  ReviewRequested: ['requestedOn'],
  ReviewDecided: ['opinionNumber', 'outcome', 'servedOn'],
  ReexamRequested: ['requestedOn'],
  ReexamDecided: ['opinionNumber', 'outcome', 'servedOn'],
  MatterClosed: ['codes'],
};

/** The facts, or undefined for an event that is the office's own affair. An accuser learns of the transfer alone (R1 art. 30). */
export function officialFacts(event: StoredEvent, after: MatterState): Readonly<Record<string, Plain>> | undefined {
  const names = OFFICIAL[event.type];
  if (!names || (after.matterType === 'ACCUSATION' && event.type !== 'AccusationTransferred')) return undefined;
  const data = event.data as Readonly<Record<string, Plain>>;
  const claim = after.claims.find(({ claimId }) => claimId === data['claimId']);
  return {
    ...(claim ? { claim: claim.seq } : {}),
    ...Object.fromEntries(names.map((name) => [name, data[name] ?? null])),
  };
}
