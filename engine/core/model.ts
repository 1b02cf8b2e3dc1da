/**
 * The executable model: what engine/model makes of BPMN XML and what engine/core runs.
 * Plain JSON, so it can be stored, sent to a browser and compared. Everything a step needs is
 * resolved here once (incoming, outgoing, children, boundary events, link targets), so that no
 * step has to search. Ids are the BPMN element ids of the file.
 */

/** A value of a zeebe extension: text as written, or FEEL when the text began with `=` (`source` is without it). */
export type Expression =
  | { readonly kind: 'static'; readonly value: string }
  | { readonly kind: 'feel'; readonly source: string };

/** Types of elements that have element instances, named as Camunda's `ElementInstanceResult.type`. */
export const ELEMENT_TYPES = [
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
  'START_EVENT',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'BOUNDARY_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'USER_TASK',
  'RECEIVE_TASK',
  'SEND_TASK',
  'SCRIPT_TASK',
  'BUSINESS_RULE_TASK',
  'MANUAL_TASK',
  'TASK',
  'CALL_ACTIVITY',
  'EXCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'MULTI_INSTANCE_BODY',
] as const;
export type ElementType = (typeof ELEMENT_TYPES)[number];

/** Types that exist at run time only: no ExecutableElement carries them (a loop is `loop` on the activity). */
export type RuntimeOnlyType = 'MULTI_INSTANCE_BODY' | 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';

// ── process ──────────────────────────────────────────────────────────────────────────────────

/** One executable `<bpmn:process>`. `elements` holds the process itself under its own id (type PROCESS). */
export interface ExecutableProcess {
  readonly bpmnProcessId: string;
  readonly name: string | null;
  readonly versionTag: string | null;
  readonly isExecutable: boolean;
  readonly elements: Readonly<Record<string, ExecutableElement>>;
  readonly flows: Readonly<Record<string, SequenceFlow>>;
  /** Declared root elements by XML id; event definitions already contain what they refer to, these serve tools. */
  readonly messages: Readonly<Record<string, MessageDeclaration>>;
  readonly signals: Readonly<Record<string, { readonly id: string; readonly name: Expression }>>;
  readonly errors: Readonly<
    Record<string, { readonly id: string; readonly name: string | null; readonly code: Expression | null }>
  >;
  readonly escalations: Readonly<
    Record<string, { readonly id: string; readonly name: string | null; readonly code: string | null }>
  >;
}

export interface MessageDeclaration {
  readonly id: string;
  readonly name: Expression;
  /** Absent only when the message is used by process start events alone. */
  readonly correlationKey: Expression | null;
}

/** A sequence flow; `condition` is null when there is none (or the flow is the default one). */
export interface SequenceFlow {
  readonly id: string;
  readonly name: string | null;
  readonly sourceId: string;
  readonly targetId: string;
  readonly condition: Expression | null;
}

// ── elements ─────────────────────────────────────────────────────────────────────────────────

interface ElementBase {
  readonly id: string;
  readonly name: string | null;
  /** Id of the containing scope (process or sub-process); for the process itself, null. */
  readonly scopeId: string | null;
  /** Ids of sequence flows. */
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly inputs: readonly VariableMapping[];
  readonly outputs: readonly VariableMapping[];
  readonly listeners: readonly ExecutionListener[];
  /** `zeebe:property` extension properties, for example `name:en`. */
  readonly properties: Readonly<Record<string, string>>;
}

/** `zeebe:input` / `zeebe:output`: `target` is a variable name or a dotted path. */
export interface VariableMapping {
  readonly source: Expression;
  readonly target: string;
}

/** `zeebe:executionListener`. */
export interface ExecutionListener {
  readonly eventType: 'start' | 'end';
  readonly job: JobDefinition;
}

/** `zeebe:taskListener` of a native user task. */
export interface TaskListener {
  readonly eventType: 'creating' | 'assigning' | 'updating' | 'completing' | 'canceling';
  readonly job: JobDefinition;
}

/** `zeebe:taskDefinition` with `zeebe:taskHeaders`; `retries` defaults to static "3". */
export interface JobDefinition {
  readonly type: Expression;
  readonly retries: Expression;
  readonly headers: Readonly<Record<string, string>>;
}

/** What every container offers to its scope's tokens. */
interface ScopeParts {
  /** Ids of the elements directly inside, boundary events and event sub-processes included. */
  readonly childIds: readonly string[];
  /** The none start event where the scope begins; null if it has only triggered ones (process) or none (ad-hoc). */
  readonly noneStartEventId: string | null;
  /** Event sub-processes directly inside. */
  readonly eventSubProcessIds: readonly string[];
}

/** What every activity (task, sub-process, call activity) may carry. */
interface ActivityParts {
  readonly boundaryEventIds: readonly string[];
  /** Multi-instance characteristics: the activity is then wrapped in a MULTI_INSTANCE_BODY at run time. */
  readonly loop: LoopCharacteristics | null;
  /** Set when the activity is a compensation handler (`isForCompensation`): no token reaches it by flows. */
  readonly isForCompensation: boolean;
  /** The handler associated with this activity's compensation boundary event, if there is one. */
  readonly compensationHandlerId: string | null;
}

