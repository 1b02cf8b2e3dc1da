/** Staff acts as rows of a matter's timeline: codes only, no names, no note. */
import type { Clocks } from '../clocks/port.ts';
import type { Organisation } from '../schema/matter.ts';
import type { StaffAct } from '../schema/staffActs.ts';
import type { TimelineItem } from '../schema/views.ts';
import type { Database } from './database.ts';
import { DRAFT_KINDS } from './taskActs.ts';

/** A row of a course with the real time of its recording, in ms. */
export interface Recorded {
  readonly item: TimelineItem;
  readonly recordedAt: number;
}

export async function staffTimeline(
  db: Database,
  matterId: string,
  organisation: Organisation,
  clocks: Clocks,
  seqOf: (claimId: string) => number | null,
): Promise<Recorded[]> {
  const rows = await db
    .selectFrom('cases.task_act')
    .selectAll()
    .where('matter_id', '=', matterId)
    .where('kind', 'not in', DRAFT_KINDS)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    recordedAt: row.recorded_at.getTime(),
    item: {
      at: row.at.toISOString(),
      on: clocks.localDate(row.at.getTime()),
      type: row.kind as StaffAct,
      actorRole: row.actor.role,
      actorUnit: row.actor.unitId === null ? null : (organisation.unit(row.actor.unitId)?.name ?? null),
      claimSeq: row.claim_id === null ? null : seqOf(row.claim_id),
      details: { taskKey: row.task_key, ...(row.reason === null ? {} : { staffReason: row.reason }) },
    },
  }));
}

/** Two courses as one, in the order of recording: business time may stand still between two of them. */
export const merged = (...courses: readonly (readonly Recorded[])[]): TimelineItem[] =>
  courses
    .flat()
    .sort((a, b) => a.recordedAt - b.recordedAt)
    .map(({ item }) => item);
