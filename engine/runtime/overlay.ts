import type { FollowUp, Rejection } from '../core/commands.ts';
import type { JsonObject, Key } from '../core/json.ts';
import type { InstanceState } from '../core/state.ts';
import { NetChanges } from '../store/collapse.ts';
import type { RowChange } from '../store/port.ts';
import type { JobRow, TableName, Tables } from '../store/rows.ts';

/** What is committed: the ground under every overlay. */
export interface Committed {
  instance(key: Key): Promise<InstanceState | null>;
  row<T extends TableName>(table: T, key: string): Promise<Tables[T] | null>;
}

/** Work a command leaves for later in the same transaction. */
export type Pending =
  | FollowUp
  /** A message subscription was opened: a buffered message may already be there for it. */
  | {
      readonly kind: 'subscribed';
      readonly subscriptionKey: Key;
      readonly messageName: string;
      readonly correlationKey: string;
    }
  /** The part of a broadcast that did not fit in one batch: subscriptions still to be triggered. */
  | { readonly kind: 'signalTargets'; readonly subscriptionKeys: readonly Key[]; readonly variables: JsonObject }
  /** An instance ended that may have been started by a message. */
  | { readonly kind: 'ended'; readonly processInstanceKey: Key };

/** How an instance ended, for those who wait for its result; null = terminated. */
export type Completion = JsonObject | null;

/**
 * Changes not yet committed, over what is committed or over another overlay: a batch is one, each command in it
 * gets one of its own, so that a command that fails leaves no trace.
 */
export class Overlay {
  readonly #parent: Overlay | null;
  readonly #committed: Committed;
  readonly #net = new NetChanges();
  readonly instances = new Map<Key, InstanceState | null>();
  /** The committed version of every instance touched (kept by the batch). */
  readonly previous: Map<Key, InstanceState | null>;
  readonly changes: RowChange[] = [];
  readonly createdJobs: JobRow[] = [];
  readonly completions = new Map<Key, Completion>();
  /** Run in order once the batch is durable. */
  readonly afterCommit: (() => void)[] = [];
  readonly pending: Pending[] = [];
  clockPin: number | null | undefined = undefined;

  constructor(committed: Committed, parent: Overlay | null = null) {
    this.#committed = committed;
    this.#parent = parent;
    this.previous = parent ? parent.previous : new Map<Key, InstanceState | null>();
  }

  /** An overlay on this one. */
  child(): Overlay {
    return new Overlay(this.#committed, this);
  }

  get isEmpty(): boolean {
    return this.changes.length === 0 && this.instances.size === 0 && this.clockPin === undefined;
  }

  async instance(key: Key): Promise<InstanceState | null> {
    const own = this.instances.get(key);
    if (own !== undefined) return own;
    if (this.#parent) return this.#parent.instance(key);
    const committed = await this.#committed.instance(key);
    this.previous.set(key, committed);
    return committed;
  }

  setInstance(key: Key, state: InstanceState | null): void {
    if (!this.previous.has(key)) this.previous.set(key, null);
    this.instances.set(key, state);
  }

  change(...changes: readonly RowChange[]): void {
    for (const change of changes) {
      this.changes.push(change);
      this.#net.add(change);
      if (change.table === 'jobs' && change.op === 'put') this.createdJobs.push(change.row);
    }
  }

  /** A row as it will be, given how it is committed. */
  peek<T extends TableName>(table: T, key: string, committed: Tables[T] | null): Tables[T] | null {
    const below = this.#parent ? this.#parent.peek(table, key, committed) : committed;
    const change = this.#net.of(table).get(key);
    if (!change) return below;
    if (change.op === 'put') return change.row;
    return change.op === 'delete' || !below ? null : { ...below, ...change.set };
  }

  async row<T extends TableName>(table: T, key: string): Promise<Tables[T] | null> {
    const change = this.#net.of(table).get(key);
    if (change?.op === 'put') return change.row;
    if (change?.op === 'delete') return null;
    const below = await (this.#parent ?? this.#committed).row(table, key);
    return change && below ? { ...below, ...change.set } : below;
  }

  /** Committed rows brought up to date, with new rows added; only those that satisfy `wanted`, oldest first. */
  merge<T extends TableName>(
    table: T,
    committed: readonly Tables[T][],
    wanted: (row: Tables[T]) => boolean,
  ): Tables[T][] {
    const found = new Map<string, Tables[T]>();
    const look = (key: string, row: Tables[T] | null): void => {
      const present = this.peek(table, key, row);
      if (present && wanted(present)) found.set(key, present);
    };
    for (const row of committed) look(row.key, row);
    const seen = new Set(committed.map(({ key }) => key));
    for (const key of this.#newKeys(table)) if (!seen.has(key)) look(key, null);
    return [...found.values()].sort((a, b) => a.key.length - b.key.length || (a.key < b.key ? -1 : 1));
  }

  /** Keys of rows put here or below. */
  *#newKeys(table: TableName): Generator<string> {
    for (const [key, change] of this.#net.of(table)) if (change.op === 'put') yield key;
    if (this.#parent) yield* this.#parent.#newKeys(table);
  }

  /** Takes over what a child has changed. */
  absorb(child: Overlay): void {
    for (const [key, state] of child.instances) this.instances.set(key, state);
    this.change(...child.changes);
    for (const [key, completion] of child.completions) this.completions.set(key, completion);
    this.afterCommit.push(...child.afterCommit);
    if (child.clockPin !== undefined) this.clockPin = child.clockPin;
  }
}

/** Null = done. */
export type Refusal = Rejection | null;
