/** Commands on user tasks. */
import type { Command } from '../../core/commands.ts';
import type { Key } from '../../core/json.ts';
import type { Life } from '../life.ts';
import type {
  AssignUserTaskRequest,
  CompleteUserTaskRequest,
  Outcome,
  Runtime,
  UpdateUserTaskRequest,
} from '../port.ts';

export const userTaskCommands = (
  life: Life,
): Pick<Runtime, 'assignUserTask' | 'unassignUserTask' | 'updateUserTask' | 'completeUserTask'> => {
  const userTask = (
    verb: string,
    userTaskKey: Key,
    command: (elementInstanceKey: Key) => Command,
  ): Promise<Outcome> => {
    return life.toRow(
      `${verb} user task`,
      'userTasks',
      userTaskKey,
      `Expected to ${verb} user task with key '${userTaskKey}', but no such user task was found`,
      command,
    );
  };

  return {
    assignUserTask({
      userTaskKey,
      assignee,
      allowOverride = true,
      action = '',
    }: AssignUserTaskRequest): Promise<Outcome> {
      const given = action === '' ? 'assign' : action;
      return userTask('assign', userTaskKey, (elementInstanceKey) => ({
        type: 'ASSIGN_USER_TASK',
        userTaskKey,
        elementInstanceKey,
        assignee,
        allowOverride,
        action: given,
      }));
    },

    unassignUserTask(userTaskKey: Key): Promise<Outcome> {
      return userTask('unassign', userTaskKey, (elementInstanceKey) => ({
        type: 'UNASSIGN_USER_TASK',
        userTaskKey,
        elementInstanceKey,
      }));
    },

    updateUserTask({ userTaskKey, changes, action = '' }: UpdateUserTaskRequest): Promise<Outcome> {
      const given = action === '' ? 'update' : action;
      return userTask('update', userTaskKey, (elementInstanceKey) => ({
        type: 'UPDATE_USER_TASK',
        userTaskKey,
        elementInstanceKey,
        changes,
        action: given,
      }));
    },

    completeUserTask({ userTaskKey, variables = {}, action = '' }: CompleteUserTaskRequest): Promise<Outcome> {
      const given = action === '' ? 'complete' : action;
      return userTask('complete', userTaskKey, (elementInstanceKey) => ({
        type: 'COMPLETE_USER_TASK',
        userTaskKey,
        elementInstanceKey,
        variables,
        action: given,
      }));
    },
  };
};
