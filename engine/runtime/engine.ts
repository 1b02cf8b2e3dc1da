/** The engine as its callers see it: commands by topic over one life, reads straight from the store. */
import { act } from './batchActions.ts';
import { BatchOperations } from './batchOperations.ts';
import { resourceCommands } from './commands/resources.ts';
import { processInstanceCommands } from './commands/processInstances.ts';
import { jobCommands } from './commands/jobs.ts';
import { messageCommands } from './commands/messages.ts';
import { userTaskCommands } from './commands/userTasks.ts';
import { decisionCommands } from './commands/decisions.ts';
import { clockCommands } from './commands/clock.ts';
import { batchOperationCommands } from './commands/batchOperations.ts';
import type { Key } from '../core/json.ts';
import type { EngineStore, Filter, Query, SearchResult } from '../store/port.ts';
import type { TableName, Tables } from '../store/rows.ts';
import { Life, type LifeOptions } from './life.ts';
import type { Runtime, RuntimeInfo } from './port.ts';
import { callHierarchy, effectiveVariables, sourceOf, startForm, userTaskForm } from './reads.ts';

export interface EngineOptions extends LifeOptions {
  /** How long an activation without `requestTimeout` waits, ms. Default 10 s, as in Camunda. */
  readonly pollMs?: number;
  /** How long `awaitCompletion` without `requestTimeout` waits, ms. Default 10 s. */
  readonly resultMs?: number;
}

export class Engine implements Runtime {
  readonly #life: Life;
  readonly #store: EngineStore;
  readonly deploy: Runtime['deploy'];
  readonly deleteResource: Runtime['deleteResource'];
  readonly createInstance: Runtime['createInstance'];
  readonly cancelInstance: Runtime['cancelInstance'];
  readonly modifyInstance: Runtime['modifyInstance'];
  readonly migrateInstance: Runtime['migrateInstance'];
  readonly deleteInstance: Runtime['deleteInstance'];
  readonly setVariables: Runtime['setVariables'];
  readonly activateAdHocElements: Runtime['activateAdHocElements'];
  readonly resolveIncident: Runtime['resolveIncident'];
  readonly activateJobs: Runtime['activateJobs'];
  readonly completeJob: Runtime['completeJob'];
  readonly failJob: Runtime['failJob'];
  readonly throwError: Runtime['throwError'];
  readonly updateJob: Runtime['updateJob'];
  readonly publishMessage: Runtime['publishMessage'];
  readonly correlateMessage: Runtime['correlateMessage'];
  readonly broadcastSignal: Runtime['broadcastSignal'];
  readonly assignUserTask: Runtime['assignUserTask'];
  readonly unassignUserTask: Runtime['unassignUserTask'];
  readonly updateUserTask: Runtime['updateUserTask'];
  readonly completeUserTask: Runtime['completeUserTask'];
  readonly evaluateDecision: Runtime['evaluateDecision'];
  readonly evaluateExpression: Runtime['evaluateExpression'];
  readonly pinClock: Runtime['pinClock'];
  readonly resetClock: Runtime['resetClock'];
  readonly startBatchOperation: Runtime['startBatchOperation'];
  readonly cancelBatchOperation: Runtime['cancelBatchOperation'];
  readonly suspendBatchOperation: Runtime['suspendBatchOperation'];
  readonly resumeBatchOperation: Runtime['resumeBatchOperation'];

  constructor(options: EngineOptions) {
    const life = (this.#life = new Life(options));
    this.#store = options.store;
    const batchOperations = new BatchOperations({
      store: options.store,
      now: () => life.now(),
      nextKey: () => life.around.nextKey(),
      act: (unit, action, item) => act(life, unit, action, item.itemKey),
      submit: (label, run) => life.submit(label, run),
    });
    life.onStarted(() => batchOperations.resumeAll());
    ({ deploy: this.deploy, deleteResource: this.deleteResource } = resourceCommands(life, batchOperations));
    ({
      createInstance: this.createInstance,
      cancelInstance: this.cancelInstance,
      modifyInstance: this.modifyInstance,
      migrateInstance: this.migrateInstance,
      deleteInstance: this.deleteInstance,
      setVariables: this.setVariables,
      activateAdHocElements: this.activateAdHocElements,
      resolveIncident: this.resolveIncident,
    } = processInstanceCommands(life, options.resultMs ?? 10_000));
    ({
      activateJobs: this.activateJobs,
      completeJob: this.completeJob,
      failJob: this.failJob,
      throwError: this.throwError,
      updateJob: this.updateJob,
    } = jobCommands(life, options.pollMs ?? 10_000));
    ({
      publishMessage: this.publishMessage,
      correlateMessage: this.correlateMessage,
      broadcastSignal: this.broadcastSignal,
    } = messageCommands(life));
    ({
      assignUserTask: this.assignUserTask,
      unassignUserTask: this.unassignUserTask,
      updateUserTask: this.updateUserTask,
      completeUserTask: this.completeUserTask,
    } = userTaskCommands(life));
    ({ evaluateDecision: this.evaluateDecision, evaluateExpression: this.evaluateExpression } = decisionCommands(life));
    ({ pinClock: this.pinClock, resetClock: this.resetClock } = clockCommands(life));
    ({
      startBatchOperation: this.startBatchOperation,
      cancelBatchOperation: this.cancelBatchOperation,
      suspendBatchOperation: this.suspendBatchOperation,
      resumeBatchOperation: this.resumeBatchOperation,
    } = batchOperationCommands(batchOperations));
  }

  start(signal?: AbortSignal): Promise<void> {
    return this.#life.start(signal);
  }

  close(): Promise<void> {
    return this.#life.close();
  }

  info(): RuntimeInfo {
    return this.#life.info();
  }

  now(): number {
    return this.#life.now();
  }

  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | null> {
    return this.#store.get(table, key);
  }

  search<T extends TableName>(table: T, query: Query): Promise<SearchResult<Tables[T]>> {
    return this.#store.search(table, query);
  }

  elementStatistics(filter: Filter): ReturnType<Runtime['elementStatistics']> {
    return this.#store.elementStatistics(filter);
  }

  countBy(table: TableName, field: string, filter: Filter | null): ReturnType<Runtime['countBy']> {
    return this.#store.countBy(table, field, filter);
  }

  sourceOf(table: Parameters<Runtime['sourceOf']>[0], key: Key): Promise<string | null> {
    return sourceOf(this.#store, table, key);
  }

  userTaskForm(userTaskKey: Key): ReturnType<Runtime['userTaskForm']> {
    return userTaskForm(this.#store, userTaskKey);
  }

  startForm(processDefinitionKey: Key): ReturnType<Runtime['startForm']> {
    return startForm(this.#store, this.#life.around.definitions, processDefinitionKey);
  }

  effectiveVariables(elementInstanceKey: Key): ReturnType<Runtime['effectiveVariables']> {
    return effectiveVariables(this.#store, elementInstanceKey);
  }

  callHierarchy(processInstanceKey: Key): ReturnType<Runtime['callHierarchy']> {
    return callHierarchy(this.#store, processInstanceKey);
  }
}
