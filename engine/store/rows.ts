/**
 * Rows: what the search endpoints and the runtime's look-ups read. Field names are those of the
 * Camunda 8.9 results (engine/gateway only formats them); instants are epoch ms, keys decimal
 * strings. A row of a live thing and its history are one row that changes state.
 *
 * What every row of an instance repeats (`InstanceColumns`) is written once, at creation.
 */
import type { JsonObject, JsonValue, Key } from '../core/json.ts';
import type { PublicState, UserTaskState } from '../core/lifecycle.ts';
import type { ElementType } from '../core/model.ts';
import type { EvaluatedDecision, JobUserTask } from '../core/records.ts';
import type { IncidentErrorType, JobKind, ListenerEventType, UserTaskAttributes } from '../core/state.ts';

interface InstanceColumns {
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
  /** The BPMN process id. */
  readonly processDefinitionId: string;
  readonly tenantId: string;
}

export interface ProcessInstanceRow extends InstanceColumns {
  readonly key: Key;
  readonly processDefinitionName: string | null;
  readonly processDefinitionVersion: number;
  readonly processDefinitionVersionTag: string | null;
  readonly startDate: number;
  readonly endDate: number | null;
  readonly state: PublicState;
  /** True while an incident of the instance itself is open; the search also counts those of called instances. */
  readonly hasIncident: boolean;
  readonly parentProcessInstanceKey: Key | null;
  readonly parentElementInstanceKey: Key | null;
  readonly tags: readonly string[];
  readonly businessId: string | null;
}

/** The PROCESS element itself has no row (as in Camunda's search). */
export interface ElementInstanceRow extends InstanceColumns {
  readonly key: Key;
  readonly elementId: string;
  readonly elementName: string | null;
  readonly type: ElementType;
  readonly state: PublicState;
  readonly startDate: number;
  readonly endDate: number | null;
  readonly hasIncident: boolean;
  readonly incidentKey: Key | null;
  /** The element instance it lives in; the process instance key at the top (filter `elementInstanceScopeKey`). */
  readonly scopeKey: Key;
}

/** `key` = `<processInstanceKey>_<sequenceFlowId>`: taken at least once. */
export interface SequenceFlowRow extends InstanceColumns {
  readonly key: string;
  readonly sequenceFlowId: string;
}

export interface VariableRow extends InstanceColumns {
  readonly key: Key;
  readonly scopeKey: Key;
  readonly name: string;
  readonly value: JsonValue;
}

export type JobRowState =
  | 'CREATED'
  | 'COMPLETED'
  | 'FAILED'
  | 'RETRIES_UPDATED'
  | 'TIMED_OUT'
  | 'ERROR_THROWN'
  | 'CANCELED'
  | 'MIGRATED';

export interface JobRow extends InstanceColumns {
  readonly key: Key;
  readonly type: string;
  readonly kind: JobKind;
  readonly listenerEventType: ListenerEventType;
  readonly state: JobRowState;
  readonly retries: number;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processDefinitionVersion: number;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly userTask: JobUserTask | null;
  readonly tags: readonly string[];
  /** Real time: lock of the worker that has it; null = nobody. Written by the runtime, not by the projection. */
  readonly deadline: number | null;
  readonly worker: string | null;
  /** Real time from which it may be activated (back-off). */
  readonly availableAt: number;
  /** True when a worker may have it (live, retries > 0, not failed into an incident); the lock and back-off are separate. */
  readonly activatable: boolean;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly hasFailedWithRetriesLeft: boolean;
  readonly isDenied: boolean | null;
  readonly deniedReason: string | null;
  readonly creationTime: number;
  readonly lastUpdateTime: number;
  readonly endTime: number | null;
}

export interface UserTaskRow extends InstanceColumns, UserTaskAttributes {
  readonly key: Key;
  readonly name: string | null;
  readonly state: UserTaskState;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly processName: string | null;
  readonly processDefinitionVersion: number;
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly customHeaders: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
  readonly creationDate: number;
  readonly completionDate: number | null;
}

