/** The writer's place: one engine on a database holds it, the others stand by and take it when it falls free or silent. */
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { OpenWriterOptions } from '../port.ts';

/** The advisory lock that makes the writer single: any two engines on one database ask for the same. */
const LOCK = "hashtextextended('fengqiao.engine.writer', 0)";

/**
 * How often a standby asks, ms. It asks instead of waiting inside PostgreSQL: a standby whose own connection has died
 * finds out, and no dead one stands in the queue before a live one.
 */
const ASK_MS = 100;

/** How often a writer with nothing to write says that it is there, ms. */
export const HEARTBEAT_MS = 300;

/**
 * After how long without a word a standby ends the writer's session, ms. A killed engine or a cut connection frees the
 * lock by itself, at once; this is for a paused process and for a network that swallows packets, which PostgreSQL would
 * notice after two hours (tcp_keepalives_idle). Seventeen heartbeats, so that an engine that is only busy for a moment,
 * reading a large deployment on a crowded machine, is not evicted: that would cost its clients more than the wait.
 * Without a standby nobody looks, and a silent engine keeps its place.
 */
const SILENCE_MS = 5_000;

/** Sessions that hold the lock and have kept the server waiting for too long. */
const END_SILENT = `
  select pg_terminate_backend(session.pid)
    from pg_locks lock join pg_stat_activity session using (pid)
   where lock.locktype = 'advisory' and lock.granted and lock.objsubid = 1
     and lock.database = (select oid from pg_database where datname = current_database())
     and (lock.classid::bigint << 32 | lock.objid::bigint) = ${LOCK}
     and session.wait_event_type = 'Client'
     and session.state_change < clock_timestamp() - interval '${String(SILENCE_MS)} milliseconds'`;

/** Runs a statement on the connection that is to hold the place. */
export type Ask = <R extends pg.QueryResultRow>(statement: string) => Promise<pg.QueryResult<R>>;

/** Takes the place for the connection of `ask`, waiting as long as another engine fills it. */
export async function takePlace(ask: Ask, { signal, onWait }: OpenWriterOptions): Promise<void> {
  for (let waited = false; ; waited = true) {
    const { rows } = await ask<{ taken: boolean }>(`select pg_try_advisory_lock(${LOCK}) as taken`);
    if (rows[0]?.taken) break;
    if (!waited) onWait?.();
    await ask(END_SILENT);
    await sleep(ASK_MS, undefined, { signal });
  }
  await ask(`set application_name = 'fengqiao engine writer'`);
}
