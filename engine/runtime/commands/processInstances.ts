/** Commands on process instances. */
import type { Command } from '../../core/commands.ts';
import type { JsonObject, Key } from '../../core/json.ts';
import { DEFAULT_TENANT } from '../../core/json.ts';
import type { ProcessDefinitionRow } from '../../store/rows.ts';
import { deleteHistory } from '../history.ts';
import { applyCommand, createRoot } from '../instances.ts';
import { refuse, type Life } from '../life.ts';
import type { Completion } from '../overlay.ts';
import type {
  CreatedInstance,
  CreateInstanceRequest,
  DefinitionReference,
  MigrateRequest,
  ModifyRequest,
  Outcome,
  Refused,
  Runtime,
} from '../port.ts';

const pick = (variables: JsonObject, names: readonly string[] | undefined): JsonObject =>
  !names || names.length === 0
    ? variables
    : Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));

/** `resultMs`: how long a caller waits for a result who does not say. */
export const processInstanceCommands = (
  life: Life,
  resultMs: number,
): Pick<
  Runtime,
  | 'createInstance'
  | 'cancelInstance'
  | 'modifyInstance'
  | 'migrateInstance'
  | 'deleteInstance'
  | 'setVariables'
  | 'activateAdHocElements'
  | 'resolveIncident'
> => {
  const definitionOf = (reference: DefinitionReference): ProcessDefinitionRow | Refused => {
    const { processes } = life.around.definitions;
    if ('processDefinitionKey' in reference) {
      const row = processes.byKey.get(reference.processDefinitionKey);
      if (row?.deletedAt === null) return row;
      return refuse(
        'NOT_FOUND',
        `Expected to find process definition with key '${reference.processDefinitionKey}', but none found`,
      );
    }
    const { processDefinitionId: id, version } = reference;
    const versions = processes.of(id);
    if (version === undefined || version === null || version === -1)
      return (
        versions.at(-1) ??
        refuse('NOT_FOUND', `Expected to find process definition with process ID '${id}', but none found`)
      );
    return (
      versions.find((row) => row.version === version) ??
      refuse(
        'NOT_FOUND',
        `Expected to find process definition with process ID '${id}' and version '${String(version)}', but none found`,
      )
    );
  };

  /** How the instance ends; undefined when the time is up, the caller gone, or the engine closing. */
  const resultOf = (key: Key, { requestTimeout, signal }: CreateInstanceRequest): Promise<Completion | undefined> => {
    return new Promise((resolve) => {
      const end = (completion: Completion | undefined): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', giveUp);
        life.closing.removeEventListener('abort', giveUp);
        life.results.delete(key);
        resolve(completion);
      };
      const giveUp = (): void => end(undefined);
      const timer = setTimeout(giveUp, requestTimeout && requestTimeout > 0 ? requestTimeout : resultMs);
      signal?.addEventListener('abort', giveUp, { once: true });
      life.closing.addEventListener('abort', giveUp, { once: true });
      life.results.set(key, end);
    });
  };

  /** A command to the instance an element is in; `missing` is the reason when no live instance has it. */
  const toElement = (label: string, key: Key, missing: string, command: Command): Promise<Outcome> => {
    return life.submit(label, async (unit) => {
      const processInstanceKey = (await unit.row('elementInstances', key))?.processInstanceKey ?? key;
      if (!(await unit.instance(processInstanceKey))) return refuse('NOT_FOUND', missing);
      const rejection = await applyCommand(life.around, unit, processInstanceKey, command);
      return rejection ? { ok: false, rejection } : { ok: true };
    });
  };

  return {
    async createInstance(request: CreateInstanceRequest): ReturnType<Runtime['createInstance']> {
      let result: Promise<Completion | undefined> | undefined;
      const created = await life.submit(
        'create process instance',
        async (unit): Promise<Outcome<{ readonly instance: CreatedInstance }>> => {
          const row = definitionOf(request.definition);
          if ('ok' in row) return row;
          const { tags = [], businessId = null, startElementIds = [], terminateAfter = [], variables = {} } = request;
          const started = await createRoot(life.around, unit, {
            processDefinitionKey: row.key,
            variables,
            tags,
            businessId,
            startElementIds,
            terminateAfter,
          });
          if ('rejection' in started) return { ok: false, rejection: started.rejection };
          if (request.awaitCompletion) unit.afterCommit.push(() => void (result = resultOf(started.key, request)));
          const instance = {
            processInstanceKey: started.key,
            processDefinitionKey: row.key,
            processDefinitionId: row.processDefinitionId,
            processDefinitionVersion: row.version,
            tenantId: DEFAULT_TENANT,
            tags,
            businessId,
            variables: {},
          };
          return { ok: true, instance };
        },
      );
      if (!created.ok || !result) return created;
      const completion = await result;
      const { processInstanceKey } = created.instance;
      if (completion === undefined)
        return refuse(
          'DEADLINE_EXCEEDED',
          `Expected process instance '${processInstanceKey}' to complete, but it did not in the given time; it runs on`,
        );
      if (completion === null)
        return refuse(
          'INVALID_STATE',
          `Expected process instance '${processInstanceKey}' to complete, but it was terminated`,
        );
      return { ok: true, instance: { ...created.instance, variables: pick(completion, request.fetchVariables) } };
    },

    cancelInstance(processInstanceKey: Key): Promise<Outcome> {
      return life.toInstance('cancel process instance', processInstanceKey, { type: 'CANCEL', byParent: false });
    },

    modifyInstance({ processInstanceKey, activate, terminate, move }: ModifyRequest): Promise<Outcome> {
      return life.toInstance('modify process instance', processInstanceKey, {
        type: 'MODIFY',
        activate,
        terminate,
        move,
      });
    },

    migrateInstance({ processInstanceKey, targetProcessDefinitionKey, mapping }: MigrateRequest): Promise<Outcome> {
      return life.toInstance('migrate process instance', processInstanceKey, {
        type: 'MIGRATE',
        targetProcessDefinitionKey,
        mapping,
      });
    },

    deleteInstance(processInstanceKey: Key): Promise<Outcome> {
      return life.submit('delete process instance', (unit) => deleteHistory(life.store, unit, processInstanceKey));
    },

    setVariables(request: {
      readonly elementInstanceKey: Key;
      readonly variables: JsonObject;
      readonly local?: boolean;
    }): Promise<Outcome> {
      const { elementInstanceKey, variables, local = false } = request;
      const missing = `Expected to update variables for element with key '${elementInstanceKey}', but no such element was found`;
      return toElement('set variables', elementInstanceKey, missing, {
        type: 'UPDATE_VARIABLES',
        elementInstanceKey,
        variables,
        local,
      });
    },

    activateAdHocElements(request: Parameters<Runtime['activateAdHocElements']>[0]): Promise<Outcome> {
      const missing = `Expected to activate activities for ad-hoc sub-process with key '${request.elementInstanceKey}', but no ad-hoc sub-process instance found with that key.`;
      return toElement('activate ad-hoc elements', request.elementInstanceKey, missing, {
        type: 'ACTIVATE_AD_HOC_ELEMENTS',
        ...request,
      });
    },

    resolveIncident(key: Key): Promise<Outcome> {
      const missing = `Expected to resolve incident with key '${key}', but no such incident was found`;
      return life.toRow('resolve incident', 'incidents', key, missing, (elementInstanceKey) => ({
        type: 'RESOLVE_INCIDENT',
        incidentKey: key,
        elementInstanceKey,
      }));
    },
  };
};
