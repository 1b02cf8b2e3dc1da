/** A trial of a draft: a pure state machine over the real core. Workers are simulated; nothing outside of it is touched. */
import type { TrialChoice } from '../../domain/schema/studio.ts';
import type { Instant } from '../../domain/schema/time.ts';
import type { JsonObject, JsonValue } from '../../engine/core/json.ts';
import { advance, broadcast, complete, correlate, mend, throwError } from './act.ts';
import { drawnErrors } from './errors.ts';
import { Models, type TrialModels } from './models.ts';
import { only, openIn, type Open } from './open.ts';
import { referenceOf } from './reference.ts';
import { Samples } from './samples.ts';
import { createCommand, messageStart, plainStart } from './starts.ts';
import { passedIn, type Passed } from './passed.ts';
import { words, type Words } from '../describe/words.ts';
import { emptyWorld, ROOT_KEY, send, type Happened, type Sent, type World } from './world.ts';

export interface TrialSetup {
  /** The process that is tried. */
  readonly processId: string;
  readonly models: TrialModels;
  readonly startsAt: Instant;
  /** IANA zone of the office, for the days that proposed due dates end on. */
  readonly zone: string;
}

/** A table as it decided. */
export interface Decided {
  readonly elementId: string;
  readonly decisionId: string;
  readonly output: JsonValue;
  /** Ids of the rules that matched, in the tables that were needed. */
  readonly ruleIds: readonly string[];
}

/** What one choice led to. */
export interface TrialStep extends Passed {
  readonly choice: TrialChoice;
  readonly at: Instant;
  readonly decided: readonly Decided[];
}

export interface Trial {
  readonly setup: TrialSetup;
  readonly steps: readonly TrialStep[];
  readonly world: World;
  readonly models: Models;
  readonly samples: Samples;
}

export type Chosen = { readonly ok: true; readonly trial: Trial } | { readonly ok: false; readonly refused: Words };

export function createTrial(setup: TrialSetup): Trial {
  const models = new Models(setup.models);
  if (!models.process(setup.processId)) throw new Error(`there is no process '${setup.processId}' in the models`);
  return {
    setup,
    models,
    steps: [],
    world: emptyWorld(Date.parse(setup.startsAt)),
    samples: new Samples(setup.zone),
  };
}

/** The same models again from the beginning. */
export const restarted = (trial: Trial): Trial => ({
  ...trial,
  steps: [],
  world: emptyWorld(Date.parse(trial.setup.startsAt)),
});

export const hasStarted = ({ steps }: Trial): boolean => steps.some(({ choice }) => choice.do !== 'clock');
export const hasEnded = (trial: Trial): boolean => hasStarted(trial) && trial.world.docs.size === 0;
export const choicesOf = ({ steps }: Trial): readonly TrialChoice[] => steps.map(({ choice }) => choice);
/** The elements passed so far, in order. */
export const pathOf = ({ steps }: Trial): readonly string[] => steps.flatMap(({ elements }) => elements);
export const openOf = (trial: Trial): readonly Open[] => openIn(trial.models, trial.world);
export const referenceIn = (trial: Trial, at: { readonly processId: string; readonly elementId: string }): string =>
  referenceOf(trial.setup.processId, at.processId, at.elementId);

/** The trial after the choice; a choice that is not possible now says why. */
export function choose(trial: Trial, choice: TrialChoice): Chosen {
  if (hasEnded(trial) && choice.do !== 'clock') return refuse('流程已经结束。', 'The flow has ended.');
  const tried = actOf(trial, choice);
  if ('zh' in tried) return { ok: false, refused: tried };
  if (!tried.ok) return { ok: false, refused: tried.reason === null ? ENDLESS : engineSays(tried.reason) };
  const step: TrialStep = {
    choice,
    at: new Date(tried.world.now).toISOString(),
    ...passedIn(trial.setup.processId, tried.events, trial.world),
    decided: decidedIn(trial, tried.events),
  };
  return { ok: true, trial: { ...trial, world: tried.world, steps: [...trial.steps, step] } };
}

/** Plays choices from the beginning, up to the first that is refused. */
export function replay(
  from: Trial,
  choices: readonly TrialChoice[],
): { readonly trial: Trial; readonly refused: { readonly at: number; readonly why: Words } | null } {
  let trial = restarted(from);
  for (const [at, choice] of choices.entries()) {
    const chosen = choose(trial, choice);
    if (!chosen.ok) return { trial, refused: { at, why: chosen.refused } };
    trial = chosen.trial;
  }
  return { trial, refused: null };
}

