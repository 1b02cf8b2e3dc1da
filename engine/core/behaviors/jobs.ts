import type { Failure, Result } from '../failure.ts';
import { ok } from '../failure.ts';
import type { JobDefinition } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { JobUserTask } from '../records.ts';
import type { ElementInstance, JobKind, ListenerEventType } from '../state.ts';
import { evaluateNumber, evaluateString } from './expressions.ts';
import { ScopeReader } from './variables.ts';

/** A job's evaluated properties. */
export interface PreparedJob {
  readonly type: string;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** Evaluates type and retries, so that a failure shows before anything is created. */
export const prepareJob = (p: Processing, job: JobDefinition, inst: ElementInstance): Result<PreparedJob> => {
  const reader = new ScopeReader(p.view, inst.key);
  const type = evaluateString(p, job.type, reader);
  if (!type.ok) return type;
  const retries = evaluateNumber(p, job.retries, reader);
  if (!retries.ok) return retries;
  return ok({ type: type.value, retries: retries.value, headers: job.headers });
};

export const createJob = (
  p: Processing,
  inst: ElementInstance,
  job: PreparedJob,
  kind: JobKind = 'BPMN_ELEMENT',
  listenerEventType: ListenerEventType = 'UNSPECIFIED',
  userTask: JobUserTask | null = null,
): void =>
  p.emit({
    type: 'JOB_CREATED',
    jobKey: p.ctx.nextKey(),
    elementInstanceKey: inst.key,
    elementId: inst.elementId,
    jobType: job.type,
    retries: job.retries,
    kind,
    listenerEventType,
    customHeaders: job.headers,
    userTask,
  });

/** Evaluates and creates in one go. */
export const startJob = (
  p: Processing,
  inst: ElementInstance,
  definition: JobDefinition,
  kind: JobKind,
  listenerEventType: ListenerEventType,
): Failure | null => {
  const job = prepareJob(p, definition, inst);
  if (!job.ok) return job.failure;
  createJob(p, inst, job.value, kind, listenerEventType);
  return null;
};

/** Cancels the open job of an element instance, if it has one, and with it the incident it is to blame for. */
export const cancelJob = (p: Processing, inst: ElementInstance): void => {
  if (!inst.job) return;
  const jobKey = inst.job.key;
  p.emit({ type: 'JOB_CANCELED', jobKey, elementInstanceKey: inst.key });
  for (const incident of inst.incidents ?? [])
    if (incident.jobKey === jobKey)
      p.emit({ type: 'INCIDENT_RESOLVED', incidentKey: incident.key, elementInstanceKey: inst.key });
};
