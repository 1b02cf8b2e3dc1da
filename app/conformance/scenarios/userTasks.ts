/** Scenarios of user tasks. */
import type { Scenario } from '../scenario.ts';
import { cancel, completed, completeJob, completeTask, create, see, task } from '../steps.ts';

const docs = 'components/modeler/bpmn/user-tasks/';

export const userTasks: readonly Scenario[] = [
  {
    id: 'user-task',
    about: 'USER_TASK',
    feature: 'User task: assignment, dates, priority',
    holds:
      'gets assignee, candidate groups and users, due and follow-up dates and priority from expressions or fixed texts',
    docs,
    script: [
      create({ variables: { officer: 'usr_o', groups: ['clerks', 'seniors'], due: '2030-01-05T17:00:00+08:00' } }),
      see({
        elements: ['start', 'check active'],
        tasks: [
          {
            elementId: 'check',
            state: 'CREATED',
            assignee: 'usr_o',
            candidateGroups: ['clerks', 'seniors'],
            candidateUsers: ['usr_a', 'usr_b'],
            dueDate: '2030-01-05T09:00:00.000Z',
            followUpDate: '2030-01-02T08:00:00.000Z',
            priority: 65,
          },
        ],
      }),
      completeTask('check', { complete: true }),
      see({ state: 'COMPLETED', elements: ['start', 'check', 'end'], tasks: [{ state: 'COMPLETED' }] }),
    ],
  },
  {
    id: 'user-task-defaults',
    about: 'USER_TASK',
    feature: 'User task: defaults',
    holds:
      'belongs to nobody, has priority 50 and no dates when the model says nothing, and is canceled with its instance',
    docs,
    script: [
      create(),
      see({
        tasks: [
          { state: 'CREATED', assignee: null, candidateGroups: [], priority: 50, dueDate: null, followUpDate: null },
        ],
      }),
      cancel(),
      see({ state: 'TERMINATED', elements: ['start', 'check terminated'], tasks: [{ state: 'CANCELED' }] }),
    ],
  },
  {
    id: 'user-task-api',
    about: 'USER_TASK',
    feature: 'User task: assign, unassign, update, complete',
    holds:
      'can be taken, given back and changed; without override only a free one can be taken; a completed one is no longer there',
    docs,
    script: [
      create(),
      task('check', { assign: 'usr_a' }),
      task('check', { assign: 'usr_b', allowOverride: false }, { refused: 409 }),
      see({ tasks: [{ assignee: 'usr_a', candidateGroups: ['clerks'] }] }),
      task('check', { unassign: true }),
      task('check', { assign: 'usr_b', allowOverride: false }),
      task('check', {
        update: { priority: 80, candidateGroups: ['seniors'], dueDate: '2030-03-01T00:00:00Z', followUpDate: '' },
      }),
      see({
        tasks: [
          {
            assignee: 'usr_b',
            priority: 80,
            candidateGroups: ['seniors'],
            dueDate: '2030-03-01T00:00:00.000Z',
            followUpDate: null,
          },
        ],
      }),
      task('check', { complete: { opinion: 'agreed' } }),
      completed(['start', 'check', 'end'], { variables: { opinion: 'agreed' } }),
      task('check', { complete: {} }, { refused: 404 }),
    ],
  },
  {
    id: 'user-task-form',
    about: 'USER_TASK',
    feature: 'User task: linked form',
    holds: 'links the form by its id and binding, here the one of the same deployment',
    docs,
    with: ['user-task-form-opinion.form'],
    script: [
      create(),
      task('check', { form: 'user-task-form-opinion' }),
      completeTask('check', { opinion: 'agreed' }),
      completed(['start', 'check', 'end'], { variables: { opinion: 'agreed' } }),
    ],
  },
  {
    id: 'user-task-external-form',
    about: 'USER_TASK',
    feature: 'User task: external form',
    holds: 'carries the reference that its expression gives',
    docs,
    script: [
      create({ variables: { kind: 'letter' } }),
      see({ tasks: [{ state: 'CREATED', externalFormReference: 'https://forms.example.org/letter' }] }),
      task('check', { form: null }),
    ],
  },
  {
    id: 'user-task-job',
    about: 'USER_TASK',
    feature: 'User task by a job worker (deprecated in Camunda)',
    holds: 'offers a job of the type io.camunda.zeebe:userTask with assignee and groups as headers',
    docs,
    script: [
      create(),
      completeJob(
        'io.camunda.zeebe:userTask',
        { seen: true },
        {
          gets: {
            headers: { 'io.camunda.zeebe:assignee': 'usr_a', 'io.camunda.zeebe:candidateGroups': '["clerks"]' },
          },
        },
      ),
      completed(['start', 'check', 'end'], { variables: { seen: true }, tasks: [] }),
    ],
  },
];
