/**
 * What the core is given and what it gives back. The core's one function is
 * `apply(state, command, ctx)` in apply.ts: deterministic, without I/O; the same inputs and the same
 * answers of the ports give the same events.
 */
import type { Command, FollowUp, Rejection } from './commands.ts';
import type { JsonObject, JsonValue, Key } from './json.ts';
import type { Binding, ExecutableProcess } from './model.ts';
import type { DecisionEvaluation, EngineEvent } from './records.ts';
import type { InstanceState } from './state.ts';

/** Read access to the variables an expression may use; lazy, because most expressions use few. */
export interface VariableReader {
  /** The value, or undefined when there is no such variable (then FEEL reports it missing). */
  get(name: string): JsonValue | undefined;
  /** Names of all visible variables (for expressions that need the whole context). */
  names(): readonly string[];
}

/**
 * A FEEL value as JSON. Dates, times, date-times and durations come as ISO 8601 strings; a date-time
 * with a named zone comes with its offset (`2026-05-18T00:00:00+08:00`).
 */
export type FeelResult =
  | { readonly ok: true; readonly value: JsonValue }
  | {
      readonly ok: false;
      /** A sentence that names the expression and what failed (unknown variable, unknown function, wrong type). */
      readonly message: string;
    };

/**
 * FEEL, implemented by engine/feel and bound there to the instant `now` of the context and to its
 * random numbers. Missing variables evaluate to null; what Zeebe reports as a failure is `ok: false`.
 */
export interface FeelPort {
  /** `source` without the leading `=`. */
  evaluate(source: string, variables: VariableReader): FeelResult;
}

/** A process version as deployed. */
export interface DeployedProcess {
  readonly processDefinitionKey: Key;
  readonly version: number;
  readonly deploymentKey: Key;
  readonly process: ExecutableProcess;
}

/** Deployed processes. Answers must not change within one command. */
export interface ProcessesPort {
  byKey(processDefinitionKey: Key): DeployedProcess | undefined;
  /** `deploymentKey` = the deployment of the asking process, for binding `deployment`. */
  find(bpmnProcessId: string, binding: Binding, deploymentKey: Key): DeployedProcess | undefined;
}

export type DecisionResult =
  | { readonly ok: true; readonly evaluation: DecisionEvaluation }
  /** `notFound`: no such decision (incident CALLED_DECISION_ERROR); otherwise DECISION_EVALUATION_ERROR. */
  | {
      readonly ok: false;
      readonly notFound: boolean;
      readonly message: string;
      readonly evaluation: DecisionEvaluation | null;
    };

/** Deployed decisions; evaluation is a pure function of the variables. */
export interface DecisionsPort {
  evaluate(decisionId: string, binding: Binding, deploymentKey: Key, variables: VariableReader): DecisionResult;
}

/** Deployed forms. */
export interface FormsPort {
  /** The key of the form to show, or undefined (incident FORM_NOT_FOUND). */
  find(formId: string, binding: Binding, deploymentKey: Key): Key | undefined;
}

export interface Context {
  /** Epoch ms of the process time (the pinned clock, if pinned). */
  readonly now: number;
  /** The next free key; keys rise within one engine. */
  nextKey(): Key;
  readonly feel: FeelPort;
  readonly processes: ProcessesPort;
  readonly decisions: DecisionsPort;
  readonly forms: FormsPort;
  /**
   * Most steps one command may take (an activation, completion or termination is a step); beyond it
   * the rest waits in `state.pending` and a CONTINUE follow-up is given, so that an endless loop of
   * a process cannot hold the engine.
   */
  readonly maxSteps: number;
}

/** `state: null` = the instance has ended and its document is to be deleted. */
export interface Applied {
  readonly ok: true;
  readonly state: InstanceState | null;
  readonly events: readonly EngineEvent[];
  readonly followUps: readonly FollowUp[];
}

export interface Rejected {
  readonly ok: false;
  readonly rejection: Rejection;
}

/** Signature of `apply` (engine/core/apply.ts); `state` is undefined for CREATE. Throws only on a bug. */
export type Apply = (state: InstanceState | undefined, command: Command, ctx: Context) => Applied | Rejected;

/** Signature of `visibleVariables` (engine/core/view.ts): what a job at that element instance sees, or null if it is gone. */
export type VisibleVariables = (
  state: InstanceState,
  elementInstanceKey: Key,
  names?: readonly string[],
) => JsonObject | null;
