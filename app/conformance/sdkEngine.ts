/** Scenarios over HTTP: any Camunda 8 cluster, or our own engine, through the official SDK's Orchestration Cluster client. */
import { statusOf } from '../../platform/camunda/errors.ts';
import type { EngineClient } from '../../platform/camunda/client.ts';
import * as E from './engine.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The client's operations by their names in the API. Its types brand keys and differ between the client for 8.8, which
 * the SDK carries, and the one for 8.9; what goes over the wire does not.
 */
type Operations = Readonly<Record<string, (input?: Fields, consistency?: Fields) => Promise<unknown>>>;

/** Searches answer what there is; the scenario looks again. */
const AS_IT_IS = { consistency: { waitUpToMs: 0 } };
const PAGE = { limit: 1000 };

const own = (processInstanceKey: string) => ({ filter: { processInstanceKey }, page: PAGE });
const by = (field: string) => [{ field, order: 'ASC' }];

const creation = (instance: E.NewInstance): Fields => ({
  processDefinitionKey: instance.processDefinitionKey,
  variables: instance.variables,
  ...(instance.tags.length > 0 && { tags: instance.tags }),
  ...(instance.businessId !== null && { businessId: instance.businessId }),
  ...(instance.startBefore.length > 0 && {
    startInstructions: instance.startBefore.map((elementId) => ({ elementId })),
  }),
  ...(instance.terminateAfter.length > 0 && {
    runtimeInstructions: instance.terminateAfter.map((afterElementId) => ({
      type: 'TERMINATE_PROCESS_INSTANCE',
      afterElementId,
    })),
  }),
});

const batchRequest = (action: E.BatchAction, filter: Fields): readonly [operation: string, body: Fields] => {
  switch (action.type) {
    case 'cancel':
      return ['cancelProcessInstancesBatchOperation', { filter }];
    case 'resolveIncidents':
      return ['resolveIncidentsBatchOperation', { filter }];
    case 'move':
      return [
        'modifyProcessInstancesBatchOperation',
        { filter, moveInstructions: [{ sourceElementId: action.from, targetElementId: action.to }] },
      ];
    case 'migrate':
      return [
        'migrateProcessInstancesBatchOperation',
        {
          filter,
          migrationPlan: {
            targetProcessDefinitionKey: action.targetProcessDefinitionKey,
            mappingInstructions: action.mapping,
          },
        },
      ];
  }
};

class SdkEngine implements E.ConformanceEngine {
  readonly #operations: Operations;

  constructor(client: Pick<EngineClient, 'sdk'>) {
    this.#operations = client.sdk as unknown as Operations;
  }

