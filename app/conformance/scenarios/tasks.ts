/** Scenarios of tasks that a worker, the engine or nobody does. */
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, publish, see } from '../steps.ts';

export const tasks: readonly Scenario[] = [
  {
    id: 'service-task',
    about: 'SERVICE_TASK',
    feature: 'Service task',
    holds:
      'offers a job with the type and retries that its expressions give, with its headers, and merges what the worker answers',
    docs: 'components/modeler/bpmn/service-tasks/',
    script: [
      create({ variables: { kind: 'letter', amount: 1 } }),
      see({ state: 'ACTIVE', elements: ['start', 'work active'], jobs: ['service-task.letter'] }),
      completeJob(
        'service-task.letter',
        { amount: 2, sent: true },
        { gets: { variables: { kind: 'letter', amount: 1 }, headers: { template: 'T1' }, retries: 4 } },
      ),
      completed(['start', 'work', 'end'], { variables: { kind: 'letter', amount: 2, sent: true }, jobs: [] }),
    ],
  },
  {
    id: 'send-task',
    about: 'SEND_TASK',
    feature: 'Send task',
    holds: 'is done by a job worker like a service task',
    docs: 'components/modeler/bpmn/send-tasks/',
    script: [
      create(),
      see({ elements: ['start', 'tell active'], jobs: ['send-task.tell'] }),
      completeJob('send-task.tell', { told: true }),
      completed(['start', 'tell', 'end'], { variables: { told: true } }),
    ],
  },
  {
    id: 'receive-task',
    about: 'RECEIVE_TASK',
    feature: 'Receive task',
    holds: 'waits for a message with its correlation key and merges the variables that come with it',
    docs: 'components/modeler/bpmn/receive-tasks/',
    script: [
      create({ variables: { key: '{run}' } }),
      see({ elements: ['start', 'await-reply active'] }),
      publish('receive-task.reply', '{run}', { variables: { answer: 'yes' } }),
      completed(['start', 'await-reply', 'end'], { variables: { key: '{run}', answer: 'yes' } }),
    ],
  },
  {
    id: 'script-task',
    about: 'SCRIPT_TASK',
    feature: 'Script task with FEEL',
    holds: 'evaluates its expression in the engine and sets the result variable',
    docs: 'components/modeler/bpmn/script-tasks/',
    script: [
      create({ variables: { amount: 2 } }),
      completed(['start', 'sum', 'list', 'end'], { variables: { amount: 2, total: 3, squares: [1, 4, 9] } }),
    ],
  },
  {
    id: 'script-task-job',
    about: 'SCRIPT_TASK',
    feature: 'Script task by a job worker',
    holds: 'offers a job, with the script as a header of the designer’s own',
    docs: 'components/modeler/bpmn/script-tasks/',
    script: [
      create(),
      completeJob('script-task-job.calculate', { x: 2 }, { gets: { headers: { script: 'x + 1' } } }),
      completed(['start', 'calculate', 'end'], { variables: { x: 2 } }),
    ],
  },
  {
    id: 'manual-task',
    about: 'MANUAL_TASK',
    feature: 'Manual task',
    holds: 'is passed through: the engine does not know when it is done',
    docs: 'components/modeler/bpmn/manual-tasks/',
    script: [create(), completed(['start', 'sign-on-paper', 'end'])],
  },
  {
    id: 'undefined-task',
    about: 'TASK',
    feature: 'Undefined task',
    holds: 'is passed through',
    docs: 'components/modeler/bpmn/undefined-tasks/',
    script: [create(), completed(['start', 'something', 'end'])],
  },
];
