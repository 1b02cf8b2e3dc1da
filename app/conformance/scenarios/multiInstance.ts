/** Scenarios of multi-instance activities. */
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, see, throwError } from '../steps.ts';

const docs = 'components/modeler/bpmn/multi-instance/';
const UNITS = ['a', 'b', 'c'];

export const multiInstance: readonly Scenario[] = [
  {
    id: 'multi-instance-parallel',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Parallel multi-instance',
    holds:
      'runs once per item at the same time, each with its item and loopCounter, and collects outputs in the order of the items',
    docs,
    script: [
      create({ variables: { units: UNITS } }),
      see({
        elements: ['start', 'ask[] active', 'ask active', 'ask active', 'ask active'],
        local: { ask: { unit: 'c', loopCounter: 3, answer: null } },
      }),
      completeJob('multi-instance-parallel.ask', { answer: 1 }, { gets: { variables: { unit: 'a', loopCounter: 1 } } }),
      completeJob('multi-instance-parallel.ask', { answer: 2 }, { gets: { variables: { unit: 'b', loopCounter: 2 } } }),
      see({ state: 'ACTIVE', elements: ['start', 'ask[] active', 'ask', 'ask', 'ask active'] }),
      completeJob('multi-instance-parallel.ask', { answer: 3 }),
      completed(['start', 'ask[]', 'ask', 'ask', 'ask', 'end'], { variables: { units: UNITS, answers: [1, 2, 3] } }),
    ],
  },
  {
    id: 'multi-instance-sequential',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Sequential multi-instance',
    holds: 'runs one item after the other',
    docs,
    script: [
      create({ variables: { units: ['a', 'b'] } }),
      see({ elements: ['start', 'ask[] active', 'ask active'] }),
      completeJob('multi-instance-sequential.ask', { answer: '1' }, { gets: { variables: { unit: 'a' } } }),
      see({ elements: ['start', 'ask[] active', 'ask', 'ask active'] }),
      completeJob('multi-instance-sequential.ask', { answer: '2' }, { gets: { variables: { unit: 'b' } } }),
      see({ state: 'COMPLETED', elements: ['start', 'ask[]', 'ask', 'ask', 'end'] }),
    ],
  },
  {
    id: 'multi-instance-condition',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Completion condition',
    holds: 'ends the loop after an item when it is true, terminates the rest and leaves null for what has no output',
    docs,
    script: [
      create({ variables: { units: UNITS } }),
      completeJob('multi-instance-condition.ask', { answer: 1 }),
      see({ state: 'ACTIVE', elements: ['start', 'ask[] active', 'ask', 'ask active', 'ask active'] }),
      completeJob('multi-instance-condition.ask', { answer: 2 }),
      completed(['start', 'ask[]', 'ask', 'ask', 'ask terminated', 'end'], {
        variables: { units: UNITS, answers: [1, 2, null] },
        jobs: [],
      }),
    ],
  },
  {
    id: 'multi-instance-empty',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Empty collection',
    holds: 'completes at once with an empty output collection',
    docs,
    script: [
      create({ variables: { units: [] } }),
      completed(['start', 'ask[]', 'end'], { variables: { units: [], answers: [] } }),
    ],
  },
  {
    id: 'multi-instance-sub-process',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Multi-instance sub-process',
    holds: 'gives each item a scope of its own',
    docs,
    script: [
      create({ variables: { items: [10, 20] } }),
      see({ state: 'COMPLETED', variables: { items: [10, 20], results: [21, 42] } }),
    ],
  },
  {
    id: 'multi-instance-boundary',
    about: 'MULTI_INSTANCE_BODY',
    feature: 'Boundary event of a multi-instance activity',
    holds: 'belongs to the whole loop: one error ends all items',
    docs,
    script: [
      create({ variables: { units: ['a', 'b'] } }),
      see({ elements: ['start', 'ask[] active', 'ask active', 'ask active'] }),
      throwError('multi-instance-boundary.ask', 'REFUSED'),
      completed(['start', 'ask[] terminated', 'ask terminated', 'ask terminated', 'refused', 'closed'], { jobs: [] }),
    ],
  },
];
