/** Deployments: files become definitions with versions; unchanged files make none. */
import { createHash } from 'node:crypto';
import type { JsonValue, Key } from '../core/json.ts';
import { DEFAULT_TENANT } from '../core/json.ts';
import type { ExecutableProcess } from '../core/model.ts';
import type { EngineStore } from '../store/port.ts';
import type { ResourceRow } from '../store/rows.ts';
import type { Surroundings } from './instances.ts';
import type { Overlay } from './overlay.ts';
import type { ParsedDecisions } from './parts.ts';
import type { DeploymentItem, DeploymentProblem, DeployOutcome, DeployResource } from './port.ts';
import { closeStartEvents, openStartEvents } from './startEvents.ts';

/** A file that can be deployed, with what it defines. */
export interface ParsedFile {
  readonly name: string;
  readonly content: string;
  readonly checksum: string;
  readonly defines:
    | { readonly kind: 'bpmn'; readonly processes: readonly ExecutableProcess[] }
    | { readonly kind: 'dmn'; readonly decisions: ParsedDecisions }
    | { readonly kind: 'form'; readonly id: string; readonly versionTag: string | null }
    | { readonly kind: 'other' };
}

const parseOne = async (
  around: Surroundings,
  { name, content }: DeployResource,
  problems: DeploymentProblem[],
): Promise<ParsedFile | null> => {
  const file = { name, content, checksum: createHash('sha256').update(content).digest('hex') };
  const fail = (found: readonly { readonly elementId: string; readonly reason: string }[]): null => {
    for (const { elementId, reason } of found)
      problems.push({ resourceName: name, elementId: elementId === '' ? null : elementId, message: reason });
    return null;
  };
  if (content.includes('\0')) return fail([{ elementId: '', reason: 'The file holds a NUL character.' }]);
  if (/\.bpmn$/i.test(name)) {
    const parsed = await around.parts.parseBpmn(content);
    return parsed.ok ? { ...file, defines: { kind: 'bpmn', processes: parsed.processes } } : fail(parsed.problems);
  }
  if (/\.dmn$/i.test(name)) {
    const parsed = await around.parts.parseDmn(content);
    return parsed.ok ? { ...file, defines: { kind: 'dmn', decisions: parsed } } : fail(parsed.problems);
  }
  if (/\.form$/i.test(name)) {
    const parsed = around.parts.parseForm(content);
    return parsed.ok
      ? { ...file, defines: { kind: 'form', id: parsed.id, versionTag: parsed.versionTag } }
      : fail(parsed.problems);
  }
  return { ...file, defines: { kind: 'other' } };
};

/** Ids a file defines, with their kind, for finding two files that define the same. */
const idsOf = ({ name, defines }: ParsedFile): string[] => {
  if (defines.kind === 'bpmn') return defines.processes.map(({ bpmnProcessId }) => `process '${bpmnProcessId}'`);
  if (defines.kind === 'dmn')
    return [
      `decision requirements '${defines.decisions.requirementsId}'`,
      ...defines.decisions.decisions.map(({ id }) => `decision '${id}'`),
    ];
  return [defines.kind === 'form' ? `form '${defines.id}'` : `resource '${name}'`];
};

/** Reads all files and reports every problem at once. */
export const parseFiles = async (
  around: Surroundings,
  resources: readonly DeployResource[],
): Promise<{ readonly files: readonly ParsedFile[]; readonly problems: readonly DeploymentProblem[] }> => {
  const problems: DeploymentProblem[] = [];
  const files: ParsedFile[] = [];
  for (const resource of resources) {
    const file = await parseOne(around, resource, problems);
    if (file) files.push(file);
  }
  const seen = new Map<string, string>();
  for (const file of files)
    for (const id of idsOf(file)) {
      const other = seen.get(id);
      if (other !== undefined)
        problems.push({
          resourceName: file.name,
          elementId: null,
          message: `The ${id} is defined twice: here and in '${other}'.`,
        });
      else seen.set(id, file.name);
    }
  if (resources.length === 0)
    problems.push({
      resourceName: '',
      elementId: null,
      message: 'Expected to deploy at least one resource, but none was given.',
    });
  return { files, problems };
};

