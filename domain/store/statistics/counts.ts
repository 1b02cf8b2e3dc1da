/** What a metric is made of in each period, by unit and part: sums of measures, stocks of leaders' matters, runs of the monthly review. */
import type { MetricKey } from '../../schema/statisticsViews.ts';
import type { LocalDate } from '../../schema/time.ts';
import type { Measure } from '../../statistics/measures.ts';
import { METRICS } from '../../statistics/metrics.ts';
import type { Period } from '../../statistics/periods.ts';
import { NOTHING, plus, type Count } from '../../statistics/ratio.ts';
import { stockCount } from '../../statistics/stock.ts';
import type { StoreParts } from '../act.ts';
import { runsOf } from './runs.ts';
import { sumsOf, type Cube, type Sum } from './sums.ts';
import type { StatisticsViewer } from './viewer.ts';

export interface Cell extends Count {
  readonly unitId: string;
  /** Null also for no place. */
  readonly part: string | null;
}
/** The cells of a metric in the period with this index. */
export type Counts = (metric: MetricKey, period: number) => readonly Cell[];

/** A day before everything that is counted. */
export const FIRST_DAY: LocalDate = '1900-01-01';

const cellKey = ({ unitId, part }: Pick<Cell, 'unitId' | 'part'>): string => JSON.stringify([unitId, part]);

/** `rows` has each period twice: all days before it, and itself. */
function stockCells(rows: readonly Sum[], period: number): readonly Cell[] {
  const own = rows.filter((row) => row.period === 2 * period || row.period === 2 * period + 1);
  return [...new Map(own.map((row) => [cellKey(row), row])).values()].map(({ unitId, part }) => {
    const of = (at: number, measure: Measure): Count =>
      own.find((row) => row.period === at && row.measure === measure && row.unitId === unitId && row.part === part) ??
      NOTHING;
    const flow = (at: number) => ({ added: of(at, 'OWNED').d, resolved: of(at, 'OWNED_OVER').n });
    return { unitId, part, ...stockCount({ before: flow(2 * period), within: flow(2 * period + 1) }) };
  });
}

/** `periods` are cut at the last day that is counted. */
export async function countsOf(
  { db, clocks }: Pick<StoreParts, 'db' | 'clocks'>,
  viewer: StatisticsViewer,
  metrics: readonly MetricKey[],
  periods: readonly Period[],
  cube?: Cube,
): Promise<Counts> {
  const makings = metrics.map((metric) => METRICS[metric].making);
  const has = (kind: 'STOCK' | 'RUNS') => makings.some((making) => making.kind === kind);
  const measures = makings.flatMap((making) => ('measure' in making ? [making.measure] : []));
  const parts = cube === undefined ? {} : { cube };
  const twice = periods.flatMap((period) => [{ from: FIRST_DAY, to: period.from }, period]);
  const [sums, stocks, runs] = await Promise.all([
    measures.length === 0 ? [] : sumsOf(db, viewer, { measures, periods, ...parts }),
    has('STOCK') ? sumsOf(db, viewer, { measures: ['OWNED', 'OWNED_OVER'], periods: twice, ...parts }) : [],
    // A run is about no subject and no place.
    has('RUNS') && cube === undefined ? runsOf(db, viewer, periods, clocks) : [],
  ]);
  return (metric, period) => {
    const { making } = METRICS[metric];
    switch (making.kind) {
      case 'RATE':
      case 'DAYS':
        return sums.filter((row) => row.measure === making.measure && row.period === period);
      case 'STOCK':
        return stockCells(stocks, period);
      case 'RUNS':
        return runs.filter((run) => run.period === period).map((run) => ({ ...run, part: null }));
      case 'NONE':
        return [];
    }
  };
}

/** Added up by what `idOf` tells apart. */
export function addedBy<K>(cells: readonly Cell[], idOf: (cell: Cell) => K): ReadonlyMap<K, Count> {
  const sums = new Map<K, Count>();
  for (const cell of cells) sums.set(idOf(cell), plus(sums.get(idOf(cell)) ?? NOTHING, { n: cell.n, d: cell.d }));
  return sums;
}
