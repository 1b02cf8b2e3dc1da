/** Compares the stored clocks with the timers of the embedded engine: each running clock is armed for exactly its next instant. */
import type pg from 'pg';
import { engineIsHere } from './engineSchema.ts';

/** One sentence per clock whose timer is missing or set for another instant. None where the engine cannot be asked that. */
export async function disagreeingTimers(pool: pg.Pool): Promise<readonly string[]> {
  if (!(await engineIsHere(pool))) return [];
  const { rows } = await pool.query<{ clock_ref: string; clock_at: Date; timer_at: Date | null }>(
    `select c.clock_ref, c.next_check_at as clock_at, t.due_at as timer_at
       from cases.clock c
       left join cases.flow f on f.flow_ref = 'clock-watch:' || c.clock_ref
       left join lateral (select to_timestamp(min(t.due_at) / 1000.0) as due_at from engine.timers t where t.process_instance_key = f.process_instance_key::bigint) t on true
      where c.stopped_on is null and c.next_check_at is not null and t.due_at is distinct from c.next_check_at
      limit 20`,
  );
  return rows.map(
    ({ clock_ref, clock_at, timer_at }) =>
      `clock ${clock_ref} is due a check at ${clock_at.toISOString()}, the engine's timer at ${timer_at?.toISOString() ?? 'none'}`,
  );
}