export const refuseDeployment = (problems: readonly DeploymentProblem[]): DeployOutcome => ({
  ok: false,
  rejection: {
    code: 'INVALID_ARGUMENT',
    reason: `Expected to deploy new resources, but encountered the following errors:\n${problems
      .map(
        ({ resourceName, elementId, message }) =>
          `'${resourceName}'${elementId === null ? '' : ` - Element: ${elementId}`} - ${message}`,
      )
      .join('\n')}`,
  },
  problems,
});

/** The newest definitions of what a file defines, if it was deployed unchanged as the newest; otherwise null. */
const unchanged = async (
  around: Surroundings,
  store: EngineStore,
  file: ParsedFile,
): Promise<readonly DeploymentItem[] | null> => {
  const { processes, decisions, forms, requirements } = around.definitions;
  const { defines } = file;
  let items: DeploymentItem[];
  if (defines.kind === 'bpmn') {
    const rows = defines.processes.map(({ bpmnProcessId }) => processes.of(bpmnProcessId).at(-1));
    if (rows.some((row) => row === undefined)) return null;
    items = rows.map((row) => ({ kind: 'process', row: row! }));
  } else if (defines.kind === 'dmn') {
    const rows = defines.decisions.decisions.map(({ id }) => decisions.of(id).at(-1));
    const graph = [...requirements.values()]
      .filter((row) => row.decisionRequirementsId === defines.decisions.requirementsId && row.deletedAt === null)
      .sort((a, b) => a.version - b.version)
      .at(-1);
    if (!graph || rows.some((row) => row?.decisionRequirementsKey !== graph.key)) return null;
    items = [
      ...rows.map((row): DeploymentItem => ({ kind: 'decision', row: row! })),
      { kind: 'decisionRequirements', row: graph },
    ];
  } else if (defines.kind === 'form') {
    const row = forms.of(defines.id).at(-1);
    if (!row) return null;
    items = [{ kind: 'form', row }];
  } else {
    const row = await newestOther(store, file.name);
    return row?.checksum === file.checksum ? [{ kind: 'resource', row }] : null;
  }
  for (const { row } of items) {
    if (!('resourceKey' in row)) continue;
    const source = await store.get('resources', row.resourceKey);
    if (source?.checksum !== file.checksum || source.resourceName !== file.name) return null;
  }
  return items;
};

const newestOther = async (store: EngineStore, name: string): Promise<ResourceRow | undefined> => {
  const { items } = await store.search('resources', {
    filter: {
      all: [
        { field: 'resourceId', op: 'eq', value: name },
        { field: 'kind', op: 'eq', value: 'other' },
      ],
    },
    sort: [{ field: 'version', descending: true }],
    page: { limit: 1 },
  });
  return items[0];
};

/**
 * Writes a deployment. As in Camunda, a deployment of nothing but unchanged files answers the existing definitions;
 * otherwise every file of it gets a new version, so that binding `deployment` finds all of them.
 */
export const deployFiles = async (
  around: Surroundings,
  store: EngineStore,
  unit: Overlay,
  files: readonly ParsedFile[],
): Promise<DeployOutcome> => {
  const known = await Promise.all(files.map((file) => unchanged(around, store, file)));
  if (known.every((items) => items !== null)) {
    const items = known.flat();
    return { ok: true, deploymentKey: items[0]!.row.deploymentKey, items };
  }
  const deploymentKey = around.nextKey();
  const items: DeploymentItem[] = [];
  const problems: DeploymentProblem[] = [];
  for (const file of files) items.push(...(await writeFile(around, store, unit, file, deploymentKey, problems)));
  if (problems.length > 0) return refuseDeployment(problems);
  unit.afterCommit.push(() => {
    for (const item of items) {
      if (item.kind === 'process') around.definitions.put('processDefinitions', item.row);
      else if (item.kind === 'decision') around.definitions.put('decisionDefinitions', item.row);
      else if (item.kind === 'decisionRequirements') around.definitions.put('decisionRequirements', item.row);
      else if (item.kind === 'form') around.definitions.put('forms', item.row);
    }
  });
  return { ok: true, deploymentKey, items };
};

