/**
 * The life of a native user task: each change is asked for (an -ING state) while its task listeners
 * run one after another, then done. Without listeners it is done at once.
 */
import type { JsonObject } from '../json.ts';
import type { TaskListener, UserTaskElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { JobUserTask } from '../records.ts';
import type { ElementInstance, UserTaskChanges, UserTaskWait } from '../state.ts';
import { completeWith } from './activation.ts';
import { raiseIncident } from './incidents.ts';
import { createJob, prepareJob } from './jobs.ts';

export type Transition = 'CREATING' | 'ASSIGNING' | 'UPDATING' | 'COMPLETING' | 'CANCELING';

/** What is asked for. */
export interface TaskRequest {
  readonly action: string;
  readonly changes: UserTaskChanges;
  readonly variables: JsonObject;
}

export const NOTHING_ASKED: TaskRequest = { action: '', changes: {}, variables: {} };

const listenersOf = (element: UserTaskElement, transition: Transition): readonly TaskListener[] =>
  element.taskListeners.filter((listener) => listener.eventType.toUpperCase() === transition);

/** Asks for a transition; it is done at once when no listener has a say. */
export const requestTransition = (
  p: Processing,
  inst: ElementInstance,
  transition: Transition,
  request: TaskRequest,
): void => {
  const element = p.model(inst.elementId) as UserTaskElement;
  if (listenersOf(element, transition).length === 0) {
    finishTransition(p, inst, transition, request);
    return;
  }
  enterState(p, inst, transition, 0, request);
  runTaskListener(p, p.must(inst.key));
};

const enterState = (
  p: Processing,
  inst: ElementInstance,
  state: Transition | 'CREATED',
  listenerIndex: number | null,
  request: TaskRequest,
): void => {
  const going = state !== 'CREATED';
  p.emit({
    type: 'USER_TASK_STATE_CHANGED',
    userTaskKey: inst.userTask!.key,
    elementInstanceKey: inst.key,
    state,
    listenerIndex,
    action: going ? request.action : null,
    pendingChanges: going ? request.changes : null,
    pendingVariables: going ? request.variables : null,
  });
};

/** Opens the job of the listener whose turn it is, or finishes the transition. */
export const runTaskListener = (p: Processing, inst: ElementInstance): void => {
  const task = inst.userTask!;
  const transition = task.state as Transition;
  const listener = listenersOf(p.model(inst.elementId) as UserTaskElement, transition)[task.listenerIndex ?? 0];
  if (!listener) {
    finishTransition(p, inst, transition, requestOf(task));
    return;
  }
  const job = prepareJob(p, listener.job, inst);
  if (job.ok) createJob(p, inst, job.value, 'TASK_LISTENER', transition, jobUserTask(task));
  else raiseIncident(p, inst, job.failure);
};

const requestOf = (task: UserTaskWait): TaskRequest => ({
  action: task.action ?? '',
  changes: task.pendingChanges ?? {},
  variables: task.pendingVariables ?? {},
});

const jobUserTask = (task: UserTaskWait): JobUserTask => ({
  userTaskKey: task.key,
  action: task.action ?? '',
  changedAttributes: Object.keys(task.pendingChanges ?? {}),
  formKey: task.formKey,
  assignee: task.assignee,
  candidateGroups: task.candidateGroups,
  candidateUsers: task.candidateUsers,
  dueDate: task.dueDate,
  followUpDate: task.followUpDate,
  priority: task.priority,
  ...task.pendingChanges,
});

/** A listener has agreed, perhaps with corrections: the next one's turn. */
export const listenerAgreed = (p: Processing, inst: ElementInstance, corrections: UserTaskChanges): void => {
  const task = inst.userTask!;
  const request = requestOf(task);
  const next = { ...request, changes: { ...request.changes, ...corrections } };
  enterState(p, inst, task.state as Transition, (task.listenerIndex ?? 0) + 1, next);
  runTaskListener(p, p.must(inst.key));
};

/** A listener has refused: the task is as it was. */
export const listenerDenied = (p: Processing, inst: ElementInstance): void =>
  enterState(p, inst, 'CREATED', null, NOTHING_ASKED);

const finishTransition = (p: Processing, inst: ElementInstance, transition: Transition, request: TaskRequest): void => {
  const at = { userTaskKey: inst.userTask!.key, elementInstanceKey: inst.key };
  const { assignee, ...others } = request.changes;
  // Who gets a new task is asked for by itself, below, so that assigning listeners have their say.
  const changes = transition === 'CREATING' ? others : request.changes;
  if (Object.keys(changes).length > 0) p.emit({ type: 'USER_TASK_UPDATED', ...at, changes, action: request.action });
  if (transition === 'COMPLETING') {
    p.emit({ type: 'USER_TASK_COMPLETED', ...at, action: request.action });
    completeWith(p, inst, { targetId: null, variables: request.variables });
  } else if (transition === 'CANCELING') {
    p.emit({ type: 'USER_TASK_CANCELED', ...at });
    p.push({ kind: 'terminate', key: inst.key });
  } else if (inst.userTask!.state !== 'CREATED') {
    enterState(p, inst, 'CREATED', null, NOTHING_ASKED);
    if (transition === 'CREATING' && assignee)
      requestTransition(p, p.must(inst.key), 'ASSIGNING', { action: 'assign', changes: { assignee }, variables: {} });
  }
};
