/**
 * The engine as its callers see it: what the REST gateway (engine/gateway) is written against.
 *
 * Every command answers only after its effects are durable. Nothing here throws for a reason the caller can act
 * on: an answer is `{ok: true, …}` or `{ok: false, rejection}`. Reads see committed data; a read throws when the
 * database cannot be reached (answer 503).
 */
import type { ActivateInstruction, JobResult, MoveInstruction, RejectionCode } from '../core/commands.ts';
import type { JsonObject, JsonValue, Key } from '../core/json.ts';
import type { DecisionEvaluation } from '../core/records.ts';
import type { UserTaskChanges } from '../core/state.ts';
import type { CursorValue, ElementStatistics, Filter, Query, SearchResult } from '../store/port.ts';
import type {
  BatchOperationRow,
  DecisionDefinitionRow,
  DecisionRequirementsRow,
  FormRow,
  JobRow,
  ProcessDefinitionRow,
  ResourceRow,
  TableName,
  Tables,
  VariableRow,
} from '../store/rows.ts';

// ── answers ──────────────────────────────────────────────────────────────────────────────────

/**
 * `UNAVAILABLE` = not the writer now (starting, standby, database away, closing): nothing was changed, try again
 * (503, title RESOURCE_EXHAUSTED). `DEADLINE_EXCEEDED` = the awaited result did not come in time and the instance runs
 * on, or it is not known whether the command took effect (504). `INTERNAL` = a bug; logged, nothing was changed (500).
 */
export type RuntimeRejectionCode = RejectionCode | 'UNAVAILABLE' | 'DEADLINE_EXCEEDED' | 'INTERNAL';

export interface RuntimeRejection {
  readonly code: RuntimeRejectionCode;
  readonly reason: string;
}

export interface Refused {
  readonly ok: false;
  readonly rejection: RuntimeRejection;
}

export type Outcome<T extends object = object> = ({ readonly ok: true } & T) | Refused;

// ── deployment ───────────────────────────────────────────────────────────────────────────────

/** `content` is text (UTF-8). The kind follows the name: `.bpmn`, `.dmn`, `.form`; anything else is a generic resource. */
export interface DeployResource {
  readonly name: string;
  readonly content: string;
}

/** Why a file cannot be deployed; `elementId` null = the file as a whole. */
export interface DeploymentProblem {
  readonly resourceName: string;
  readonly elementId: string | null;
  readonly message: string;
}

/** One per definition, in the order of the files. A deployment of nothing but unchanged files answers the rows there already are. */
export type DeploymentItem =
  | { readonly kind: 'process'; readonly row: ProcessDefinitionRow }
  | { readonly kind: 'decisionRequirements'; readonly row: DecisionRequirementsRow }
  | { readonly kind: 'decision'; readonly row: DecisionDefinitionRow }
  | { readonly kind: 'form'; readonly row: FormRow }
  | { readonly kind: 'resource'; readonly row: ResourceRow };

export type DeployOutcome =
  | { readonly ok: true; readonly deploymentKey: Key; readonly items: readonly DeploymentItem[] }
  | (Refused & { readonly problems: readonly DeploymentProblem[] });

// ── process instances ────────────────────────────────────────────────────────────────────────

export type DefinitionReference =
  | { readonly processDefinitionKey: Key }
  /** Version absent, null or -1 = the newest. */
  | { readonly processDefinitionId: string; readonly version?: number | null };

export interface CreateInstanceRequest {
  readonly definition: DefinitionReference;
  readonly variables?: JsonObject;
  /** API `startInstructions`: begin before these elements; empty = at the none start event. */
  readonly startElementIds?: readonly string[];
  /** API `runtimeInstructions` of type TERMINATE_PROCESS_INSTANCE: `afterElementId`s. */
  readonly terminateAfter?: readonly string[];
  readonly tags?: readonly string[];
  readonly businessId?: string | null;
  /** True = answer when the instance has completed, with its root variables. */
  readonly awaitCompletion?: boolean;
  /** With `awaitCompletion`: only these variables; empty or absent = all. */
  readonly fetchVariables?: readonly string[];
  /** With `awaitCompletion`: milliseconds; 0 or absent = the server default. */
  readonly requestTimeout?: number | null;
  /** Aborted when the caller is gone: stops waiting for the result; the instance runs on. */
  readonly signal?: AbortSignal;
}

