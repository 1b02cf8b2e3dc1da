/**
 * Events: what happened in one process instance, past tense. The appliers fold them into the
 * instance document (`foldEvents` in draft.ts: state = fold of all events), the store's projection
 * turns the same events into rows (engine/store/projection.ts).
 *
 * An event carries what cannot be read from the model or from rows already written: names, types of
 * model elements and definition ids are looked up by the projection through the definition. All
 * events of one command happen at the same instant, given beside them (`ProjectionContext.now`).
 * An event type that was released is never changed; a new one is added (style §3.3).
 */
import type { JsonObject, JsonValue, Key } from './json.ts';
import type { ElementType } from './model.ts';
import type {
  AdHocState,
  CompensationProgress,
  CompensationSubscription,
  IncidentErrorType,
  JobKind,
  ListenerEventType,
  LoopState,
  ParentLink,
  Step,
  ThrownEvent,
  Trigger,
  UserTaskAttributes,
  UserTaskChanges,
  WaitingPoint,
} from './state.ts';
import type { UserTaskState } from './lifecycle.ts';

// ── process instance ─────────────────────────────────────────────────────────────────────────

/** First event of every instance. */
export interface ProcessInstanceCreated {
  readonly type: 'PROCESS_INSTANCE_CREATED';
  readonly processInstanceKey: Key;
  readonly processDefinitionKey: Key;
  readonly parent: ParentLink | null;
  readonly rootProcessInstanceKey: Key;
  readonly tags: readonly string[];
  readonly businessId: string | null;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly startElementIds: readonly string[];
  readonly terminateAfter: readonly string[];
}

/** Last event of a completed instance; `variables` are its root variables (for awaitCompletion and the caller). */
export interface ProcessInstanceCompleted {
  readonly type: 'PROCESS_INSTANCE_COMPLETED';
  readonly variables: JsonObject;
}

/** Last event of a canceled or terminated instance. */
export interface ProcessInstanceTerminated {
  readonly type: 'PROCESS_INSTANCE_TERMINATED';
}

export interface ProcessInstanceMigrated {
  readonly type: 'PROCESS_INSTANCE_MIGRATED';
  readonly targetProcessDefinitionKey: Key;
  /** Live element instances whose element id changes. */
  readonly elements: readonly { readonly key: Key; readonly elementId: string; readonly elementType: ElementType }[];
}

/** A modification was accepted (its effects follow as ordinary events). */
export interface ProcessInstanceModified {
  readonly type: 'PROCESS_INSTANCE_MODIFIED';
}

/** The step limit of one command was reached: the rest waits for CONTINUE. Empty = taken up again. */
export interface StepsDeferred {
  readonly type: 'STEPS_DEFERRED';
  readonly steps: readonly Step[];
}

// ── elements ─────────────────────────────────────────────────────────────────────────────────

export interface ElementActivating {
  readonly type: 'ELEMENT_ACTIVATING';
  readonly key: Key;
  readonly elementId: string;
  readonly elementType: ElementType;
  readonly scopeKey: Key | null;
  /** Tokens this activation takes from its scope's flows; `joined` says they waited at a joining gateway. */
  readonly flowIds: readonly string[];
  readonly joined: boolean;
  readonly loopCounter: number | null;
  readonly trigger: Trigger | null;
  readonly compensation: CompensationProgress | null;
}

export interface ElementActivated {
  readonly type: 'ELEMENT_ACTIVATED';
  readonly key: Key;
}
export interface ElementCompleting {
  readonly type: 'ELEMENT_COMPLETING';
  readonly key: Key;
}
/** Gone from the document, with its variables and items. */
export interface ElementCompleted {
  readonly type: 'ELEMENT_COMPLETED';
  readonly key: Key;
}
export interface ElementTerminating {
  readonly type: 'ELEMENT_TERMINATING';
  readonly key: Key;
}
/** Gone from the document, with its variables and items. */
export interface ElementTerminated {
  readonly type: 'ELEMENT_TERMINATED';
  readonly key: Key;
}

