/** Events as a timeline (全程留痕): codes, dates and numbers only. Pure. */
import type { Organisation } from '../schema/matter.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { UnitId } from '../schema/ids.ts';
import type { TimelineItem } from '../schema/views.ts';
import type { Clocks } from '../clocks/port.ts';

type Detail = TimelineItem['details'][string];
const HIDDEN: ReadonlySet<string> = new Set([
  'sealed',
  'petitionerKey',
  'secretHash',
  'claimId',
  'contactId',
  'matterId',
  'otherId',
  'opinionId',
  'measureId',
  'leaderId',
  'processInstanceKey',
  'engineId',
  'messageId',
  'attachmentId',
  'sha256',
]);

function plain(value: unknown): Detail | undefined {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value as Detail;
  return Array.isArray(value) && value.every((item): item is string => typeof item === 'string') ? value : undefined;
}

function detailsOf(event: StoredEvent, organisation: Organisation): TimelineItem['details'] {
  const details: TimelineItem['details'] = {};
  for (const [key, value] of Object.entries(event.data)) {
    if (HIDDEN.has(key)) continue;
    if (typeof value === 'string' && value.startsWith('unit_')) {
      const code = organisation.unit(value as UnitId)?.code;
      if (code !== undefined) details[key.replace(/Id$/, 'Code')] = code;
      continue;
    }
    const shown = plain(value);
    if (shown !== undefined) details[key] = shown;
  }
  const ref = details['clockRef'];
  if (typeof ref === 'string' && details['clockKey'] === undefined)
    details['clockKey'] = ref.replace(/^[^:]*:/, '').replace(/#.*$/, '');
  return details;
}

/** The claim an event is about: by its claim id, or by the subject of its clock. */
function claimOf(event: StoredEvent): string {
  const { claimId, clockRef } = event.data as { claimId?: string | null; clockRef?: string };
  return claimId ?? clockRef?.split(':')[0] ?? '';
}

export function timelineOf(
  events: readonly StoredEvent[],
  organisation: Organisation,
  clocks: Clocks,
  seqOf: (id: string) => number | null,
): TimelineItem[] {
  return events.map((event) => ({
    at: event.at,
    on: clocks.localDate(Date.parse(event.at)),
    type: event.type,
    actorRole: event.actor.role,
    actorUnit: event.actor.unitId === null ? null : (organisation.unit(event.actor.unitId)?.name ?? null),
    claimSeq: seqOf(claimOf(event)),
    details: detailsOf(event, organisation),
  }));
}
