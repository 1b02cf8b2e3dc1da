/** Outbox rows: written with the events, done by the relay at least once, in order within a lane. */
import { sql } from 'kysely';
import { messages } from '../schema/messages.ts';
import type { Database, Tx } from './database.ts';
import type { OutboxEntry } from './port.ts';

type Publish = Extract<OutboxEntry, { kind: 'publishMessage' }>;

/** The flow a message starts, or null when it only reaches a waiting one. */
export function startedFlow(entry: Publish): string | null {
  return messages[entry.name].starts === null ? null : ((entry.variables as { flowRef?: string }).flowRef ?? null);
}

/** The lane of completions that are kept back; beside the matter's own, so that its other entries do not wait. */
export const heldLane = (matterId: string): string => `${matterId}/held`;

/** Adds entries in order, to leave after `delayMs` of real time. Throws a ZodError when a message carries a variable that is not on its allow-list. */
export async function enqueue(tx: Tx, lane: string, entries: readonly OutboxEntry[], delayMs = 0): Promise<void> {
  for (const entry of entries)
    if (entry.kind === 'publishMessage') messages[entry.name].variables.parse(entry.variables);
  if (entries.length === 0) return;
  const flows = entries.flatMap((entry) => {
    const flowRef = entry.kind === 'publishMessage' ? startedFlow(entry) : null;
    // Only flows of a matter bind themselves; the monthly review programme has its own stream.
    return flowRef === null || !lane.startsWith('mat_')
      ? []
      : [{ flow_ref: flowRef, matter_id: lane, message: JSON.stringify(entry) }];
  });
  if (flows.length > 0) {
    await tx
      .insertInto('cases.flow')
      .values(flows.map((flow) => ({ ...flow, engine_id: null, process_id: null, process_instance_key: null })))
      .onConflict((oc) => oc.column('flow_ref').doNothing())
      .execute();
  }
  await tx
    .insertInto('cases.outbox')
    .values(
      entries.map((entry) => ({
        lane,
        entry: JSON.stringify(entry),
        last_error: null,
        ...(delayMs > 0 ? { next_try_at: sql<Date>`now() + ${`${delayMs} milliseconds`}::interval` } : {}),
      })),
    )
    .execute();
}

export interface OutboxRow {
  readonly id: string;
  readonly lane: string;
  readonly attempts: number;
  readonly entry: OutboxEntry;
}

/** What the engine said to an entry. `later` is tried again after `delayMs` of real time. */
export type Delivery =
  | { readonly kind: 'done' }
  | { readonly kind: 'gone' | 'refused'; readonly error: string }
  | { readonly kind: 'later'; readonly error: string; readonly delayMs: number };

/**
 * Takes the first waiting entry of up to `limit` lanes, lets `deliver` do them side by side, and notes how each ended; all under row
 * locks, so that two relays share the work and never overtake within a lane. Resolves to how many it took.
 */
export async function relayBatch(
  db: Database,
  limit: number,
  deliver: (row: OutboxRow) => Promise<Delivery>,
): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<OutboxRow>`
      select id, lane, attempts, entry from cases.outbox o
       where state = 'WAITING' and next_try_at <= now()
         and not exists (select from cases.outbox earlier where earlier.lane = o.lane and earlier.state = 'WAITING' and earlier.id < o.id)
       order by id limit ${limit} for update skip locked`.execute(tx);
    const deliveries = await Promise.all(rows.map(async (row) => ({ row, delivery: await deliver(row) })));
    for (const { row, delivery } of deliveries) await note(tx, row, delivery);
    return rows.length;
  });
}

async function note(tx: Tx, { id, entry, attempts }: OutboxRow, delivery: Delivery): Promise<void> {
  if (delivery.kind === 'later') {
    await tx
      .updateTable('cases.outbox')
      .set({
        attempts: attempts + 1,
        last_error: delivery.error,
        next_try_at: sql<Date>`now() + ${`${delivery.delayMs} milliseconds`}::interval`,
      })
      .where('id', '=', id)
      .execute();
    return;
  }
  const state = delivery.kind === 'done' ? 'DONE' : delivery.kind === 'gone' ? 'GONE' : 'REFUSED';
  const last_error = delivery.kind === 'done' ? null : delivery.error;
  await tx
    .updateTable('cases.outbox')
    .set({ state, attempts: attempts + 1, last_error, done_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute();
  if (entry.kind === 'completeUserTask') {
    await tx
      .updateTable('cases.work_item')
      .set({ state: delivery.kind === 'done' ? 'DONE' : 'GONE', changed_at: sql<Date>`now()` })
      .where('user_task_key', '=', entry.userTaskKey)
      .execute();
  }
  const flowRef = entry.kind === 'publishMessage' ? startedFlow(entry) : null;
  if (flowRef !== null)
    await tx
      .updateTable('cases.flow')
      .set({ published_at: sql<Date>`now()` })
      .where('flow_ref', '=', flowRef)
      .execute();
}

/** Entries not delivered yet, those in back-off included. */
export async function waitingEntries(db: Database | Tx): Promise<number> {
  const { count } = await db
    .selectFrom('cases.outbox')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'WAITING')
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Entries that the engine did not take, newest first: the drift view. */
export async function drift(
  db: Database,
  limit: number,
): Promise<readonly { id: string; lane: string; state: string; error: string | null; entry: OutboxEntry }[]> {
  const rows = await db
    .selectFrom('cases.outbox')
    .select(['id', 'lane', 'state', 'last_error', 'entry'])
    .where('state', 'in', ['GONE', 'REFUSED'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ last_error, entry, ...row }) => ({ ...row, error: last_error, entry: entry as OutboxEntry }));
}

/**
 * Publishes again the start messages of flows that no process instance has bound within `afterMs` of real time: a message id
 * de-duplicates only while the message is buffered, so a message may be lost with its buffer. Resolves to their flowRefs.
 */
export async function republishUnbound(db: Database, afterMs: number): Promise<readonly string[]> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ flow_ref: string; matter_id: string; message: Publish }>`
      update cases.flow set published_at = null
       where flow_ref in (select flow_ref from cases.flow where bound_at is null and published_at < now() - ${`${afterMs} milliseconds`}::interval
                           order by published_at limit 100 for update skip locked)
      returning flow_ref, matter_id, message`.execute(tx);
    for (const { matter_id, message } of rows) await enqueue(tx, matter_id, [message]);
    return rows.map(({ flow_ref }) => flow_ref);
  });
}