/** `waitsAtJoin`: the target is a gateway with several incoming flows, the token waits there. */
export interface SequenceFlowTaken {
  readonly type: 'SEQUENCE_FLOW_TAKEN';
  readonly scopeKey: Key;
  readonly flowId: string;
  readonly waitsAtJoin: string | null;
}

/** The scope's tokens on flows were removed (interrupting event sub-process, terminate end event, modification). */
export interface ScopeCleared {
  readonly type: 'SCOPE_CLEARED';
  readonly key: Key;
}

/** An interrupting event ends this element (boundary) or this scope's flow (event sub-process). */
export interface ElementInterrupted {
  readonly type: 'ELEMENT_INTERRUPTED';
  readonly key: Key;
  /** Null = the interruption has been carried out. */
  readonly interruption: Trigger | null;
}

/** The element was triggered or its work completed: variables kept until the output mapping succeeds. */
export interface ElementTriggered {
  readonly type: 'ELEMENT_TRIGGERED';
  readonly key: Key;
  readonly trigger: Trigger;
}

/** Execution listeners of the present phase done so far; null = phase over. */
export interface ListenersAdvanced {
  readonly type: 'LISTENERS_ADVANCED';
  readonly key: Key;
  readonly index: number | null;
}

// ── variables ────────────────────────────────────────────────────────────────────────────────

export interface VariableCreated {
  readonly type: 'VARIABLE_CREATED';
  readonly variableKey: Key;
  readonly scopeKey: Key;
  readonly name: string;
  readonly value: JsonValue;
}
export interface VariableUpdated {
  readonly type: 'VARIABLE_UPDATED';
  readonly variableKey: Key;
  readonly scopeKey: Key;
  readonly name: string;
  readonly value: JsonValue;
}

// ── jobs ─────────────────────────────────────────────────────────────────────────────────────

export interface JobCreated {
  readonly type: 'JOB_CREATED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly elementId: string;
  readonly jobType: string;
  readonly retries: number;
  readonly kind: JobKind;
  readonly listenerEventType: ListenerEventType;
  readonly customHeaders: Readonly<Record<string, string>>;
  /** The user task of a task listener job, as it would be after the change. */
  readonly userTask: JobUserTask | null;
}

/** What a task listener job is told about its user task (`userTask` of an activated job). */
export interface JobUserTask extends UserTaskAttributes {
  readonly userTaskKey: Key;
  readonly action: string;
  readonly changedAttributes: readonly string[];
  readonly formKey: Key | null;
}

export interface JobCompleted {
  readonly type: 'JOB_COMPLETED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  /** Of a task listener that refused. */
  readonly deniedReason: string | null;
  readonly isDenied: boolean;
}
/** `availableAt` (epoch ms of the real clock is the runtime's: this is only the back-off in ms). */
export interface JobFailed {
  readonly type: 'JOB_FAILED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly retries: number;
  readonly errorMessage: string;
  /** Milliseconds from now until it may be activated again. */
  readonly retryBackOff: number;
}
export interface JobErrorThrown {
  readonly type: 'JOB_ERROR_THROWN';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly errorCode: string;
  readonly errorMessage: string;
  /** False: nothing catches the error, an incident follows and the job stays. */
  readonly caught: boolean;
}
export interface JobCanceled {
  readonly type: 'JOB_CANCELED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
}
/** `timeout` in ms from now, for the lock the runtime keeps. */
export interface JobUpdated {
  readonly type: 'JOB_UPDATED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly retries: number | null;
  readonly timeout: number | null;
}
/** A failed job is available again because its incident was resolved. */
export interface JobReopened {
  readonly type: 'JOB_REOPENED';
  readonly jobKey: Key;
  readonly elementInstanceKey: Key;
  readonly retries: number;
}

// ── user tasks ───────────────────────────────────────────────────────────────────────────────

