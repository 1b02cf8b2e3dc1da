/**
 * What the runtime asks of a store. PostgreSQL (durable) and memory (tests, browser) implement it
 * under one contract suite, tests/support/engineStore.contract.ts.
 *
 * One writer: `open` takes the writer's place (PostgreSQL: an advisory lock on the writing
 * connection) and raises the epoch; `commitBatch` checks the epoch in its transaction, so a writer
 * that lost its place can't write any more. Reads are for anyone and see committed data only.
 */
import type { DeployedProcess } from '../core/context.ts';
import type { Key } from '../core/json.ts';
import type { EngineEvent } from '../core/records.ts';
import type { InstanceState } from '../core/state.ts';
import type {
  JobRow,
  MessageRow,
  MessageStartRow,
  MessageSubscriptionRow,
  SignalSubscriptionRow,
  TableName,
  Tables,
  TimerRow,
} from './rows.ts';

/** The first key ever given (2^51 + 1), as in Camunda's partition 1. */
export const FIRST_KEY = 2251799813685249n;

// ── writing ──────────────────────────────────────────────────────────────────────────────────

/** One change to one table; `patch` of a missing row does nothing. */
export type RowChange = { [T in TableName]: PutRow<T> | PatchRow<T> | DeleteRow<T> }[TableName];
export interface PutRow<T extends TableName> {
  readonly table: T;
  readonly op: 'put';
  readonly row: Tables[T];
}
export interface PatchRow<T extends TableName> {
  readonly table: T;
  readonly op: 'patch';
  readonly key: string;
  readonly set: Partial<Omit<Tables[T], 'key'>>;
}
export interface DeleteRow<T extends TableName> {
  readonly table: T;
  readonly op: 'delete';
  readonly key: string;
}

/**
 * A changed instance document. `previous` (the version last committed, null for a new instance)
 * lets a store write only the pages whose identity changed (engine/core/pages.ts).
 */
export interface InstanceChange {
  readonly processInstanceKey: Key;
  readonly previous: InstanceState | null;
  /** Null = ended: delete the document. */
  readonly state: InstanceState | null;
}

/** Names a batch for good: no epoch is given twice, and a writer gives no number twice. */
export interface BatchId {
  readonly epoch: number;
  readonly number: number;
}

/** Everything one group commit writes, in one transaction. */
export interface Batch extends BatchId {
  readonly instances: readonly InstanceChange[];
  /** Applied in order: a later change sees an earlier one. */
  readonly rows: readonly RowChange[];
  /** Keys from here on are free: given blocks below it are never given again, even after a crash. */
  readonly nextFreeKey: bigint;
  /** New value of the clock pin; absent = unchanged, null = real time. */
  readonly clockPin?: number | null;
}

/**
 * `fenced`: another writer has taken over; this one must stop. `unknown`: the connection was lost after
 * COMMIT had been sent; the `lastBatch` of the next `openWriter` tells whether the batch was written.
 * Any other failure throws, nothing was written, and the same batch may be tried again.
 */
export type CommitResult = { readonly ok: true } | { readonly ok: false; readonly reason: 'fenced' | 'unknown' };

// ── searching ────────────────────────────────────────────────────────────────────────────────

/**
 * A condition on one row. `field` is a row field (`key` for the primary key). `like` patterns use
 * `*` and `?` with `\` as escape. `in []` is never true, `notIn []` always.
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | {
      readonly field: string;
      readonly op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte';
      readonly value: string | number | boolean;
    }
  | { readonly field: string; readonly op: 'in' | 'notIn'; readonly value: readonly (string | number | boolean)[] }
  | { readonly field: string; readonly op: 'exists'; readonly value: boolean }
  | { readonly field: string; readonly op: 'like'; readonly value: string }
  /** The list column (tags, candidateGroups, candidateUsers) has an entry equal to / one of / like `value`. */
  | {
      readonly field: string;
      readonly op: 'contains';
      readonly value: string | readonly string[];
      readonly like?: boolean;
    }
  /** There is a variable of that name whose JSON satisfies the condition, in the scope the row's `scopeField` holds. */
  | { readonly variable: string; readonly scopeField: string; readonly value: Filter }
  /** A row of another table with `table.column = row[field]` satisfies the condition. */
  | { readonly exists: TableName; readonly column: string; readonly field: string; readonly where: Filter };

export interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

/** `after`/`before` are cursors of an earlier page: the sort values of its last or first row. */
export interface Page {
  readonly limit: number;
  readonly from?: number;
  readonly after?: readonly CursorValue[];
  readonly before?: readonly CursorValue[];
}
export type CursorValue = string | number | boolean | null;

export interface Query {
  readonly filter: Filter | null;
  /** The store appends `key` ascending, so the order is total. Nulls last in ascending order. Without a sort: by key. */
  readonly sort: readonly Sort[];
  readonly page: Page;
}

/** Where counting stops: `totalItems` is never larger. */
export const TOTAL_CAP = 10_000;

