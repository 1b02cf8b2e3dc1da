/** Which choices are possible next, with what each would lead to. */
import type { TrialChoice } from '../../domain/schema/studio.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import type { ExecutableProcess } from '../../engine/core/model.ts';
import { visibleVariables } from '../../engine/core/view.ts';
import { taskContract } from '../lint/explore/acts.ts';
import { flowShape, jobContract, messageShape } from '../lint/explore/contracts.ts';
import { nextTimer } from './act.ts';
import { drawnErrors } from './errors.ts';
import type { Open, OpenOf } from './open.ts';
import { messageOf, plainStart, startEventsOf } from './starts.ts';
import { choose, hasEnded, hasStarted, openOf, referenceIn, type Trial } from './trial.ts';
import type { Words } from '../describe/words.ts';

export interface Proposal {
  readonly choice: TrialChoice;
  /** Where it happens; null for the clock. */
  readonly elementId: string | null;
  /** Outcome, error code or message name; null when there is nothing to tell one proposal from another. */
  readonly code: string | null;
  /** Elements that wait after it and did not before. */
  readonly leadsTo: readonly string[];
  /** Sequence flows taken; a named one says in the designer's words which way it goes. */
  readonly flows: readonly string[];
  readonly ends: boolean;
  /** Set when the engine would stop or refuse. */
  readonly trouble: Words | null;
}

type Bare = Pick<Proposal, 'choice' | 'elementId' | 'code'>;
const DAY_MS = 86_400_000;

/** Oldest work first; the clock last. */
export function proposals(trial: Trial): readonly Proposal[] {
  if (hasEnded(trial)) return [];
  return (hasStarted(trial) ? next(trial) : beginnings(trial)).map((bare) => ({
    ...bare,
    ...effectOf(trial, bare.choice),
  }));
}

function beginnings(trial: Trial): readonly Bare[] {
  const { models, setup, samples, world } = trial;
  const process = models.process(setup.processId)!;
  const messages = startEventsOf(process).flatMap(({ id, event }): readonly Bare[] => {
    const name = messageOf(event);
    if (name === null) return [];
    const variables = samples.variables(messageShape(name) ?? {}, {}, world.now);
    return [{ choice: { do: 'message', name, variables: json(variables) }, elementId: id, code: name }];
  });
  const plain = plainStart(process);
  if (!plain || messageOf(plain.event) !== null) return messages;
  const variables = samples.variables(flowShape(process.bpmnProcessId) ?? {}, {}, world.now);
  return [{ choice: { do: 'start', variables: json(variables) }, elementId: plain.id, code: null }, ...messages];
}

function next(trial: Trial): readonly Bare[] {
  const open = openOf(trial);
  const timer = nextTimer(open);
  const days: readonly Bare[] = [clock(trial.world.now + DAY_MS, null)];
  return [
    ...open.flatMap((each) => at(trial, each)),
    ...(timer ? [clock(timer.dueAt, referenceIn(trial, timer))] : []),
    ...days,
  ];
}

const clock = (to: number, elementId: string | null): Bare => ({
  choice: { do: 'clock', to: new Date(to).toISOString() },
  elementId,
  code: null,
});

function at(trial: Trial, open: Open): readonly Bare[] {
  const elementId = referenceIn(trial, open);
  const done = (code: string | null, variables: JsonObject): Bare => ({
    choice: { do: 'complete', elementId, variables: json(variables) },
    elementId,
    code,
  });
  switch (open.kind) {
    case 'task':
      return taskEndings(trial, open).map((variables) => done(outcomeOf(variables), variables));
    case 'job':
      return [
        ...jobEndings(trial, open).map((variables) => done(null, variables)),
        ...drawnErrors(trial.models, trial.world, open).map((code): Bare => ({
          choice: { do: 'error', elementId, code },
          elementId,
          code,
        })),
      ];
    case 'incident':
      return [done(null, {})];
    case 'message':
    case 'signal': {
      const { name } = open;
      const variables = trial.samples.variables(messageShape(name) ?? {}, seen(trial, open), trial.world.now);
      return [{ choice: { do: 'message', name, variables: json(variables) }, elementId, code: name }];
    }
    case 'timer':
      return [];
  }
}

const outcomeOf = ({ outcome }: JsonObject): string | null => (typeof outcome === 'string' ? outcome : null);

/** Each outcome of the contract with the variables it brings; without a contract, the outcomes that conditions ask for. */
export function taskEndings(trial: Trial, open: OpenOf<'task'>): readonly JsonObject[] {
  const { models, samples, world } = trial;
  const element = models.element(open.processId, open.elementId);
  const contract = element.type === 'USER_TASK' ? taskContract(element) : null;
  if (!contract) {
    const asked = askedOutcomes(models.process(open.processId)!);
    return asked.length > 0 ? asked.map((outcome) => ({ outcome })) : [{}];
  }
  const others = samples.variables(contract.variables.shape, seen(trial, open), world.now);
  return contract.outcomes.map((outcome) => ({ ...others, outcome }));
}

/** What the worker may answer; its errors are proposed apart. */
function jobEndings(trial: Trial, open: OpenOf<'job'>): readonly JsonObject[] {
  const contract = open.jobType === null ? undefined : jobContract(open.jobType);
  return contract ? trial.samples.combinations(contract.output.shape, seen(trial, open), trial.world.now) : [{}];
}

/** Texts that the conditions of a process compare `outcome` with. */
export const askedOutcomes = (process: ExecutableProcess): readonly string[] => [
  ...new Set(
    Object.values(process.flows).flatMap(({ condition }) =>
      condition?.kind === 'feel' && /\boutcome\b/.test(condition.source)
        ? (condition.source.match(/"[^"]*"/g) ?? []).map((text) => text.slice(1, -1))
        : [],
    ),
  ),
];

const seen = ({ world }: Trial, { instance, elementInstanceKey }: Open): JsonObject =>
  visibleVariables(world.docs.get(instance)!, elementInstanceKey) ?? {};

/** The schema's JSON is mutable, the engine's is not; a copy belongs to nobody else. */
const json = (variables: JsonObject) =>
  structuredClone(variables) as Extract<TrialChoice, { do: 'start' }>['variables'];

function effectOf(trial: Trial, choice: TrialChoice): Omit<Proposal, keyof Bare> {
  const chosen = choose(trial, choice);
  if (!chosen.ok) return { leadsTo: [], flows: [], ends: false, trouble: chosen.refused };
  const step = chosen.trial.steps.at(-1)!;
  const before = new Set(openOf(trial).map(({ key }) => key));
  const waiting = openOf(chosen.trial).filter(({ key, kind }) => !before.has(key) && kind !== 'incident');
  const incident = step.incidents[0];
  return {
    leadsTo: [...new Set(waiting.map((each) => referenceIn(trial, each)))],
    flows: step.flows,
    ends: hasEnded(chosen.trial),
    trouble: incident
      ? { zh: `引擎会停在这里：${incident.reason}`, en: `The engine would stop: ${incident.reason}` }
      : null,
  };
}
