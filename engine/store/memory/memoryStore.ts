/** The store in memory: for tests and for the browser. Nothing outlives the `MemoryDatabase` it is given. */
import type { Key } from '../../core/json.ts';
import type { InstanceState } from '../../core/state.ts';
import { collapse } from '../collapse.ts';
import type {
  Batch,
  BatchId,
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
import { FIRST_KEY } from '../port.ts';
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
import { kindOf } from '../columns.ts';
import { matches, type RowSource } from './matches.ts';
import { searchRows } from './search.ts';
import { cursorValue } from './values.ts';

type Rows<T extends TableName> = Map<string, Tables[T]>;

/** The data that several stores (one after the other as writer) share, as they would share a database. */
export class MemoryDatabase implements RowSource {
  readonly instances = new Map<Key, InstanceState>();
  readonly #tables = new Map<TableName, Rows<TableName>>();
  readonly #waiting: (() => void)[] = [];
  #taken = false;
  epoch = 0;
  nextFreeKey = FIRST_KEY;
  clockPin: number | null = null;
  lastBatch: BatchId | null = null;
  readonly engineId: string;

  constructor(engineId = 'memory') {
    this.engineId = engineId;
  }

  table<T extends TableName>(table: T): Rows<T> {
    let rows = this.#tables.get(table);
    if (!rows) this.#tables.set(table, (rows = new Map<string, Tables[TableName]>()));
    return rows as unknown as Rows<T>;
  }

  rows(table: TableName): Iterable<Tables[TableName]> {
    return this.table(table).values();
  }

  /** Resolves when the writer's place is free and taken. */
  async take({ signal, onWait }: OpenWriterOptions): Promise<void> {
    if (this.#taken) onWait?.();
    while (this.#taken) {
      signal?.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
    }
    signal?.throwIfAborted();
    this.#taken = true;
  }

  free(): void {
    this.#taken = false;
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number =>
  a.key.length - b.key.length || (a.key < b.key ? -1 : 1);

export class MemoryStore implements EngineStore {
  readonly #data: MemoryDatabase;
  #writing = false;

  constructor(data: MemoryDatabase = new MemoryDatabase()) {
    this.#data = data;
  }

  async openWriter(options: OpenWriterOptions = {}): Promise<WriterState> {
    if (!this.#writing) await this.#data.take(options);
    this.#writing = true;
    const { nextFreeKey, clockPin, lastBatch, engineId } = this.#data;
    return { epoch: ++this.#data.epoch, nextFreeKey, clockPin, lastBatch, engineId };
  }

  commitBatch(batch: Batch): Promise<CommitResult> {
    const data = this.#data;
    if (batch.epoch !== data.epoch) return Promise.resolve({ ok: false, reason: 'fenced' });
    for (const { processInstanceKey, state } of batch.instances) {
      if (state) data.instances.set(processInstanceKey, state);
      else data.instances.delete(processInstanceKey);
    }
    const net = collapse(batch.rows);
    for (const table of net.tables) {
      const rows = data.table(table);
      for (const [key, change] of net.of(table)) {
        if (change.op === 'delete') rows.delete(key);
        else if (change.op === 'put') rows.set(key, change.row);
        else {
          const row = rows.get(key);
          if (row) rows.set(key, { ...row, ...change.set } as Tables[TableName]);
        }
      }
    }
    if (batch.nextFreeKey > data.nextFreeKey) data.nextFreeKey = batch.nextFreeKey;
    if (batch.clockPin !== undefined) data.clockPin = batch.clockPin;
    data.lastBatch = { epoch: batch.epoch, number: batch.number };
    return Promise.resolve({ ok: true });
  }

  loadInstances(processInstanceKeys: readonly Key[]): Promise<ReadonlyMap<Key, InstanceState>> {
    const loaded = new Map<Key, InstanceState>();
    for (const key of processInstanceKeys) {
      const state = this.#data.instances.get(key);
      if (state) loaded.set(key, state);
    }
    return Promise.resolve(loaded);
  }

  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | null> {
    const row = this.#data.table(table).get(key);
    if (!row || table !== 'processInstances') return Promise.resolve(row ?? null);
    const filter: Filter = { field: 'key', op: 'eq', value: key };
    return Promise.resolve(searchRows(this.#data, table, { filter, sort: [], page: { limit: 1 } }).items[0] ?? null);
  }

  search<T extends TableName>(table: T, query: Query): Promise<SearchResult<Tables[T]>> {
    return Promise.resolve(searchRows(this.#data, table, query));
  }

  #select<T extends TableName>(table: T, wanted: (row: Tables[T]) => boolean): Tables[T][] {
    const found: Tables[T][] = [];
    for (const row of this.#data.table(table).values()) if (wanted(row)) found.push(row);
    return found.sort(byKey);
  }

  elementStatistics(filter: Filter): Promise<readonly ElementStatistics[]> {
    const counts = new Map<
      string,
      { elementId: string; active: number; canceled: number; incidents: number; completed: number }
    >();
    for (const row of this.#select('elementInstances', (each) =>
      matches(this.#data, 'elementInstances', each, filter),
    )) {
      let count = counts.get(row.elementId);
      if (!count)
        counts.set(
          row.elementId,
          (count = { elementId: row.elementId, active: 0, canceled: 0, incidents: 0, completed: 0 }),
        );
      if (row.state === 'ACTIVE') count[row.hasIncident ? 'incidents' : 'active']++;
      if (row.state === 'COMPLETED') count.completed++;
      if (row.state === 'TERMINATED') count.canceled++;
    }
    return Promise.resolve([...counts.values()].sort((a, b) => (a.elementId < b.elementId ? -1 : 1)));
  }

  countBy<T extends TableName>(
    table: T,
    field: string,
    filter: Filter | null,
  ): Promise<readonly { readonly value: CursorValue; readonly count: number }[]> {
    const kind = kindOf(table, field);
    const counts = new Map<CursorValue, number>();
    for (const row of this.#select(table, (each) => !filter || matches(this.#data, table, each, filter))) {
      const value = cursorValue((row as unknown as Record<string, unknown>)[field], kind);
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return Promise.resolve(
      [...counts]
        .map(([value, count]) => ({ value, count }))
        .sort((a, b) => b.count - a.count || (String(a.value) < String(b.value) ? -1 : 1)),
    );
  }

  dueTimers(until: number, limit: number): Promise<readonly TimerRow[]> {
    const due = this.#select('timers', ({ dueAt }) => dueAt <= until);
    return Promise.resolve(due.sort((a, b) => a.dueAt - b.dueAt || byKey(a, b)).slice(0, limit));
  }

  nextTimerDue(): Promise<number | null> {
    let next: number | null = null;
    for (const { dueAt } of this.#data.table('timers').values()) if (next === null || dueAt < next) next = dueAt;
    return Promise.resolve(next);
  }

  activatableJobs(type: string, realNow: number, limit: number): Promise<readonly JobRow[]> {
    const free = (job: JobRow): boolean => job.type === type && isFree(job, realNow);
    return Promise.resolve(this.#select('jobs', free).slice(0, limit));
  }

  nextJobWake(realNow: number): Promise<number | null> {
    let next: number | null = null;
    for (const job of this.#data.table('jobs').values()) {
      if (!job.activatable) continue;
      const at = Math.max(job.availableAt, job.deadline ?? 0);
      if (at > realNow && (next === null || at < next)) next = at;
    }
    return Promise.resolve(next);
  }

  activatableJobTypes(realNow: number): Promise<readonly string[]> {
    const types = new Set<string>();
    for (const job of this.#data.table('jobs').values()) if (isFree(job, realNow)) types.add(job.type);
    return Promise.resolve([...types].sort());
  }

  openMessageSubscriptions(messageName: string, correlationKey: string): Promise<readonly MessageSubscriptionRow[]> {
    return Promise.resolve(
      this.#select(
        'messageSubscriptions',
        (row) => row.state === 'CREATED' && row.messageName === messageName && row.correlationKey === correlationKey,
      ),
    );
  }

  messageStarts(messageName: string): Promise<readonly MessageStartRow[]> {
    return Promise.resolve(this.#select('messageStarts', (row) => row.messageName === messageName));
  }

  bufferedMessages(messageName: string, correlationKey: string, realNow: number): Promise<readonly MessageRow[]> {
    return Promise.resolve(
      this.#select(
        'messages',
        (row) => row.name === messageName && row.correlationKey === correlationKey && row.expiresAt > realNow,
      ),
    );
  }

  async messageById(
    name: string,
    correlationKey: string,
    messageId: string,
    realNow: number,
  ): Promise<MessageRow | null> {
    const found = await this.bufferedMessages(name, correlationKey, realNow);
    return found.find((row) => row.messageId === messageId) ?? null;
  }

  expiredMessages(realNow: number, limit: number): Promise<readonly Key[]> {
    const expired = this.#select('messages', ({ expiresAt }) => expiresAt <= realNow);
    return Promise.resolve(expired.slice(0, limit).map(({ key }) => key));
  }

  signalSubscriptions(signalName: string): Promise<readonly SignalSubscriptionRow[]> {
    return Promise.resolve(this.#select('signalSubscriptions', (row) => row.signalName === signalName));
  }

  close(): Promise<void> {
    if (this.#writing) this.#data.free();
    this.#writing = false;
    return Promise.resolve();
  }
}

const isFree = (job: JobRow, realNow: number): boolean =>
  job.activatable && job.availableAt <= realNow && (job.deadline === null || job.deadline <= realNow);
