/** What operators see of running flows and what they may send: keys and codes only, never a matter. */
import { z } from 'zod';

const keySchema = z.string().regex(/^\d{1,25}$/);

/** Why an operator acts; a code, since the audit log holds no text of a person. */
export const operationReasonSchema = z.enum([
  'CAUSE_REMOVED',
  'WRONG_DATA',
  'WRONG_STEP',
  'STARTED_TWICE',
  'STARTED_FOR_TRIAL',
  'UNDER_EXAMINATION',
]);
export type OperationReason = z.infer<typeof operationReasonSchema>;

/** Kinds of causes that want different remedies: repeat, correct the data, correct the flow, do what the law wants first. */
export type IncidentCause = 'TECHNICAL' | 'DATA' | 'MODEL' | 'MISSING' | 'LAW' | 'OTHER';
/** Whether a retry helps by itself, or only once something else was done. It never repeats an effect: receipts answer. */
export type RetryAdvice = 'AT_ONCE' | 'AFTER_REMEDY';

export interface RunningProcess {
  readonly definitionKey: string;
  readonly processId: string;
  readonly resource: string;
  readonly version: number;
  readonly running: number;
  readonly stuck: number;
}
export interface StuckGroup {
  readonly cause: IncidentCause;
  readonly advice: RetryAdvice;
  readonly processId: string;
  readonly elementId: string;
  readonly count: number;
  /** Instant of the oldest. */
  readonly since: string;
  /** Keys of the instances, oldest first, at most 50. */
  readonly instances: readonly string[];
}
export interface OperationsOverview {
  readonly processes: readonly RunningProcess[];
  readonly stuck: readonly StuckGroup[];
  /** True when there are more incidents than were looked at. */
  readonly more: boolean;
  readonly may: { readonly act: boolean };
  readonly asOf: string;
}

export interface ElementHeat {
  readonly elementId: string;
  readonly active: number;
  readonly completed: number;
  readonly incidents: number;
  /** Seconds, over the latest completions that were looked at; null = none of them was of this element. */
  readonly median: number | null;
  readonly p90: number | null;
}
export interface ProcessHeat {
  readonly definitionKey: string;
  readonly xml: string;
  readonly elements: readonly ElementHeat[];
  /** Completions that the durations were worked out from. */
  readonly sample: number;
  readonly asOf: string;
}

export interface InstanceIncident {
  readonly incidentKey: string;
  readonly elementId: string;
  readonly cause: IncidentCause;
  readonly advice: RetryAdvice;
  readonly since: string;
  /** The engine's words, for technicians. */
  readonly detail: string;
}
export interface InstanceStep {
  readonly elementInstanceKey: string;
  readonly elementId: string;
  readonly state: string;
  readonly from: string;
  readonly until: string | null;
}
export interface InstanceVariable {
  readonly scopeKey: string;
  readonly name: string;
  /** JSON text. */
  readonly value: string;
  readonly editable: boolean;
}
export interface OperatedInstance {
  readonly processInstanceKey: string;
  readonly processId: string;
  readonly definitionKey: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly xml: string;
  readonly steps: readonly InstanceStep[];
  readonly incidents: readonly InstanceIncident[];
  readonly variables: readonly InstanceVariable[];
  /** Null = not suspended; `rootKey`: the instance that was suspended, this one or what called it. */
  readonly suspended: { readonly since: string; readonly rootKey: string } | null;
  readonly may: { readonly act: boolean };
  readonly asOf: string;
}

/**
 * What is wrong without an incident: no worker program at all, one that went silent, one that is started again and again, a
 * queue that nobody takes from, jobs that were taken and never answered.
 */
export const healthFindingKinds = ['NO_PROGRAM', 'RESTARTING', 'SILENT', 'STANDING', 'HANDED_OUT_AGAIN'] as const;
export interface HealthFinding {
  readonly kind: (typeof healthFindingKinds)[number];
  readonly host: string | null;
  readonly jobType: string | null;
  /** Jobs; of RESTARTING: starts. */
  readonly count: number;
  readonly since: string | null;
  readonly instances: readonly string[];
}
/** All instants in it are real time, not business time. */
export interface WorkerHealth {
  /** Latest start first. */
  readonly programs: readonly {
    readonly host: string;
    readonly state: 'ALIVE' | 'SILENT' | 'STOPPED';
    readonly startedAt: string;
    readonly beatAt: string;
    readonly inWork: number;
    /** Since its start. */
    readonly done: number;
    readonly failed: number;
  }[];
  readonly queues: readonly { readonly jobType: string; readonly count: number; readonly since: string }[];
  readonly findings: readonly HealthFinding[];
  readonly asOf: string;
}

/**
 * Where case store and engine have come apart: a matter whose flow is not running, a running flow whose matter is over or unknown,
 * a flow that was asked for and has not begun, what the engine refused, what came too late for it.
 */
export const driftKinds = ['FLOW_LOST', 'FLOW_STRAY', 'FLOW_NOT_BEGUN', 'REFUSED', 'GONE'] as const;
export interface Drift {
  readonly findings: readonly {
    readonly kind: (typeof driftKinds)[number];
    /** Process, message or act that it is about. */
    readonly what: string;
    readonly count: number;
    /** Instant in real time. */
    readonly since: string | null;
    readonly instances: readonly string[];
  }[];
  /** Running flows that were compared. */
  readonly compared: number;
  /** True when there are more than were compared. */
  readonly more: boolean;
  readonly asOf: string;
}

const reason = operationReasonSchema;
export const retryBodySchema = z.strictObject({ incidentKey: keySchema, reason });
/** Values are ids, codes, numbers, dates: a sentence does not fit in. */
export const variableValueSchema = z.union([z.string().regex(/^[\w.:@+-]{0,200}$/), z.number(), z.boolean()]);
export const variableBodySchema = z.strictObject({
  scopeKey: keySchema,
  name: z.string().min(1).max(100),
  /** The JSON text that was shown; another one by now means that somebody or the flow was faster. */
  was: z.string().max(10_000),
  value: variableValueSchema,
  reason,
});
export const moveBodySchema = z.strictObject({
  elementInstanceKey: keySchema,
  toElementId: z.string().min(1).max(200),
  reason,
});
/** `words`: the key of the instance, typed. */
export const cancelBodySchema = z.strictObject({ words: z.string().max(40), reason });
export const suspendBodySchema = z.strictObject({ reason });
export type RetryBody = z.infer<typeof retryBodySchema>;
export type VariableBody = z.infer<typeof variableBodySchema>;
export type MoveBody = z.infer<typeof moveBodySchema>;
export type SuspendBody = z.infer<typeof suspendBodySchema>;
export type CancelBody = z.infer<typeof cancelBodySchema>;
export { keySchema as engineKeySchema };