export interface UserTaskCreating extends UserTaskAttributes {
  readonly type: 'USER_TASK_CREATING';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly elementId: string;
  readonly formKey: Key | null;
  readonly externalFormReference: string | null;
  readonly customHeaders: Readonly<Record<string, string>>;
}
/** The task entered a state; -ING states carry what is asked for while task listeners run. */
export interface UserTaskStateChanged {
  readonly type: 'USER_TASK_STATE_CHANGED';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly state: Exclude<UserTaskState, 'COMPLETED' | 'CANCELED'>;
  readonly listenerIndex: number | null;
  readonly action: string | null;
  readonly pendingChanges: UserTaskChanges | null;
  readonly pendingVariables: JsonObject | null;
}
/** Assignment or other attributes changed. */
export interface UserTaskUpdated {
  readonly type: 'USER_TASK_UPDATED';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly changes: UserTaskChanges;
  readonly action: string;
}
export interface UserTaskCompleted {
  readonly type: 'USER_TASK_COMPLETED';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
  readonly action: string;
}
export interface UserTaskCanceled {
  readonly type: 'USER_TASK_CANCELED';
  readonly userTaskKey: Key;
  readonly elementInstanceKey: Key;
}

// ── waiting: timers, messages, signals ───────────────────────────────────────────────────────

/** A waiting point was opened: the store keeps a timer, a message subscription or a signal subscription. */
export interface WaitOpened {
  readonly type: 'WAIT_OPENED';
  readonly elementInstanceKey: Key;
  readonly wait: WaitingPoint;
}
/** It fired: a timer, a correlated message (`messageKey`), a signal. It is closed unless a WAIT_RENEWED follows. */
export interface WaitTriggered {
  readonly type: 'WAIT_TRIGGERED';
  readonly elementInstanceKey: Key;
  readonly wait: WaitingPoint;
  readonly messageKey: Key | null;
}
/** A non-interrupting wait goes on after it fired (a cycle's next due date; a message or signal under the same key). */
export interface WaitRenewed {
  readonly type: 'WAIT_RENEWED';
  readonly elementInstanceKey: Key;
  readonly wait: WaitingPoint;
}
/** Closed without having fired. */
export interface WaitClosed {
  readonly type: 'WAIT_CLOSED';
  readonly elementInstanceKey: Key;
  readonly wait: WaitingPoint;
}

// ── incidents ────────────────────────────────────────────────────────────────────────────────

export interface IncidentCreated {
  readonly type: 'INCIDENT_CREATED';
  readonly incidentKey: Key;
  readonly elementInstanceKey: Key;
  readonly elementId: string;
  readonly errorType: IncidentErrorType;
  readonly errorMessage: string;
  readonly jobKey: Key | null;
}
/** Resolved by an operator, or gone with its element instance. */
export interface IncidentResolved {
  readonly type: 'INCIDENT_RESOLVED';
  readonly incidentKey: Key;
  readonly elementInstanceKey: Key;
}

// ── calls, decisions, throwing ───────────────────────────────────────────────────────────────

/** A called process is being started (a CREATE follow-up goes with it). */
export interface ChildInstanceRequested {
  readonly type: 'CHILD_INSTANCE_REQUESTED';
  readonly elementInstanceKey: Key;
  readonly childProcessInstanceKey: Key;
  readonly processDefinitionKey: Key;
}

/** The called instance has ended, however it did. */
export interface ChildInstanceEnded {
  readonly type: 'CHILD_INSTANCE_ENDED';
  readonly elementInstanceKey: Key;
  readonly childProcessInstanceKey: Key;
}

/** A decision was evaluated, well or badly; one row per evaluated decision of the requirements graph. */
export interface DecisionEvaluated {
  readonly type: 'DECISION_EVALUATED';
  readonly decisionEvaluationKey: Key;
  readonly elementInstanceKey: Key;
  readonly evaluation: DecisionEvaluation;
}

export interface DecisionEvaluation {
  readonly decisionKey: Key;
  readonly decisionId: string;
  readonly decisionName: string | null;
  readonly decisionVersion: number;
  readonly decisionRequirementsKey: Key;
  readonly decisionRequirementsId: string;
  /** Null when it failed. */
  readonly output: JsonValue;
  readonly failedDecisionId: string | null;
  readonly failureMessage: string | null;
  /** In order of evaluation: required decisions first. */
  readonly evaluatedDecisions: readonly EvaluatedDecision[];
}

