/** Counts over the rows of a backtest. */
import { median } from './history.ts';
import type { BacktestRow, BacktestSummary, ElementPasses, NotReplayableRow, ReplayedRow } from './result.ts';

/** How often each element was passed, before and after. */
export class PassBook {
  readonly #passes = new Map<string, { before: number; after: number; cases: number }>();

  add(before: readonly string[], after: readonly string[]): void {
    for (const id of before) this.#of(id).before++;
    for (const id of after) this.#of(id).after++;
    for (const id of new Set(after)) this.#of(id).cases++;
  }

  #of(id: string): { before: number; after: number; cases: number } {
    let known = this.#passes.get(id);
    if (!known) this.#passes.set(id, (known = { before: 0, after: 0, cases: 0 }));
    return known;
  }

  differences(): readonly ElementPasses[] {
    return [...this.#passes]
      .map(([elementId, counts]) => ({ elementId, ...counts }))
      .filter(({ before, after }) => before !== after)
      .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  }
}

export function summaryOf(rows: readonly BacktestRow[], passes: PassBook): BacktestSummary {
  const replayed = rows.filter((row): row is ReplayedRow => row.kind === 'REPLAYED');
  const not = rows.filter((row): row is NotReplayableRow => row.kind === 'NOT_REPLAYABLE');
  const count = (wanted: (row: ReplayedRow) => boolean): number => replayed.filter(wanted).length;
  const later = replayed.filter(({ daysLater }) => daysLater > 0).map(({ daysLater }) => daysLater);
  const samePath = count((row) => row.samePath);
  return {
    cases: rows.length,
    replayed: replayed.length,
    notReplayable: not.length,
    reasons: tally(not, ({ because }) => because.en).map(([, [first, ...rest]]) => ({
      because: first!.because,
      count: rest.length + 1,
    })),
    samePath,
    otherPath: replayed.length - samePath,
    earlier: count(({ daysLater }) => daysLater < 0),
    sameDay: count(({ daysLater }) => daysLater === 0),
    later: later.length,
    medianDaysLater: later.length === 0 ? null : median(later),
    overdueBefore: count(({ before }) => (before.overdueDays ?? 0) > 0),
    overdueAfter: count(({ after }) => (after.overdueDays ?? 0) > 0),
    newlyOverdue: count(({ breaches }) => breaches),
    newlyEscalated: count(({ escalates }) => escalates),
    withEstimates: count(({ estimated }) => estimated.length > 0),
    histogram: tally(replayed, ({ daysLater }) => daysLater)
      .map(([days, group]) => ({ days, count: group.length }))
      .sort((a, b) => a.days - b.days),
    elements: passes.differences(),
  };
}

/** Groups, the largest first. */
function tally<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly (readonly [K, readonly T[]])[] {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