export interface IncidentRow extends InstanceColumns {
  readonly key: Key;
  readonly errorType: IncidentErrorType;
  readonly errorMessage: string;
  readonly state: 'ACTIVE' | 'RESOLVED';
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly jobKey: Key | null;
  readonly creationTime: number;
}

/** Live while state is CREATED (a non-interrupting one stays CREATED after each correlation). */
export interface MessageSubscriptionRow extends InstanceColumns {
  readonly key: Key;
  readonly elementId: string;
  readonly elementInstanceKey: Key;
  readonly state: 'CREATED' | 'CORRELATED' | 'DELETED' | 'MIGRATED';
  readonly messageName: string;
  readonly correlationKey: string;
  readonly lastUpdatedDate: number;
}

/** `key` = `<messageKey>_<subscriptionKey>`. Start events have no element instance yet: null. */
export interface CorrelatedMessageSubscriptionRow extends InstanceColumns {
  readonly key: string;
  readonly messageKey: Key;
  readonly subscriptionKey: Key;
  readonly messageName: string;
  readonly correlationKey: string;
  readonly correlationTime: number;
  readonly elementId: string;
  readonly elementInstanceKey: Key | null;
}

/** Live only: deleted when it has fired or was closed. Also start timers of definitions (`elementInstanceKey` null). */
export interface TimerRow {
  readonly key: Key;
  readonly processInstanceKey: Key | null;
  readonly elementInstanceKey: Key | null;
  readonly processDefinitionKey: Key;
  readonly elementId: string;
  /** Epoch ms of process time. */
  readonly dueAt: number;
  readonly repetitions: number;
  readonly interval: string | null;
}

/** Live only. `elementInstanceKey` null = signal start event of the newest version. */
export interface SignalSubscriptionRow {
  readonly key: Key;
  readonly signalName: string;
  readonly processInstanceKey: Key | null;
  readonly elementInstanceKey: Key | null;
  readonly processDefinitionKey: Key;
  readonly elementId: string;
}

/** Live only: message start event of the newest version of a process. */
export interface MessageStartRow {
  readonly key: Key;
  readonly messageName: string;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly elementId: string;
}

/** A published message that may still be correlated. */
export interface MessageRow {
  readonly key: Key;
  readonly name: string;
  readonly correlationKey: string;
  readonly messageId: string | null;
  readonly variables: JsonObject;
  /** Real time. */
  readonly expiresAt: number;
  /** BPMN process ids it was correlated to: once per process. */
  readonly correlatedTo: readonly string[];
}

/**
 * While an instance started by a message runs, no second one of the same process starts with the same
 * correlation key; further messages stay buffered. `key` = `<processDefinitionId>:<correlationKey>`.
 */
export interface MessageStartLockRow {
  readonly key: string;
  readonly processInstanceKey: Key;
}

export interface DecisionInstanceRow {
  /** `<decisionEvaluationKey>-<index from 1>`. */
  readonly key: string;
  readonly decisionEvaluationKey: Key;
  readonly state: 'EVALUATED' | 'FAILED';
  readonly evaluationDate: number;
  readonly evaluationFailure: string | null;
  readonly decisionDefinitionKey: Key;
  readonly decisionDefinitionId: string;
  readonly decisionDefinitionName: string | null;
  readonly decisionDefinitionVersion: number;
  readonly decisionDefinitionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION';
  readonly rootDecisionDefinitionKey: Key;
  readonly result: JsonValue;
  readonly evaluatedInputs: EvaluatedDecision['evaluatedInputs'];
  readonly matchedRules: EvaluatedDecision['matchedRules'];
  /** Null when evaluated through the API. */
  readonly processDefinitionKey: Key | null;
  readonly processInstanceKey: Key | null;
  readonly rootProcessInstanceKey: Key | null;
  readonly elementInstanceKey: Key | null;
  readonly tenantId: string;
}

/** A deployed file; `kind` says which definition table refers to it. */
export interface ResourceRow {
  readonly key: Key;
  readonly deploymentKey: Key;
  readonly resourceName: string;
  readonly kind: 'bpmn' | 'dmn' | 'form' | 'other';
  /** For `other`: the resource's own id and version. */
  readonly resourceId: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly content: string;
  /** SHA-256, hex: an unchanged file makes no new version. */
  readonly checksum: string;
  readonly tenantId: string;
  readonly deployedAt: number;
}

