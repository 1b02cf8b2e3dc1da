/** Deleting what was deployed. */
import type { Key } from '../core/json.ts';
import type { EngineStore, Filter } from '../store/port.ts';
import type { ProcessDefinitionRow } from '../store/rows.ts';
import type { Surroundings } from './instances.ts';
import type { Overlay } from './overlay.ts';
import type { Outcome } from './port.ts';
import { closeStartEvents, openStartEvents } from './startEvents.ts';

const activeInstancesOf = (processDefinitionKey: Key): Filter => ({
  all: [
    { field: 'processDefinitionKey', op: 'eq', value: processDefinitionKey },
    { field: 'state', op: 'eq', value: 'ACTIVE' },
  ],
});

const deleteProcess = async (
  around: Surroundings,
  store: EngineStore,
  unit: Overlay,
  row: ProcessDefinitionRow,
): Promise<Outcome> => {
  const { key, processDefinitionId } = row;
  const { items } = await store.search('processInstances', {
    filter: activeInstancesOf(key),
    sort: [],
    page: { limit: 1 },
  });
  if (items.length > 0)
    return {
      ok: false,
      rejection: {
        code: 'INVALID_STATE',
        reason: `Expected to delete process definition with key '${key}', but there are still running instances of it`,
      },
    };
  const versions = around.definitions.processes.of(processDefinitionId);
  const set = { deletedAt: around.now() };
  unit.change({ table: 'processDefinitions', op: 'patch', key, set });
  unit.afterCommit.push(() => around.definitions.put('processDefinitions', { ...row, ...set }));
  if (versions.at(-1)?.key === key) {
    await closeStartEvents(store, unit, key);
    const before = versions.at(-2);
    if (before) openStartEvents(around, unit, before);
  }
  return { ok: true };
};

/** Deletes a definition or a generic resource by key; all definitions of a file by the file's key. */
export const deleteByKey = async (
  around: Surroundings,
  store: EngineStore,
  unit: Overlay,
  key: Key,
): Promise<Outcome> => {
  const { processes, forms, requirements, decisions } = around.definitions;
  const deletedAt = around.now();
  const found = [...processes.byKey.values()].filter(
    (row) => (row.key === key || row.resourceKey === key) && row.deletedAt === null,
  );
  for (const row of found) {
    const outcome = await deleteProcess(around, store, unit, row);
    if (!outcome.ok) return outcome;
  }
  const form = [...forms.byKey.values()].find(
    (row) => (row.key === key || row.resourceKey === key) && row.deletedAt === null,
  );
  if (form) {
    unit.change({ table: 'forms', op: 'patch', key: form.key, set: { deletedAt } });
    unit.afterCommit.push(() => around.definitions.put('forms', { ...form, deletedAt }));
  }
  const graph = [...requirements.values()].find(
    (row) => (row.key === key || row.resourceKey === key) && row.deletedAt === null,
  );
  if (graph) {
    unit.change({ table: 'decisionRequirements', op: 'patch', key: graph.key, set: { deletedAt } });
    unit.afterCommit.push(() => around.definitions.put('decisionRequirements', { ...graph, deletedAt }));
    for (const row of [...decisions.byKey.values()].filter(
      ({ decisionRequirementsKey }) => decisionRequirementsKey === graph.key,
    )) {
      unit.change({ table: 'decisionDefinitions', op: 'patch', key: row.key, set: { deletedAt } });
      unit.afterCommit.push(() => around.definitions.put('decisionDefinitions', { ...row, deletedAt }));
    }
  }
  if (found.length > 0 || form || graph) return { ok: true };
  const resource = await unit.row('resources', key);
  if (resource?.kind !== 'other')
    return {
      ok: false,
      rejection: { code: 'NOT_FOUND', reason: `Expected to delete resource but no resource found with key '${key}'` },
    };
  unit.change({ table: 'resources', op: 'delete', key });
  return { ok: true };
};
