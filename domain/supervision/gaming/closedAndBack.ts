/** Closed, and soon after the same petitioner is back with the same matter, or the closing turns out false (F7, R1 art. 42). */
import type { StoredEvent } from '../../schema/events.ts';
import type { Sign } from './sign.ts';

/** A return later than this says more about the world than about the closing [P]. */
const SOON_DAYS = 30;
const DAY_MS = 86_400_000;

const comesBack = (event: StoredEvent): boolean =>
  (event.type === 'ContactOffered' && event.data.sameMatterState === 'ANSWERED' && !event.data.newFacts) ||
  (event.type === 'RedoOrdered' && event.data.defects.includes('F7'));

/** `events`: those of one matter, oldest first. */
export function closedAndBack(events: readonly StoredEvent[]): Sign[] {
  const closed = events.findLast((event) => event.type === 'MatterClosed');
  if (!closed) return [];
  const at = Date.parse(closed.at);
  const back = events.filter(
    (event) => comesBack(event) && Date.parse(event.at) >= at && Date.parse(event.at) - at <= SOON_DAYS * DAY_MS,
  );
  const [first] = back;
  if (!first) return [];
  return [
    {
      kind: 'CLOSED_AND_BACK',
      key: `CLOSED_AND_BACK:${closed.id}`,
      claimId: first.type === 'RedoOrdered' ? first.data.claimId : null,
      unitId: null,
      evidence: [closed, ...back].map(({ type, at: when }) => ({ type, at: when })),
      figures: { days: Math.floor((Date.parse(first.at) - at) / DAY_MS), times: back.length },
    },
  ];
}
