/** Reads that need more than one row. */
import type { Key } from '../core/json.ts';
import type { ExecutableProcess, FormReference } from '../core/model.ts';
import type { EngineStore } from '../store/port.ts';
import type { FormRow, Tables, VariableRow } from '../store/rows.ts';
import type { Definitions } from './definitions.ts';
import type { Runtime } from './port.ts';

export const sourceOf = async (
  store: EngineStore,
  table: Parameters<Runtime['sourceOf']>[0],
  key: Key,
): Promise<string | null> => {
  if (table === 'resources') return (await store.get('resources', key))?.content ?? null;
  const row = await store.get(table, key);
  if (!row) return null;
  const resourceKey =
    'resourceKey' in row
      ? row.resourceKey
      : (await store.get('decisionRequirements', row.decisionRequirementsKey))?.resourceKey;
  return resourceKey === undefined ? null : ((await store.get('resources', resourceKey))?.content ?? null);
};

export const userTaskForm = async (
  store: EngineStore,
  userTaskKey: Key,
): Promise<{ readonly found: boolean; readonly form: FormRow | null }> => {
  const task = await store.get('userTasks', userTaskKey);
  if (!task) return { found: false, form: null };
  return { found: true, form: task.formKey === null ? null : await store.get('forms', task.formKey) };
};

const startFormOf = (process: ExecutableProcess): FormReference | null => {
  for (const element of Object.values(process.elements))
    if (element.type === 'START_EVENT' && element.scopeId === process.bpmnProcessId && element.event.kind === 'none')
      return element.form;
  return null;
};

export const startForm = async (
  store: EngineStore,
  definitions: Definitions,
  processDefinitionKey: Key,
): Promise<{ readonly found: boolean; readonly form: FormRow | null }> => {
  const row = await store.get('processDefinitions', processDefinitionKey);
  if (!row) return { found: false, form: null };
  const reference = startFormOf(row.model as unknown as ExecutableProcess);
  if (reference?.kind !== 'linked') return { found: true, form: null };
  return { found: true, form: definitions.forms.find(reference.formId, reference.binding, row.deploymentKey) ?? null };
};

/** Of each name the innermost variable, along the scopes up to the process instance. */
export const effectiveVariables = async (
  store: EngineStore,
  elementInstanceKey: Key,
): Promise<readonly VariableRow[] | null> => {
  const found = new Map<string, VariableRow>();
  for (let scopeKey: Key | null = elementInstanceKey; scopeKey !== null;) {
    const element: Tables['elementInstances'] | null = await store.get('elementInstances', scopeKey);
    if (!element && !(await store.get('processInstances', scopeKey))) return null;
    const { items } = await store.search('variables', {
      filter: { field: 'scopeKey', op: 'eq', value: scopeKey },
      sort: [],
      page: { limit: 10_000 },
    });
    for (const row of items) if (!found.has(row.name)) found.set(row.name, row);
    scopeKey = element?.scopeKey ?? null;
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
};

export const callHierarchy = async (
  store: EngineStore,
  processInstanceKey: Key,
): Promise<readonly Tables['processInstances'][] | null> => {
  const path: Tables['processInstances'][] = [];
  for (let key: Key | null = processInstanceKey; key !== null;) {
    const row: Tables['processInstances'] | null = await store.get('processInstances', key);
    if (!row) break;
    path.unshift(row);
    key = row.parentProcessInstanceKey;
  }
  return path.length === 0 ? null : path;
};