const writeFile = async (
  around: Surroundings,
  store: EngineStore,
  unit: Overlay,
  file: ParsedFile,
  deploymentKey: Key,
  problems: DeploymentProblem[],
): Promise<readonly DeploymentItem[]> => {
  const { defines, name: resourceName, content, checksum } = file;
  const { definitions } = around;
  const resourceKey = around.nextKey();
  const base = { resourceName, resourceKey, deploymentKey, tenantId: DEFAULT_TENANT, deletedAt: null };
  const resource: ResourceRow = {
    key: resourceKey,
    deploymentKey,
    resourceName,
    kind: defines.kind,
    resourceId: resourceName,
    version: defines.kind === 'other' ? ((await newestOther(store, resourceName))?.version ?? 0) + 1 : 1,
    versionTag: null,
    content,
    checksum,
    tenantId: DEFAULT_TENANT,
    deployedAt: around.now(),
  };
  unit.change({ table: 'resources', op: 'put', row: resource });
  if (defines.kind === 'other') return [{ kind: 'resource', row: resource }];
  if (defines.kind === 'form') {
    const { id: formId, versionTag } = defines;
    const row = {
      ...base,
      key: around.nextKey(),
      formId,
      version: definitions.forms.nextVersion(formId),
      versionTag,
      schema: content,
    };
    unit.change({ table: 'forms', op: 'put', row });
    return [{ kind: 'form', row }];
  }
  if (defines.kind === 'dmn') return writeDecisions(around, unit, defines.decisions, base);
  const items: DeploymentItem[] = [];
  for (const process of defines.processes) {
    const { bpmnProcessId: processDefinitionId, name, versionTag } = process;
    const start = Object.values(process.elements).find(
      (element) =>
        element.type === 'START_EVENT' && element.scopeId === processDefinitionId && element.event.kind === 'none',
    );
    const row = {
      ...base,
      key: around.nextKey(),
      processDefinitionId,
      name,
      version: definitions.processes.nextVersion(processDefinitionId),
      versionTag,
      hasStartForm: start?.type === 'START_EVENT' && start.form?.kind === 'linked',
      model: process as unknown as JsonValue,
    };
    unit.change({ table: 'processDefinitions', op: 'put', row });
    const before = definitions.processes.of(processDefinitionId).at(-1);
    if (before) await closeStartEvents(store, unit, before.key);
    const problem = openStartEvents(around, unit, row);
    if (problem) problems.push({ resourceName, ...problem });
    items.push({ kind: 'process', row });
  }
  return items;
};

const writeDecisions = (
  around: Surroundings,
  unit: Overlay,
  { requirementsId, requirementsName, model, decisions }: ParsedDecisions,
  base: {
    readonly resourceName: string;
    readonly resourceKey: Key;
    readonly deploymentKey: Key;
    readonly tenantId: string;
    readonly deletedAt: null;
  },
): readonly DeploymentItem[] => {
  const { definitions } = around;
  const versions = [...definitions.requirements.values()].filter(
    (row) => row.decisionRequirementsId === requirementsId,
  );
  const graph = {
    ...base,
    key: around.nextKey(),
    decisionRequirementsId: requirementsId,
    decisionRequirementsName: requirementsName,
    version: Math.max(0, ...versions.map(({ version }) => version)) + 1,
    model,
  };
  unit.change({ table: 'decisionRequirements', op: 'put', row: graph });
  const items = decisions.map(({ id, name, versionTag }): DeploymentItem => {
    const row = {
      key: around.nextKey(),
      decisionDefinitionId: id,
      name,
      version: definitions.decisions.nextVersion(id),
      versionTag,
      decisionRequirementsKey: graph.key,
      decisionRequirementsId: requirementsId,
      decisionRequirementsName: requirementsName,
      decisionRequirementsVersion: graph.version,
      deploymentKey: base.deploymentKey,
      tenantId: base.tenantId,
      deletedAt: null,
    };
    unit.change({ table: 'decisionDefinitions', op: 'put', row });
    return { kind: 'decision', row };
  });
  return [...items, { kind: 'decisionRequirements', row: graph }];
};
