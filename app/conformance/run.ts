/** Plays scenarios one after the other. */
import { randomUUID } from 'node:crypto';
import type { ConformanceEngine } from './engine.ts';
import { fixture } from './fixtures.ts';
import { play } from './player.ts';
import type { Result } from './report.ts';
import type { Scenario } from './scenario.ts';

interface RunOptions {
  /** Ms until what must be seen must be there. */
  readonly patience: number;
  readonly onResult: (result: Result) => void;
}

export async function runScenarios(
  engine: ConformanceEngine,
  scenarios: readonly Scenario[],
  { patience, onResult }: RunOptions,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const scenario of scenarios) {
    const start = performance.now();
    const { differences } = await play(engine, scenario, { file: fixture, run: randomUUID(), patience });
    const result = { scenario, differences, ms: performance.now() - start };
    results.push(result);
    onResult(result);
  }
  return results;
}
