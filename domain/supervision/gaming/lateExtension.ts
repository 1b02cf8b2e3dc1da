/** An extension that is asked for in the last hour before the due instant: the unit let the time run out first (R1 art. 34). */
import type { StoredEvent } from '../../schema/events.ts';
import type { Sign } from './sign.ts';

const HOUR_MS = 3_600_000;

/** `events`: those of one matter, oldest first. */
export function lateExtensions(events: readonly StoredEvent[]): Sign[] {
  const dueAt = new Map<string, number>();
  const signs: Sign[] = [];
  for (const event of events) {
    if (event.type === 'ClockStarted' && event.data.subject.kind === 'CLAIM') {
      if (event.data.clockKey === 'HANDLE_31_6' || event.data.clockKey === 'SIMPLE_HANDLE')
        dueAt.set(event.data.subject.id, Date.parse(event.data.dueAt));
    } else if (event.type === 'ExtensionRequested') {
      const due = dueAt.get(event.data.claimId);
      const left = due === undefined ? Number.NaN : due - Date.parse(event.at);
      if (left >= 0 && left <= HOUR_MS)
        signs.push({
          kind: 'LATE_EXTENSION',
          key: `LATE_EXTENSION:${event.id}`,
          claimId: event.data.claimId,
          unitId: event.actor.unitId,
          evidence: [{ type: event.type, at: event.at }],
          figures: { minutesLeft: Math.floor(left / 60_000), days: event.data.days },
        });
    }
  }
  return signs;
}
