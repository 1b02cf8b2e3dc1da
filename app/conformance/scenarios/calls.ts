/** Scenarios of call activities. */
import type { Scenario } from '../scenario.ts';
import { broadcast, cancel, completed, completeJob, create, deploy, see, started } from '../steps.ts';

const docs = 'components/modeler/bpmn/call-activities/';

export const calls: readonly Scenario[] = [
  {
    id: 'call-activity',
    about: 'CALL_ACTIVITY',
    feature: 'Call activity',
    holds: 'starts the process its expression names with all variables, and takes all of its variables back',
    docs,
    with: ['call-activity-called.bpmn'],
    script: [
      create({ variables: { which: 'called', amount: 1 } }),
      see({ elements: ['start', 'call active'] }),
      started('call-activity-called', 'called'),
      see({ instance: 'called', state: 'ACTIVE', variables: { which: 'called', amount: 1 } }),
      completeJob('call-activity-called.work', { answer: 'yes' }),
      completed(['start', 'work', 'end'], { instance: 'called' }),
      completed(['start', 'call', 'end'], { variables: { which: 'called', amount: 1, answer: 'yes' } }),
    ],
  },
  {
    id: 'call-activity-mapping',
    about: 'CALL_ACTIVITY',
    feature: 'Call activity without propagation',
    holds: 'hands over only its input mappings and takes back only its output mappings',
    docs,
    with: ['call-activity-mapping-called.bpmn'],
    script: [
      create({ variables: { amount: 1, secret: true } }),
      started('call-activity-mapping-called', 'called'),
      see({ instance: 'called', variables: { sum: 1 } }),
      completeJob('call-activity-mapping-called.work', { answer: 'yes', noise: 1 }),
      completed(['start', 'call', 'end'], { variables: { amount: 1, secret: true, result: 'yes' } }),
    ],
  },
  {
    id: 'call-activity-binding',
    about: 'CALL_ACTIVITY',
    feature: 'Binding of the called version',
    holds: 'calls the latest version, the one of the same deployment, or the one with a version tag',
    docs: 'components/best-practices/modeling/choosing-the-resource-binding-type/',
    with: ['call-activity-binding-called.bpmn'],
    script: [
      deploy(['call-activity-binding-called.v2.bpmn']),
      create(),
      see({ elements: ['start', 'fork', 'latest active', 'same-deployment active', 'tagged active'] }),
      started('call-activity-binding-called', 'latest', 'same-deployment', 'tagged'),
      see({ instance: 'latest', runs: 'call-activity-binding-called#2' }),
      see({ instance: 'same-deployment', runs: 'call-activity-binding-called#1' }),
      see({ instance: 'tagged', runs: 'call-activity-binding-called#1' }),
      completeJob('call-activity-binding-called.second'),
      completeJob('call-activity-binding-called.first'),
      completeJob('call-activity-binding-called.first'),
      see({ state: 'COMPLETED' }),
    ],
  },
  {
    id: 'call-activity-cancel',
    about: 'CALL_ACTIVITY',
    feature: 'Ending a call activity',
    holds: 'terminates the called instance first; a called instance cannot be canceled by itself',
    docs,
    with: ['call-activity-cancel-called.bpmn'],
    script: [
      create(),
      started('call-activity-cancel-called', 'called'),
      cancel({ instance: 'called', refused: 409 }),
      broadcast('call-activity-cancel.stop'),
      completed(['start', 'call terminated', 'stop', 'stopped']),
      see({ instance: 'called', state: 'TERMINATED', elements: ['start', 'work terminated'], jobs: [] }),
    ],
  },
];