/** `model` = ExecutableProcess as JSON. `deletedAt` set = no new instances, no longer found by id. */
export interface ProcessDefinitionRow {
  readonly key: Key;
  readonly processDefinitionId: string;
  readonly name: string | null;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly resourceKey: Key;
  readonly deploymentKey: Key;
  readonly hasStartForm: boolean;
  readonly tenantId: string;
  readonly model: JsonValue;
  readonly deletedAt: number | null;
}

/** `model` = the parsed decision graph as JSON (engine/model). */
export interface DecisionRequirementsRow {
  readonly key: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly version: number;
  readonly resourceName: string;
  readonly resourceKey: Key;
  readonly deploymentKey: Key;
  readonly tenantId: string;
  readonly model: JsonValue;
  readonly deletedAt: number | null;
}

export interface DecisionDefinitionRow {
  readonly key: Key;
  readonly decisionDefinitionId: string;
  readonly name: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  readonly decisionRequirementsName: string;
  readonly decisionRequirementsVersion: number;
  readonly deploymentKey: Key;
  readonly tenantId: string;
  readonly deletedAt: number | null;
}

export interface FormRow {
  readonly key: Key;
  readonly formId: string;
  readonly version: number;
  readonly versionTag: string | null;
  readonly resourceName: string;
  readonly resourceKey: Key;
  readonly deploymentKey: Key;
  /** The form's JSON as text. */
  readonly schema: string;
  readonly tenantId: string;
  readonly deletedAt: number | null;
}

/** A command that one instance still owes the engine: follow-ups and slices that did not fit in a batch. */
export interface DeferredRow {
  readonly key: Key;
  readonly payload: JsonValue;
  readonly createdAt: number;
}

export interface BatchOperationRow {
  readonly key: Key;
  readonly batchOperationType: string;
  readonly state: 'CREATED' | 'ACTIVE' | 'SUSPENDED' | 'COMPLETED' | 'PARTIALLY_COMPLETED' | 'CANCELED' | 'FAILED';
  readonly startDate: number | null;
  readonly endDate: number | null;
  readonly operationsTotalCount: number;
  readonly operationsFailedCount: number;
  readonly operationsCompletedCount: number;
  /** What to do to each item, for resuming. */
  readonly payload: JsonValue;
  readonly errors: readonly JsonValue[];
}

/** `key` = `<batchOperationKey>_<itemKey>`. */
export interface BatchOperationItemRow {
  readonly key: string;
  readonly batchOperationKey: Key;
  readonly operationType: string;
  readonly itemKey: Key;
  readonly processInstanceKey: Key;
  readonly rootProcessInstanceKey: Key | null;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'SKIPPED' | 'CANCELED' | 'FAILED';
  readonly processedDate: number | null;
  readonly errorMessage: string | null;
}

/** Every table of the store by name. `key` is always the primary key. */
export interface Tables {
  processInstances: ProcessInstanceRow;
  elementInstances: ElementInstanceRow;
  sequenceFlows: SequenceFlowRow;
  variables: VariableRow;
  jobs: JobRow;
  userTasks: UserTaskRow;
  incidents: IncidentRow;
  messageSubscriptions: MessageSubscriptionRow;
  correlatedMessageSubscriptions: CorrelatedMessageSubscriptionRow;
  timers: TimerRow;
  signalSubscriptions: SignalSubscriptionRow;
  messageStarts: MessageStartRow;
  messages: MessageRow;
  messageStartLocks: MessageStartLockRow;
  decisionInstances: DecisionInstanceRow;
  resources: ResourceRow;
  processDefinitions: ProcessDefinitionRow;
  decisionRequirements: DecisionRequirementsRow;
  decisionDefinitions: DecisionDefinitionRow;
  forms: FormRow;
  deferred: DeferredRow;
  batchOperations: BatchOperationRow;
  batchOperationItems: BatchOperationItemRow;
}
export type TableName = keyof Tables;
