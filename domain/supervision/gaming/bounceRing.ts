/** A claim that comes back to a unit which had already passed it on (A → B → A): nobody wants it (R1 arts 23, 24). */
import type { EventDataOf, StoredEvent } from '../../schema/events.ts';
import type { ClaimId } from '../../schema/ids.ts';
import type { Sign } from './sign.ts';

type Referral = StoredEvent & { readonly type: 'ClaimReferred'; readonly data: EventDataOf<'ClaimReferred'> };

/** `events`: those of one matter, oldest first. */
export function bounceRings(events: readonly StoredEvent[]): Sign[] {
  const byClaim = new Map<ClaimId, Referral[]>();
  for (const event of events)
    if (event.type === 'ClaimReferred') {
      const { claimId } = event.data;
      byClaim.set(claimId, [...(byClaim.get(claimId) ?? []), event]);
    }
  return [...byClaim].flatMap(([claimId, referrals]) => {
    const units = referrals.map(({ data }) => data.unitId);
    const last = referrals.at(-1);
    const from = last ? units.indexOf(last.data.unitId) : -1;
    const between = units.slice(from + 1, -1);
    if (!last || from === units.length - 1 || between.every((unitId) => unitId === last.data.unitId)) return [];
    return [
      {
        kind: 'BOUNCE_RING' as const,
        key: `BOUNCE_RING:${claimId}`,
        claimId,
        unitId: last.data.unitId,
        evidence: referrals.slice(from).map(({ type, at }) => ({ type, at })),
        figures: { referrals: referrals.length, units: new Set(units).size },
      },
    ];
  });
}
