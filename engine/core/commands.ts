/**
 * Commands that one process instance understands. A command comes from the API (through the
 * runtime, which has looked up the instance by job, task, incident or subscription key), from a due timer, from a
 * matched message, or from another instance as a follow-up. Names are imperative.
 */
import type { JsonObject, Key } from './json.ts';
import type { ParentLink, UserTaskChanges } from './state.ts';

export type Command =
  | Create
  | Continue
  | CompleteJob
  | FailJob
  | ThrowError
  | UpdateJob
  | CompleteUserTask
  | AssignUserTask
  | UnassignUserTask
  | UpdateUserTask
  | TriggerTimer
  | CorrelateMessage
  | TriggerSignal
  | Cancel
  | ResolveIncident
  | UpdateVariables
  | Modify
  | Migrate
  | ActivateAdHocElements
  | ChildCompleted
  | ChildTerminated
  | ChildThrew
  | ThrowAnswered;
export type CommandType = Command['type'];

/** Starts an instance. `apply` is called with no state; the key comes from the runtime (or the parent instance). */
export interface Create {
  readonly type: 'CREATE';
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly variables: JsonObject;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  readonly parent: ParentLink | null;
  /** Null = the instance is its own root. */
  readonly rootProcessInstanceKey: Key | null;
  /** Where to begin instead of the none start event: the start event a message, timer or signal triggered. */
  readonly startEventId: string | null;
  /** API `startInstructions`: begin before these elements; empty = at the start event. */
  readonly startElementIds: readonly string[];
  /** API `runtimeInstructions` TERMINATE_PROCESS_INSTANCE: element ids. */
  readonly terminateAfter: readonly string[];
}

/** Goes on with the steps left over in `state.pending`. */
export interface Continue {
  readonly type: 'CONTINUE';
}

export interface CompleteJob {
  readonly type: 'COMPLETE_JOB';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly variables: JsonObject;
  /** For user task listeners and ad-hoc sub-process jobs. */
  readonly result: JobResult | null;
}

export type JobResult =
  | {
      readonly type: 'userTask';
      readonly denied: boolean;
      readonly deniedReason: string | null;
      readonly corrections: UserTaskChanges;
    }
  | {
      readonly type: 'adHocSubProcess';
      readonly activateElements: readonly { readonly elementId: string; readonly variables: JsonObject }[];
      readonly isCompletionConditionFulfilled: boolean;
      readonly isCancelRemainingInstances: boolean;
    };

export interface FailJob {
  readonly type: 'FAIL_JOB';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  /** Retries left; 0 raises an incident. */
  readonly retries: number;
  readonly errorMessage: string;
  /** Milliseconds until the job may be activated again. */
  readonly retryBackOff: number;
  /** Set locally at the element. */
  readonly variables: JsonObject;
}

/** A job's BPMN error. */
export interface ThrowError {
  readonly type: 'THROW_ERROR';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly variables: JsonObject;
}

/** Retries and/or timeout; the new deadline is the runtime's business (`now + timeout`), carried in the event. */
export interface UpdateJob {
  readonly type: 'UPDATE_JOB';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly retries: number | null;
  /** Milliseconds from now. */
  readonly timeout: number | null;
}

export interface CompleteUserTask {
  readonly type: 'COMPLETE_USER_TASK';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly variables: JsonObject;
  readonly action: string;
}

export interface AssignUserTask {
  readonly type: 'ASSIGN_USER_TASK';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly assignee: string;
  /** False refuses to take a task from somebody else. */
  readonly allowOverride: boolean;
  readonly action: string;
}

export interface UnassignUserTask {
  readonly type: 'UNASSIGN_USER_TASK';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
}

export interface UpdateUserTask {
  readonly type: 'UPDATE_USER_TASK';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly changes: UserTaskChanges;
  readonly action: string;
}

export interface TriggerTimer {
  readonly type: 'TRIGGER_TIMER';
  readonly timerKey: Key;
  readonly elementInstanceKey: Key;
}

export interface CorrelateMessage {
  readonly type: 'CORRELATE_MESSAGE';
  readonly subscriptionKey: Key;
  readonly elementInstanceKey: Key;
  readonly messageKey: Key;
  readonly variables: JsonObject;
}

/** One subscription of a broadcast signal. */
export interface TriggerSignal {
  readonly type: 'TRIGGER_SIGNAL';
  readonly subscriptionKey: Key;
  readonly elementInstanceKey: Key;
  readonly variables: JsonObject;
}

