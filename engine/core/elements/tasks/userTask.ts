import { activateWaiting } from '../../behaviors/activation.ts';
import { cancelJob, createJob } from '../../behaviors/jobs.ts';
import type { PreparedUserTask } from '../../behaviors/userTaskAttributes.ts';
import { prepareUserTask } from '../../behaviors/userTaskAttributes.ts';
import { NOTHING_ASKED, requestTransition } from '../../behaviors/userTasks.ts';
import type { UserTaskElement } from '../../model.ts';
import type { Processing } from '../../processing.ts';
import type { ElementInstance } from '../../state.ts';
import type { ElementProcessor } from '../processor.ts';

const JOB_TYPE = 'io.camunda.zeebe:userTask';

/** Waits for a person: a native user task, or a job of Camunda's user task type. */
export const userTask: ElementProcessor<UserTaskElement> = {
  onActivate: (p, element, inst) => {
    const task = prepareUserTask(p, element, inst);
    if (!task.ok) return task.failure;
    const failure = activateWaiting(p, inst);
    if (failure) return failure;
    if (element.implementation === 'job')
      createJob(p, inst, { type: JOB_TYPE, retries: 1, headers: jobHeaders(element, task.value) });
    else createNative(p, element, inst, task.value);
    return null;
  },
  onTerminate: (p, _element, inst) => {
    const { userTask: task } = inst;
    if (!task) {
      cancelJob(p, inst);
      return true;
    }
    if (task.state === 'CANCELING') return false;
    cancelJob(p, inst);
    requestTransition(p, p.must(inst.key), 'CANCELING', NOTHING_ASKED);
    return false;
  },
};

/** The first assignee is an assignment of its own when listeners want to see it. */
const createNative = (p: Processing, element: UserTaskElement, inst: ElementInstance, task: PreparedUserTask): void => {
  const later = task.assignee !== null && element.taskListeners.some((listener) => listener.eventType === 'assigning');
  p.emit({
    type: 'USER_TASK_CREATING',
    userTaskKey: p.ctx.nextKey(),
    elementInstanceKey: inst.key,
    elementId: element.id,
    customHeaders: element.headers,
    ...task,
    assignee: later ? null : task.assignee,
  });
  requestTransition(p, p.must(inst.key), 'CREATING', {
    ...NOTHING_ASKED,
    changes: later ? { assignee: task.assignee } : {},
  });
};

const jobHeaders = (element: UserTaskElement, task: PreparedUserTask): Readonly<Record<string, string>> => ({
  ...element.headers,
  ...(task.assignee !== null && { 'io.camunda.zeebe:assignee': task.assignee }),
  ...(task.candidateGroups.length > 0 && { 'io.camunda.zeebe:candidateGroups': JSON.stringify(task.candidateGroups) }),
  ...(task.candidateUsers.length > 0 && { 'io.camunda.zeebe:candidateUsers': JSON.stringify(task.candidateUsers) }),
  ...(task.dueDate !== null && { 'io.camunda.zeebe:dueDate': task.dueDate }),
  ...(task.followUpDate !== null && { 'io.camunda.zeebe:followUpDate': task.followUpDate }),
  ...(element.form?.kind === 'key' && { 'io.camunda.zeebe:formKey': element.form.formKey }),
  ...(task.formKey !== null && { 'io.camunda.zeebe:formKey': task.formKey }),
});
