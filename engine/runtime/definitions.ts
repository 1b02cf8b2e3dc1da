import type {
  DecisionResult,
  DecisionsPort,
  DeployedProcess,
  FeelPort,
  FormsPort,
  ProcessesPort,
  VariableReader,
} from '../core/context.ts';
import type { Key } from '../core/json.ts';
import type { Binding, ExecutableProcess } from '../core/model.ts';
import type { EngineStore } from '../store/port.ts';
import type {
  DecisionDefinitionRow,
  DecisionRequirementsRow,
  FormRow,
  ProcessDefinitionRow,
  TableName,
  Tables,
} from '../store/rows.ts';
import type { CompiledDecisions, EngineParts } from './parts.ts';

/** Rows with versions, found by key, or by id and binding. */
class Versions<
  Row extends {
    readonly key: Key;
    readonly version: number;
    readonly versionTag: string | null;
    readonly deploymentKey: Key;
    readonly deletedAt: number | null;
  },
> {
  readonly byKey = new Map<Key, Row>();
  readonly #byId = new Map<string, Row[]>();
  readonly #idOf: (row: Row) => string;

  constructor(idOf: (row: Row) => string) {
    this.#idOf = idOf;
  }

  put(row: Row): void {
    this.byKey.set(row.key, row);
    const id = this.#idOf(row);
    const rows = (this.#byId.get(id) ?? []).filter(({ key }) => key !== row.key);
    rows.push(row);
    this.#byId.set(
      id,
      rows.sort((a, b) => a.version - b.version),
    );
  }

  /** Versions of an id that are not deleted, oldest first. */
  of(id: string): readonly Row[] {
    return (this.#byId.get(id) ?? []).filter(({ deletedAt }) => deletedAt === null);
  }

  /** The version a new deployment gets: numbers of deleted versions are not given again. */
  nextVersion(id: string): number {
    return (this.#byId.get(id)?.at(-1)?.version ?? 0) + 1;
  }

  find(id: string, binding: Binding, deploymentKey: Key): Row | undefined {
    const rows = this.of(id);
    if (binding.kind === 'latest') return rows.at(-1);
    if (binding.kind === 'deployment') return rows.findLast((row) => row.deploymentKey === deploymentKey);
    return rows.findLast(({ versionTag }) => versionTag === binding.versionTag);
  }

  clear(): void {
    this.byKey.clear();
    this.#byId.clear();
  }
}

/** Everything deployed, in memory; changed only when a deployment has been committed. */
export class Definitions {
  readonly processes = new Versions<ProcessDefinitionRow>((row) => row.processDefinitionId);
  readonly decisions = new Versions<DecisionDefinitionRow>((row) => row.decisionDefinitionId);
  readonly requirements = new Map<Key, DecisionRequirementsRow>();
  readonly forms = new Versions<FormRow>((row) => row.formId);
  readonly #deployed = new Map<Key, DeployedProcess>();
  readonly #compiled = new Map<Key, CompiledDecisions>();
  readonly #parts: EngineParts;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  async load(store: EngineStore): Promise<void> {
    this.processes.clear();
    this.decisions.clear();
    this.forms.clear();
    this.requirements.clear();
    this.#deployed.clear();
    this.#compiled.clear();
    for (const table of ['processDefinitions', 'decisionRequirements', 'decisionDefinitions', 'forms'] as const)
      for await (const row of allRows(store, table)) this.put(table, row);
  }

  /** Takes in a new or changed row. */
  put<T extends 'processDefinitions' | 'decisionRequirements' | 'decisionDefinitions' | 'forms'>(
    table: T,
    row: Tables[T],
  ): void {
    if (table === 'processDefinitions') {
      const definition = row as ProcessDefinitionRow;
      const { key: processDefinitionKey, version, deploymentKey, model } = definition;
      this.#deployed.set(processDefinitionKey, {
        processDefinitionKey,
        version,
        deploymentKey,
        process: model as unknown as ExecutableProcess,
      });
      this.processes.put(definition);
    } else if (table === 'decisionDefinitions') this.decisions.put(row as DecisionDefinitionRow);
    else if (table === 'forms') this.forms.put(row as FormRow);
    else this.requirements.set(row.key, row as DecisionRequirementsRow);
  }

  byKey(processDefinitionKey: Key): DeployedProcess | undefined {
    return this.#deployed.get(processDefinitionKey);
  }

  /** Ports of the core; answers hold during one command, since deployments change nothing before their commit. */
  ports(feel: FeelPort): { processes: ProcessesPort; forms: FormsPort; decisions: DecisionsPort } {
    return {
      processes: {
        byKey: (key) => this.#deployed.get(key),
        find: (id, binding, deploymentKey) => {
          const row = this.processes.find(id, binding, deploymentKey);
          return row && this.#deployed.get(row.key);
        },
      },
      forms: { find: (id, binding, deploymentKey) => this.forms.find(id, binding, deploymentKey)?.key },
      decisions: {
        evaluate: (id, binding, deploymentKey, variables) => {
          const row = this.decisions.find(id, binding, deploymentKey);
          if (!row)
            return {
              ok: false,
              notFound: true,
              message: `Expected to find decision '${id}', but no such decision is deployed`,
              evaluation: null,
            };
          return this.evaluate(row, variables, feel);
        },
      },
    };
  }

  /** Evaluates a decision with the decisions it requires. */
  evaluate(row: DecisionDefinitionRow, variables: VariableReader, feel: FeelPort): DecisionResult {
    const requirements = this.requirements.get(row.decisionRequirementsKey);
    if (!requirements) throw new Error(`decision requirements ${row.decisionRequirementsKey} are not loaded`);
    let compiled = this.#compiled.get(requirements.key);
    if (!compiled) this.#compiled.set(requirements.key, (compiled = this.#parts.compileDecisions(requirements.model)));
    const raw = compiled.evaluate(row.decisionDefinitionId, variables, feel);
    const siblings = [...this.decisions.byKey.values()].filter(
      (each) => each.decisionRequirementsKey === requirements.key,
    );
    const evaluation = {
      decisionKey: row.key,
      decisionId: row.decisionDefinitionId,
      decisionName: row.name,
      decisionVersion: row.version,
      decisionRequirementsKey: requirements.key,
      decisionRequirementsId: requirements.decisionRequirementsId,
      output: raw.output,
      failedDecisionId: raw.failedDecisionId,
      failureMessage: raw.failureMessage,
      evaluatedDecisions: raw.decisions.map((each) => {
        const sibling = siblings.find(({ decisionDefinitionId }) => decisionDefinitionId === each.decisionId);
        return { ...each, decisionKey: sibling?.key ?? row.key, decisionVersion: sibling?.version ?? row.version };
      }),
    };
    if (raw.failureMessage === null) return { ok: true, evaluation };
    return { ok: false, notFound: false, message: raw.failureMessage, evaluation };
  }
}

const PAGE = 500;

/** Every row of a table, in key order. */
export async function* allRows<T extends TableName>(store: EngineStore, table: T): AsyncGenerator<Tables[T]> {
  for (let after: readonly (string | number | boolean | null)[] | undefined; ;) {
    const found = await store.search(table, { filter: null, sort: [], page: { limit: PAGE, ...(after && { after }) } });
    yield* found.items;
    if (found.items.length < PAGE || !found.end) return;
    after = found.end;
  }
}
