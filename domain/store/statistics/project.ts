/** What statistics count of a matter, written in the transaction of the events it comes from. */
import { sql } from 'kysely';
import type { Clocks } from '../../clocks/port.ts';
import type { EventType } from '../../schema/events.ts';
import type { MatterId } from '../../schema/ids.ts';
import type { Step } from '../core.ts';
import type { Tx } from '../database.ts';

/** Nothing is counted by these: the acts of the machinery that come most often. */
const UNCOUNTED: ReadonlySet<EventType> = new Set<EventType>([
  'FlowBound',
  'ClockThresholdReached',
  'Escalated',
  'IntakeProposed',
  'ClaimRouteProposed',
  'ColourRated',
  'FileAdded',
  'ReviewSampled',
]);

/** Brings the facts of the matter up to date (migration 11) after everything else about it has been written. */
export async function projectStatistics(
  tx: Tx,
  steps: readonly Step[],
  matterId: MatterId,
  clocks: Pick<Clocks, 'localDate'>,
): Promise<void> {
  if (steps.every(({ event }) => UNCOUNTED.has(event.type))) return;
  for (const { event } of steps) {
    if (event.type !== 'ClaimRouted') continue;
    await tx
      .updateTable('cases.claim')
      .set({ routed_on: clocks.localDate(Date.parse(event.at)) })
      .where('claim_id', '=', event.data.claimId)
      .execute();
  }
  await sql`select cases.count_matter(${matterId})`.execute(tx);
}
