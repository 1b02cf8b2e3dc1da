/** The part of a path that may go anywhere: one of what is possible now, by chance. */
import type { JsonObject } from '../../../../engine/core/json.ts';
import type { Random } from '../../../support/rounds.ts';
import { CORRELATION_KEY, type Model } from '../draw/drawing.ts';
import type { Act } from './acts.ts';
import { migrate, modify, type Operation } from './operations.ts';
import type { Sight } from './sight.ts';

/** Milliseconds. */
const LOCK = 60_000;
const HOUR = 3_600_000;

export interface Possible extends Operation {
  readonly weight: number;
}

export interface Surroundings {
  readonly sight: Sight;
  readonly model: Model;
  readonly second: Model;
  readonly random: Random;
  /** What was done so far. */
  readonly done: readonly Act[];
}

/** What a worker gives back. */
export const output = (random: Random): JsonObject => (random.between(1, 4) > 1 ? { n: random.between(0, 5) } : {});

export const possible = (around: Surroundings): readonly Possible[] => [
  ...jobs(around),
  ...people(around),
  ...messages(around),
  ...others(around),
];

const jobs = ({ sight, model, random }: Surroundings): readonly Possible[] => {
  if (sight.jobs.length === 0) return [];
  const job = random.pick(sight.jobs);
  const { key: jobKey, type } = job;
  const codes = random.between(1, 3) > 1 ? sight.caughtErrors(job.processInstanceKey) : ['NOBODY', ...model.errorCodes];
  if (codes.length === 0) codes.push('NOBODY');
  const result =
    job.kind === 'AD_HOC_SUB_PROCESS' ? agentResult(sight, job.elementInstanceKey, random.between(1, 3) === 1) : null;
  return [
    {
      weight: 3,
      acts: [
        {
          do: 'activateJobs',
          with: { type, worker: 'player', timeout: LOCK, maxJobs: random.between(1, 2), requestTimeout: -1 },
        },
      ],
    },
    { weight: 8, acts: [{ do: 'completeJob', with: { jobKey, variables: output(random), result } }] },
    {
      weight: 1.5,
      acts: [
        {
          do: 'failJob',
          with: {
            jobKey,
            retries: 1,
            errorMessage: 'again',
            retryBackOff: random.pick([0, 1000]),
            variables: output(random),
          },
        },
      ],
    },
    { weight: 1, acts: [{ do: 'failJob', with: { jobKey, retries: 0, errorMessage: 'broken' } }] },
    {
      weight: 1.5,
      acts: [{ do: 'throwError', with: { jobKey, errorCode: random.pick(codes), variables: output(random) } }],
    },
    { weight: 0.3, acts: [{ do: 'updateJob', with: { jobKey, retries: random.between(1, 3) } }] },
  ];
};

/** What the job of an ad-hoc sub-process decides: that all is done, or one of its elements. */
export const agentResult = (sight: Sight, elementInstanceKey: string, isDone: boolean) => ({
  type: 'adHocSubProcess' as const,
  activateElements: isDone
    ? []
    : sight.adHocs
        .filter(({ key }) => key === elementInstanceKey)
        .flatMap(({ childIds }) => childIds.slice(0, 1))
        .map((elementId) => ({ elementId, variables: {} })),
  isCompletionConditionFulfilled: isDone,
  isCancelRemainingInstances: isDone,
});

const people = ({ sight, model, random }: Surroundings): readonly Possible[] => {
  const found: Possible[] = [];
  if (sight.userTasks.length > 0) {
    const { key: userTaskKey } = random.pick(sight.userTasks);
    found.push(
      { weight: 4, acts: [{ do: 'completeUserTask', with: { userTaskKey, variables: output(random) } }] },
      { weight: 0.5, acts: [{ do: 'assignUserTask', with: { userTaskKey, assignee: random.pick(['ann', 'bo']) } }] },
    );
  }
  if (sight.incidents.length > 0) {
    const incident = random.pick(sight.incidents);
    found.push({ weight: 3, acts: cure(incident, model.cures) }, { weight: 0.5, acts: cure(incident) });
  }
  const adHocs = sight.adHocs.filter(({ childIds }) => childIds.length > 0);
  if (adHocs.length > 0) {
    const { key, childIds } = random.pick(adHocs);
    found.push({
      weight: 2,
      acts: [{ do: 'activateAdHocElements', with: beginning(key, random.pick(childIds), {}) }],
    });
  }
  return found;
};

