import type { Failure } from '../failure.ts';
import type { Key } from '../json.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';

/** Raises an incident on an element instance; `jobKey` when a job is to blame. */
export const raiseIncident = (
  p: Processing,
  inst: ElementInstance,
  failure: Failure,
  jobKey: Key | null = null,
): void =>
  p.emit({
    type: 'INCIDENT_CREATED',
    incidentKey: p.ctx.nextKey(),
    elementInstanceKey: inst.key,
    elementId: inst.elementId,
    errorType: failure.errorType,
    errorMessage: failure.message,
    jobKey,
  });

/** Resolves every incident of an element instance, because the instance goes. */
export const dropIncidents = (p: Processing, inst: ElementInstance): void => {
  for (const { key } of inst.incidents ?? [])
    p.emit({ type: 'INCIDENT_RESOLVED', incidentKey: key, elementInstanceKey: inst.key });
};
