/** Scenarios in process: straight to the runtime, with its data in memory. */
import type {
  ActivatedJob,
  BatchAction,
  ConformanceEngine,
  JobResult as WorkerResult,
  Json,
  NewInstance,
  Variables,
} from '../../../app/conformance/engine.ts';
import { Refusal } from '../../../app/conformance/engine.ts';
import { createEngine, MemoryDatabase } from '../../../engine/runtime/createEngine.ts';
import type * as R from '../../../engine/runtime/port.ts';

const STATUS: Readonly<Record<R.RuntimeRejectionCode, number>> = {
  NOT_FOUND: 404,
  INVALID_ARGUMENT: 400,
  INVALID_STATE: 409,
  ALREADY_EXISTS: 409,
  UNAVAILABLE: 503,
  DEADLINE_EXCEEDED: 504,
  INTERNAL: 500,
};

async function taken<T extends object>(answer: Promise<R.Outcome<T>>): Promise<{ readonly ok: true } & T> {
  const outcome = await answer;
  if (!outcome.ok) throw new Refusal(STATUS[outcome.rejection.code], outcome.rejection.reason);
  return outcome;
}

/** Discards what the answer says besides "taken". */
const done = async (answer: Promise<R.Outcome>): Promise<void> => void (await taken(answer));

const equals = (field: string, value: string): R.Filter => ({ field, op: 'eq', value });
const EVERYTHING = { limit: 1000 };

const request = ({ processDefinitionKey, startBefore, ...rest }: NewInstance): R.CreateInstanceRequest => ({
  ...rest,
  definition: { processDefinitionKey },
  startElementIds: startBefore,
});

const jobResult = (result: WorkerResult | null): R.JobResult | null => {
  if (result?.type === 'userTask')
    return {
      type: 'userTask',
      denied: result.denied ?? false,
      deniedReason: null,
      corrections: result.corrections ?? {},
    };
  if (result?.type === 'adHocSubProcess')
    return {
      type: 'adHocSubProcess',
      activateElements: (result.activateElements ?? []).map(({ elementId, variables }) => ({
        elementId,
        variables: variables ?? {},
      })),
      isCompletionConditionFulfilled: result.isCompletionConditionFulfilled ?? false,
      isCancelRemainingInstances: result.isCancelRemainingInstances ?? false,
    };
  return null;
};

const batchAction = (action: BatchAction): R.BatchAction => {
  switch (action.type) {
    case 'cancel':
      return { type: 'CANCEL_PROCESS_INSTANCE' };
    case 'resolveIncidents':
      return { type: 'RESOLVE_INCIDENT' };
    case 'move':
      return {
        type: 'MODIFY_PROCESS_INSTANCE',
        move: [{ sourceElementId: action.from, targetElementId: action.to }],
      };
    case 'migrate':
      return { ...action, type: 'MIGRATE_PROCESS_INSTANCE' };
  }
};

const asWorker = ({ row, variables }: R.ActivatedJob): ActivatedJob => ({
  jobKey: row.key,
  processDefinitionKey: row.processDefinitionKey,
  elementId: row.elementId,
  retries: row.retries,
  customHeaders: row.customHeaders,
  variables,
});

/** The API takes an empty date as none. */
const taskChanges = (changes: Readonly<Record<string, Json>>): R.UserTaskChanges =>
  Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, value === '' ? null : value]));

/** The same port as over HTTP; nothing lags here. */
class MemoryEngine implements ConformanceEngine {
  readonly #runtime: R.Runtime;

  constructor(runtime: R.Runtime) {
    this.#runtime = runtime;
  }

  async #all<T extends R.TableName>(table: T, filter: R.Filter): Promise<readonly R.Tables[T][]> {
    return (await this.#runtime.search(table, { filter, sort: [], page: EVERYTHING })).items;
  }