export const beginning = (elementInstanceKey: string, elementId: string, variables: JsonObject) => ({
  elementInstanceKey,
  elements: [{ elementId, variables }],
  cancelRemainingInstances: false,
});

/** Sets what was missing, if that is known, and resolves the incident. */
export const cure = (
  { key, elementInstanceKey }: { readonly key: string; readonly elementInstanceKey: string },
  variables?: JsonObject,
): readonly Act[] => [
  ...(variables ? [{ do: 'setVariables', with: { elementInstanceKey, variables } } as const] : []),
  { do: 'resolveIncident', with: key },
];

const messages = ({ sight, model, random, done }: Surroundings): readonly Possible[] => {
  const found: Possible[] = [];
  const variables = output(random);
  if (sight.subscriptions.length > 0) {
    const { messageName: name, correlationKey } = random.pick(sight.subscriptions);
    found.push(
      {
        weight: 3,
        acts: [{ do: 'publishMessage', with: { name, correlationKey, variables, timeToLive: random.pick([0, HOUR]) } }],
      },
      { weight: 1, acts: [{ do: 'correlateMessage', with: { name, correlationKey, variables } }] },
    );
  }
  if (model.messages.length > 0) {
    const name = random.pick(model.messages);
    const early = { name, correlationKey: CORRELATION_KEY, timeToLive: HOUR, messageId: `id-${String(done.length)}` };
    found.push(
      { weight: 0.7, acts: [{ do: 'publishMessage', with: early }] },
      { weight: 0.3, acts: [{ do: 'correlateMessage', with: { name, correlationKey: 'nobody' } }] },
    );
  }
  const published = done.filter((act) => act.do === 'publishMessage' && act.with.messageId !== undefined);
  if (published.length > 0) found.push({ weight: 0.5, acts: [random.pick(published)] });
  const names = [...model.signals, ...sight.signals.map(({ signalName }) => signalName)];
  if (names.length > 0)
    found.push({
      weight: sight.signals.length > 0 ? 1.5 : 0.2,
      acts: [{ do: 'broadcastSignal', with: { signalName: random.pick(names), variables } }],
    });
  return found;
};

const others = (around: Surroundings): readonly Possible[] => {
  const { sight, random, done } = around;
  const found: Possible[] = [{ weight: 0.4, acts: [{ do: 'letTimePass', milliseconds: LOCK + 1000 }] }];
  if (sight.nextTimer !== null && sight.nextTimer > sight.now)
    found.push({ weight: 2.5, acts: [{ do: 'pinClock', with: sight.nextTimer }] });
  const elements = sight.elements;
  if (elements.length > 0) {
    const elementInstanceKey = random.pick(elements).element.key;
    const local = random.between(1, 2) === 1;
    found.push({
      weight: 1,
      acts: [{ do: 'setVariables', with: { elementInstanceKey, variables: { n: random.between(0, 5) }, local } }],
    });
  }
  if (sight.instances.length > 0)
    found.push({
      weight: 0.2,
      acts: [{ do: 'cancelInstance', with: random.pick(sight.instances).processInstanceKey }],
    });
  const finished = done.filter(({ do: method }) => ONCE.has(method));
  if (finished.length > 0) found.push({ weight: 0.4, acts: [random.pick(finished)], repeats: true });
  found.push({ weight: 0.5, ...modify(around) }, { weight: 0.9, ...migrate(around) });
  return found.filter(({ acts }) => acts.length > 0);
};

/** What can be done once: a second time it is refused. */
const ONCE: ReadonlySet<Act['do']> = new Set<Act['do']>(['completeJob', 'completeUserTask', 'resolveIncident']);
