/** Scenarios: runs that somebody saved, played again on every save of the draft. */
import type { Scenario } from '../../domain/schema/studio.ts';
import type { ExecutableProcess } from '../../engine/core/model.ts';
import type { TrialModels } from './models.ts';
import { createTrial, pathOf, replay, type Trial } from './trial.ts';
import { words, type Words } from '../describe/words.ts';

export interface Difference {
  /** Position in the path; for a refused choice, its position among the choices. */
  readonly at: number;
  /** The element that the path had there; null when it ended before. */
  readonly expected: string | null;
  readonly found: string | null;
  readonly why: Words;
}

export interface ScenarioResult {
  readonly passed: boolean;
  readonly difference: Difference | null;
  readonly path: readonly string[];
  readonly flows: readonly string[];
}

/** A file is named after its process (processes/bpmn). */
export const processOfResource = (resource: string): string => resource.replace(/\.bpmn$/, '');

/** Passed when every choice is still possible and leads along the path that was saved. */
export function runScenario(
  scenario: Pick<Scenario, 'resource' | 'startsAt' | 'choices' | 'path'>,
  models: TrialModels,
  zone: string,
): ScenarioResult {
  const processId = processOfResource(scenario.resource);
  const { trial, refused } = replay(
    createTrial({ processId, models, startsAt: scenario.startsAt, zone }),
    scenario.choices,
  );
  const path = pathOf(trial);
  const difference = firstDifference(scenario.path, path) ?? null;
  const stopped: Difference | null = refused && {
    at: refused.at,
    expected: scenario.path[path.length] ?? null,
    found: null,
    why: refused.why,
  };
  const flows = trial.steps.flatMap((step) => step.flows);
  // A path that already differs explains more than the choice that was no longer possible because of it.
  const told = stopped && !difference?.found ? stopped : difference;
  return { passed: told === null, difference: told, path, flows };
}

/** What to save of a trial so that it can be run again. */
export const savedFrom = (trial: Trial) => ({
  startsAt: trial.setup.startsAt,
  choices: trial.steps.map(({ choice }) => choice),
  path: [...pathOf(trial)],
});

function firstDifference(expected: readonly string[], found: readonly string[]): Difference | undefined {
  for (let at = 0; at < Math.max(expected.length, found.length); at++)
    if (expected[at] !== found[at])
      return { at, expected: expected[at] ?? null, found: found[at] ?? null, why: inWords(expected[at], found[at]) };
  return undefined;
}

function inWords(expected: string | undefined, found: string | undefined): Words {
  if (expected === undefined) return words(`多走了“${found}”。`, `It also passes "${found}".`);
  if (found === undefined) return words(`没有走到“${expected}”。`, `It does not reach "${expected}".`);
  return words(`应走“${expected}”，却走了“${found}”。`, `It passes "${found}" instead of "${expected}".`);
}

export interface Coverage {
  readonly passed: number;
  readonly all: number;
  /** Elements that no scenario passes. */
  readonly missed: readonly string[];
}

/** Elements of the process that at least one of these runs passes; the process itself is not counted. */
export function coverage(runs: readonly Pick<ScenarioResult, 'path'>[], process: ExecutableProcess): Coverage {
  const passed = new Set(runs.flatMap(({ path }) => path));
  const all = Object.keys(process.elements).filter((id) => id !== process.bpmnProcessId);
  const missed = all.filter((id) => !passed.has(id));
  return { passed: all.length - missed.length, all: all.length, missed };
}
