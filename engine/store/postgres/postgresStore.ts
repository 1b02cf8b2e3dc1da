/** The durable store. The schema (engine/store/migrations) must have been migrated before. */
import pg from 'pg';
import type { Key } from '../../core/json.ts';
import type { InstanceState } from '../../core/state.ts';
import { kindOf, sqlColumn, sqlTable, TABLES } from '../columns.ts';
import { cursorValue } from '../memory/values.ts';
import type {
  Batch,
  CommitResult,
  CursorValue,
  ElementStatistics,
  EngineStore,
  Filter,
  OpenWriterOptions,
  Query,
  SearchResult,
  WriterState,
} from '../port.ts';
import type {
  JobRow,
  MessageRow,
  MessageStartRow,
  MessageSubscriptionRow,
  SignalSubscriptionRow,
  TableName,
  Tables,
  TimerRow,
} from '../rows.ts';
import { loadDocuments } from './documents.ts';
import { filterSql, Parameters } from './filterSql.ts';
import { readRow, selectList } from './rowsSql.ts';
import { searchSql } from './searchSql.ts';
import { WriterConnection } from './writer.ts';

export interface PostgresStoreOptions {
  readonly url: string;
  /** Connections for reading; default 5. */
  readonly readers?: number;
}

export class PostgresStore implements EngineStore {
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #readers = new Set<pg.PoolClient>();
  #writer: WriterConnection | null = null;

