import pg from 'pg';
import type { Batch, CommitResult, WriterState } from '../port.ts';
import { collapse } from '../collapse.ts';
import { documentStatements } from './documents.ts';
import { rowStatements } from './rowsSql.ts';

/** The advisory lock that makes the writer single: any two engines on one database ask for the same. */
const WRITER_LOCK = "hashtextextended('fengqiao.engine.writer', 0)";

/** The writing connection: it holds the lock as long as it lives, and every batch goes through it. */
export class WriterConnection {
  readonly #client: pg.Client;
  #lost: Error | null = null;
  #closing = false;

  private constructor(client: pg.Client, onLost?: (error: Error) => void) {
    this.#client = client;
    const lose = (error: Error): void => {
      if (this.#lost || this.#closing) return;
      this.#lost = error;
      onLost?.(error);
    };
    client.on('error', lose);
    client.on('end', () => lose(new Error('the writing connection was closed')));
  }

  /** Connects and waits for the lock; `signal` ends the wait. */
  static async open(
    url: string,
    signal?: AbortSignal,
    onLost?: (error: Error) => void,
  ): Promise<{ writer: WriterConnection; state: WriterState }> {
    signal?.throwIfAborted();
    const client = new pg.Client({
      connectionString: url,
      keepAlive: true,
      application_name: 'fengqiao engine writer',
    });
    let tell = (error: Error): void => void error;
    const writer = new WriterConnection(client, (error) => tell(error));
    const abort = (): void => void writer.close();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      await client.connect();
      await client.query('set synchronous_commit = on');
      await client.query(`select pg_advisory_lock(${WRITER_LOCK})`);
      const { rows } = await client.query<{
        epoch: string;
        next_free_key: string;
        clock_pin: string | null;
        engine_id: string;
      }>('update engine.writer set epoch = epoch + 1 returning epoch, next_free_key, clock_pin, engine_id');
      signal?.throwIfAborted();
      const row = rows[0];
      if (!row) throw new Error('engine.writer has no row: has the schema been migrated?');
      if (onLost) tell = onLost;
      const state = {
        epoch: Number(row.epoch),
        nextFreeKey: BigInt(row.next_free_key),
        clockPin: row.clock_pin === null ? null : Number(row.clock_pin),
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

  /** Writes the batch in one transaction. Throws (and has written nothing) on any failure but a lost epoch. */
  async commit(batch: Batch): Promise<CommitResult> {
    if (this.#lost) throw this.#lost;
    const pinned = batch.clockPin !== undefined;
    const statements: pg.QueryConfig[] = [
      ...documentStatements(batch.instances),
      ...rowStatements(collapse(batch.rows)),
    ];
    await this.#client.query('begin');
    try {
      const { rowCount } = await this.#client.query({
        name: 'fence',
        text: `update engine.writer set next_free_key = greatest(next_free_key, $2::bigint),
                 clock_pin = case when $3::boolean then $4::bigint else clock_pin end
               where epoch = $1::bigint`,
        values: [batch.epoch, batch.nextFreeKey.toString(), pinned, batch.clockPin ?? null],
      });
      if (rowCount === 0) {
        await this.#client.query('rollback');
        return { ok: false, reason: 'fenced' };
      }
      for (const statement of statements) await this.#client.query(statement);
      await this.#client.query('commit');
      return { ok: true };
    } catch (error) {
      await this.#client.query('rollback').catch(() => undefined);
      throw error;
    }
  }

  /** Ends the connection, which frees the lock. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#client.end().catch(() => undefined);
  }
}
