/** What people do to user tasks. */
import { requestTransition } from '../behaviors/userTasks.ts';
import { parseInstant } from '../behaviors/iso8601.ts';
import type { AssignUserTask, CompleteUserTask, Rejection, UnassignUserTask, UpdateUserTask } from '../commands.ts';
import type { Key } from '../json.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

const findTask = (
  p: Processing,
  verb: string,
  command: { readonly userTaskKey: Key; readonly elementInstanceKey: Key },
): ElementInstance | Rejection => {
  const inst = p.element(command.elementInstanceKey);
  if (inst?.userTask?.key !== command.userTaskKey)
    return notFound(`Expected to ${verb} user task with key '${command.userTaskKey}', but no such user task was found`);
  if (inst.userTask.state !== 'CREATED')
    return invalidState(
      `Expected to ${verb} user task with key '${command.userTaskKey}', but it is in state '${inst.userTask.state}'`,
    );
  return inst;
};

export const completeUserTask = (p: Processing, command: CompleteUserTask): Rejection | null => {
  const inst = findTask(p, 'complete', command);
  if ('code' in inst) return inst;
  requestTransition(p, inst, 'COMPLETING', { action: command.action, changes: {}, variables: command.variables });
  return null;
};

export const assignUserTask = (p: Processing, command: AssignUserTask): Rejection | null => {
  const inst = findTask(p, 'assign', command);
  if ('code' in inst) return inst;
  const { assignee } = inst.userTask!;
  if (!command.allowOverride && assignee !== null && assignee !== command.assignee)
    return invalidState(
      `Expected to assign user task with key '${command.userTaskKey}', but it has already been assigned`,
    );
  requestTransition(p, inst, 'ASSIGNING', {
    action: command.action,
    changes: { assignee: command.assignee },
    variables: {},
  });
  return null;
};

export const unassignUserTask = (p: Processing, command: UnassignUserTask): Rejection | null => {
  const inst = findTask(p, 'unassign', command);
  if ('code' in inst) return inst;
  requestTransition(p, inst, 'ASSIGNING', { action: 'unassign', changes: { assignee: null }, variables: {} });
  return null;
};

export const updateUserTask = (p: Processing, command: UpdateUserTask): Rejection | null => {
  const inst = findTask(p, 'update', command);
  if ('code' in inst) return inst;
  const { priority, dueDate, followUpDate } = command.changes;
  if (priority !== undefined && !(Number.isInteger(priority) && priority >= 0 && priority <= 100))
    return invalidArgument(
      `Expected to update user task with key '${command.userTaskKey}', but its priority '${priority}' is not between 0 and 100`,
    );
  for (const date of [dueDate, followUpDate])
    if (date && parseInstant(date) === null)
      return invalidArgument(
        `Expected to update user task with key '${command.userTaskKey}', but '${date}' is not an ISO 8601 date-time`,
      );
  requestTransition(p, inst, 'UPDATING', { action: command.action, changes: command.changes, variables: {} });
  return null;
};