/** Without the last choice; the trial is deterministic, so playing the others again is the state before it. */
export const undo = (trial: Trial): Trial => replay(trial, choicesOf(trial).slice(0, -1)).trial;

// ── the choices ──────────────────────────────────────────────────────────────────────────────

const refuse = (zh: string, en: string): Chosen => ({ ok: false, refused: words(zh, en) });
const engineSays = (reason: string): Words => words(`引擎不接受：${reason}`, `The engine refuses: ${reason}`);
const ENDLESS = words('流程原地打转，其中没有等待。', 'The flow runs in a circle without a wait.');

function actOf(trial: Trial, choice: TrialChoice): Sent | Words {
  const { models, world } = trial;
  switch (choice.do) {
    case 'start':
      return start(trial, choice.variables);
    case 'message':
      return message(trial, choice.name, choice.variables);
    case 'clock': {
      const to = Date.parse(choice.to);
      return to < world.now ? words('时钟不能倒退。', 'The clock cannot go back.') : advance(models, world, to);
    }
    case 'complete':
      return completion(trial, choice.elementId, choice.variables);
    case 'error':
      return error(trial, choice.elementId, choice.code);
  }
}

function start(trial: Trial, variables: JsonObject): Sent | Words {
  if (hasStarted(trial)) return words('流程已经开始。', 'The flow has already begun.');
  const at = plainStart(trial.models.process(trial.setup.processId)!);
  if (!at) return words('流程有多种开始，请选一条消息。', 'The flow begins in several ways: choose a message.');
  return send(trial.models, trial.world, ROOT_KEY, createCommand(trial.setup.processId, at.id, variables));
}

/** The message with this name, or the signal: to who waits longest for it, or to begin the flow. */
function message(trial: Trial, name: string, variables: JsonObject): Sent | Words {
  const { models, world, setup } = trial;
  if (!hasStarted(trial)) {
    const at = messageStart(models.process(setup.processId)!, name);
    if (!at) return words(`消息“${name}”不能开始本流程。`, `Message "${name}" does not begin this flow.`);
    return send(models, world, ROOT_KEY, createCommand(setup.processId, at.id, variables));
  }
  const open = openOf(trial);
  const awaited = only(open, 'message').find((each) => each.name === name);
  if (awaited) return correlate(models, world, awaited, variables);
  if (only(open, 'signal').some((each) => each.name === name)) return broadcast(models, world, name, variables);
  return words(`现在没有步骤在等“${name}”。`, `Nothing waits for "${name}" now.`);
}

function completion(trial: Trial, elementId: string, variables: JsonObject): Sent | Words {
  const { models, world } = trial;
  const here = at(trial, elementId);
  const work = here.find((each) => each.kind === 'task' || each.kind === 'job');
  if (work) return complete(models, world, work, variables);
  const incident = only(here, 'incident')[0];
  return incident ? mend(models, world, incident, variables) : notHere(elementId);
}

function error(trial: Trial, elementId: string, code: string): Sent | Words {
  const job = only(at(trial, elementId), 'job')[0];
  if (!job) return notHere(elementId);
  if (!drawnErrors(trial.models, trial.world, job).includes(code))
    return words(`图上没有接住错误“${code}”的路线。`, `Nothing drawn catches the error "${code}".`);
  return throwError(trial.models, trial.world, job, code);
}

/** What is open at an element, oldest first. */
const at = (trial: Trial, reference: string): readonly Open[] =>
  openOf(trial).filter((each) => referenceIn(trial, each) === reference);

const notHere = (elementId: string): Words =>
  words(`流程现在不在“${elementId}”。`, `The flow does not stand at "${elementId}" now.`);

const decidedIn = (trial: Trial, events: readonly Happened[]): readonly Decided[] =>
  events.flatMap(({ event, processId }) => {
    if (event.type !== 'DECISION_EVALUATED') return [];
    const { decisionId, output, evaluatedDecisions } = event.evaluation;
    const elementId = elementOf(events, event.elementInstanceKey) ?? decisionId;
    const ruleIds = evaluatedDecisions.flatMap(({ matchedRules }) => matchedRules.map(({ ruleId }) => ruleId));
    return [{ elementId: referenceIn(trial, { processId, elementId }), decisionId, output, ruleIds }];
  });

/** A rule task is over within the command that began it, so its beginning is among the events. */
function elementOf(events: readonly Happened[], key: string): string | undefined {
  for (const { event } of events) if (event.type === 'ELEMENT_ACTIVATING' && event.key === key) return event.elementId;
  return undefined;
}