  constructor({ url, readers = 5 }: PostgresStoreOptions) {
    this.#url = url;
    this.#pool = new pg.Pool({
      connectionString: url,
      max: readers,
      keepAlive: true,
      application_name: 'fengqiao engine reader',
    });
    // An idle connection that breaks is replaced by the pool; the next query says so if the server is away.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (reader) => {
      this.#readers.add(reader);
      // Its query is refused as well; without a listener the error would end the process.
      reader.on('error', () => undefined);
    });
    this.#pool.on('remove', (reader) => this.#readers.delete(reader));
  }

  async openWriter(options: OpenWriterOptions = {}): Promise<WriterState> {
    await this.#writer?.close();
    this.#writer = null;
    const onLost = (error: Error): void => {
      this.#endReads();
      options.onLost?.(error);
    };
    const { writer, state } = await WriterConnection.open(this.#url, { ...options, onLost });
    this.#writer = writer;
    return state;
  }

  /**
   * Ends every reading connection, so that what is being read fails now. What cut the writer off most likely cut them
   * off as well, and a read from a server that cannot be reached would wait for a quarter of an hour (tcp_retries2).
   */
  #endReads(): void {
    for (const reader of this.#readers) void (reader as unknown as pg.Client).end().catch(() => undefined);
  }

  commitBatch(batch: Batch): Promise<CommitResult> {
    if (!this.#writer) return Promise.reject(new Error('the writer is not open'));
    return this.#writer.commit(batch);
  }

  loadInstances(processInstanceKeys: readonly Key[]): Promise<ReadonlyMap<Key, InstanceState>> {
    return loadDocuments(this.#pool, processInstanceKeys);
  }

  async #rows<T extends TableName>(
    table: T,
    rest: string,
    values: unknown[],
    on: pg.Pool | pg.PoolClient = this.#pool,
  ): Promise<Tables[T][]> {
    const { rows } = await on.query<unknown[]>({
      text: `select ${selectList(table, 't')} from ${sqlTable(table)} t ${rest}`,
      values,
      rowMode: 'array',
    });
    return rows.map((row) => readRow(table, row));
  }

  async get<T extends TableName>(table: T, key: string): Promise<Tables[T] | null> {
    if (TABLES[table].key === 'key' && !/^\d{1,18}$/.test(key)) return null;
    const cast = TABLES[table].key === 'key' ? 'bigint' : 'text';
    return (await this.#rows(table, `where t."key" = $1::${cast}`, [key]))[0] ?? null;
  }

  search<T extends TableName>(table: T, query: Query): Promise<SearchResult<Tables[T]>> {
    return searchSql(this.#pool, table, query);
  }

  async elementStatistics(filter: Filter): Promise<readonly ElementStatistics[]> {
    const parameters = new Parameters();
    const where = filterSql('elementInstances', 't', filter, parameters);
    const { rows } = await this.#pool.query<ElementStatistics>(
      `select element_id as "elementId",
              (count(*) filter (where state = 'ACTIVE' and not has_incident))::integer as active,
              (count(*) filter (where state = 'TERMINATED'))::integer as canceled,
              (count(*) filter (where state = 'ACTIVE' and has_incident))::integer as incidents,
              (count(*) filter (where state = 'COMPLETED'))::integer as completed
         from engine.element_instances t where ${where} group by element_id order by element_id`,
      parameters.values,
    );
    return rows;
  }

  async countBy<T extends TableName>(
    table: T,
    field: string,
    filter: Filter | null,
  ): Promise<readonly { readonly value: CursorValue; readonly count: number }[]> {
    const kind = kindOf(table, field);
    const parameters = new Parameters();
    const where = filter ? filterSql(table, 't', filter, parameters) : 'true';
    const column = sqlColumn(field);
    const { rows } = await this.#pool.query<{ value: unknown; count: number }>(
      `select t.${column} as value, count(*)::integer as count from ${sqlTable(table)} t where ${where}
        group by t.${column} order by count(*) desc, t.${column}::text`,
      parameters.values,
    );
    return rows.map(({ value, count }) => ({
      value:
        kind === 'json'
          ? (value as string)
          : cursorValue(kind === 'ms' && value !== null ? Number(value) : value, kind),
      count,
    }));
  }

  dueTimers(until: number, limit: number): Promise<readonly TimerRow[]> {
    return this.#rows('timers', 'where due_at <= $1::bigint order by due_at, "key" limit $2', [
      Math.floor(until),
      limit,
    ]);
  }

  async nextTimerDue(): Promise<number | null> {
    const { rows } = await this.#pool.query<{ at: string | null }>('select min(due_at) as at from engine.timers');
    return msOrNull(rows[0]?.at);
  }

  async activatableJobs(type: string, realNow: number, limit: number): Promise<readonly JobRow[]> {
    const client = await this.#pool.connect();
    try {
      // Read off the index in its order. Many jobs made within a minute are in no statistics yet, and PostgreSQL would
      // then rather fetch and sort them all (85,000 jobs: 100 to 200 ms).
      await client.query('begin read only; set local enable_sort = off');
      const jobs = await this.#rows(
        'jobs',
        `where "type" = $1 and activatable and available_at <= $2::bigint and (deadline is null or deadline <= $2::bigint)
         order by "key" limit $3`,
        [type, Math.floor(realNow), limit],
        client,
      );
      await client.query('commit');
      client.release();
      return jobs;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async nextJobWake(realNow: number): Promise<number | null> {
    // Two index scans; a job whose lock and back-off both lie ahead wakes once too early, which does no harm.
    const { rows } = await this.#pool.query<{ at: string | null }>(
      `select least(
         (select min(deadline) from engine.jobs where activatable and deadline is not null and deadline > $1::bigint),
         (select min(available_at) from engine.jobs where activatable and available_at > $1::bigint)) as at`,
      [Math.floor(realNow)],
    );
    return msOrNull(rows[0]?.at);
  }

  async activatableJobTypes(realNow: number): Promise<readonly string[]> {
    const { rows } = await this.#pool.query<{ type: string }>(
      `select distinct "type" as type from engine.jobs
        where activatable and available_at <= $1::bigint and (deadline is null or deadline <= $1::bigint) order by 1`,
      [Math.floor(realNow)],
    );
    return rows.map(({ type }) => type);
  }

  openMessageSubscriptions(messageName: string, correlationKey: string): Promise<readonly MessageSubscriptionRow[]> {
    return this.#rows(
      'messageSubscriptions',
      `where state = 'CREATED' and message_name = $1 and correlation_key = $2 order by "key"`,
      [messageName, correlationKey],
    );
  }

  messageStarts(messageName: string): Promise<readonly MessageStartRow[]> {
    return this.#rows('messageStarts', 'where message_name = $1 order by "key"', [messageName]);
  }

  bufferedMessages(messageName: string, correlationKey: string, realNow: number): Promise<readonly MessageRow[]> {
    return this.#rows(
      'messages',
      'where name = $1 and correlation_key = $2 and expires_at > $3::bigint order by "key"',
      [messageName, correlationKey, Math.floor(realNow)],
    );
  }

  async messageById(
    name: string,
    correlationKey: string,
    messageId: string,
    realNow: number,
  ): Promise<MessageRow | null> {
    const found = await this.#rows(
      'messages',
      'where name = $1 and correlation_key = $2 and message_id = $3 and expires_at > $4::bigint order by "key" limit 1',
      [name, correlationKey, messageId, Math.floor(realNow)],
    );
    return found[0] ?? null;
  }

  async expiredMessages(realNow: number, limit: number): Promise<readonly Key[]> {
    const { rows } = await this.#pool.query<{ key: Key }>(
      'select "key" as key from engine.messages where expires_at <= $1::bigint order by expires_at limit $2',
      [Math.floor(realNow), limit],
    );
    return rows.map(({ key }) => key);
  }

  signalSubscriptions(signalName: string): Promise<readonly SignalSubscriptionRow[]> {
    return this.#rows('signalSubscriptions', 'where signal_name = $1 order by "key"', [signalName]);
  }

  async close(): Promise<void> {
    await this.#writer?.close();
    this.#writer = null;
    await this.#pool.end();
  }
}

const msOrNull = (text: string | null | undefined): number | null =>
  text === null || text === undefined ? null : Number(text);
