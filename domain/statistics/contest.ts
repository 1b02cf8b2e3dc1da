/**
 * The contest of units (动态比试, domain §6 [P]): how well things are done. Never how many petitions, visits or accusations there were, which
 * would reward blocking people (R1 arts 18, 46).
 */
import type { MetricKey } from '../schema/statisticsViews.ts';

export interface Term {
  readonly metric: MetricKey;
  readonly weight: number;
  /** 1 − rate counts. */
  readonly inverted?: true;
}
export const TERMS: readonly Term[] = [
  { metric: 'timelyAcceptRate', weight: 0.2 },
  { metric: 'onTimeCloseRate', weight: 0.25 },
  { metric: 'firstTimeResolveRate', weight: 0.2 },
  { metric: 'reviewDefectRate', weight: 0.15, inverted: true },
  { metric: 'satisfaction', weight: 0.1 },
  { metric: 'backlogResolveRate', weight: 0.1 },
];
/** Opinions that were due, below which a unit is not ranked. */
export const LEAST_TO_RANK = 10;

/** Points out of a hundred with one decimal. A term without a value (null) is left out and the weights of the others make up for it; null = there is none. */
export function scoreOf(values: readonly (number | null)[], terms: readonly Term[] = TERMS): number | null {
  const given = terms.flatMap(({ weight, inverted }, at) => {
    const value = values[at] ?? null;
    return value === null ? [] : [{ weight, value: inverted ? 1 - value : value }];
  });
  const weights = given.reduce((sum, { weight }) => sum + weight, 0);
  if (weights === 0) return null;
  const points = given.reduce((sum, { weight, value }) => sum + weight * value, 0) / weights;
  return Math.round(points * 1000) / 10;
}

export interface Contestant {
  readonly unitId: string;
  /** Opinions that were due. */
  readonly handled: number;
  readonly score: number | null;
}

/** Rank by unit, from 1; the same points share a rank, and the next rank counts them all. Who has too few or no points has none. */
export function ranksOf(contestants: readonly Contestant[]): ReadonlyMap<string, number> {
  const ranked = contestants.filter(
    (one): one is Contestant & { readonly score: number } => one.handled >= LEAST_TO_RANK && one.score !== null,
  );
  return new Map(ranked.map(({ unitId, score }) => [unitId, 1 + ranked.filter((other) => other.score > score).length]));
}