export interface LoopCharacteristics {
  readonly sequential: boolean;
  readonly inputCollection: Expression;
  /** Local variable that holds the item. */
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  /** Checked after every item; true ends the loop and terminates the rest. */
  readonly completionCondition: Expression | null;
}

export interface ProcessElement extends ElementBase, ScopeParts {
  readonly type: 'PROCESS';
}

export interface SubProcessElement extends ElementBase, ScopeParts, ActivityParts {
  readonly type: 'SUB_PROCESS';
}

export interface EventSubProcessElement extends ElementBase, ScopeParts {
  readonly type: 'EVENT_SUB_PROCESS';
  /** Its one start event, which says what triggers it and whether it interrupts. */
  readonly startEventId: string;
}

export interface AdHocSubProcessElement extends ElementBase, ScopeParts, ActivityParts {
  readonly type: 'AD_HOC_SUB_PROCESS';
  /** FEEL list of element ids to activate at once (BPMN implementation). */
  readonly activeElements: Expression | null;
  readonly completionCondition: Expression | null;
  readonly cancelRemainingInstances: boolean;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  /** Set for the job-worker implementation, where a job decides what to activate. */
  readonly job: JobDefinition | null;
}

export interface StartEventElement extends ElementBase {
  readonly type: 'START_EVENT';
  readonly event: NoEvent | MessageEvent | TimerEvent | SignalEvent | ErrorCatch | EscalationCatch;
  /** True but for non-interrupting start events of event sub-processes. */
  readonly interrupting: boolean;
  /** Form of a process start event, if linked. */
  readonly form: FormReference | null;
}

export interface IntermediateCatchEventElement extends ElementBase {
  readonly type: 'INTERMEDIATE_CATCH_EVENT';
  readonly event: MessageEvent | TimerEvent | SignalEvent | LinkEvent;
}

export interface IntermediateThrowEventElement extends ElementBase {
  readonly type: 'INTERMEDIATE_THROW_EVENT';
  readonly event: NoEvent | MessageThrow | SignalEvent | EscalationThrow | CompensationEvent | LinkThrow;
}

export interface BoundaryEventElement extends ElementBase {
  readonly type: 'BOUNDARY_EVENT';
  readonly attachedToId: string;
  readonly interrupting: boolean;
  readonly event: MessageEvent | TimerEvent | SignalEvent | ErrorCatch | EscalationCatch | CompensationEvent;
}

export interface EndEventElement extends ElementBase {
  readonly type: 'END_EVENT';
  readonly event:
    | NoEvent
    | MessageThrow
    | SignalEvent
    | ErrorThrow
    | EscalationThrow
    | CompensationEvent
    | TerminateEvent;
}

export interface ServiceTaskElement extends ElementBase, ActivityParts {
  readonly type: 'SERVICE_TASK';
  readonly job: JobDefinition;
}

export interface SendTaskElement extends ElementBase, ActivityParts {
  readonly type: 'SEND_TASK';
  readonly job: JobDefinition;
}

export interface ReceiveTaskElement extends ElementBase, ActivityParts {
  readonly type: 'RECEIVE_TASK';
  readonly event: MessageEvent;
}

export interface ScriptTaskElement extends ElementBase, ActivityParts {
  readonly type: 'SCRIPT_TASK';
  /** FEEL script with its result variable, or a job. */
  readonly implementation:
    | { readonly kind: 'script'; readonly expression: Expression; readonly resultVariable: string }
    | { readonly kind: 'job'; readonly job: JobDefinition };
}

export interface BusinessRuleTaskElement extends ElementBase, ActivityParts {
  readonly type: 'BUSINESS_RULE_TASK';
  readonly implementation:
    | {
        readonly kind: 'decision';
        readonly decisionId: Expression;
        readonly binding: Binding;
        readonly resultVariable: string;
      }
    | { readonly kind: 'job'; readonly job: JobDefinition };
}

export interface UserTaskElement extends ElementBase, ActivityParts {
  readonly type: 'USER_TASK';
  /** `native` = `zeebe:userTask` present; otherwise a job of type `io.camunda.zeebe:userTask`. */
  readonly implementation: 'native' | 'job';
  readonly assignee: Expression | null;
  /** FEEL list of strings, or static comma-separated names. */
  readonly candidateGroups: Expression | null;
  readonly candidateUsers: Expression | null;
  readonly dueDate: Expression | null;
  readonly followUpDate: Expression | null;
  /** 0–100; default 50. */
  readonly priority: Expression | null;
  readonly form: FormReference | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly taskListeners: readonly TaskListener[];
}

export interface ManualTaskElement extends ElementBase, ActivityParts {
  readonly type: 'MANUAL_TASK';
}

