/** The latest opinion that was drafted on a claim, in words: what a checker reads and a drafter writes on. */
import type { StoredEvent } from '../../../domain/schema/events.ts';

export interface DraftText {
  readonly outcome: string;
  readonly opinion: Readonly<Record<'claims' | 'facts' | 'opinion' | 'legalBasis', string>>;
}

/** `events` with their sealed parts opened; null before anything was drafted. */
export function draftOf(events: readonly StoredEvent[], claimId: string | null): DraftText | null {
  const drafted = events.findLast(
    (event) => (event.type === 'OpinionDrafted' || event.type === 'RedoDrafted') && event.data.claimId === claimId,
  );
  return drafted?.type === 'OpinionDrafted' || drafted?.type === 'RedoDrafted'
    ? { outcome: drafted.data.outcome, opinion: drafted.data.sealed }
    : null;
}
