/**
 * An engine as scenarios see it: no more than the Orchestration Cluster REST API offers, so that one script runs in
 * process and over HTTP against any Camunda 8 cluster. Searches may lag behind what was done; whoever reads waits.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type Variables = Readonly<Record<string, Json>>;

/** A request the engine does not take. `status` is the HTTP status: 400 invalid, 404 not there, 409 not in a state for it. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

export interface SourceFile {
  readonly name: string;
  readonly content: string;
}

export interface DeployedProcess {
  readonly processId: string;
  readonly processDefinitionKey: string;
}

export interface Deployment {
  readonly processes: readonly DeployedProcess[];
  /** Keys of the decision requirements and forms in it, for deleting them. */
  readonly others: readonly string[];
}

export interface NewInstance {
  readonly processDefinitionKey: string;
  readonly variables: Variables;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** Element ids to begin before; empty = at the none start event. */
  readonly startBefore: readonly string[];
  /** Element ids after which the instance is terminated. */
  readonly terminateAfter: readonly string[];
}

/** What a job's worker answers besides variables: about its user task, or its ad-hoc sub-process. */
export type JobResult =
  | { readonly type: 'userTask'; readonly denied?: boolean; readonly corrections?: Readonly<Record<string, Json>> }
  | {
      readonly type: 'adHocSubProcess';
      readonly activateElements?: readonly { readonly elementId: string; readonly variables?: Variables }[];
      readonly isCompletionConditionFulfilled?: boolean;
      readonly isCancelRemainingInstances?: boolean;
    };

export interface ActivatedJob {
  readonly jobKey: string;
  readonly processDefinitionKey: string;
  readonly elementId: string;
  readonly retries: number;
  readonly variables: Variables;
  readonly customHeaders: Readonly<Record<string, string>>;
}

export interface Modification {
  readonly activate: readonly { readonly elementId: string; readonly variables: Variables }[];
  /** Element instance keys. */
  readonly terminate: readonly string[];
}

export interface Mapping {
  readonly sourceElementId: string;
  readonly targetElementId: string;
}

export interface Message {
  readonly name: string;
  readonly correlationKey: string;
  readonly variables: Variables;
}

/** What a batch operation does to every instance of a process. */
export type BatchAction =
  | { readonly type: 'cancel' }
  | { readonly type: 'resolveIncidents' }
  | { readonly type: 'move'; readonly from: string; readonly to: string }
  | { readonly type: 'migrate'; readonly targetProcessDefinitionKey: string; readonly mapping: readonly Mapping[] };

// ── what can be read ─────────────────────────────────────────────────────────────────────────

export type InstanceState = 'ACTIVE' | 'COMPLETED' | 'TERMINATED';

export interface InstanceView {
  readonly processInstanceKey: string;
  readonly processDefinitionKey: string;
  readonly state: InstanceState;
  readonly parentProcessInstanceKey: string | null;
  readonly tags: readonly string[];
  readonly businessId: string | null;
}

export interface ElementView {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly type: string;
  readonly state: InstanceState;
}

export interface VariableView {
  readonly name: string;
  readonly value: Json;
  readonly scopeKey: string;
}

export interface IncidentView {
  readonly incidentKey: string;
  readonly elementId: string;
  readonly errorType: string;
  readonly jobKey: string | null;
}

export interface JobView {
  readonly jobKey: string;
  readonly type: string;
  readonly state: string;
  readonly retries: number;
}

export interface UserTaskView {
  readonly userTaskKey: string;
  readonly elementId: string;
  readonly state: string;
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly priority: number;
  /** ISO 8601 instants. */
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly externalFormReference: string | null;
}

export interface DecisionView {
  readonly decisionId: string;
  readonly state: string;
}

export interface StatisticsView {
  readonly elementId: string;
  readonly active: number;
  readonly completed: number;
  readonly canceled: number;
  readonly incidents: number;
}

export interface BatchView {
  readonly state: string;
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
}

/** Every method rejects with a Refusal when the engine does not take the request. Keys are decimal strings. */
export interface ConformanceEngine {
  deploy(files: readonly SourceFile[]): Promise<Deployment>;
  /** By the key of the process definition, decision requirements or form made from it. */
  deleteResource(resourceKey: string): Promise<void>;
  evaluateDecision(decisionId: string, variables: Variables): Promise<Json>;

  create(instance: NewInstance): Promise<string>;
  /** Answers when the instance has completed, with its variables. */
  createAndAwait(instance: NewInstance): Promise<{ readonly key: string; readonly variables: Variables }>;
  cancel(processInstanceKey: string): Promise<void>;
  modify(processInstanceKey: string, modification: Modification): Promise<void>;
  migrate(processInstanceKey: string, target: string, mapping: readonly Mapping[]): Promise<void>;
  setVariables(elementInstanceKey: string, variables: Variables, local: boolean): Promise<void>;
  activateAdHoc(elementInstanceKey: string, elementIds: readonly string[], cancelRemaining: boolean): Promise<void>;
  resolveIncident(incidentKey: string): Promise<void>;
  batch(action: BatchAction, processDefinitionKey: string): Promise<string>;

  /** The oldest job of the type, or null when none came within `waitMs`. It stays locked for `lockMs`. */
  activateJob(type: string, lockMs: number, waitMs: number): Promise<ActivatedJob | null>;
  completeJob(jobKey: string, variables: Variables, result: JobResult | null): Promise<void>;
  /** `backOff` in ms of real time. */
  failJob(jobKey: string, retries: number, message: string, variables: Variables, backOff: number): Promise<void>;
  throwError(jobKey: string, errorCode: string, variables: Variables): Promise<void>;
  updateRetries(jobKey: string, retries: number): Promise<void>;

  /** `timeToLive` in ms of real time; 0 = not buffered. */
  publish(message: Message, timeToLive: number, messageId: string | null): Promise<void>;
  correlate(message: Message): Promise<void>;
  broadcast(signalName: string, variables: Variables): Promise<void>;

  assignTask(userTaskKey: string, assignee: string, allowOverride: boolean): Promise<void>;
  unassignTask(userTaskKey: string): Promise<void>;
  updateTask(userTaskKey: string, changes: Readonly<Record<string, Json>>): Promise<void>;
  completeTask(userTaskKey: string, variables: Variables): Promise<void>;
  /** The schema of the linked form, or null without one. */
  taskForm(userTaskKey: string): Promise<string | null>;

  /** Epoch ms. */
  pinClock(instant: number): Promise<void>;
  resetClock(): Promise<void>;

  instance(processInstanceKey: string): Promise<InstanceView | undefined>;
  /** Of one process, oldest first. */
  instances(processId: string): Promise<readonly InstanceView[]>;
  /** Of one instance, oldest first, without the process itself; the same for all that follow. */
  elements(processInstanceKey: string): Promise<readonly ElementView[]>;
  variables(processInstanceKey: string): Promise<readonly VariableView[]>;
  /** Active ones. */
  incidents(processInstanceKey: string): Promise<readonly IncidentView[]>;
  jobs(processInstanceKey: string): Promise<readonly JobView[]>;
  userTasks(processInstanceKey: string): Promise<readonly UserTaskView[]>;
  decisions(processInstanceKey: string): Promise<readonly DecisionView[]>;
  statistics(processDefinitionKey: string): Promise<readonly StatisticsView[]>;
  batchOperation(batchOperationKey: string): Promise<BatchView>;
}
