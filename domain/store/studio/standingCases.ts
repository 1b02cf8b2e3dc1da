/** Which case a running process instance belongs to, and by when it is due. */
import { sql } from 'kysely';
import type { ClockKey } from '../../schema/codes.ts';
import type { Database } from '../database.ts';
import { notHidden, seenThroughAny, type Hidden, type SeenThrough } from '../seeing.ts';

export interface StandingCase {
  readonly processInstanceKey: string;
  readonly publicNumber: string | null;
  /** Earliest due day of its open tasks. */
  readonly dueOn: string | null;
  /** The clock that the instance watches, of clock-watch. */
  readonly clockKey: ClockKey | null;
}

/** `through` as of the matter list: a number that the reader may not see is null. One statement for all. */
export async function standingCases(
  db: Database,
  engineId: string,
  processInstanceKeys: readonly string[],
  through: readonly SeenThrough[],
  hidden: Hidden,
): Promise<ReadonlyMap<string, StandingCase>> {
  const visible = seenThroughAny(through);
  const { rows } = await sql<StandingCase>`
    select i.key as "processInstanceKey",
           case when ${visible} and ${notHidden(hidden)} then m.public_number end as "publicNumber",
           (select min(w.due_on)::text from cases.work_item w
             where w.engine_id = ${engineId} and w.process_instance_key = i.key and w.state in ('OFFERED', 'SUBMITTED')) as "dueOn",
           substring(f.flow_ref from '^clock-watch:[^:]+:([A-Z0-9_]+)') as "clockKey"
      from unnest(${[...processInstanceKeys]}::text[]) as i(key)
      left join cases.flow f on f.process_instance_key = i.key and f.engine_id = ${engineId}
      left join lateral (select t.matter_id from cases.flow_trace t where t.process_instance_key = i.key limit 1) t on true
      left join cases.matter m on m.matter_id = coalesce(f.matter_id, t.matter_id)`.execute(db);
  return new Map(rows.map((row) => [row.processInstanceKey, row]));
}
