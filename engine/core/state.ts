/**
 * The document of one process instance: everything the core needs to go on, nothing it can read from
 * the model. Plain JSON, readonly everywhere but in engine/core/appliers (which work on a Draft), and
 * never changed in place: a step shares with the state before it whatever it did not touch.
 *
 * Three paged collections (see pages.ts) instead of one tree: elements (counters and waiting points),
 * variable scopes, and multi-instance items. A page is the unit of copying and, for large documents,
 * of writing: a store writes `{...state, elements: undefined…}` as the head and each page whose
 * identity changed. So an item of a 10,000-item multi-instance costs a few pages, not the document.
 */
import type { Key, JsonObject, JsonValue } from './json.ts';
import type { ElementState, UserTaskState } from './lifecycle.ts';
import type { ElementType } from './model.ts';
import type { Pages } from './pages.ts';

/** Grows when the document's form changes; a store refuses documents newer than it knows. */
export const STATE_VERSION = 1;

export interface InstanceState {
  readonly stateVersion: typeof STATE_VERSION;
  /** Also the key of the PROCESS element instance and of its variable scope. */
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  /** Set on instances started by a call activity. */
  readonly parent: ParentLink | null;
  /** The topmost instance of the call hierarchy (itself if it has no parent). */
  readonly rootProcessInstanceKey: Key;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** Epoch ms of creation. */
  readonly createdAt: number;
  readonly elements: Pages<ElementInstance>;
  readonly scopes: Pages<VariableScope>;
  readonly items: Pages<LoopItem>;
  /** Steps left over when one command did too many (see context.ts CONTINUE); usually empty. */
  readonly pending: readonly Step[];
  /** Where the instance begins instead of at a start event (create instance `startInstructions`). */
  readonly startElementIds: readonly string[];
  /** Elements after whose completion the instance is terminated (create instance `runtimeInstructions`). */
  readonly terminateAfter: readonly string[];
}

export interface ParentLink {
  readonly processInstanceKey: Key;
  /** The call activity's element instance. */
  readonly elementInstanceKey: Key;
}

/** Variables local to one element instance; absent when it has none. `key` = the element instance's key. */
export interface VariableScope {
  readonly key: Key;
  readonly variables: Readonly<Record<string, Variable>>;
}

export interface Variable {
  readonly key: Key;
  readonly value: JsonValue;
}

/** What a multi-instance body keeps per item. `key` = `<body key>:in` (all inputs) or `<body key>:<index>` (one output). */
export interface LoopItem {
  readonly key: string;
  readonly value: JsonValue;
}

/** One live element instance. Optional parts are left out when empty, to keep documents small. */
export interface ElementInstance {
  readonly key: Key;
  readonly elementId: string;
  readonly type: ElementType;
  readonly state: ElementState;
  /** The element instance it lives in (process, sub-process, multi-instance body); null for the process. */
  readonly scopeKey: Key | null;
  /** Children alive (containers and multi-instance bodies). */
  readonly activeChildren?: number;
  /** Tokens on sequence flows inside this scope: on their way, or waiting at a join. */
  readonly activeFlows?: number;
  /** Tokens waiting at joining gateways: gateway id → flow id → count. */
  readonly joins?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly job?: JobState;
  readonly userTask?: UserTaskWait;
  /** Timers, messages and signals this element instance waits for (its own, its boundary events', its event sub-processes'). */
  readonly waits?: readonly WaitingPoint[];
  readonly incidents?: readonly IncidentState[];
  readonly loop?: LoopState;
  /** 1-based position of an inner instance in its multi-instance body. */
  readonly loopCounter?: number;
  /** The process instance a call activity started. */
  readonly childProcessInstanceKey?: Key;
  /** The event that ends this element (interrupting boundary event) or this scope's flow (interrupting event sub-process). */
  readonly interruption?: Trigger;
  /** Data the element was triggered or completed with, kept until its output mapping has succeeded. */
  readonly trigger?: Trigger;
  /** How far the execution listeners of the present phase are done. */
  readonly listenerIndex?: number;
  /** An error or escalation this element threw into the parent process instance, awaiting the answer. */
  readonly thrown?: ThrownEvent;
  /** Completed activities of this scope that can be compensated, in order of completion. */
  readonly compensable?: readonly CompensationSubscription[];
  /** A throw event or handler: the compensation it takes part in. */
  readonly compensation?: CompensationProgress;
  /** The input element or ad-hoc activation left to output: an ad-hoc scope's completed count. */
  readonly adHoc?: AdHocState;
}

export type JobKind = 'BPMN_ELEMENT' | 'EXECUTION_LISTENER' | 'TASK_LISTENER' | 'AD_HOC_SUB_PROCESS';

export type ListenerEventType =
  | 'UNSPECIFIED'
  | 'START'
  | 'END'
  | 'CREATING'
  | 'ASSIGNING'
  | 'UPDATING'
  | 'COMPLETING'
  | 'CANCELING';

/**
 * The part of a job the core decides on. Who holds the job, and until when, is not process state:
 * the runtime and the store keep it on the job row, so activating a job changes no document.
 */
