import type pg from 'pg';

/** Whether the engine's tables lie in the case database, as the embedded engine's do; a cluster's do not. */
export async function engineIsHere(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ here: boolean }>(`select to_regclass('engine.timers') is not null as here`);
  return rows[0]?.here ?? false;
}