export interface CreatedInstance {
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly processDefinitionId: string;
  readonly processDefinitionVersion: number;
  readonly tenantId: string;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** The root variables at completion; `{}` without `awaitCompletion`. */
  readonly variables: JsonObject;
}

export interface ModifyRequest {
  readonly processInstanceKey: Key;
  readonly activate: readonly ActivateInstruction[];
  /** Element instance keys. */
  readonly terminate: readonly Key[];
  readonly move: readonly MoveInstruction[];
}

export interface MigrateRequest {
  readonly processInstanceKey: Key;
  readonly targetProcessDefinitionKey: Key;
  readonly mapping: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
}

// ── jobs ─────────────────────────────────────────────────────────────────────────────────────

export interface ActivateJobsRequest {
  readonly type: string;
  readonly worker: string;
  /** Lock in milliseconds of real time, from the activation. */
  readonly timeout: number;
  readonly maxJobs: number;
  /** Empty or absent = all visible variables. */
  readonly fetchVariables?: readonly string[];
  /** Milliseconds to wait for a first job: absent, null or 0 = server default (10 s), negative = answer at once. */
  readonly requestTimeout?: number | null;
  /** Aborted when the connection has closed: no job is given to it. */
  readonly signal?: AbortSignal;
}

/** `row` already has worker, deadline (epoch ms) and the present retries. */
export interface ActivatedJob {
  readonly row: JobRow & { readonly worker: string; readonly deadline: number };
  readonly variables: JsonObject;
}

export interface CompleteJobRequest {
  readonly jobKey: Key;
  readonly variables?: JsonObject;
  readonly result?: JobResult | null;
}

export interface FailJobRequest {
  readonly jobKey: Key;
  /** Absent = 0, as in the API. */
  readonly retries?: number;
  readonly errorMessage?: string;
  /** Milliseconds. */
  readonly retryBackOff?: number;
  readonly variables?: JsonObject;
}

export interface ThrowErrorRequest {
  readonly jobKey: Key;
  readonly errorCode: string;
  readonly errorMessage?: string;
  readonly variables?: JsonObject;
}

export interface UpdateJobRequest {
  readonly jobKey: Key;
  readonly retries?: number | null;
  /** New lock in milliseconds from now. */
  readonly timeout?: number | null;
}

// ── messages and signals ─────────────────────────────────────────────────────────────────────

export interface PublishMessageRequest {
  readonly name: string;
  /** Empty = only message start events. */
  readonly correlationKey?: string;
  /** Milliseconds of real time the message is buffered; 0 or absent = not at all. */
  readonly timeToLive?: number;
  /** Refused with ALREADY_EXISTS while a buffered message has the same name, correlation key and id. */
  readonly messageId?: string | null;
  readonly variables?: JsonObject;
}

export interface CorrelateMessageRequest {
  readonly name: string;
  readonly correlationKey?: string;
  readonly variables?: JsonObject;
}

// ── user tasks ───────────────────────────────────────────────────────────────────────────────

export interface AssignUserTaskRequest {
  readonly userTaskKey: Key;
  readonly assignee: string;
  /** Default true. */
  readonly allowOverride?: boolean;
  readonly action?: string;
}

export interface UpdateUserTaskRequest {
  readonly userTaskKey: Key;
  readonly changes: UserTaskChanges;
  readonly action?: string;
}

export interface CompleteUserTaskRequest {
  readonly userTaskKey: Key;
  readonly variables?: JsonObject;
  readonly action?: string;
}

// ── decisions ────────────────────────────────────────────────────────────────────────────────

export type DecisionReference =
  | { readonly decisionDefinitionKey: Key }
  /** The newest version. */
  | { readonly decisionDefinitionId: string };