export interface JobState {
  readonly key: Key;
  readonly kind: JobKind;
  readonly listenerEventType: ListenerEventType;
  readonly retries: number;
  /** FAILED = no retries left, ERROR_THROWN = its BPMN error found no catcher; both wait for an incident. */
  readonly state: 'OPEN' | 'FAILED' | 'ERROR_THROWN';
}

/** A native user task; `action` and `pendingVariables`/`pendingChanges` are set while task listener jobs run. */
export interface UserTaskWait extends UserTaskAttributes {
  readonly key: Key;
  readonly state: UserTaskState;
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly listenerIndex?: number;
  readonly action?: string;
  readonly pendingVariables?: JsonObject;
  readonly pendingChanges?: UserTaskChanges;
}

/** What can be changed on a user task. Dates are ISO 8601 instants. */
export interface UserTaskAttributes {
  readonly assignee: string | null;
  readonly candidateGroups: readonly string[];
  readonly candidateUsers: readonly string[];
  readonly dueDate: string | null;
  readonly followUpDate: string | null;
  readonly priority: number;
}

export type UserTaskChanges = Partial<UserTaskAttributes>;

/** A timer, message or signal an element instance waits for; `targetId` is the catch event to trigger. */
export type WaitingPoint =
  | {
      readonly kind: 'timer';
      readonly key: Key;
      readonly targetId: string;
      readonly interrupting: boolean;
      /** Epoch ms. */
      readonly dueAt: number;
      /** Triggers left including this one; -1 = without end. */
      readonly repetitions: number;
      /** ISO duration or cron text of a cycle; null = fires once. */
      readonly interval: string | null;
    }
  | {
      readonly kind: 'message';
      readonly key: Key;
      readonly targetId: string;
      readonly interrupting: boolean;
      readonly messageName: string;
      readonly correlationKey: string;
    }
  | {
      readonly kind: 'signal';
      readonly key: Key;
      readonly targetId: string;
      readonly interrupting: boolean;
      readonly signalName: string;
    };

/**
 * The event that happened and the variables it brought. On a scope, a null `targetId` says that a
 * modification began it: nothing inside is started.
 */
export interface Trigger {
  /** The catch event (boundary, start of an event sub-process, event behind a gateway); null for a completed job or task. */
  readonly targetId: string | null;
  readonly variables: JsonObject;
}

/** Camunda's incident error types. */
export type IncidentErrorType =
  | 'AD_HOC_SUB_PROCESS_NO_RETRIES'
  | 'CALLED_DECISION_ERROR'
  | 'CALLED_ELEMENT_ERROR'
  | 'CONDITION_ERROR'
  | 'DECISION_EVALUATION_ERROR'
  | 'EXECUTION_LISTENER_NO_RETRIES'
  | 'EXTRACT_VALUE_ERROR'
  | 'FORM_NOT_FOUND'
  | 'IO_MAPPING_ERROR'
  | 'JOB_NO_RETRIES'
  | 'MESSAGE_SIZE_EXCEEDED'
  | 'RESOURCE_NOT_FOUND'
  | 'TASK_LISTENER_NO_RETRIES'
  | 'UNHANDLED_ERROR_EVENT'
  | 'UNKNOWN';

export interface IncidentState {
  readonly key: Key;
  readonly errorType: IncidentErrorType;
  /** Set when a job caused it: resolving makes the job available again instead of repeating the step. */
  readonly jobKey: Key | null;
}

/** Counters of a multi-instance body; inputs and outputs are in `items`. */
export interface LoopState {
  readonly total: number;
  /** Inner instances created so far. */
  readonly created: number;
  readonly completed: number;
  readonly terminated: number;
  /** The completion condition was met: no more inner instances, the rest is being terminated. */
  readonly ending: boolean;
}

export interface ThrownEvent {
  readonly kind: 'error' | 'escalation';
  readonly code: string;
}

/** A completed activity with a compensation handler; `variables` = its local variables when it completed. */
export interface CompensationSubscription {
  readonly key: Key;
  readonly activityId: string;
  readonly handlerId: string | null;
  readonly variables: JsonObject;
  /** For a completed sub-process: what was compensable inside it. */
  readonly inner: readonly CompensationSubscription[];
}

export interface CompensationProgress {
  /** The throwing event's instance key (for handlers), null on the throw event itself. */
  readonly throwKey: Key | null;
  /** Handlers still running (on the throw event). */
  readonly running: number;
}

export interface AdHocState {
  readonly completed: number;
  readonly ending: boolean;
}

/** One unit of work inside a command; plain JSON so that an over-long command can be continued later. */
export type Step =
  | {
      readonly kind: 'activate';
      readonly elementId: string;
      readonly scopeKey: Key;
      /** Sequence flows whose tokens this activation consumes (several at a join). */
      readonly flowIds: readonly string[];
      readonly key?: Key;
      readonly trigger?: Trigger;
      readonly loopCounter?: number;
      readonly variables?: JsonObject;
      readonly compensation?: CompensationProgress;
    }
  | { readonly kind: 'resume'; readonly key: Key }
  | { readonly kind: 'complete'; readonly key: Key }
  | { readonly kind: 'terminate'; readonly key: Key };
