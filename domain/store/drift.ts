/** What the case store knows that the engine ought to know too: for finding where the two have come apart. */
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** The flow that carries a matter from registration to close-out (messages that start it: domain/schema/messages.ts). */
export const MAIN_FLOW = 'petition-case';
/** Both sides are given this long to hear of each other. */
const SETTLED = sql`interval '1 minute'`;

/** Something that did not arrive: the name of the message or of the act, how often, and since when. */
export interface Missed {
  readonly what: string;
  readonly count: number;
  readonly since: Date;
}

/** Instances that must be running: the latest main flow of every matter that is not over. */
export async function expectedFlows(db: Database, engineId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select key from (
      select distinct on (f.matter_id) f.process_instance_key as key, f.bound_at
        from cases.flow f join cases.matter m using (matter_id)
       where m.closed_on is null and f.engine_id = ${engineId} and f.process_id = ${MAIN_FLOW}
       order by f.matter_id, f.bound_at desc) latest
     where bound_at < now() - ${SETTLED}`.execute(db);
  return rows.map(({ key }) => key);
}

/** Those of these running main flows that no open matter has. */
export async function strayFlows(
  db: Database,
  engineId: string,
  processInstanceKeys: readonly string[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select k.key from unnest(${[...processInstanceKeys]}::text[]) k (key)
     where not exists (
       select from cases.flow f join cases.matter m using (matter_id)
        where f.engine_id = ${engineId} and f.process_instance_key = k.key and m.closed_on is null)`.execute(db);
  return rows.map(({ key }) => key);
}

/** Flows that were asked for and have not begun, by what asks for them; they are asked for again by themselves. */
export async function unbegunFlows(db: Database): Promise<readonly Missed[]> {
  const { rows } = await sql<{ what: string; count: string; since: Date }>`
    select message->>'name' as what, count(*) as count, min(asked_at) as since
      from cases.flow where bound_at is null and asked_at < now() - ${SETTLED}
     group by 1 order by 1`.execute(db);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}

/** Messages and completions of the last week that the engine refused, or that came too late, by what they were. */
export async function notTaken(db: Database): Promise<readonly (Missed & { readonly state: 'GONE' | 'REFUSED' })[]> {
  const { rows } = await sql<{ state: 'GONE' | 'REFUSED'; what: string; count: string; since: Date }>`
    select state, coalesce(entry->>'name', entry->>'kind') as what, count(*) as count, min(done_at) as since
      from cases.outbox
     where state in ('GONE', 'REFUSED') and done_at > now() - interval '7 days'
     group by 1, 2 order by 1 desc, 2`.execute(db);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