export interface EvaluateDecisionRequest {
  readonly decision: DecisionReference;
  readonly variables?: JsonObject;
}

// ── batch operations ─────────────────────────────────────────────────────────────────────────

/** What a batch operation does to each process instance its filter finds. */
export type BatchAction =
  | { readonly type: 'CANCEL_PROCESS_INSTANCE' }
  | { readonly type: 'RESOLVE_INCIDENT' }
  | { readonly type: 'DELETE_PROCESS_INSTANCE' }
  | { readonly type: 'MODIFY_PROCESS_INSTANCE'; readonly move: readonly MoveInstruction[] }
  | {
      readonly type: 'MIGRATE_PROCESS_INSTANCE';
      readonly targetProcessDefinitionKey: Key;
      readonly mapping: MigrateRequest['mapping'];
    };

// ── the engine's own state ───────────────────────────────────────────────────────────────────

/** `writer` takes commands; `standby` waits for the writer's place; `away` = the database cannot be reached. */
export type RuntimeRole = 'starting' | 'standby' | 'writer' | 'away' | 'closed';

export interface RuntimeInfo {
  readonly role: RuntimeRole;
  /** Names this store towards clients; null before the first start. */
  readonly engineId: string | null;
  /** Epoch ms the process clock is pinned at; null = real time. */
  readonly clockPin: number | null;
}

// ── the runtime ──────────────────────────────────────────────────────────────────────────────

export interface Runtime {
  // Life
  /** Takes the writer's place and begins; resolves when commands are taken (a standby waits here). */
  start(signal?: AbortSignal): Promise<void>;
  /** Ends long polls, finishes the running batch, gives the writer's place up. */
  close(): Promise<void>;
  info(): RuntimeInfo;
  /** Epoch ms of the process time. */
  now(): number;

  // Resources
  deploy(resources: readonly DeployResource[]): Promise<DeployOutcome>;
  /**
   * Deletes a resource by its key or by the key of a definition made from it: no new instances. Refused with
   * INVALID_STATE while instances of the process are active. `deleteHistory` also deletes its ended instances'
   * history by a batch operation (null when there is nothing to do).
   */
  deleteResource(
    resourceKey: Key,
    options?: { readonly deleteHistory?: boolean },
  ): Promise<Outcome<{ readonly batchOperation: BatchOperationRow | null }>>;

  // Process instances
  createInstance(request: CreateInstanceRequest): Promise<Outcome<{ readonly instance: CreatedInstance }>>;
  cancelInstance(processInstanceKey: Key): Promise<Outcome>;
  modifyInstance(request: ModifyRequest): Promise<Outcome>;
  migrateInstance(request: MigrateRequest): Promise<Outcome>;
  /** Deletes the history of an ended instance; INVALID_STATE while it is active. */
  deleteInstance(processInstanceKey: Key): Promise<Outcome>;
  /** `elementInstanceKey` may be the process instance key. */
  setVariables(request: {
    readonly elementInstanceKey: Key;
    readonly variables: JsonObject;
    readonly local?: boolean;
  }): Promise<Outcome>;
  activateAdHocElements(request: {
    readonly elementInstanceKey: Key;
    readonly elements: readonly { readonly elementId: string; readonly variables: JsonObject }[];
    readonly cancelRemainingInstances: boolean;
  }): Promise<Outcome>;
  resolveIncident(incidentKey: Key): Promise<Outcome>;

  // Jobs
  activateJobs(request: ActivateJobsRequest): Promise<Outcome<{ readonly jobs: readonly ActivatedJob[] }>>;
  completeJob(request: CompleteJobRequest): Promise<Outcome>;
  failJob(request: FailJobRequest): Promise<Outcome>;
  throwError(request: ThrowErrorRequest): Promise<Outcome>;
  updateJob(request: UpdateJobRequest): Promise<Outcome>;

