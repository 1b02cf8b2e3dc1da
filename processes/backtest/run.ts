/**
 * One case through one model, as a simulation of discrete events: everything that opens gets a moment at which it ends, and the
 * earliest goes next. The real core (processes/play) does the rest.
 */
import type { TrialChoice } from '../../domain/schema/studio.ts';
import type { JsonObject } from '../../engine/core/json.ts';
import { complete, correlate, fire } from '../play/act.ts';
import type { Models } from '../play/models.ts';
import { openIn, type Open } from '../play/open.ts';
import { passedIn } from '../play/passed.ts';
import { createCommand } from '../play/starts.ts';
import { words, type Words } from '../describe/words.ts';
import { Agenda, type Basis, type CutOff, type Ending, type Plan, type Turn, type Work } from './agenda.ts';
import type { CaseStart } from './caseStart.ts';
import { emptyWorld, ROOT_KEY, send, type Sent, type World } from '../play/world.ts';

export interface RunStep {
  readonly elementId: string;
  readonly processId: string;
  readonly kind: Work['kind'];
  /** Which time its element was open, counted from 0. */
  readonly opening: number;
  readonly openedAt: number;
  readonly at: number;
  readonly outcome: string | null;
  readonly basis: Basis;
  readonly variables: JsonObject;
  readonly name: string | null;
}

export interface Run {
  readonly steps: readonly RunStep[];
  readonly cutOff: readonly CutOff[];
  /** Elements passed, in order; those of called processes by their bare ids too. */
  readonly path: readonly string[];
  readonly endedAt: number;
  /** Why the run did not come to an end, and where. */
  readonly stopped: { readonly elementId: string | null; readonly because: Words } | null;
}

/** Acts in one case; beyond it the run goes in circles. A claim that is handled without a return takes six. */
const MOST_ACTS = 400;

export function simulate(models: Models, start: CaseStart, plan: Plan): Run {
  const steps: RunStep[] = [];
  const path: string[] = [];
  const agenda = new Agenda(plan);
  let world = emptyWorld(start.at);
  const stop = (elementId: string | null, because: Words): Run => ({
    steps,
    cutOff: agenda.cutOff,
    path,
    endedAt: world.now,
    stopped: { elementId, because },
  });
  const took = (sent: Sent): Words | null => {
    if (!sent.ok) return sent.reason === null ? ENDLESS : engineSays(sent.reason);
    const { elements, incidents } = passedIn(start.processId, sent.events, world);
    path.push(...elements.map((reference) => reference.slice(reference.indexOf('/') + 1)));
    world = sent.world;
    return incidents[0] ? engineSays(incidents[0].reason) : null;
  };

  const begun = took(begin(models, start, world));
  if (begun) return stop(null, begun);
  for (let acts = 0; world.docs.size > 0; acts++) {
    if (acts === MOST_ACTS) return stop(null, CIRCLES);
    const open = openIn(models, world);
    agenda.update(open, world.now);
    const next = agenda.next(open);
    if (!next) return stop(...stuckAt(open));
    if (next.kind === 'timer') {
      const failed = took(fire(models, world, next));
      if (failed) return stop(next.elementId, failed);
      continue;
    }
    const { ending, turn } = agenda.end(next);
    if ('zh' in ending) return stop(next.elementId, ending);
    world = { ...world, now: Math.max(world.now, ending.at) };
    steps.push(stepOf(next, ending, turn, world.now));
    const failed = took(act(models, world, next, ending.variables));
    if (failed) return stop(next.elementId, failed);
  }
  return { steps, cutOff: agenda.cutOff, path, endedAt: world.now, stopped: null };
}

function begin(models: Models, { processId, startEventId, variables }: CaseStart, world: World): Sent {
  if (startEventId === null) return { ok: false, reason: `Process '${processId}' has no start event.` };
  return send(models, world, ROOT_KEY, createCommand(processId, startEventId, variables));
}

const act = (models: Models, world: World, work: Work, variables: JsonObject): Sent =>
  work.kind === 'message' ? correlate(models, world, work, variables) : complete(models, world, work, variables);

const stepOf = (
  work: Work,
  { outcome, basis, variables }: Ending,
  { opening, openedAt }: Turn,
  at: number,
): RunStep => ({
  elementId: work.elementId,
  processId: work.processId,
  kind: work.kind,
  opening,
  openedAt,
  at,
  outcome,
  basis,
  variables,
  name: work.kind === 'message' ? work.name : null,
});

/** The run as choices of a trial, to be watched on the diagram. */
export function asChoices(run: Run, start: CaseStart): readonly TrialChoice[] {
  const choices: TrialChoice[] = [];
  let now = start.at;
  const variables = (given: JsonObject) => structuredClone(given) as Extract<TrialChoice, { do: 'start' }>['variables'];
  choices.push(
    start.messageName === null
      ? { do: 'start', variables: variables(start.variables) }
      : { do: 'message', name: start.messageName, variables: variables(start.variables) },
  );
  for (const step of run.steps) {
    if (step.at > now) choices.push({ do: 'clock', to: new Date(step.at).toISOString() });
    now = step.at;
    const elementId = step.processId === start.processId ? step.elementId : `${step.processId}/${step.elementId}`;
    choices.push(
      step.name === null
        ? { do: 'complete', elementId, variables: variables(step.variables) }
        : { do: 'message', name: step.name, variables: variables(step.variables) },
    );
  }
  return choices;
}

const engineSays = (reason: string): Words => words(`引擎停下：${reason}`, `the engine stops: ${reason}`);
const ENDLESS = words('流程原地打转，其中没有等待', 'the flow runs in a circle without a wait');
const CIRCLES = words(`走了 ${MOST_ACTS} 步仍未结束`, `it has not ended after ${MOST_ACTS} acts`);

/** Where a person would say that the case stands: at the work of somebody, not at an event that may come at any time. */
function stuckAt(open: readonly Open[]): readonly [elementId: string | null, because: Words] {
  const first = open.find((each) => each.kind === 'task' || each.kind === 'job') ?? open[0];
  if (!first) return [null, words('没有可走的路', 'there is no way to go on')];
  const { elementId } = first;
  return [
    elementId,
    words(`停在“${elementId}”，该件没有这一步的记录`, `it stops at "${elementId}", of which the case has no record`),
  ];
}
