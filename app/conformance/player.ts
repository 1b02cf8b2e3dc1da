/** Plays a scenario on an engine: deploys its files, does its steps, and says where the engine differs. */
import { act } from './acts.ts';
import type { ConformanceEngine, SourceFile } from './engine.ts';
import { lookUntil } from './patience.ts';
import { compare } from './picture.ts';
import type { Scenario, Step } from './scenario.ts';
import { Stage } from './stage.ts';

export interface PlayOptions {
  /** Reads a file of tests/fixtures/bpmn/scenarios. */
  readonly file: (name: string) => Promise<SourceFile>;
  /** Makes message keys and tags of this run different from those of any other. */
  readonly run: string;
  /** Ms until what must be seen must be there: covers the lag of a cluster's search. */
  readonly patience: number;
}

export interface Played {
  /** Sentences; none = the engine does as the scenario says. */
  readonly differences: readonly string[];
}

/** `{run}` in any text of a step becomes the run's own word. */
const forThisRun = (step: Step, run: string): Step =>
  JSON.parse(JSON.stringify(step), (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('{run}', run) : value,
  ) as Step;

async function playSteps(stage: Stage, scenario: Scenario, options: PlayOptions): Promise<readonly string[]> {
  for (const [index, original] of scenario.script.entries()) {
    const step = forThisRun(original, options.run);
    const where = `step ${String(index + 1)} (${step.do})`;
    try {
      const differences =
        step.do === 'expect'
          ? await lookUntil(
              options.patience,
              () => compare(stage, step),
              (found) => found.length === 0,
            )
          : await act(stage, step);
      if (differences.length > 0) return differences.map((difference) => `${where}: ${difference}`);
    } catch (error) {
      return [`${where}: ${(error as Error).message}`];
    }
  }
  return [];
}

/** Plays one scenario and leaves nothing of it running. */
export async function play(engine: ConformanceEngine, scenario: Scenario, options: PlayOptions): Promise<Played> {
  const stage = new Stage(engine, scenario, options);
  try {
    await stage.open();
    return { differences: await playSteps(stage, scenario, options) };
  } catch (error) {
    return { differences: [`deployment: ${(error as Error).message}`] };
  } finally {
    await stage.close();
  }
}
