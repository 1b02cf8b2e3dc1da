/** Scenarios of creating instances. */
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, see } from '../steps.ts';

const CREATION = 'components/concepts/process-instance-creation/';

export const instances: readonly Scenario[] = [
  {
    id: 'await-completion',
    about: 'Instances',
    feature: 'Awaiting the result',
    holds: 'answers when the instance has completed, with its variables',
    docs: CREATION,
    script: [create({ variables: { a: 1, b: 2 }, result: { a: 1, b: 2, total: 3 } }), see({ state: 'COMPLETED' })],
  },
  {
    id: 'start-anywhere',
    about: 'Instances',
    feature: 'Starting anywhere',
    holds: 'begins before the given elements, in the scopes around them, and goes on from there',
    docs: CREATION,
    script: [
      create({ startBefore: ['work'] }),
      see({ elements: ['part active', 'work active'] }),
      completeJob('start-anywhere.work'),
      completed(['part', 'work', 'part-end', 'end']),
      create({ as: 'nowhere', startBefore: ['elsewhere'], refused: 400 }),
    ],
  },
  {
    id: 'terminate-after',
    about: 'Instances',
    feature: 'Ending after an element',
    holds: 'terminates the instance when an element that the request names is completed',
    docs: CREATION,
    script: [create({ terminateAfter: ['last'] }), see({ state: 'TERMINATED', jobs: [] })],
  },
  {
    id: 'tags',
    about: 'Instances',
    feature: 'Tags',
    holds: 'are kept with the instance',
    docs: CREATION,
    script: [create({ tags: ['unit:a1', 'priority-high'] }), see({ tags: ['unit:a1', 'priority-high'] })],
  },
  {
    id: 'business-id',
    about: 'Instances',
    feature: 'Business id',
    holds: 'is kept with the instance',
    docs: CREATION,
    script: [create({ businessId: 'case-{run}' }), see({ businessId: 'case-{run}' })],
  },
];
