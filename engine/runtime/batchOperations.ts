/** Batch operations: first the instances are collected, then each is worked on; both in slices, so that a crash resumes. */
import type { Key } from '../core/json.ts';
import type { EngineStore, Filter } from '../store/port.ts';
import type { BatchOperationItemRow, BatchOperationRow } from '../store/rows.ts';
import type { Overlay } from './overlay.ts';
import type { BatchAction, Outcome } from './port.ts';

const SLICE = 100;

interface Payload {
  readonly action: BatchAction;
  readonly filter: Filter | null;
  /** The last instance collected; null = none yet. */
  readonly cursor: readonly (string | number | boolean | null)[] | null;
  readonly collected: boolean;
}

export interface BatchOperationParts {
  readonly store: EngineStore;
  now(): number;
  nextKey(): Key;
  /** Does the action to one instance, with everything that follows from it. */
  act(unit: Overlay, action: BatchAction, item: BatchOperationItemRow): Promise<Outcome>;
  /** Queues a command. */
  submit<T extends object>(label: string, run: (unit: Overlay) => Promise<Outcome<T>>): Promise<Outcome<T>>;
}

const notFound = (key: Key): Outcome => ({
  ok: false,
  rejection: {
    code: 'NOT_FOUND',
    reason: `Expected a batch operation with key '${key}', but no such batch operation was found`,
  },
});

export class BatchOperations {
  readonly #parts: BatchOperationParts;
  /** Operations at work; true = resumed after the last slice saw it suspended and before its run had ended. */
  readonly #running = new Map<Key, boolean>();

  constructor(parts: BatchOperationParts) {
    this.#parts = parts;
  }

  /** Goes on with what an earlier run left. */
  async resumeAll(): Promise<void> {
    this.#running.clear();
    const filter: Filter = { field: 'state', op: 'in', value: ['CREATED', 'ACTIVE'] };
    const { items } = await this.#parts.store.search('batchOperations', { filter, sort: [], page: { limit: 10_000 } });
    for (const { key } of items) this.#go(key);
  }

