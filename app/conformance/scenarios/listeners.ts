/** Scenarios of execution listeners and task listeners. */
import type { Scenario } from '../scenario.ts';
import { cancel, completed, completeJob, completeTask, create, see, task } from '../steps.ts';

const EXECUTION = 'components/concepts/execution-listeners/';
const TASK = 'components/concepts/user-task-listeners/';

export const listeners: readonly Scenario[] = [
  {
    id: 'execution-listeners',
    about: 'Listeners',
    feature: 'Execution listeners of a task',
    holds:
      'run one after the other: start ones after the input mapping and before the job, end ones after it, their variables reaching the element’s mappings',
    docs: EXECUTION,
    script: [
      create({ variables: { given: 1 } }),
      see({ jobs: ['execution-listeners.before-1'] }),
      completeJob('execution-listeners.before-1', { prepared: true }, { gets: { variables: { input: 2 } } }),
      see({ jobs: ['execution-listeners.before-2'] }),
      completeJob('execution-listeners.before-2', {}, { gets: { variables: { prepared: true } } }),
      see({ jobs: ['execution-listeners.work'] }),
      completeJob('execution-listeners.work', { outcome: 'good' }),
      see({ elements: ['start', 'work active'], jobs: ['execution-listeners.after'] }),
      completeJob('execution-listeners.after'),
      completed(['start', 'work', 'end']),
    ],
  },
  {
    id: 'execution-listeners-everywhere',
    about: 'Listeners',
    feature: 'Execution listeners of processes, events and gateways',
    holds: 'hold the element until they are done; what one sets before a gateway decides its conditions',
    docs: EXECUTION,
    script: [
      create(),
      completeJob('execution-listeners-everywhere.opened'),
      completeJob('execution-listeners-everywhere.started'),
      completeJob('execution-listeners-everywhere.choosing', { amount: 1 }),
      see({ elements: ['start', 'choose', 'small active'], jobs: ['execution-listeners-everywhere.ending'] }),
      completeJob('execution-listeners-everywhere.ending'),
      see({ state: 'ACTIVE', jobs: ['execution-listeners-everywhere.closed'] }),
      completeJob('execution-listeners-everywhere.closed'),
      completed(['start', 'choose', 'small']),
    ],
  },
  {
    id: 'task-listeners',
    about: 'Listeners',
    feature: 'Task listeners',
    holds:
      'are asked when a user task is created, assigned, updated, completed or canceled, and hold the change until they answer',
    docs: TASK,
    script: [
      create(),
      see({ tasks: [{ state: 'CREATING' }], jobs: ['task-listeners.creating'] }),
      completeJob('task-listeners.creating'),
      see({ tasks: [{ state: 'CREATED' }] }),
      task('check', { assign: 'usr_a' }),
      see({ tasks: [{ state: 'ASSIGNING', assignee: null }] }),
      completeJob('task-listeners.assigning'),
      see({ tasks: [{ state: 'CREATED', assignee: 'usr_a' }] }),
      task('check', { update: { priority: 90 } }),
      completeJob('task-listeners.updating'),
      see({ tasks: [{ state: 'CREATED', priority: 90 }] }),
      completeTask('check'),
      see({ tasks: [{ state: 'COMPLETING' }], state: 'ACTIVE' }),
      completeJob('task-listeners.completing'),
      completed(['start', 'check', 'end']),
      create({ as: 'second' }),
      completeJob('task-listeners.creating'),
      cancel({ instance: 'second' }),
      see({ instance: 'second', tasks: [{ state: 'CANCELING' }], state: 'ACTIVE' }),
      completeJob('task-listeners.canceling'),
      see({ instance: 'second', state: 'TERMINATED', tasks: [{ state: 'CANCELED' }] }),
    ],
  },
  {
    id: 'task-listeners-deny',
    about: 'Listeners',
    feature: 'Task listener that denies',
    holds: 'puts the task back as it was',
    docs: TASK,
    script: [
      create(),
      completeTask('check', { opinion: 'no' }),
      completeJob('task-listeners-deny.completing', {}, { result: { type: 'userTask', denied: true } }),
      see({ state: 'ACTIVE', tasks: [{ state: 'CREATED' }], variables: {} }),
      completeTask('check', { opinion: 'yes' }),
      completeJob('task-listeners-deny.completing'),
      completed(['start', 'check', 'end'], { variables: { opinion: 'yes' } }),
    ],
  },
  {
    id: 'task-listeners-correct',
    about: 'Listeners',
    feature: 'Task listener that corrects',
    holds: 'changes assignee, groups, dates or priority of the task on its way',
    docs: TASK,
    script: [
      create(),
      completeJob(
        'task-listeners-correct.creating',
        {},
        {
          result: {
            type: 'userTask',
            corrections: { assignee: 'usr_b', candidateGroups: ['seniors'], priority: 75 },
          },
        },
      ),
      see({ tasks: [{ state: 'CREATED', assignee: 'usr_b', candidateGroups: ['seniors'], priority: 75 }] }),
    ],
  },
];
