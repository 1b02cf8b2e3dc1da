import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const processInstanceCreated = (draft: Draft, event: EventOf<'PROCESS_INSTANCE_CREATED'>): void => {
  const { type: _type, ...head } = event;
  Object.assign(draft.head, head);
};

export const processInstanceEnded = (draft: Draft): void => {
  draft.ended = true;
};

export const processInstanceMigrated = (draft: Draft, event: EventOf<'PROCESS_INSTANCE_MIGRATED'>): void => {
  draft.head.processDefinitionKey = event.targetProcessDefinitionKey;
  for (const { key, elementId } of event.elements) draft.edit(key).elementId = elementId;
};

export const stepsDeferred = (draft: Draft, event: EventOf<'STEPS_DEFERRED'>): void => {
  draft.head.pending = event.steps;
};