  /** `T` says what is read of the answer; its fields have the names of the API. */
  async #call<T>(operation: string, input?: Fields, consistency?: Fields): Promise<T> {
    try {
      return (await this.#operations[operation]!(input, consistency)) as T;
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined) throw error;
      throw new E.Refusal(status, (error as Error).message);
    }
  }

  async #do(operation: string, input?: Fields): Promise<void> {
    await this.#call(operation, input);
  }

  async #search<T>(operation: string, input: Fields): Promise<readonly T[]> {
    return (await this.#call<{ readonly items?: readonly T[] }>(operation, input, AS_IT_IS)).items ?? [];
  }

  deploy: E.ConformanceEngine['deploy'] = async (files) => {
    const resources = files.map(({ name, content }) => new File([content], name));
    const { processes, decisionRequirements, forms } = await this.#call<Deployed>('createDeployment', { resources });
    return {
      processes: processes.map(({ processDefinitionId, processDefinitionKey }) => ({
        processId: processDefinitionId,
        processDefinitionKey,
      })),
      others: [
        ...decisionRequirements.map(({ decisionRequirementsKey }) => decisionRequirementsKey),
        ...forms.map(({ formKey }) => formKey),
      ],
    };
  };

  deleteResource = (resourceKey: string) => this.#do('deleteResource', { resourceKey });

  async evaluateDecision(decisionDefinitionId: string, variables: E.Variables): Promise<E.Json> {
    const request = { decisionDefinitionId, variables };
    return parsed((await this.#call<{ readonly output: string }>('evaluateDecision', request)).output);
  }

  async create(instance: E.NewInstance): Promise<string> {
    return (await this.#call<Created>('createProcessInstance', creation(instance))).processInstanceKey;
  }

  async createAndAwait(instance: E.NewInstance) {
    const request = { ...creation(instance), awaitCompletion: true };
    const { processInstanceKey, variables } = await this.#call<Created>('createProcessInstance', request);
    return { key: processInstanceKey, variables };
  }

  cancel = (processInstanceKey: string) => this.#do('cancelProcessInstance', { processInstanceKey });

  modify: E.ConformanceEngine['modify'] = (processInstanceKey, { activate, terminate }) =>
    this.#do('modifyProcessInstance', {
      processInstanceKey,
      activateInstructions: activate.map(({ elementId, variables }) => ({
        elementId,
        variableInstructions: [{ variables }],
      })),
      terminateInstructions: terminate.map((elementInstanceKey) => ({ elementInstanceKey })),
    });

  migrate: E.ConformanceEngine['migrate'] = (processInstanceKey, targetProcessDefinitionKey, mappingInstructions) =>
    this.#do('migrateProcessInstance', { processInstanceKey, targetProcessDefinitionKey, mappingInstructions });

  setVariables: E.ConformanceEngine['setVariables'] = (elementInstanceKey, variables, local) =>
    this.#do('createElementInstanceVariables', { elementInstanceKey, variables, local });

  activateAdHoc: E.ConformanceEngine['activateAdHoc'] = (key, elementIds, cancelRemainingInstances) =>
    this.#do('activateAdHocSubProcessActivities', {
      adHocSubProcessInstanceKey: key,
      elements: elementIds.map((elementId) => ({ elementId })),
      cancelRemainingInstances,
    });

  resolveIncident = (incidentKey: string) => this.#do('resolveIncident', { incidentKey });

  batch: E.ConformanceEngine['batch'] = async (action, processDefinitionKey) => {
    const [operation, body] = batchRequest(action, { processDefinitionKey, state: 'ACTIVE' });
    return (await this.#call<{ readonly batchOperationKey: string }>(operation, body, AS_IT_IS)).batchOperationKey;
  };

  activateJob: E.ConformanceEngine['activateJob'] = async (type, timeout, requestTimeout) => {
    const request = { type, worker: 'conformance', timeout, maxJobsToActivate: 1, requestTimeout };
    return (await this.#call<{ readonly jobs: readonly E.ActivatedJob[] }>('activateJobs', request)).jobs[0] ?? null;
  };

  completeJob: E.ConformanceEngine['completeJob'] = (jobKey, variables, result) =>
    this.#do('completeJob', { jobKey, variables, ...(result && { result }) });

  failJob: E.ConformanceEngine['failJob'] = (jobKey, retries, errorMessage, variables, retryBackOff) =>
    this.#do('failJob', { jobKey, retries, errorMessage, retryBackOff, variables });

  throwError: E.ConformanceEngine['throwError'] = (jobKey, errorCode, variables) =>
    this.#do('throwJobError', { jobKey, errorCode, variables });

  updateRetries = (jobKey: string, retries: number) => this.#do('updateJob', { jobKey, changeset: { retries } });

  publish: E.ConformanceEngine['publish'] = (message, timeToLive, messageId) =>
    this.#do('publishMessage', { ...message, timeToLive, ...(messageId !== null && { messageId }) });

  correlate: E.ConformanceEngine['correlate'] = (message) => this.#do('correlateMessage', { ...message });

  broadcast = (signalName: string, variables: E.Variables) => this.#do('broadcastSignal', { signalName, variables });

  assignTask: E.ConformanceEngine['assignTask'] = (userTaskKey, assignee, allowOverride) =>
    this.#do('assignUserTask', { userTaskKey, assignee, allowOverride });

  unassignTask = (userTaskKey: string) => this.#do('unassignUserTask', { userTaskKey });

  updateTask: E.ConformanceEngine['updateTask'] = (userTaskKey, changeset) =>
    this.#do('updateUserTask', { userTaskKey, changeset });

  completeTask: E.ConformanceEngine['completeTask'] = (userTaskKey, variables) =>
    this.#do('completeUserTask', { userTaskKey, variables });

  async taskForm(userTaskKey: string): Promise<string | null> {
    const form = await this.#call<{ readonly schema?: unknown } | undefined>(
      'getUserTaskForm',
      { userTaskKey },
      AS_IT_IS,
    );
    if (form?.schema === undefined) return null;
    return typeof form.schema === 'string' ? form.schema : JSON.stringify(form.schema);
  }

  pinClock = (timestamp: number) => this.#do('pinClock', { timestamp });
  resetClock = () => this.#do('resetClock');

  async instance(processInstanceKey: string): Promise<E.InstanceView | undefined> {
    return (await this.#search<E.InstanceView>('searchProcessInstances', own(processInstanceKey)))[0];
  }

  instances(processDefinitionId: string): Promise<readonly E.InstanceView[]> {
    const sort = by('processInstanceKey');
    return this.#search('searchProcessInstances', { filter: { processDefinitionId }, sort, page: PAGE });
  }

  async elements(key: string) {
    const request = { ...own(key), sort: by('elementInstanceKey') };
    const found = await this.#search<E.ElementView>('searchElementInstances', request);
    return found.filter(({ type }) => type !== 'PROCESS');
  }

  async variables(key: string) {
    const request = { ...own(key), sort: by('variableKey') };
    const found = await this.#search<E.VariableView & { readonly value: string }>('searchVariables', request);
    return found.map(({ name, value, scopeKey }) => ({ name, scopeKey, value: parsed(value) }));
  }

  incidents(processInstanceKey: string): Promise<readonly E.IncidentView[]> {
    const filter = { processInstanceKey, state: 'ACTIVE' };
    return this.#search('searchIncidents', { filter, sort: by('incidentKey'), page: PAGE });
  }

  jobs(key: string): Promise<readonly E.JobView[]> {
    return this.#search('searchJobs', { ...own(key), sort: by('jobKey') });
  }

  userTasks(key: string): Promise<readonly E.UserTaskView[]> {
    return this.#search('searchUserTasks', { ...own(key), sort: by('creationDate') });
  }

  async decisions(key: string) {
    const found = await this.#search<FoundDecision>('searchDecisionInstances', own(key));
    return [...found]
      .sort(inOrder)
      .map(({ decisionDefinitionId, state }) => ({ decisionId: decisionDefinitionId, state }));
  }

  statistics(processDefinitionKey: string): Promise<readonly E.StatisticsView[]> {
    return this.#search('getProcessDefinitionStatistics', { processDefinitionKey });
  }

  async batchOperation(batchOperationKey: string) {
    const row = await this.#call<FoundBatch>('getBatchOperation', { batchOperationKey }, AS_IT_IS);
    return {
      state: row.state,
      total: row.operationsTotalCount,
      completed: row.operationsCompletedCount,
      failed: row.operationsFailedCount,
    };
  }
}

/** The lists the client sorts a deployment's answer into. */
interface Deployed {
  readonly processes: readonly { readonly processDefinitionId: string; readonly processDefinitionKey: string }[];
  readonly decisionRequirements: readonly { readonly decisionRequirementsKey: string }[];
  readonly forms: readonly { readonly formKey: string }[];
}

interface Created {
  readonly processInstanceKey: string;
  readonly variables: E.Variables;
}

/** `decisionEvaluationInstanceKey` is the evaluation's key and the decision's place in it: `<key>-<index>`. */
interface FoundDecision {
  readonly decisionEvaluationInstanceKey: string;
  readonly decisionDefinitionId: string;
  readonly state: string;
}

const inOrder = (a: FoundDecision, b: FoundDecision): number => {
  const [[evaluation, index], [otherEvaluation, otherIndex]] = [placeOf(a), placeOf(b)];
  if (evaluation !== otherEvaluation) return evaluation < otherEvaluation ? -1 : 1;
  return index - otherIndex;
};

const placeOf = ({ decisionEvaluationInstanceKey: key }: FoundDecision): readonly [bigint, number] => {
  const [evaluation = '', index] = key.split('-');
  return [BigInt(evaluation), Number(index)];
};

interface FoundBatch {
  readonly state: string;
  readonly operationsTotalCount: number;
  readonly operationsCompletedCount: number;
  readonly operationsFailedCount: number;
}

const parsed = (text: string): E.Json => JSON.parse(text) as E.Json;

export const createSdkEngine = (client: Pick<EngineClient, 'sdk'>): E.ConformanceEngine => new SdkEngine(client);
