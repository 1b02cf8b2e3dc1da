/** What the case store knows of a running flow that an operator wants to change. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Whether the flow belongs to a matter that is not over; a flow that the store does not know belongs to none. */
export async function carriesOpenMatter(db: Database, engineId: string, processInstanceKey: string): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (
      select from cases.matter m
       where m.closed_on is null and m.matter_id in (
         select f.matter_id from cases.flow f
          where f.engine_id = ${engineId} and f.process_instance_key = ${processInstanceKey}
         union all
         select t.matter_id from cases.flow_trace t where t.process_instance_key = ${processInstanceKey})) as open`.execute(
    db,
  );
  return rows[0]?.open ?? false;
}
