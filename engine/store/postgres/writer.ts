import pg from 'pg';
import type { Batch, CommitResult, OpenWriterOptions, WriterState } from '../port.ts';
import { collapse } from '../collapse.ts';
import { documentStatements } from './documents.ts';
import { HEARTBEAT_MS, takePlace } from './place.ts';
import { rowStatements } from './rowsSql.ts';

/** Longest wait for a connection, ms. */
const CONNECT_MS = 5_000;
/**
 * Longest wait for an answer, ms; after it the connection counts as lost. As long as a command waits for a result, and
 * far longer than the largest batch takes (10,000 items: some 0.5 s).
 */
const ANSWER_MS = 10_000;

/** The writing connection: it holds the lock as long as it lives, and every batch goes through it. */
export class WriterConnection {
  readonly #client: pg.Client;
  #heartbeat: NodeJS.Timeout | undefined;
  #lost: Error | null = null;
  #closing = false;
  /** Queries whose answer is still to come. */
  #waiting = 0;

  private constructor(client: pg.Client, onLost?: (error: Error) => void) {
    this.#client = client;
    const lose = (error: Error): void => {
      if (this.#lost || this.#closing) return;
      this.#lost = error;
      clearInterval(this.#heartbeat);
      onLost?.(error);
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('the writing connection was closed')));
  }

  /** Connects and waits for the place. */
  static async open(
    url: string,
    options: OpenWriterOptions = {},
  ): Promise<{ writer: WriterConnection; state: WriterState }> {
    const { signal, onLost } = options;
    signal?.throwIfAborted();
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      pipeline: true,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      application_name: 'fengqiao engine standby',
    });
    let tell = (error: Error): void => void error;
    const writer = new WriterConnection(client, (error) => tell(error));
    const abort = (): void => void writer.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await client.connect();
      await writer.#query('set synchronous_commit = on');
      await takePlace((statement) => writer.#query(statement), options);
      const { rows } = await writer.#query<{
        epoch: string;
        next_free_key: string;
        clock_pin: string | null;
        last_batch_epoch: string | null;
        last_batch_number: string | null;
        engine_id: string;
      }>(`update engine.writer set epoch = epoch + 1
          returning epoch, next_free_key, clock_pin, last_batch_epoch, last_batch_number, engine_id`);
      signal?.throwIfAborted();
      const row = rows[0];
      if (!row) throw new Error('engine.writer has no row: has the schema been migrated?');
      if (onLost) tell = onLost;
      writer.#beat();
      const state = {
        epoch: Number(row.epoch),
        nextFreeKey: BigInt(row.next_free_key),
        clockPin: row.clock_pin === null ? null : Number(row.clock_pin),
        lastBatch:
          row.last_batch_epoch === null
            ? null
            : { epoch: Number(row.last_batch_epoch), number: Number(row.last_batch_number) },
        engineId: row.engine_id,
      };
      return { writer, state };
    } catch (error) {
      await writer.close();
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  /** Shows a standby that this engine lives, and this engine that the server does. */
  #beat(): void {
    this.#heartbeat = setInterval(() => {
      if (this.#waiting === 0) this.#query('select 1').catch(() => undefined);
    }, HEARTBEAT_MS);
  }

  async #query<R extends pg.QueryResultRow>(query: string | pg.QueryConfig): Promise<pg.QueryResult<R>> {
    this.#waiting += 1;
    try {
      return await this.#client.query<R>(query);
    } finally {
      this.#waiting -= 1;
    }
  }

  /**
   * Writes the batch in one transaction. Its statements are sent together, so that it waits for the server three times
   * and not a dozen times; but not before the fence has let it through: a writer that lost its place must lock no row.
   * Throws, and has written nothing, on any failure before COMMIT is sent.
   */
  async commit(batch: Batch): Promise<CommitResult> {
    if (this.#lost) throw this.#lost;
    const pinned = batch.clockPin !== undefined;
    const statements: pg.QueryConfig[] = [
      ...documentStatements(batch.instances),
      ...rowStatements(collapse(batch.rows)),
    ];
    let committing = false;
    try {
      const begun = this.#query('begin');
      const fenced = this.#query({
        name: 'fence',
        text: `update engine.writer set next_free_key = greatest(next_free_key, $2::bigint),
                 clock_pin = case when $3::boolean then $4::bigint else clock_pin end,
                 last_batch_epoch = $1::bigint, last_batch_number = $5::bigint
               where epoch = $1::bigint`,
        values: [batch.epoch, batch.nextFreeKey.toString(), pinned, batch.clockPin ?? null, batch.number],
      });
      const [, { rowCount }] = await Promise.all([begun, fenced]);
      if (rowCount === 0) {
        await this.#query('rollback');
        return { ok: false, reason: 'fenced' };
      }
      await Promise.all(statements.map((statement) => this.#query(statement)));
      committing = true;
      await this.#query('commit');
      return { ok: true };
    } catch (error) {
      if (committing) return { ok: false, reason: 'unknown' };
      await this.#query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Ends the connection, which frees the lock. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#heartbeat);
    const ended = this.#client.end().catch(() => undefined);
    // With statements sent together the client would wait for their answers, which may never come.
    if (this.#waiting > 0) this.#client.connection.stream.destroy();
    await ended;
  }
}