export interface EvaluatedDecision {
  readonly decisionKey: Key;
  readonly decisionId: string;
  readonly decisionName: string | null;
  readonly decisionVersion: number;
  readonly decisionType: 'DECISION_TABLE' | 'LITERAL_EXPRESSION';
  readonly output: JsonValue;
  readonly evaluatedInputs: readonly {
    readonly inputId: string;
    readonly inputName: string;
    readonly inputValue: JsonValue;
  }[];
  readonly matchedRules: readonly {
    readonly ruleId: string;
    /** 1-based. */
    readonly ruleIndex: number;
    readonly evaluatedOutputs: readonly {
      readonly outputId: string;
      readonly outputName: string;
      readonly outputValue: JsonValue;
    }[];
  }[];
}

/** An escalation was thrown; `catchElementId` null = nothing caught it. */
export interface Escalated {
  readonly type: 'ESCALATED';
  readonly elementInstanceKey: Key;
  readonly escalationCode: string;
  readonly catchElementId: string | null;
}

/** Thrown into the parent instance, awaiting its answer; null = answered. */
export interface ThrownToParent {
  readonly type: 'THROWN_TO_PARENT';
  readonly key: Key;
  readonly thrown: ThrownEvent | null;
}

// ── multi-instance, compensation, ad-hoc ─────────────────────────────────────────────────────

/** The loop's counters after a change. */
export interface LoopUpdated {
  readonly type: 'LOOP_UPDATED';
  readonly key: Key;
  readonly loop: LoopState;
}
export interface LoopItemStored {
  readonly type: 'LOOP_ITEM_STORED';
  /** See LoopItem.key. */
  readonly itemKey: string;
  readonly value: JsonValue;
}
/** The loop is over: its stored items are dropped. */
export interface LoopItemsDropped {
  readonly type: 'LOOP_ITEMS_DROPPED';
  readonly key: Key;
  readonly total: number;
}
/** What can be compensated in a scope, after a change. */
export interface CompensableChanged {
  readonly type: 'COMPENSABLE_CHANGED';
  readonly key: Key;
  readonly compensable: readonly CompensationSubscription[];
}
export interface CompensationProgressed {
  readonly type: 'COMPENSATION_PROGRESSED';
  readonly key: Key;
  readonly compensation: CompensationProgress;
}
export interface AdHocUpdated {
  readonly type: 'AD_HOC_UPDATED';
  readonly key: Key;
  readonly adHoc: AdHocState;
}

export type EngineEvent =
  | ProcessInstanceCreated
  | ProcessInstanceCompleted
  | ProcessInstanceTerminated
  | ProcessInstanceMigrated
  | ProcessInstanceModified
  | StepsDeferred
  | ElementActivating
  | ElementActivated
  | ElementCompleting
  | ElementCompleted
  | ElementTerminating
  | ElementTerminated
  | SequenceFlowTaken
  | ScopeCleared
  | ElementInterrupted
  | ElementTriggered
  | ListenersAdvanced
  | VariableCreated
  | VariableUpdated
  | JobCreated
  | JobCompleted
  | JobFailed
  | JobErrorThrown
  | JobCanceled
  | JobUpdated
  | JobReopened
  | UserTaskCreating
  | UserTaskStateChanged
  | UserTaskUpdated
  | UserTaskCompleted
  | UserTaskCanceled
  | WaitOpened
  | WaitTriggered
  | WaitRenewed
  | WaitClosed
  | IncidentCreated
  | IncidentResolved
  | ChildInstanceRequested
  | ChildInstanceEnded
  | DecisionEvaluated
  | Escalated
  | ThrownToParent
  | LoopUpdated
  | LoopItemStored
  | LoopItemsDropped
  | CompensableChanged
  | CompensationProgressed
  | AdHocUpdated;

export type EngineEventType = EngineEvent['type'];
export type EventOf<T extends EngineEventType> = Extract<EngineEvent, { readonly type: T }>;
