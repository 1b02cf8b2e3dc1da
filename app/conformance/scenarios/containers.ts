/** Scenarios of sub-processes, event sub-processes and ad-hoc sub-processes. */
import type { Scenario } from '../scenario.ts';
import { activateAdHoc, broadcast, completed, completeJob, create, publish, see, throwError } from '../steps.ts';

const AD_HOC = 'components/modeler/bpmn/ad-hoc-subprocesses/';

export const containers: readonly Scenario[] = [
  {
    id: 'sub-process',
    about: 'SUB_PROCESS',
    feature: 'Embedded sub-process',
    holds: 'is a variable scope of its own with input and output mappings, and completes with its last token',
    docs: 'components/modeler/bpmn/embedded-subprocesses/',
    script: [
      create({ variables: { amount: 2 } }),
      see({ elements: ['start', 'part active', 'part-start', 'work active'], local: { part: { double: 4 } } }),
      completeJob('sub-process.work', { answer: 'yes' }, { gets: { variables: { amount: 2, double: 4 } } }),
      completed(['start', 'part', 'part-start', 'work', 'part-end', 'end'], {
        variables: { amount: 2, answer: 'yes', result: 'yes' },
      }),
    ],
  },
  {
    id: 'sub-process-boundary',
    about: 'SUB_PROCESS',
    feature: 'Boundary event of a sub-process',
    holds: 'terminates all that is inside',
    docs: 'components/modeler/bpmn/embedded-subprocesses/',
    script: [
      create(),
      completeJob('sub-process-boundary.left'),
      see({ elements: ['start', 'part active', 'part-start', 'fork', 'left', 'right active'] }),
      broadcast('sub-process-boundary.stop'),
      completed(['start', 'part terminated', 'part-start', 'fork', 'left', 'right terminated', 'stop', 'stopped'], {
        jobs: [],
      }),
    ],
  },
  {
    id: 'event-sub-process-precedence',
    about: 'EVENT_SUB_PROCESS',
    feature: 'Precedence of catchers',
    holds:
      'a nearer catch-all wins over an exact code farther out, and an event sub-process over the boundary event of its scope',
    docs: 'components/modeler/bpmn/error-events/',
    script: [
      create(),
      throwError('event-sub-process-precedence.work', 'REFUSED'),
      completed([
        'start',
        'outer',
        'outer-start',
        'inner',
        'inner-start',
        'work terminated',
        'on-any',
        'any',
        'any-handled',
        'outer-end',
        'end',
      ]),
    ],
  },
  {
    id: 'event-sub-process-data',
    about: 'EVENT_SUB_PROCESS',
    feature: 'Variables of an event sub-process',
    holds: 'its start event maps what the event brings into the scope of the sub-process’s surroundings',
    docs: 'components/modeler/bpmn/event-subprocesses/',
    script: [
      create({ variables: { key: '{run}' } }),
      see({ elements: ['start', 'work active'] }),
      publish('event-sub-process-data.remark', '{run}', { variables: { text: 'hurry' } }),
      see({
        elements: ['start', 'work terminated', 'on-remark active', 'remark', 'note active'],
        variables: { key: '{run}', lastRemark: 'hurry' },
      }),
      completeJob('event-sub-process-data.note'),
      see({ state: 'COMPLETED' }),
    ],
  },
  {
    id: 'ad-hoc',
    about: 'AD_HOC_SUB_PROCESS',
    feature: 'Ad-hoc sub-process',
    holds:
      'activates the elements its collection names, each in a scope of its own, follows their flows, collects outputs and completes when all are done',
    docs: AD_HOC,
    script: [
      create({ variables: { chosen: ['a', 'b'] } }),
      see({
        state: 'ACTIVE',
        elements: [
          'start',
          'tasks active',
          'tasks#innerInstance active',
          'tasks#innerInstance active',
          'a active',
          'b active',
        ],
        jobs: ['ad-hoc.a', 'ad-hoc.b'],
        anyOrder: true,
      }),
      completeJob('ad-hoc.b', { result: 'from b' }),
      completeJob('ad-hoc.a', { result: 'from a' }),
      see({ state: 'COMPLETED', variables: { chosen: ['a', 'b'], results: ['from b', 'from a'] } }),
    ],
  },
  {
    id: 'ad-hoc-condition',
    about: 'AD_HOC_SUB_PROCESS',
    feature: 'Ad-hoc sub-process: completion condition',
    holds: 'completes when the condition is true after an element, and cancels what still runs',
    docs: AD_HOC,
    script: [
      create({ variables: { chosen: ['a', 'b'], enough: false } }),
      completeJob('ad-hoc-condition.a', { enough: true }),
      see({ state: 'COMPLETED', jobs: [] }),
    ],
  },
  {
    id: 'ad-hoc-condition-wait',
    about: 'AD_HOC_SUB_PROCESS',
    feature: 'Ad-hoc sub-process: without canceling',
    holds: 'lets what still runs come to its end first when cancelRemainingInstances is false',
    docs: AD_HOC,
    script: [
      create({ variables: { chosen: ['a', 'b'], enough: false } }),
      completeJob('ad-hoc-condition-wait.a', { enough: true }),
      see({ state: 'ACTIVE', jobs: ['ad-hoc-condition-wait.b'] }),
      completeJob('ad-hoc-condition-wait.b'),
      see({ state: 'COMPLETED' }),
    ],
  },
  {
    id: 'ad-hoc-api',
    about: 'AD_HOC_SUB_PROCESS',
    feature: 'Ad-hoc sub-process: activation through the API',
    holds:
      'takes further elements while it is active, each as often as asked, but none twice in one request and none it does not have',
    docs: AD_HOC,
    script: [
      create(),
      see({ jobs: ['ad-hoc-api.a'] }),
      activateAdHoc('tasks', ['b', 'b'], { refused: 400 }),
      activateAdHoc('tasks', ['b']),
      activateAdHoc('tasks', ['b']),
      activateAdHoc('tasks', ['elsewhere'], { refused: 404 }),
      see({ jobs: ['ad-hoc-api.a', 'ad-hoc-api.b', 'ad-hoc-api.b'] }),
      completeJob('ad-hoc-api.a'),
      completeJob('ad-hoc-api.b'),
      completeJob('ad-hoc-api.b'),
      see({ state: 'COMPLETED' }),
    ],
  },
  {
    id: 'ad-hoc-job',
    about: 'AD_HOC_SUB_PROCESS',
    feature: 'Ad-hoc sub-process by a job worker',
    holds: 'asks its worker what to activate, again after each element, until the worker says that it is complete',
    docs: AD_HOC,
    script: [
      create(),
      completeJob(
        'ad-hoc-job.decide',
        {},
        { result: { type: 'adHocSubProcess', activateElements: [{ elementId: 'a', variables: { round: 1 } }] } },
      ),
      completeJob('ad-hoc-job.a', {}, { gets: { variables: { round: 1 } } }),
      completeJob(
        'ad-hoc-job.decide',
        {},
        { result: { type: 'adHocSubProcess', activateElements: [{ elementId: 'b' }] } },
      ),
      completeJob('ad-hoc-job.b'),
      completeJob(
        'ad-hoc-job.decide',
        { decided: true },
        { result: { type: 'adHocSubProcess', isCompletionConditionFulfilled: true } },
      ),
      see({ state: 'COMPLETED', variables: { decided: true } }),
    ],
  },
];
