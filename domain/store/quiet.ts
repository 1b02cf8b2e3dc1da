/** When something is due next, and what the case store still waits for. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { waitingEntries } from './outbox.ts';
import { submittedTasks } from './workItems.ts';

/** The earliest instant (ms) at which a running clock must be checked or a monthly review opens; null = never. */
export async function nextDueInstant(db: Database): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select least((select min(next_check_at) from cases.clock where stopped_on is null),
                 (select min(open_at) from cases.programme where opened_at is null)) as at`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}

export interface Unquiet {
  readonly outbox: number;
  readonly submitted: number;
  /** Clocks and monthly reviews whose instant has come but that were not checked yet. */
  readonly due: readonly string[];
  /** Grows with every event: two equal looks mean nothing happened in between. */
  readonly position: string;
}

/** What is not done yet at business time `now`. */
export async function unquiet(db: Database, now: number): Promise<Unquiet> {
  const { rows } = await sql<{ ref: string }>`
    select clock_ref as ref from cases.clock where stopped_on is null and next_check_at <= ${new Date(now)}
    union all select 'monthly-review:' || unit_id || ':' || month from cases.programme where opened_at is null and open_at <= ${new Date(now)}
    limit 20`.execute(db);
  const last = await db
    .selectFrom('cases.event')
    .select(({ fn }) => fn.max('position').as('position'))
    .executeTakeFirst();
  return {
    outbox: await waitingEntries(db),
    submitted: await submittedTasks(db),
    due: rows.map(({ ref }) => ref),
    position: last?.position ?? '0',
  };
}

/** Real time as the database sees it: what its own stamps can be compared with. */
export async function databaseNow(db: Database): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db);
  return rows[0]?.now ?? new Date(0);
}