  // Messages and signals
  publishMessage(request: PublishMessageRequest): Promise<Outcome<{ readonly messageKey: Key }>>;
  /** NOT_FOUND when nothing takes the message now; it is never buffered. */
  correlateMessage(
    request: CorrelateMessageRequest,
  ): Promise<Outcome<{ readonly messageKey: Key; readonly processInstanceKey: Key }>>;
  broadcastSignal(request: {
    readonly signalName: string;
    readonly variables?: JsonObject;
  }): Promise<Outcome<{ readonly signalKey: Key }>>;

  // User tasks
  assignUserTask(request: AssignUserTaskRequest): Promise<Outcome>;
  unassignUserTask(userTaskKey: Key): Promise<Outcome>;
  updateUserTask(request: UpdateUserTaskRequest): Promise<Outcome>;
  completeUserTask(request: CompleteUserTaskRequest): Promise<Outcome>;

  // Decisions and expressions
  /** `evaluation.failureMessage` set = it was evaluated and failed (the API answers 200 with it). */
  evaluateDecision(
    request: EvaluateDecisionRequest,
  ): Promise<Outcome<{ readonly decisionEvaluationKey: Key; readonly evaluation: DecisionEvaluation }>>;
  /** FEEL with a leading `=` or without; INVALID_ARGUMENT with the reason when it fails. Changes nothing. */
  evaluateExpression(expression: string, variables: JsonObject): Promise<Outcome<{ readonly result: JsonValue }>>;

  // Clock
  /** Timers due at the new time fire at once, in due order, before the answer. */
  pinClock(epochMs: number): Promise<Outcome>;
  resetClock(): Promise<Outcome>;

  // Batch operations
  /** `filter` is a filter on processInstances. It runs on in slices after the answer. */
  startBatchOperation(
    action: BatchAction,
    filter: Filter | null,
  ): Promise<Outcome<{ readonly batchOperation: BatchOperationRow }>>;
  cancelBatchOperation(batchOperationKey: Key): Promise<Outcome>;
  suspendBatchOperation(batchOperationKey: Key): Promise<Outcome>;
  resumeBatchOperation(batchOperationKey: Key): Promise<Outcome>;

  // Reads
  get<T extends TableName>(table: T, key: string): Promise<Tables[T] | null>;
  search<T extends TableName>(table: T, query: Query): Promise<SearchResult<Tables[T]>>;
  /** `filter` is on elementInstances (for a definition: processDefinitionKey; for an instance: processInstanceKey). */
  elementStatistics(filter: Filter): Promise<readonly ElementStatistics[]>;
  countBy<T extends TableName>(
    table: T,
    field: string,
    filter: Filter | null,
  ): Promise<readonly { readonly value: CursorValue; readonly count: number }[]>;
  /** The file a definition or resource came from (BPMN or DMN XML, form JSON, text); null = no such key. */
  sourceOf(
    table: 'processDefinitions' | 'decisionDefinitions' | 'decisionRequirements' | 'resources',
    key: Key,
  ): Promise<string | null>;
  /** The linked form of a user task: `found: false` = no such task, `form: null` = it has none. */
  userTaskForm(userTaskKey: Key): Promise<{ readonly found: boolean; readonly form: FormRow | null }>;
  /** The linked form of a definition's start event. */
  startForm(processDefinitionKey: Key): Promise<{ readonly found: boolean; readonly form: FormRow | null }>;
  /** Variables visible from an element instance: of each name the innermost one. Null = no such element instance. */
  effectiveVariables(elementInstanceKey: Key): Promise<readonly VariableRow[] | null>;
  /** From the root instance down to this one; null = no such instance. */
  callHierarchy(processInstanceKey: Key): Promise<readonly Tables['processInstances'][] | null>;
}

// ── types of the reads, for callers that may import the runtime only ─────────────────────────

export type { JobResult } from '../core/commands.ts';
export type { JsonObject, JsonValue, Key } from '../core/json.ts';
export type { DecisionEvaluation, EvaluatedDecision } from '../core/records.ts';
export type { UserTaskChanges } from '../core/state.ts';
export type { CursorValue, ElementStatistics, Filter, Page, Query, SearchResult, Sort } from '../store/port.ts';
export type { TableName, Tables } from '../store/rows.ts';
