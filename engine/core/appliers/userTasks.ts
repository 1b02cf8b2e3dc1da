import type { Draft } from '../draft.ts';
import type { EventOf } from '../records.ts';
import type { UserTaskWait } from '../state.ts';

export const userTaskCreating = (draft: Draft, event: EventOf<'USER_TASK_CREATING'>): void => {
  draft.edit(event.elementInstanceKey).userTask = {
    key: event.userTaskKey,
    state: 'CREATING',
    formKey: event.formKey,
    externalFormReference: event.externalFormReference,
    assignee: event.assignee,
    candidateGroups: event.candidateGroups,
    candidateUsers: event.candidateUsers,
    dueDate: event.dueDate,
    followUpDate: event.followUpDate,
    priority: event.priority,
  };
};

export const userTaskStateChanged = (draft: Draft, event: EventOf<'USER_TASK_STATE_CHANGED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  if (!element.userTask) return;
  const { listenerIndex: _i, action: _a, pendingChanges: _c, pendingVariables: _v, ...task } = element.userTask;
  element.userTask = {
    ...task,
    state: event.state,
    ...(event.listenerIndex !== null && { listenerIndex: event.listenerIndex }),
    ...(event.action !== null && { action: event.action }),
    ...(event.pendingChanges && { pendingChanges: event.pendingChanges }),
    ...(event.pendingVariables && { pendingVariables: event.pendingVariables }),
  };
};

export const userTaskUpdated = (draft: Draft, event: EventOf<'USER_TASK_UPDATED'>): void => {
  const element = draft.edit(event.elementInstanceKey);
  if (element.userTask) element.userTask = { ...element.userTask, ...event.changes } satisfies UserTaskWait;
};

export const userTaskGone = (
  draft: Draft,
  event: EventOf<'USER_TASK_COMPLETED'> | EventOf<'USER_TASK_CANCELED'>,
): void => {
  delete draft.edit(event.elementInstanceKey).userTask;
};
