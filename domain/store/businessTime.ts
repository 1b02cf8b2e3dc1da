/** The business time row: null = real time. */
import type { Clock } from '../schema/time.ts';
import type { Database, Tx } from './database.ts';

/** The pinned business time in ms, or null when time is real. */
export async function readBusinessTime(db: Database | Tx): Promise<number | null> {
  const row = await db.selectFrom('cases.business_time').select('at').executeTakeFirst();
  return row?.at?.getTime() ?? null;
}

/** Business time now: the pinned one, else that of `clock`. Read inside the transaction, so that all processes agree. */
export async function businessNow(db: Database | Tx, clock: Clock): Promise<number> {
  return (await readBusinessTime(db)) ?? clock.now();
}

/** Pins business time, or frees it with null. */
export async function writeBusinessTime(db: Database | Tx, at: number | null): Promise<void> {
  await db
    .updateTable('cases.business_time')
    .set({ at: at === null ? null : new Date(at) })
    .execute();
}
