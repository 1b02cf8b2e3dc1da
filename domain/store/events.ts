/** Reading and writing of event rows. Sealed parts are encrypted on the way in and opened only on request. */
import { eventData, type NewEvent, type StoredEvent } from '../schema/events.ts';
import type { Actor } from '../schema/actor.ts';
import type { MatterId, NewId } from '../schema/ids.ts';
import type { Cipher } from './cipher.ts';
import type { Database, EventTable, Tx } from './database.ts';
import type { Selectable } from 'kysely';

const CONTACT_EVENTS: ReadonlySet<string> = new Set(['ContactRegistered', 'ContactReceipted', 'ContactAnswered']);

/** The stream an event of an act on a matter belongs to. */
export function streamOf(event: NewEvent, matterId: MatterId): string {
  return CONTACT_EVENTS.has(event.type)
    ? `contact/${(event.data as { contactId: string }).contactId}`
    : `matter/${matterId}`;
}

export const isContactEvent = (event: { readonly type: string }): boolean => CONTACT_EVENTS.has(event.type);

/** What an event gets beside type and data. */
export interface Stamping {
  readonly newId: NewId;
  readonly now: number;
  readonly recordedAt: number;
  readonly actor: Actor;
  readonly commandId: string;
  readonly commandKey: string;
}

/** A fresh id of a kind that ids.ts has no brand for. */
export const plainId = (newId: NewId, prefix: 'evt' | 'cmd'): string => `${prefix}_${newId('opn').slice(4)}`;

/** Makes a stored event. Throws a ZodError when `data` is not what the event's schema says: a bug in decide. */
export function stamp(event: NewEvent, stream: string, version: number, by: Stamping): StoredEvent {
  return {
    id: plainId(by.newId, 'evt'),
    stream,
    version,
    type: event.type,
    schemaVersion: 1,
    at: new Date(by.now).toISOString(),
    recordedAt: new Date(by.recordedAt).toISOString(),
    actor: by.actor,
    command: { id: by.commandId, key: by.commandKey },
    data: eventData[event.type].parse(event.data),
  } as StoredEvent;
}

/** Writes events; throws a unique violation (23505) when another act wrote to the stream first. */
export async function insertEvents(
  tx: Tx,
  events: readonly StoredEvent[],
  matterId: MatterId | null,
  cipher: Cipher,
): Promise<void> {
  if (events.length === 0) return;
  const rows = events.map((event) => {
    const { sealed, ...data } = event.data as { sealed?: unknown };
    return {
      id: event.id,
      stream: event.stream,
      version: event.version,
      matter_id: matterId,
      type: event.type,
      schema_version: event.schemaVersion,
      at: event.at,
      recorded_at: event.recordedAt,
      actor: JSON.stringify(event.actor),
      command_id: event.command.id,
      command_key: event.command.key,
      data: JSON.stringify(data),
      sealed: sealed === undefined ? null : cipher.seal(JSON.stringify(sealed), event.id),
    };
  });
  await tx.insertInto('cases.event').values(rows).execute();
}

/** A row as an event; without a cipher `data.sealed` is left out (folding does not need it). */
export function toEvent(row: Selectable<EventTable>, cipher?: Cipher): StoredEvent {
  const data =
    cipher && row.sealed ? { ...row.data, sealed: JSON.parse(cipher.open(row.sealed, row.id)) as unknown } : row.data;
  return {
    id: row.id,
    stream: row.stream,
    version: row.version,
    type: row.type,
    schemaVersion: 1,
    at: row.at.toISOString(),
    recordedAt: row.recorded_at.toISOString(),
    actor: row.actor,
    command: { id: row.command_id, key: row.command_key },
    data,
  } as StoredEvent;
}

/** Events of one stream in order, sealed parts left out. */
export async function readStream(db: Database | Tx, stream: string): Promise<StoredEvent[]> {
  const rows = await db.selectFrom('cases.event').selectAll().where('stream', '=', stream).orderBy('version').execute();
  return rows.map((row) => toEvent(row));
}

/** Events of several streams, each in order, sealed parts left out. */
export async function readStreams(db: Database | Tx, streams: readonly string[]): Promise<StoredEvent[]> {
  if (streams.length === 0) return [];
  const rows = await db
    .selectFrom('cases.event')
    .selectAll()
    .where('stream', 'in', [...new Set(streams)])
    .orderBy('stream')
    .orderBy('version')
    .execute();
  return rows.map((row) => toEvent(row));
}

/** The last version of a stream; 0 when it does not exist. */
export async function streamVersion(db: Database | Tx, stream: string): Promise<number> {
  const row = await db
    .selectFrom('cases.event')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('stream', '=', stream)
    .executeTakeFirst();
  return row?.version ?? 0;
}
