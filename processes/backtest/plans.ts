/** The two plans of a case: as it was, through the live model; and as it would have been, through the draft. */
import type { ClosedCase } from '../../domain/schema/studio.ts';
import type { Models } from '../play/models.ts';
import { words } from '../describe/words.ts';
import type { Answers } from './answers.ts';
import { durationOf, kindOf, outcomeOf, type History } from './history.ts';
import type { Ending, Plan, Turn, Work } from './agenda.ts';
import type { Run, RunStep } from './run.ts';
import type { LocalDays } from './localDays.ts';

const DAY_MS = 86_400_000;

/** Every step ends when and how the case says. A worker of which the case says nothing answers at once. */
export function asItWas(closed: ClosedCase, models: Models, answers: Answers): Plan {
  const recorded = grouped(closed.steps, ({ elementId }) => elementId);
  return (work, { pass, openedAt }) => {
    const step = recorded.get(work.elementId)?.[pass];
    if (!step) {
      const at = work.kind === 'job' ? openedAt : wentOn(closed, models, work, openedAt);
      return at === null ? null : answered(answers, work, at, null, 'OWN');
    }
    if (work.kind === 'task' && step.outcome === null && answers.outcomes(work).length > 1)
      return words(`该件没有记下“${work.elementId}”的结果`, `the case does not say how "${work.elementId}" ended`);
    const outcome = step.outcome ?? answers.outcomes(work)[0] ?? null;
    return answered(answers, work, Math.max(openedAt, Date.parse(step.at)), outcome, 'OWN');
  };
}

/** Traces tell what people and workers did, not what came by message: a flow that stood at one went on with its next act. */
function wentOn(closed: ClosedCase, models: Models, work: Work, openedAt: number): number | null {
  const { type } = models.element(work.processId, work.elementId);
  if (type !== 'INTERMEDIATE_CATCH_EVENT' && type !== 'RECEIVE_TASK') return null;
  const next = closed.steps.find(({ at }) => Date.parse(at) > openedAt);
  return next ? Date.parse(next.at) : null;
}

/** What a plan for the draft goes by. */
export interface Known {
  readonly closed: ClosedCase;
  /** The case as it was. */
  readonly live: Run;
  readonly history: History;
  readonly models: Models;
  readonly answers: Answers;
  readonly days: LocalDays;
}

/** Each step takes as long and ends as its own did; a step that the case did not have, as such steps usually do. */
export function asItWouldBe(known: Known): Plan {
  const { live, answers } = known;
  const own = new Map(live.steps.map((step) => [`${step.elementId} ${step.opening}`, step]));
  const cutOff = new Map(live.cutOff.map((each) => [`${each.elementId} ${each.opening}`, each]));
  return (work, turn) => {
    const key = `${work.elementId} ${turn.opening}`;
    const step = own.get(key);
    if (step) return answered(answers, work, movedMoment(known, work, step, turn.openedAt), step.outcome, 'OWN');
    if (work.kind === 'message') return null;
    if (work.kind === 'job') return answered(answers, work, turn.openedAt, null, 'OWN');
    return usual(known, work, turn, cutOff.get(key)?.lasted ?? null);
  };
}

/** A step without a record of its own. One that was cut off would have lasted longer than it did. */
function usual(known: Known, work: Work, { opening, openedAt }: Turn, cutOffAfter: number | null): ReturnType<Plan> {
  const { closed, history, models, answers, days } = known;
  const type = kindOf(models.element(work.processId, work.elementId));
  const { ms, basis } = durationOf(history, type, closed.unitName?.zh ?? null);
  const drawn = outcomeOf(history, type, `${closed.publicNumber} ${work.elementId} ${opening}`);
  const outcome = drawn ?? answers.outcomes(work)[0] ?? null;
  const lasts = cutOffAfter === null ? ms : Math.max(ms, cutOffAfter + 1);
  const at = toWorkingDay(days, openedAt + lasts);
  return answered(answers, work, at, outcome, drawn === null && outcome !== null ? 'ASSUMED' : basis);
}

/**
 * The moment at which a step ends that began later or earlier than it did. People and what they wait for take as long as they
 * took; an event that comes from outside whatever the flow does (boundary, event sub-process) comes when it came.
 */
function movedMoment({ models, days }: Known, work: Work, step: RunStep, openedAt: number): number {
  if (openedAt === step.openedAt) return step.at;
  const { type } = models.element(work.processId, work.elementId);
  if (type === 'BOUNDARY_EVENT' || type === 'START_EVENT') return Math.max(openedAt, step.at);
  const at = openedAt + (step.at - step.openedAt);
  return work.kind === 'task' && days.isWorking(step.at) ? toWorkingDay(days, at) : at;
}

/** The same hour of the next working day, unless it is one. The longest holiday has nine days. */
function toWorkingDay(days: LocalDays, at: number): number {
  let day = at;
  while (!days.isWorking(day)) day += DAY_MS;
  return day;
}

function answered(
  answers: Answers,
  work: Work,
  at: number,
  outcome: string | null,
  basis: Ending['basis'],
): ReturnType<Plan> {
  const answer = answers.to(work, outcome);
  return answer.ok ? { at, outcome, basis, variables: answer.variables } : answer.because;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