/** `byParent` is true only when a call activity ends its child; a child cannot be canceled through the API by itself. */
export interface Cancel {
  readonly type: 'CANCEL';
  readonly byParent: boolean;
}

export interface ResolveIncident {
  readonly type: 'RESOLVE_INCIDENT';
  readonly incidentKey: Key;
  readonly elementInstanceKey: Key;
}

/** `local` sets at the given scope, otherwise values go to the nearest scope that has them, else to the root. */
export interface UpdateVariables {
  readonly type: 'UPDATE_VARIABLES';
  readonly elementInstanceKey: Key;
  readonly variables: JsonObject;
  readonly local: boolean;
}

export interface Modify {
  readonly type: 'MODIFY';
  readonly activate: readonly ActivateInstruction[];
  readonly terminate: readonly Key[];
  readonly move: readonly MoveInstruction[];
}

export interface ActivateInstruction {
  readonly elementId: string;
  /** Null = found from the model; needed when a scope has several instances. */
  readonly ancestorElementInstanceKey: Key | null;
  /** `scopeElementId` null = the process instance. */
  readonly variables: readonly { readonly scopeElementId: string | null; readonly variables: JsonObject }[];
}

/** Moves every instance of the source element to the target element. */
export interface MoveInstruction {
  readonly sourceElementId: string;
  readonly targetElementId: string;
}

export interface Migrate {
  readonly type: 'MIGRATE';
  readonly targetProcessDefinitionKey: Key;
  readonly mapping: readonly { readonly sourceElementId: string; readonly targetElementId: string }[];
}

export interface ActivateAdHocElements {
  readonly type: 'ACTIVATE_AD_HOC_ELEMENTS';
  readonly elementInstanceKey: Key;
  readonly elements: readonly { readonly elementId: string; readonly variables: JsonObject }[];
  readonly cancelRemainingInstances: boolean;
}

/** From a child instance to its call activity. */
export interface ChildCompleted {
  readonly type: 'CHILD_COMPLETED';
  readonly elementInstanceKey: Key;
  readonly childProcessInstanceKey: Key;
  /** The child's root variables. */
  readonly variables: JsonObject;
}

export interface ChildTerminated {
  readonly type: 'CHILD_TERMINATED';
  readonly elementInstanceKey: Key;
  readonly childProcessInstanceKey: Key;
}

/** An error or escalation that nothing in the child catches. `origin` gets the answer, however many instances lie between. */
export interface ChildThrew {
  readonly type: 'CHILD_THREW';
  readonly elementInstanceKey: Key;
  readonly kind: 'error' | 'escalation';
  readonly code: string;
  readonly message: string;
  readonly variables: JsonObject;
  readonly origin: ParentLink;
}

/** The answer to the throwing instance. `interrupted` needs no action: the thrower is canceled anyway. */
export interface ThrowAnswered {
  readonly type: 'THROW_ANSWERED';
  readonly elementInstanceKey: Key;
  readonly outcome: 'caught' | 'interrupted' | 'uncaught';
}

// ── rejections ───────────────────────────────────────────────────────────────────────────────

/** Camunda's rejection codes, as the API's problem titles carry them. */
export type RejectionCode = 'NOT_FOUND' | 'INVALID_ARGUMENT' | 'INVALID_STATE' | 'ALREADY_EXISTS';

/** A refused command: nothing was changed. `reason` is a sentence saying what was expected and what was found. */
export interface Rejection {
  readonly code: RejectionCode;
  readonly reason: string;
}

// ── follow-ups ───────────────────────────────────────────────────────────────────────────────

/**
 * What a command asks of others. The runtime executes follow-ups in the same batch (the same
 * transaction), after the command that gave them, in order. An instance that no longer exists is not
 * an error: the follow-up is dropped (a child may end in the very batch in which its parent cancels it).
 *
 * The one exception is CONTINUE: it belongs in a later batch, so that an endless loop in a process lets
 * others go on. What it continues is in the instance's `pending`; the runtime keeps the command itself
 * in the `deferred` table until it has been executed.
 */
export type FollowUp =
  | { readonly kind: 'instance'; readonly processInstanceKey: Key; readonly command: Command }
  /** A signal thrown by a process: to all open signal subscriptions and signal start events. */
  | { readonly kind: 'signal'; readonly signalName: string; readonly variables: JsonObject };
