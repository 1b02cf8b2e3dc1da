import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';
import type { JobState } from '../state.ts';

const changeJob = (draft: Draft, elementInstanceKey: string, change: Partial<JobState>): void => {
  const element = draft.edit(elementInstanceKey);
  if (element.job) element.job = { ...element.job, ...change };
};

export const jobCreated = (draft: Draft, event: EventOf<'JOB_CREATED'>): void => {
  draft.edit(event.elementInstanceKey).job = {
    key: event.jobKey,
    kind: event.kind,
    listenerEventType: event.listenerEventType,
    retries: event.retries,
    state: 'OPEN',
  };
};

export const jobClosed = (draft: Draft, event: EventOf<'JOB_COMPLETED'> | EventOf<'JOB_CANCELED'>): void => {
  delete draft.edit(event.elementInstanceKey).job;
};

export const jobFailed = (draft: Draft, event: EventOf<'JOB_FAILED'>): void =>
  changeJob(draft, event.elementInstanceKey, { retries: event.retries, state: event.retries > 0 ? 'OPEN' : 'FAILED' });

export const jobErrorThrown = (draft: Draft, event: EventOf<'JOB_ERROR_THROWN'>): void => {
  if (event.caught) delete draft.edit(event.elementInstanceKey).job;
  else changeJob(draft, event.elementInstanceKey, { state: 'ERROR_THROWN' });
};

export const jobUpdated = (draft: Draft, event: EventOf<'JOB_UPDATED'>): void => {
  if (event.retries !== null) changeJob(draft, event.elementInstanceKey, { retries: event.retries });
};

export const jobReopened = (draft: Draft, event: EventOf<'JOB_REOPENED'>): void =>
  changeJob(draft, event.elementInstanceKey, { retries: event.retries, state: 'OPEN' });
