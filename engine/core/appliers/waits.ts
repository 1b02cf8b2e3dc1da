import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const waitOpened = (draft: Draft, event: EventOf<'WAIT_OPENED'> | EventOf<'WAIT_RENEWED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  element.waits = [...(element.waits ?? []), event.wait];
};

export const waitGone = (draft: Draft, event: EventOf<'WAIT_TRIGGERED'> | EventOf<'WAIT_CLOSED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  const left = (element.waits ?? []).filter((wait) => wait.key !== event.wait.key);
  if (left.length > 0) element.waits = left;
  else delete element.waits;
};