export interface UndefinedTaskElement extends ElementBase, ActivityParts {
  readonly type: 'TASK';
}

/** MANUAL_TASK and undefined TASK: pass through. */
export type PassThroughTaskElement = ManualTaskElement | UndefinedTaskElement;

export interface CallActivityElement extends ElementBase, ActivityParts {
  readonly type: 'CALL_ACTIVITY';
  readonly processId: Expression;
  readonly binding: Binding;
  /** All variables visible at the call activity, or only its local ones (input mappings). Default true. */
  readonly propagateAllParentVariables: boolean;
  /** All root variables of the child, or only what the output mappings take. Default true. */
  readonly propagateAllChildVariables: boolean;
}

export interface ExclusiveGatewayElement extends ElementBase {
  readonly type: 'EXCLUSIVE_GATEWAY';
  readonly defaultFlowId: string | null;
}

export interface ParallelGatewayElement extends ElementBase {
  readonly type: 'PARALLEL_GATEWAY';
}

export interface InclusiveGatewayElement extends ElementBase {
  readonly type: 'INCLUSIVE_GATEWAY';
  readonly defaultFlowId: string | null;
}

/** The catch events (or receive tasks) it chooses from are the targets of its outgoing flows. */
export interface EventBasedGatewayElement extends ElementBase {
  readonly type: 'EVENT_BASED_GATEWAY';
}

export type ActivityElement =
  | SubProcessElement
  | AdHocSubProcessElement
  | ServiceTaskElement
  | SendTaskElement
  | ReceiveTaskElement
  | ScriptTaskElement
  | BusinessRuleTaskElement
  | UserTaskElement
  | PassThroughTaskElement
  | CallActivityElement;

export type ScopeElement = ProcessElement | SubProcessElement | EventSubProcessElement | AdHocSubProcessElement;

export type EventElement =
  | StartEventElement
  | IntermediateCatchEventElement
  | IntermediateThrowEventElement
  | BoundaryEventElement
  | EndEventElement;

export type GatewayElement =
  | ExclusiveGatewayElement
  | ParallelGatewayElement
  | InclusiveGatewayElement
  | EventBasedGatewayElement;

export type ExecutableElement =
  | ProcessElement
  | EventSubProcessElement
  | ActivityElement
  | EventElement
  | GatewayElement;

/** The model element of one type. */
export type ElementOfType<T extends ElementType> = Extract<ExecutableElement, { readonly type: T }>;

// ── references ───────────────────────────────────────────────────────────────────────────────

/** `zeebe:bindingType`: which version a called process, decision or form is looked up in. */
export type Binding =
  | { readonly kind: 'latest' }
  | { readonly kind: 'deployment' }
  | { readonly kind: 'versionTag'; readonly versionTag: string };

/** `zeebe:formDefinition`. */
export type FormReference =
  | { readonly kind: 'linked'; readonly formId: string; readonly binding: Binding }
  | { readonly kind: 'external'; readonly reference: Expression }
  /** Old embedded form key, for job-based user tasks only: becomes a job header. */
  | { readonly kind: 'key'; readonly formKey: string };

// ── event definitions ────────────────────────────────────────────────────────────────────────

export interface NoEvent {
  readonly kind: 'none';
}

export interface MessageEvent {
  readonly kind: 'message';
  readonly name: Expression;
  /** Null for process start events without one. */
  readonly correlationKey: Expression | null;
}

/** Message throw and end events are executed by a job worker, as in Camunda 8. */
export interface MessageThrow {
  readonly kind: 'message';
  readonly job: JobDefinition;
}

/** `date`: ISO date-time or FEEL; `duration`: ISO or FEEL; `cycle`: `R3/PT1H`, FEEL `cycle(..)`, or six-field cron. */
export interface TimerEvent {
  readonly kind: 'timer';
  readonly timer: { readonly kind: 'date' | 'duration' | 'cycle'; readonly expression: Expression };
}

export interface SignalEvent {
  readonly kind: 'signal';
  readonly name: Expression;
}

/** Null catches every code. */
export interface ErrorCatch {
  readonly kind: 'error';
  readonly code: string | null;
}

export interface ErrorThrow {
  readonly kind: 'error';
  readonly code: Expression;
}

/** Null catches every code. */
export interface EscalationCatch {
  readonly kind: 'escalation';
  readonly code: string | null;
}

export interface EscalationThrow {
  readonly kind: 'escalation';
  readonly code: Expression;
}

/** Catch: on a boundary. Throw: `activityId` null compensates the whole scope. */
export interface CompensationEvent {
  readonly kind: 'compensation';
  readonly activityId: string | null;
}

export interface LinkEvent {
  readonly kind: 'link';
  readonly name: string;
}

export interface LinkThrow {
  readonly kind: 'link';
  readonly name: string;
  /** The catch event with the same name in the same scope. */
  readonly targetId: string;
}

export interface TerminateEvent {
  readonly kind: 'terminate';
}
