import type { Key } from '../core/json.ts';
import type { EngineStore, Filter } from '../store/port.ts';
import type { Overlay } from './overlay.ts';
import type { Outcome } from './port.ts';

/** Tables whose rows belong to one instance. */
const INSTANCE_TABLES = [
  'elementInstances',
  'sequenceFlows',
  'variables',
  'jobs',
  'userTasks',
  'incidents',
  'messageSubscriptions',
  'correlatedMessageSubscriptions',
  'decisionInstances',
] as const;

/** Rows looked up at once. */
const LIMIT = 10_000;

/** Deletes the history of an ended instance. */
export const deleteHistory = async (store: EngineStore, unit: Overlay, key: Key): Promise<Outcome> => {
  const row = await unit.row('processInstances', key);
  if (!row)
    return {
      ok: false,
      rejection: {
        code: 'NOT_FOUND',
        reason: `Expected to delete process instance with key '${key}', but no such process instance was found`,
      },
    };
  if (row.state === 'ACTIVE')
    return {
      ok: false,
      rejection: {
        code: 'INVALID_STATE',
        reason: `Expected to delete process instance with key '${key}', but it is still active`,
      },
    };
  const filter: Filter = { field: 'processInstanceKey', op: 'eq', value: key };
  for (const table of INSTANCE_TABLES) {
    let after: readonly (string | number | boolean | null)[] | undefined;
    for (;;) {
      const { items, end } = await store.search(table, {
        filter,
        sort: [],
        page: { limit: LIMIT, ...(after && { after }) },
      });
      for (const item of items) unit.change({ table, op: 'delete', key: item.key });
      if (items.length < LIMIT || !end) break;
      after = end;
    }
  }
  unit.change({ table: 'processInstances', op: 'delete', key });
  return { ok: true };
};
