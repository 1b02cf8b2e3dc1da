/** The vocabulary of scenarios: what is done to an engine, step by step, and what must be seen then. Plain data. */
import type { ElementType } from '../../engine/core/model.ts';
import type { InstanceState, JobResult, Json, Variables } from './engine.ts';

/** Sections of the support table that are about more than one kind of element. */
export const BEHAVIOURS = [
  'Variables',
  'Messages',
  'Jobs',
  'Listeners',
  'Instances',
  'Incidents',
  'Operations',
] as const;
export type Behaviour = (typeof BEHAVIOURS)[number];

export interface Scenario {
  /** Also the BPMN process id and the name of the fixture: `<id>.bpmn`. */
  readonly id: string;
  /** The element type or behaviour it is about: where its line stands in the support table. */
  readonly about: ElementType | Behaviour;
  /** A few words, such as "Timer boundary event". */
  readonly feature: string;
  /** What holds: a sentence without its subject, in the present tense. */
  readonly holds: string;
  /** Page of Camunda's documentation that says so, under https://docs.camunda.io/docs/. */
  readonly docs: string;
  /** ISO 8601 instant the engine's clock is pinned at before the deployment. */
  readonly at?: string;
  /** Files besides `<id>.bpmn` that are deployed with it. */
  readonly with?: readonly string[];
  readonly script: readonly Step[];
}

/** Names an instance within its scenario; the first one created is `main`, which steps mean when they name none. */
interface OfInstance {
  readonly instance?: string;
}

/** HTTP status the step must be refused with; absent = it must be taken. */
interface MayBeRefused {
  readonly refused?: 400 | 404 | 409;
}

export interface CreateStep extends MayBeRefused {
  readonly do: 'create';
  readonly as?: string;
  /** BPMN process id; absent = the scenario's own. */
  readonly process?: string;
  readonly variables?: Variables;
  readonly tags?: readonly string[];
  readonly businessId?: string;
  readonly startBefore?: readonly string[];
  readonly terminateAfter?: readonly string[];
  /** Waits for the end and compares its variables with these. */
  readonly result?: Variables;
}

/** Instances that were not created by a step: by a start event, or a call activity. Waits for exactly these. */
export interface StartedStep {
  readonly do: 'started';
  readonly process: string;
  /** One name per instance since the scenario began that has none yet, oldest first; empty = none. */
  readonly as: readonly string[];
}

interface Failure {
  readonly retries: number;
  readonly message: string;
  readonly variables?: Variables;
  /** Ms of real time in which nobody is offered the job again; absent = none. */
  readonly backOff?: number;
}

/** Asks for a job of the type: none must be offered now. */
export interface NoJobStep {
  readonly do: 'noJob';
  readonly type: string;
}

/** Takes one job of the type, which must be offered. */
export interface JobStep extends MayBeRefused {
  readonly do: 'job';
  readonly type: string;
  /** Variables, headers or retries the job must come with; of variables only the named ones are looked at. */
  readonly gets?: {
    readonly variables?: Variables;
    readonly headers?: Readonly<Record<string, string>>;
    readonly retries?: number;
  };
  readonly then:
    | { readonly complete: Variables; readonly result?: JobResult }
    | { readonly fail: Failure }
    | { readonly error: string; readonly variables?: Variables }
    /** Does nothing until the lock ends. */
    | { readonly timeOut: true };
}

export interface MessageStep extends MayBeRefused {
  readonly do: 'publish' | 'correlate';
  readonly name: string;
  readonly key: string;
  readonly variables?: Variables;
  /** Ms of real time; absent or 0 = not buffered. */
  readonly timeToLive?: number;
  readonly messageId?: string;
  /** Sends again until it is taken: for what is refused only for a time. */
  readonly again?: true;
}

export interface SignalStep {
  readonly do: 'broadcast';
  readonly name: string;
  readonly variables?: Variables;
}

export interface TaskStep extends OfInstance, MayBeRefused {
  readonly do: 'task';
  readonly element: string;
  readonly then:
    | { readonly complete: Variables }
    | { readonly assign: string; readonly allowOverride?: boolean }
    | { readonly unassign: true }
    | { readonly update: Readonly<Record<string, Json>> }
    /** Compares the id of the linked form; null = it has none. */
    | { readonly form: string | null };
}