  async start(
    action: BatchAction,
    filter: Filter | null,
  ): Promise<Outcome<{ readonly batchOperation: BatchOperationRow }>> {
    const outcome = await this.#parts.submit('start batch operation', (unit) =>
      Promise.resolve({ ok: true as const, batchOperation: this.write(unit, action, filter) }),
    );
    if (outcome.ok) this.#go(outcome.batchOperation.key);
    return outcome;
  }

  /** Writes a new operation into the unit. */
  write(unit: Overlay, action: BatchAction, filter: Filter | null): BatchOperationRow {
    const payload: Payload = { action, filter, cursor: null, collected: false };
    const row: BatchOperationRow = {
      key: this.#parts.nextKey(),
      batchOperationType: action.type,
      state: 'ACTIVE',
      startDate: this.#parts.now(),
      endDate: null,
      operationsTotalCount: 0,
      operationsFailedCount: 0,
      operationsCompletedCount: 0,
      payload: payload as unknown as BatchOperationRow['payload'],
      errors: [],
    };
    unit.change({ table: 'batchOperations', op: 'put', row });
    return row;
  }

  /** Changes the state, if it is one of `from`. */
  async change(
    key: Key,
    from: readonly BatchOperationRow['state'][],
    state: BatchOperationRow['state'],
  ): Promise<Outcome> {
    const outcome = await this.#parts.submit(`batch operation ${state}`, async (unit): Promise<Outcome> => {
      const row = await unit.row('batchOperations', key);
      if (!row) return notFound(key);
      if (!from.includes(row.state))
        return {
          ok: false,
          rejection: {
            code: 'INVALID_STATE',
            reason: `Expected batch operation with key '${key}' to be in state ${from.join(' or ')}, but it is in state ${row.state}`,
          },
        };
      const endDate = state === 'CANCELED' ? this.#parts.now() : null;
      unit.change({ table: 'batchOperations', op: 'patch', key, set: { state, endDate } });
      return { ok: true };
    });
    if (outcome.ok && state === 'ACTIVE') this.#go(key);
    return outcome;
  }

  #go(key: Key): void {
    if (this.#running.has(key)) {
      this.#running.set(key, true);
      return;
    }
    this.#running.set(key, false);
    void this.#run(key).finally(() => {
      const again = this.#running.get(key) === true;
      this.#running.delete(key);
      if (again) this.#go(key);
    });
  }

  async #run(key: Key): Promise<void> {
    for (;;) {
      const outcome = await this.#parts.submit('batch operation slice', (unit) => this.#slice(unit, key));
      if (!outcome.ok || outcome.done) return;
    }
  }

  async #slice(unit: Overlay, key: Key): Promise<Outcome<{ readonly done: boolean }>> {
    const row = await unit.row('batchOperations', key);
    if (row?.state !== 'ACTIVE' && row?.state !== 'CREATED') return { ok: true, done: true };
    const payload = row.payload as unknown as Payload;
    if (!payload.collected) await this.#collect(unit, row, payload);
    else if (await this.#work(unit, row, payload)) return { ok: true, done: true };
    return { ok: true, done: false };
  }

  async #collect(unit: Overlay, row: BatchOperationRow, payload: Payload): Promise<void> {
    const { action, filter, cursor } = payload;
    const page = { limit: SLICE, ...(cursor && { after: cursor }) };
    const { items, end } = await this.#parts.store.search('processInstances', { filter, sort: [], page });
    for (const { key, rootProcessInstanceKey } of items)
      unit.change({
        table: 'batchOperationItems',
        op: 'put',
        row: {
          key: `${row.key}_${key}`,
          batchOperationKey: row.key,
          operationType: action.type,
          itemKey: key,
          processInstanceKey: key,
          rootProcessInstanceKey,
          state: 'ACTIVE',
          processedDate: null,
          errorMessage: null,
        },
      });
    const next: Payload = { ...payload, cursor: end ?? cursor, collected: items.length < SLICE };
    const set = {
      payload: next as unknown as BatchOperationRow['payload'],
      operationsTotalCount: row.operationsTotalCount + items.length,
    };
    unit.change({ table: 'batchOperations', op: 'patch', key: row.key, set });
  }

  /** Answers true when nothing is left. */
  async #work(unit: Overlay, row: BatchOperationRow, { action }: Payload): Promise<boolean> {
    const filter: Filter = {
      all: [
        { field: 'batchOperationKey', op: 'eq', value: row.key },
        { field: 'state', op: 'eq', value: 'ACTIVE' },
      ],
    };
    const { items } = await this.#parts.store.search('batchOperationItems', {
      filter,
      sort: [],
      page: { limit: SLICE },
    });
    let { operationsCompletedCount, operationsFailedCount } = row;
    for (const item of items) {
      const part = unit.child();
      const outcome = await this.#parts.act(part, action, item);
      if (outcome.ok) {
        unit.absorb(part);
        operationsCompletedCount++;
      } else operationsFailedCount++;
      const set = {
        state: outcome.ok ? ('COMPLETED' as const) : ('FAILED' as const),
        processedDate: this.#parts.now(),
        errorMessage: outcome.ok ? null : outcome.rejection.reason,
      };
      unit.change({ table: 'batchOperationItems', op: 'patch', key: item.key, set });
    }
    const done = items.length < SLICE;
    const state = !done
      ? row.state
      : operationsFailedCount > 0
        ? ('PARTIALLY_COMPLETED' as const)
        : ('COMPLETED' as const);
    const set = { operationsCompletedCount, operationsFailedCount, state, endDate: done ? this.#parts.now() : null };
    unit.change({ table: 'batchOperations', op: 'patch', key: row.key, set });
    return done;
  }
}
