/** Scenarios of gateways. */
import type { Scenario } from '../scenario.ts';
import { broadcast, clockAt, completed, completeJob, create, publish, see } from '../steps.ts';

export const gateways: readonly Scenario[] = [
  {
    id: 'exclusive-gateway',
    about: 'EXCLUSIVE_GATEWAY',
    feature: 'Exclusive gateway',
    holds:
      'takes the first flow whose condition is true, in the order of the file, else the default flow; merges without waiting',
    docs: 'components/modeler/bpmn/exclusive-gateways/',
    script: [
      create({ variables: { amount: 100, urgent: true } }),
      completed(['start', 'choose', 'large', 'merge', 'end']),
      create({ as: 'second', variables: { amount: 1, urgent: true } }),
      completed(['start', 'choose', 'urgent', 'merge', 'end'], { instance: 'second' }),
      create({ as: 'third', variables: { amount: 1, urgent: false } }),
      completed(['start', 'choose', 'small', 'merge', 'end'], { instance: 'third' }),
    ],
  },
  {
    id: 'parallel-gateway',
    about: 'PARALLEL_GATEWAY',
    feature: 'Parallel gateway',
    holds: 'takes every outgoing flow, and as a join goes on when each incoming flow has been taken',
    docs: 'components/modeler/bpmn/parallel-gateways/',
    script: [
      create(),
      see({ elements: ['start', 'fork', 'left active', 'right active'] }),
      completeJob('parallel-gateway.right', { right: 1 }),
      see({ state: 'ACTIVE', elements: ['start', 'fork', 'left active', 'right'] }),
      completeJob('parallel-gateway.left', { left: 1 }),
      completed(['start', 'fork', 'left', 'right', 'join', 'end'], { variables: { left: 1, right: 1 } }),
    ],
  },
  {
    id: 'inclusive-gateway',
    about: 'INCLUSIVE_GATEWAY',
    feature: 'Inclusive gateway: fork',
    holds: 'takes every flow whose condition is true, or the default flow when none is, and joins those taken',
    docs: 'components/modeler/bpmn/inclusive-gateways/',
    script: [
      create({ variables: { inform: true, visit: true } }),
      see({ elements: ['start', 'fork', 'inform active', 'visit active'] }),
      completeJob('inclusive-gateway.inform'),
      see({ state: 'ACTIVE', elements: ['start', 'fork', 'inform', 'visit active'] }),
      completeJob('inclusive-gateway.visit'),
      completed(['start', 'fork', 'inform', 'visit', 'join', 'end']),
      create({ as: 'none', variables: { inform: false, visit: false } }),
      completed(['start', 'fork', 'file', 'join', 'end'], { instance: 'none' }),
    ],
  },
  {
    id: 'inclusive-join',
    about: 'INCLUSIVE_GATEWAY',
    feature: 'Inclusive gateway: join',
    holds: 'waits while another token could still reach it, and goes on as soon as none can',
    docs: 'components/modeler/bpmn/inclusive-gateways/',
    script: [
      create({ variables: { keep: false } }),
      completeJob('inclusive-join.fast'),
      see({ state: 'ACTIVE', elements: ['start', 'fork', 'fast', 'slow active'] }),
      completeJob('inclusive-join.slow'),
      see({
        state: 'COMPLETED',
        anyOrder: true,
        elements: ['start', 'fork', 'fast', 'slow', 'route', 'dropped', 'join', 'end'],
      }),
    ],
  },
  {
    id: 'event-based-gateway',
    about: 'EVENT_BASED_GATEWAY',
    feature: 'Event-based gateway',
    holds: 'waits for several events, follows the first that happens and forgets the others',
    docs: 'components/modeler/bpmn/event-based-gateways/',
    at: '2030-01-07T09:00:00Z',
    script: [
      create({ variables: { key: '{run}-1' } }),
      see({ elements: ['start', 'wait active'] }),
      publish('event-based-gateway.reply', '{run}-1'),
      completed(['start', 'wait', 'reply', 'answered']),
      create({ as: 'second', variables: { key: '{run}-2' } }),
      see({ instance: 'second', elements: ['start', 'wait active'] }),
      broadcast('event-based-gateway.holiday'),
      completed(['start', 'wait', 'holiday', 'closed'], { instance: 'second' }),
      create({ as: 'third', variables: { key: '{run}-3' } }),
      see({ instance: 'third', elements: ['start', 'wait active'] }),
      clockAt('2030-01-08T09:00:00Z'),
      completed(['start', 'wait', 'too-late', 'expired'], { instance: 'third' }),
    ],
  },
];