export interface ClockStep {
  readonly do: 'clock';
  /** ISO 8601 instant the engine's clock is pinned at. */
  readonly at: string;
}

export interface ResolveStep extends OfInstance {
  readonly do: 'resolve';
  /** Waits for the incident there. */
  readonly element: string;
  /** New retries for its job first. */
  readonly retries?: number;
}

export interface SetVariablesStep extends OfInstance {
  readonly do: 'setVariables';
  /** Absent = the instance. */
  readonly element?: string;
  readonly variables: Variables;
  readonly local?: boolean;
}

export interface CancelStep extends OfInstance, MayBeRefused {
  readonly do: 'cancel';
}

export interface ModifyStep extends OfInstance, MayBeRefused {
  readonly do: 'modify';
  readonly activate?: readonly { readonly element: string; readonly variables?: Variables }[];
  /** Element ids of active element instances. */
  readonly terminate?: readonly string[];
}

export interface MigrateStep extends OfInstance, MayBeRefused {
  readonly do: 'migrate';
  readonly to: string;
  /** Source element id to target element id. */
  readonly mapping: Readonly<Record<string, string>>;
}

export interface AdHocStep extends OfInstance, MayBeRefused {
  readonly do: 'adHoc';
  readonly element: string;
  readonly activate: readonly string[];
  readonly cancelRemaining?: boolean;
}

export interface BatchStep {
  readonly do: 'batch';
  readonly process: string;
  readonly action:
    | 'cancel'
    | 'resolveIncidents'
    | { readonly from: string; readonly to: string }
    | { readonly migrateTo: string; readonly mapping: Readonly<Record<string, string>> };
  /** Waits for the end and compares: instances it was for, done and failed. */
  readonly counts: { readonly total: number; readonly completed: number; readonly failed: number };
}

export interface DeployStep extends MayBeRefused {
  readonly do: 'deploy';
  readonly files: readonly string[];
}

/** Deletes the newest version of a process. */
export interface DeleteStep extends MayBeRefused {
  readonly do: 'delete';
  readonly process: string;
}

export interface EvaluateStep extends MayBeRefused {
  readonly do: 'evaluate';
  readonly decision: string;
  readonly variables: Variables;
  readonly output?: Json;
}

/** What must be seen; every given part must hold at the same time, at the latest after a while. */
export interface ExpectStep extends OfInstance {
  readonly do: 'expect';
  readonly state?: InstanceState;
  /**
   * All element instances, oldest first: `id` = completed, `id active`, `id terminated`; a multi-instance body is
   * written `id[]`. With `anyOrder` elements and jobs are compared as bags: for branches whose order
   * no one promises.
   */
  readonly elements?: readonly string[];
  readonly anyOrder?: true;
  /** All variables of the instance's own scope. */
  readonly variables?: Variables;
  /** All local variables of the newest instance of an element. */
  readonly local?: Readonly<Record<string, Variables>>;
  /** Active incidents, as `element ERROR_TYPE`, oldest first. */
  readonly incidents?: readonly string[];
  /** Types of the jobs a worker could have now or after a lock or back-off, oldest first. */
  readonly jobs?: readonly string[];
  /** All user tasks, oldest first, with the named attributes. */
  readonly tasks?: readonly Readonly<Record<string, Json>>[];
  /** Decisions evaluated, as `id STATE`, oldest first. */
  readonly decisions?: readonly string[];
  readonly tags?: readonly string[];
  readonly businessId?: string | null;
  /** What the instance runs: `process#n`, the n-th version of the process that the scenario deployed. */
  readonly runs?: string;
  /** Statistics of the scenario's process: element id to active, completed, canceled, incidents. */
  readonly statistics?: Readonly<Record<string, readonly [number, number, number, number]>>;
}

export type Step =
  | CreateStep
  | StartedStep
  | JobStep
  | NoJobStep
  | MessageStep
  | SignalStep
  | TaskStep
  | ClockStep
  | ResolveStep
  | SetVariablesStep
  | CancelStep
  | ModifyStep
  | MigrateStep
  | AdHocStep
  | BatchStep
  | DeployStep
  | DeleteStep
  | EvaluateStep
  | ExpectStep;
