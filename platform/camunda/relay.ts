/** The outbox relay: does what the case store wrote down, at least once, in order per matter. */
import type pg from 'pg';
import {
  dueChanges,
  noteDue,
  relayBatch,
  type Database,
  type Delivery,
  type OutboxRow,
} from '../../domain/store/index.ts';
import { MESSAGE_TTL_MS } from '../../domain/schema/messages.ts';
import type { OutboxEntry } from '../../domain/store/port.ts';
import type { Log } from '../log.ts';
import type { EngineClient } from './client.ts';
import { briefly, isGone, isRefused } from './errors.ts';
import { startLoop } from './loop.ts';

export interface RelayOptions {
  readonly db: Database;
  readonly client: EngineClient;
  readonly log: Log;
  /** Gives the connection that listens for new entries; without it the relay only polls. */
  readonly pool?: pg.Pool;
  readonly pollMs?: number;
  /** Matters served side by side. */
  readonly batch?: number;
}
export interface Relay {
  readonly wake: () => void;
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 30_000;

/** Moves the due date of the open tasks of a clock; one that has gone meanwhile needs none. */
async function moveTasks(db: Database, client: EngineClient, clockRef: string): Promise<void> {
  for (const change of await dueChanges(db, clockRef)) {
    try {
      await client.setUserTaskDue(change.userTaskKey, change.dueAt);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
    await noteDue(db, change);
  }
}

async function act(db: Database, client: EngineClient, entry: OutboxEntry): Promise<void> {
  switch (entry.kind) {
    case 'publishMessage':
      return client.publishMessage({
        name: entry.name,
        correlationKey: entry.correlationKey,
        messageId: entry.messageId,
        timeToLive: MESSAGE_TTL_MS,
        variables: entry.variables,
      });
    case 'completeUserTask':
      return client.completeUserTask(entry.userTaskKey, entry.variables);
    case 'updateUserTaskDue':
      return moveTasks(db, client, entry.clockRef);
  }
}

/** Does one entry and says how it ended. Never throws. */
export async function deliver(db: Database, client: EngineClient, { entry, attempts }: OutboxRow): Promise<Delivery> {
  try {
    await act(db, client, entry);
    return { kind: 'done' };
  } catch (error) {
    // The same message id still buffered: it is there, which is what we want.
    if (entry.kind === 'publishMessage' && isGone(error)) return { kind: 'done' };
    if (entry.kind === 'completeUserTask' && isGone(error)) return { kind: 'gone', error: briefly(error) };
    if (isRefused(error)) return { kind: 'refused', error: briefly(error) };
    return {
      kind: 'later',
      error: briefly(error),
      delayMs: Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 10)),
    };
  }
}

/** Listens for new entries on a connection of its own; reconnects are left to the poll. */
async function listen(pool: pg.Pool, wake: () => void): Promise<() => void> {
  const connection = await pool.connect();
  connection.on('notification', wake);
  connection.on('error', wake);
  await connection.query('listen fengqiao_outbox');
  return () => connection.release(true);
}

/** Starts the relay. Several may run on one database: row locks share the work between them. */
export async function startRelay({ db, client, log, pool, pollMs = 500, batch = 16 }: RelayOptions): Promise<Relay> {
  const loop = startLoop({
    everyMs: pollMs,
    onError: (error) => log.error({ error }, 'outbox could not be read'),
    pass: async () => {
      const taken = await relayBatch(db, batch, async (row) => {
        const delivery = await deliver(db, client, row);
        if (delivery.kind !== 'done')
          log.warn(
            { id: row.id, entry: row.entry.kind, delivery: delivery.kind, answer: delivery.error },
            'outbox entry not delivered',
          );
        return delivery;
      });
      return taken > 0;
    },
  });
  const unlisten = pool === undefined ? undefined : await listen(pool, loop.wake);
  return {
    wake: loop.wake,
    async stop() {
      await loop.stop();
      unlisten?.();
    },
  };
}
