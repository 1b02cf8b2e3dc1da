/** Scenarios of variables, mappings and jobs. */
import type { Scenario } from '../scenario.ts';
import { completed, completeJob, create, failJob, letJobTimeOut, noJob, resolve, see, setVariables } from '../steps.ts';

const VARIABLES = 'components/concepts/variables/';
const JOBS = 'components/concepts/job-workers/';

export const variables: readonly Scenario[] = [
  {
    id: 'variable-scopes',
    about: 'Variables',
    feature: 'Scopes and propagation',
    holds:
      'what a worker answers goes to the nearest scope that has the variable, else to the instance; local ones hide outer ones',
    docs: VARIABLES,
    script: [
      create({ variables: { amount: 1, kept: true } }),
      completeJob(
        'variable-scopes.work',
        { amount: 11, local: 2, fresh: 'x' },
        { gets: { variables: { amount: 10, local: 1, kept: true } } },
      ),
      completed(['start', 'part', 'part-start', 'work', 'part-end', 'end'], {
        variables: { amount: 1, kept: true, fresh: 'x' },
        local: { part: { amount: 11 }, work: { local: 2 } },
      }),
    ],
  },
  {
    id: 'io-mapping',
    about: 'Variables',
    feature: 'Input and output mappings',
    holds:
      'are applied in their order, a later one seeing the earlier; dotted targets build contexts; with outputs nothing else leaves',
    docs: VARIABLES,
    script: [
      create({ variables: { person: { name: 'Zhang' } } }),
      completeJob(
        'io-mapping.work',
        { answer: { code: 1 }, noise: true },
        { gets: { variables: { to: { name: 'Zhang', greeting: 'Zhang!', kind: 'fixed' } } } },
      ),
      completed(['start', 'work', 'end'], { variables: { person: { name: 'Zhang' }, outcome: { code: 1 }, next: 2 } }),
    ],
  },
  {
    id: 'io-mapping-merge',
    about: 'Variables',
    feature: 'Output merge',
    holds: 'a dotted output target changes its part of a context and keeps the others',
    docs: VARIABLES,
    script: [
      create({ variables: { matter: { a: 0, c: 3 } } }),
      completeJob('io-mapping-merge.work', { a: 1, b: 2 }),
      completed(['start', 'work', 'end'], { variables: { matter: { a: 1, b: 2, c: 3 } } }),
    ],
  },
  {
    id: 'variables-api',
    about: 'Variables',
    feature: 'Setting variables from outside',
    holds: 'sets locally at the given element instance, or propagates from there like a worker’s answer',
    docs: VARIABLES,
    script: [
      create({ variables: { top: 0 } }),
      setVariables({ own: 10, shared: 20, top: 30, fresh: 40 }, { element: 'work' }),
      see({ variables: { top: 30, fresh: 40 }, local: { part: { shared: 20 }, work: { own: 10 } } }),
      setVariables({ top: 'here' }, { element: 'work', local: true }),
      setVariables({ top: 31 }),
      see({ variables: { top: 31, fresh: 40 }, local: { work: { own: 10, top: 'here' } } }),
    ],
  },
];

export const jobs: readonly Scenario[] = [
  {
    id: 'job-retries',
    about: 'Jobs',
    feature: 'Retries',
    holds:
      'a failed job is offered again while retries are left, with the variables of the failure; without, it is an incident',
    docs: JOBS,
    script: [
      create(),
      failJob('job-retries.work', 1, { attempt: 1 }),
      see({ state: 'ACTIVE', incidents: [], local: { work: { attempt: 1 } } }),
      failJob('job-retries.work', 0),
      see({ incidents: ['work JOB_NO_RETRIES'], jobs: [] }),
      resolve('work', { retries: 1 }),
      see({ incidents: [], jobs: ['job-retries.work'] }),
      completeJob('job-retries.work', {}, { gets: { retries: 1 } }),
      completed(['start', 'work', 'end']),
    ],
  },
  {
    id: 'job-back-off',
    about: 'Jobs',
    feature: 'Back-off',
    holds: 'a failed job is offered to nobody before its back-off is over, and then again',
    docs: JOBS,
    script: [
      create(),
      failJob('job-back-off.work', 2, {}, { backOff: 1_500 }),
      noJob('job-back-off.work'),
      see({ state: 'ACTIVE', incidents: [], jobs: ['job-back-off.work'] }),
      completeJob('job-back-off.work', {}, { gets: { retries: 2 } }),
      completed(['start', 'work', 'end']),
    ],
  },
  {
    id: 'job-timeout',
    about: 'Jobs',
    feature: 'Lock',
    holds: 'a job that its worker does not finish in time is offered again with the same retries',
    docs: JOBS,
    script: [
      create(),
      letJobTimeOut('job-timeout.work'),
      completeJob('job-timeout.work', {}, { gets: { retries: 3 } }),
      completed(['start', 'work', 'end']),
    ],
  },
];
