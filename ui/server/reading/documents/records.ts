/** The documents that a matter's history holds: what was served, and the latest draft of each claim. Pure. */
import type { DocumentFacts } from '../../../../domain/documents/compose.ts';
import type { DocumentKind } from '../../../../domain/documents/kinds.ts';
import type { EventDataOf, EventType, StoredEvent } from '../../../../domain/schema/events.ts';
import type { UnitId } from '../../../../domain/schema/ids.ts';
import type { ClaimState, MatterState, Organisation } from '../../../../domain/schema/matter.ts';

export interface DocumentRecord {
  /** `<kind>-<claim>-<n>` */
  readonly documentId: string;
  readonly claimSeq: number;
  readonly unitId: UnitId | null;
  readonly draft: boolean;
  readonly facts: DocumentFacts;
}
export interface History {
  readonly state: MatterState;
  /** With sealed parts opened. */
  readonly events: readonly StoredEvent[];
  readonly organisation: Organisation;
  /** The day of an instant in the office's zone. */
  readonly localDate: (now: number) => string;
}

type Of<T extends EventType> = Extract<StoredEvent, { type: T }>;

/** Oldest first within a claim. */
export function documentsOf(history: History): readonly DocumentRecord[] {
  return history.state.claims.flatMap((claim) => ofClaim(history, claim));
}

function ofClaim({ state, events, organisation, localDate }: History, claim: ClaimState): DocumentRecord[] {
  const isOf = <T extends EventType>(event: StoredEvent, type: T): event is Of<T> =>
    event.type === type && 'claimId' in event.data && event.data.claimId === claim.claimId;
  const last = <T extends EventType>(type: T, before = events.length): EventDataOf<T> | undefined => {
    const found = events.slice(0, before).findLast((event) => isOf(event, type));
    return found?.data as EventDataOf<T> | undefined;
  };
  const nameOf = (unitId: UnitId | null | undefined): string | null =>
    (unitId && organisation.unit(unitId)?.name.zh) ?? null;
  const above = (unitId: UnitId | null | undefined): string | null =>
    (unitId && organisation.nextLevelUp(unitId)?.name.zh) ?? null;
  const recipient = events.find((event) => event.type === 'MatterRegistered')?.data.sealed.name ?? null;
  const claims = last('ClaimAdded')?.sealed.text ?? '';
  const route = claim.route ?? 'R31_6';
  const handling = state.clocks.find(
    ({ subject, clockKey }) =>
      subject.id === claim.claimId && (clockKey === 'HANDLE_31_6' || clockKey === 'SIMPLE_HANDLE'),
  );
  const counts = new Map<DocumentKind, number>();
  const record = (facts: DocumentFacts, unitId: UnitId | null): DocumentRecord => {
    const n = (counts.get(facts.kind) ?? 0) + 1;
    counts.set(facts.kind, n);
    const documentId = `${facts.kind}-${String(claim.seq)}-${String(n)}`;
    return { documentId, claimSeq: claim.seq, unitId, draft: facts.servedOn === null, facts };
  };
  const opinionOf = (opinionId: string) =>
    events.find(
      (event) => (isOf(event, 'OpinionDrafted') || isOf(event, 'RedoDrafted')) && event.data.opinionId === opinionId,
    ) as Of<'OpinionDrafted'> | undefined;

  const found = events.flatMap((event, at): DocumentRecord[] => {
    const head = { recipient, organ: nameOf(claim.unitId), servedOn: localDate(Date.parse(event.at)) };
    if (isOf(event, 'NoticeServed')) {
      const { kind, noticeNumber: number } = event.data;
      const diverted = last('ClaimDiverted', at + 1);
      if (kind === 'DIVERSION' || diverted) {
        const { remedy = '', reconsiderationFirst = false, applyBy = null } = diverted ?? {};
        const facts = { ...head, number, claims, route, remedy, reconsiderationFirst, applyBy };
        return [record({ ...facts, kind: 'DIVERSION_NOTICE' }, claim.unitId)];
      }
      const accepted = last('ClaimAccepted', at + 1);
      const reasonCode = last('ClaimNotAccepted', at + 1)?.reasonCode ?? null;
      const due = { acceptedOn: accepted?.acceptedOn ?? null, dueOn: handling?.dueOn ?? null };
      const facts = { ...head, number, claims, route, reasonCode, accepted: accepted !== undefined, ...due };
      return [record({ ...facts, kind: 'RECEIPT_NOTICE' }, claim.unitId)];
    }
    if (isOf(event, 'ExtensionTold')) {
      const { days = 0, dueOn = null } = last('ExtensionDecided', at) ?? {};
      const reasonCode = last('ExtensionRequested', at)?.reasonCode ?? '';
      const facts = { ...head, number: event.data.noticeNumber, claims, reasonCode, days, dueOn };
      return [record({ ...facts, kind: 'EXTENSION_NOTICE' }, claim.unitId)];
    }
    if (isOf(event, 'OpinionServed')) {
      const { opinionId, opinionNumber: number, outcome, servedOn } = event.data;
      const text = opinionOf(opinionId)?.data.sealed;
      if (!text) return [];
      const facts = { ...head, number, servedOn, text, outcome, nextOrgan: above(claim.unitId) };
      return [record({ ...facts, kind: 'HANDLING_OPINION' }, claim.unitId)];
    }
    if (isOf(event, 'ReviewDecided') || isOf(event, 'ReexamDecided')) {
      const { outcome, servedOn, opinionNumber: number, sealed: text } = event.data;
      const kind = event.type === 'ReviewDecided' ? 'REVIEW_OPINION' : 'REEXAM_OPINION';
      const asked = last(event.type === 'ReviewDecided' ? 'ReviewRequested' : 'ReexamRequested', at);
      const organUnitId = asked?.organUnitId ?? null;
      const facts = { recipient, organ: nameOf(organUnitId), number, servedOn, text, outcome };
      return [record({ ...facts, kind, nextOrgan: above(organUnitId) }, organUnitId)];
    }
    return [];
  });
  const drafted = events.findLast((event) => isOf(event, 'OpinionDrafted') || isOf(event, 'RedoDrafted')) as
    | Of<'OpinionDrafted'>
    | undefined;
  const served = claim.opinions.some(({ opinionId }) => opinionId === drafted?.data.opinionId);
  if (!drafted || served) return found;
  const { outcome, sealed: text } = drafted.data;
  const facts = { recipient, organ: nameOf(claim.unitId), number: null, servedOn: null, text, outcome };
  return [...found, record({ ...facts, kind: 'HANDLING_OPINION', nextOrgan: above(claim.unitId) }, claim.unitId)];
}
