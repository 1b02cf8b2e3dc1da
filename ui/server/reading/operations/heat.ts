/** How long steps took, from a sample of completed ones. */
import type { EngineStep } from '../../../../platform/camunda/index.ts';

export interface Spread {
  /** Seconds. */
  readonly median: number;
  readonly p90: number;
}

/** Nearest rank: a value that was measured, never one in between. */
const rank = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;

export function spreadsOf(steps: readonly EngineStep[]): ReadonlyMap<string, Spread> {
  const seconds = new Map<string, number[]>();
  for (const { elementId, from, until } of steps) {
    if (until === null) continue;
    const took = Math.max(0, (Date.parse(until) - Date.parse(from)) / 1_000);
    seconds.set(elementId, [...(seconds.get(elementId) ?? []), took]);
  }
  return new Map(
    [...seconds].map(([elementId, all]) => {
      const sorted = all.toSorted((a, b) => a - b);
      return [elementId, { median: rank(sorted, 0.5), p90: rank(sorted, 0.9) }];
    }),
  );
}