export interface SearchResult<Row> {
  readonly items: readonly Row[];
  readonly totalItems: number;
  /** True when `totalItems` was capped. */
  readonly hasMoreTotalItems: boolean;
  /** Sort values (with the key last) of the first and last item; null when there is none. */
  readonly start: readonly CursorValue[] | null;
  readonly end: readonly CursorValue[] | null;
}

/** Counts per element of a definition or an instance (statistics endpoints). */
export interface ElementStatistics {
  readonly elementId: string;
  /** Without those that have an incident, as Camunda counts. */
  readonly active: number;
  readonly canceled: number;
  readonly incidents: number;
  readonly completed: number;
}

// ── the port ─────────────────────────────────────────────────────────────────────────────────

/** What a writer learns when it takes its place. */
export interface WriterState {
  readonly epoch: number;
  readonly nextFreeKey: bigint;
  readonly clockPin: number | null;
  /** The batch committed last, by any writer; null = none yet. */
  readonly lastBatch: BatchId | null;
  /** Made when the store was created; names this engine towards its clients. */
  readonly engineId: string;
}

export interface OpenWriterOptions {
  /** Aborts the wait. */
  readonly signal?: AbortSignal;
  /** Called at most once, as soon as another writer is found in the place. */
  readonly onWait?: () => void;
  /** Called at most once, when the place is lost without `close` (the connection broke). */
  readonly onLost?: (error: Error) => void;
}

export interface EngineStore {
  /** Takes the writer's place; waits until it is free (a warm standby waits here). */
  openWriter(options?: OpenWriterOptions): Promise<WriterState>;
  commitBatch(batch: Batch): Promise<CommitResult>;

  /** The documents last committed; an instance that has ended or never was is not among them. */
  loadInstances(processInstanceKeys: readonly Key[]): Promise<ReadonlyMap<Key, InstanceState>>;

  /** A row by primary key. */
  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | null>;
  search<T extends TableName>(table: T, query: Query): Promise<SearchResult<Tables[T]>>;
  elementStatistics(filter: Filter): Promise<readonly ElementStatistics[]>;
  /** Number of rows per value of a field (job, incident and definition statistics). */
  countBy<T extends TableName>(
    table: T,
    field: string,
    filter: Filter | null,
  ): Promise<readonly { readonly value: CursorValue; readonly count: number }[]>;

  // Look-ups of the runtime; all ordered, all limited.
  /** Timers with `dueAt <= until`, earliest first. */
  dueTimers(until: number, limit: number): Promise<readonly TimerRow[]>;
  /** Earliest `dueAt` of all, or null. */
  nextTimerDue(): Promise<number | null>;
  /** Activatable, unlocked (or lock expired) and past their back-off at `realNow`, oldest first. */
  activatableJobs(type: string, realNow: number, limit: number): Promise<readonly JobRow[]>;
  /** Earliest moment after `realNow` at which a job of any type becomes activatable by itself (lock or back-off ends). */
  nextJobWake(realNow: number): Promise<number | null>;
  /** Job types with at least one activatable job at `realNow` (to wake long polls after a start). */
  activatableJobTypes(realNow: number): Promise<readonly string[]>;
  /** Open subscriptions, oldest first. */
  openMessageSubscriptions(messageName: string, correlationKey: string): Promise<readonly MessageSubscriptionRow[]>;
  messageStarts(messageName: string): Promise<readonly MessageStartRow[]>;
  /** Buffered messages not expired at `realNow`, oldest first. */
  bufferedMessages(messageName: string, correlationKey: string, realNow: number): Promise<readonly MessageRow[]>;
  messageById(
    messageName: string,
    correlationKey: string,
    messageId: string,
    realNow: number,
  ): Promise<MessageRow | null>;
  expiredMessages(realNow: number, limit: number): Promise<readonly Key[]>;
  signalSubscriptions(signalName: string): Promise<readonly SignalSubscriptionRow[]>;

  /** Gives the writer's place up and closes connections. */
  close(): Promise<void>;
}

// ── projection ───────────────────────────────────────────────────────────────────────────────

/** What the projection needs beside the events. */
export interface ProjectionContext {
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  /** The definition the instance had before the events (the target one after PROCESS_INSTANCE_MIGRATED). */
  readonly definition: DeployedProcess;
  /** Finds the target definition of a migration. */
  readonly definitionByKey: (processDefinitionKey: Key) => DeployedProcess | undefined;
  readonly tags: readonly string[];
  /** Process time, epoch ms: history stamps. */
  readonly now: number;
  /** Real time, epoch ms: job back-off and locks. */
  readonly realNow: number;
  /** Incidents open in the instance after the events, for `hasIncident`. */
  readonly openIncidents: number;
}

/**
 * Signature of `projectEvents` in engine/store/projection.ts: the pure projection both stores share.
 * Events of one applied command, in order, to row changes, in order.
 */
export type ProjectEvents = (events: readonly EngineEvent[], context: ProjectionContext) => readonly RowChange[];
