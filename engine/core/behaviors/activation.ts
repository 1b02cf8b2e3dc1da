/** The usual ways an element becomes active. */
import type { Failure } from '../failure.ts';
import type { JobDefinition } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { createJob, prepareJob } from './jobs.ts';
import type { Awaited } from './waits.ts';
import { boundaryWaits, openWaits } from './waits.ts';

export const activated = (p: Processing, inst: ElementInstance): void =>
  p.emit({ type: 'ELEMENT_ACTIVATED', key: inst.key });

/** Active and at once done: gateways, none events, manual tasks. */
export const passThrough = (p: Processing, inst: ElementInstance): null => {
  activated(p, inst);
  p.push({ kind: 'complete', key: inst.key });
  return null;
};

/** Active and waiting: opens the given events and the boundary events. */
export const activateWaiting = (p: Processing, inst: ElementInstance, own: readonly Awaited[] = []): Failure | null => {
  const failure = openWaits(p, inst, [...own, ...boundaryWaits(p, inst)]);
  if (!failure) activated(p, inst);
  return failure;
};

/** Active and waiting for a job worker. */
export const activateWithJob = (p: Processing, inst: ElementInstance, definition: JobDefinition): Failure | null => {
  const job = prepareJob(p, definition, inst);
  if (!job.ok) return job.failure;
  const failure = activateWaiting(p, inst);
  if (!failure) createJob(p, inst, job.value);
  return failure;
};

/** Completes the instance with variables for its output mapping. */
export const completeWith = (
  p: Processing,
  inst: ElementInstance,
  trigger: NonNullable<ElementInstance['trigger']>,
): void => {
  p.emit({ type: 'ELEMENT_TRIGGERED', key: inst.key, trigger });
  p.push({ kind: 'complete', key: inst.key });
};
