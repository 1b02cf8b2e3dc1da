import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const incidentCreated = (draft: Draft, event: EventOf<'INCIDENT_CREATED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  const incident = { key: event.incidentKey, errorType: event.errorType, jobKey: event.jobKey };
  element.incidents = [...(element.incidents ?? []), incident];
};

export const incidentResolved = (draft: Draft, event: EventOf<'INCIDENT_RESOLVED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  const left = (element.incidents ?? []).filter((incident) => incident.key !== event.incidentKey);
  if (left.length > 0) element.incidents = left;
  else delete element.incidents;
};