  #of<T extends R.TableName>(table: T, processInstanceKey: string): Promise<readonly R.Tables[T][]> {
    return this.#all(table, equals('processInstanceKey', processInstanceKey));
  }

  deploy: ConformanceEngine['deploy'] = async (files) => {
    const { items } = await taken(this.#runtime.deploy(files));
    return {
      processes: items.flatMap((item) =>
        item.kind === 'process'
          ? [{ processId: item.row.processDefinitionId, processDefinitionKey: item.row.key }]
          : [],
      ),
      others: items.flatMap(({ kind, row }) => (kind === 'decisionRequirements' || kind === 'form' ? [row.key] : [])),
    };
  };

  async deleteResource(resourceKey: string): Promise<void> {
    await taken(this.#runtime.deleteResource(resourceKey));
  }

  async evaluateDecision(decisionDefinitionId: string, variables: Variables): Promise<Json> {
    const { evaluation } = await taken(
      this.#runtime.evaluateDecision({ decision: { decisionDefinitionId }, variables }),
    );
    return evaluation.output;
  }

  async create(instance: NewInstance): Promise<string> {
    return (await taken(this.#runtime.createInstance(request(instance)))).instance.processInstanceKey;
  }

  async createAndAwait(instance: NewInstance) {
    const made = await taken(this.#runtime.createInstance({ ...request(instance), awaitCompletion: true }));
    return { key: made.instance.processInstanceKey, variables: made.instance.variables };
  }

  cancel = (key: string) => done(this.#runtime.cancelInstance(key));

  modify: ConformanceEngine['modify'] = (processInstanceKey, { activate, terminate }) =>
    done(
      this.#runtime.modifyInstance({
        processInstanceKey,
        activate: activate.map(({ elementId, variables }) => ({
          elementId,
          ancestorElementInstanceKey: null,
          variables: [{ scopeElementId: null, variables }],
        })),
        terminate,
        move: [],
      }),
    );

  migrate: ConformanceEngine['migrate'] = (processInstanceKey, targetProcessDefinitionKey, mapping) =>
    done(this.#runtime.migrateInstance({ processInstanceKey, targetProcessDefinitionKey, mapping }));

  setVariables: ConformanceEngine['setVariables'] = (elementInstanceKey, variables, local) =>
    done(this.#runtime.setVariables({ elementInstanceKey, variables, local }));

  activateAdHoc: ConformanceEngine['activateAdHoc'] = (elementInstanceKey, elementIds, cancelRemainingInstances) =>
    done(
      this.#runtime.activateAdHocElements({
        elementInstanceKey,
        elements: elementIds.map((elementId) => ({ elementId, variables: {} })),
        cancelRemainingInstances,
      }),
    );

  resolveIncident = (key: string) => done(this.#runtime.resolveIncident(key));

  batch: ConformanceEngine['batch'] = async (action, processDefinitionKey) => {
    const filter: R.Filter = {
      all: [equals('processDefinitionKey', processDefinitionKey), equals('state', 'ACTIVE')],
    };
    return (await taken(this.#runtime.startBatchOperation(batchAction(action), filter))).batchOperation.key;
  };

  activateJob: ConformanceEngine['activateJob'] = async (type, timeout, requestTimeout) => {
    const answer = this.#runtime.activateJobs({ type, worker: 'scenario', timeout, maxJobs: 1, requestTimeout });
    const [job] = (await taken(answer)).jobs;
    return job ? asWorker(job) : null;
  };

  completeJob: ConformanceEngine['completeJob'] = (jobKey, variables, result) =>
    done(this.#runtime.completeJob({ jobKey, variables, result: jobResult(result) }));

  failJob: ConformanceEngine['failJob'] = (jobKey, retries, errorMessage, variables, retryBackOff) =>
    done(this.#runtime.failJob({ jobKey, retries, errorMessage, variables, retryBackOff }));

  throwError: ConformanceEngine['throwError'] = (jobKey, errorCode, variables) =>
    done(this.#runtime.throwError({ jobKey, errorCode, variables }));

  updateRetries = (jobKey: string, retries: number) => done(this.#runtime.updateJob({ jobKey, retries }));

  publish: ConformanceEngine['publish'] = (message, timeToLive, messageId) =>
    done(this.#runtime.publishMessage({ ...message, timeToLive, messageId }));

  correlate: ConformanceEngine['correlate'] = (message) => done(this.#runtime.correlateMessage(message));

  broadcast = (signalName: string, variables: Variables) =>
    done(this.#runtime.broadcastSignal({ signalName, variables }));

  assignTask: ConformanceEngine['assignTask'] = (userTaskKey, assignee, allowOverride) =>
    done(this.#runtime.assignUserTask({ userTaskKey, assignee, allowOverride }));

  unassignTask = (key: string) => done(this.#runtime.unassignUserTask(key));

  updateTask: ConformanceEngine['updateTask'] = (userTaskKey, changes) =>
    done(this.#runtime.updateUserTask({ userTaskKey, changes: taskChanges(changes) }));

  completeTask: ConformanceEngine['completeTask'] = (userTaskKey, variables) =>
    done(this.#runtime.completeUserTask({ userTaskKey, variables }));

  async taskForm(userTaskKey: string): Promise<string | null> {
    return (await this.#runtime.userTaskForm(userTaskKey)).form?.schema ?? null;
  }

  pinClock = (instant: number) => done(this.#runtime.pinClock(instant));
  resetClock = () => done(this.#runtime.resetClock());

  async instance(key: string) {
    return (await this.#runtime.get('processInstances', key)) ?? undefined;
  }

  instances = (processId: string) => this.#all('processInstances', equals('processDefinitionId', processId));

  async elements(processInstanceKey: string) {
    const rows = await this.#of('elementInstances', processInstanceKey);
    return rows.map((row) => ({ ...row, elementInstanceKey: row.key }));
  }

  variables = (processInstanceKey: string) => this.#of('variables', processInstanceKey);

  async incidents(processInstanceKey: string) {
    const rows = await this.#of('incidents', processInstanceKey);
    return rows.filter(({ state }) => state === 'ACTIVE').map((row) => ({ ...row, incidentKey: row.key }));
  }

  async jobs(processInstanceKey: string) {
    return (await this.#of('jobs', processInstanceKey)).map((row) => ({ ...row, jobKey: row.key }));
  }

  async userTasks(processInstanceKey: string) {
    return (await this.#of('userTasks', processInstanceKey)).map((row) => ({ ...row, userTaskKey: row.key }));
  }

  async decisions(processInstanceKey: string) {
    const rows = await this.#of('decisionInstances', processInstanceKey);
    return rows.map((row) => ({ decisionId: row.decisionDefinitionId, state: row.state }));
  }

  statistics = (processDefinitionKey: string) =>
    this.#runtime.elementStatistics(equals('processDefinitionKey', processDefinitionKey));

  async batchOperation(key: string) {
    const row = await this.#runtime.get('batchOperations', key);
    return {
      state: row?.state ?? 'CREATED',
      total: row?.operationsTotalCount ?? 0,
      completed: row?.operationsCompletedCount ?? 0,
      failed: row?.operationsFailedCount ?? 0,
    };
  }
}

/** Gives the test file an engine of its own, and fails it when the engine had something to complain about. */
export function useMemoryEngine(): { readonly engine: ConformanceEngine } {
  const troubles: string[] = [];
  const note = (_: object, message: string): void => void troubles.push(message);
  const runtime = createEngine({
    memory: new MemoryDatabase(),
    log: { info: () => undefined, warn: note, error: note },
  });
  beforeAll(() => runtime.start());
  afterAll(async () => {
    await runtime.close();
    expect(troubles).toEqual([]);
  });
  return { engine: new MemoryEngine(runtime) };
}
