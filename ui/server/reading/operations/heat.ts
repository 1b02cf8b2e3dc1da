/** How long steps took, from a sample of completed ones. */
import { quantile } from '../../../../domain/statistics/quantile.ts';
import type { EngineStep } from '../../../../platform/camunda/index.ts';

export interface Spread {
  /** Seconds. */
  readonly median: number;
  readonly p90: number;
}

export function spreadsOf(steps: readonly EngineStep[]): ReadonlyMap<string, Spread> {
  const seconds = new Map<string, number[]>();
  for (const { elementId, from, until } of steps) {
    if (until === null) continue;
    const took = Math.max(0, (Date.parse(until) - Date.parse(from)) / 1_000);
    seconds.set(elementId, [...(seconds.get(elementId) ?? []), took]);
  }
  return new Map(
    [...seconds].map(([elementId, all]) => {
      const values = all.map((value) => ({ value, count: 1 }));
      return [elementId, { median: quantile(values, 0.5) ?? 0, p90: quantile(values, 0.9) ?? 0 }];
    }),
  );
}
