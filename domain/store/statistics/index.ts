/** The statistics page as one answer: figures of every metric, the trend and the parts of one of them, the contest of units. */
import { addDays, daysBetween } from '../../clocks/dates.ts';
import { subjectSchema } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import {
  metricKeySchema,
  type Figure,
  type MetricKey,
  type StatisticsQuery,
  type StatisticsView,
} from '../../schema/statisticsViews.ts';
import { askedOf, counted, type Asked } from '../../statistics/asked.ts';
import { figureOf, figuresOf, UNRECORDED } from '../../statistics/figures.ts';
import { METRICS } from '../../statistics/metrics.ts';
import type { Period } from '../../statistics/periods.ts';
import { quantile } from '../../statistics/quantile.ts';
import { NOTHING, plus } from '../../statistics/ratio.ts';
import { SMALL_CELL } from '../../statistics/suppress.ts';
import type { StoreParts } from '../act.ts';
import { businessNow } from '../businessTime.ts';
import { contestOf } from './contest.ts';
import { addedBy, countsOf, FIRST_DAY, type Cell } from './counts.ts';
import { groupsOf } from './groups.ts';
import { sumsOf } from './sums.ts';
import type { StatisticsViewer } from './viewer.ts';

export type { StatisticsViewer } from './viewer.ts';

/** Day 0 of the numbers that open claims are summed by (migration 11). */
const DAY_ZERO = '2000-01-01';

/** All cells together, or those of one unit, which stays hidden where the others would give it back. */
function totalOf(cells: readonly Cell[], unitId: UnitId | undefined): Figure {
  if (unitId === undefined) return figureOf(cells.reduce(plus, NOTHING));
  const sums = addedBy(cells, (cell) => cell.unitId);
  const ids = [...sums.keys()];
  return figuresOf([...sums.values()])[ids.indexOf(unitId)] ?? figureOf(NOTHING);
}

const metricFigure = (metric: MetricKey, cells: readonly Cell[], unitId: UnitId | undefined): Figure =>
  METRICS[metric].making.kind === 'NONE' ? UNRECORDED : totalOf(cells, unitId);

const viewOf = ({ from, to }: Period) => ({ from, to: addDays(to, -1) });

async function trendOf(
  parts: StoreParts,
  viewer: StatisticsViewer,
  asked: Asked,
  { metric, unit }: StatisticsQuery,
): Promise<StatisticsView['trend']> {
  const periods = asked.trend.flatMap(({ now, yearBefore }) => (yearBefore === null ? [now] : [now, yearBefore]));
  const counts = await countsOf(
    parts,
    viewer,
    [metric],
    periods.map((period) => counted(asked, period)),
  );
  const at = (period: Period) => metricFigure(metric, counts(metric, periods.indexOf(period)), unit);
  return asked.trend.map(({ now, yearBefore }) => ({
    from: now.from,
    now: at(now),
    yearBefore: yearBefore && at(yearBefore),
  }));
}

async function openOf(
  { db }: StoreParts,
  viewer: StatisticsViewer,
  { end }: Asked,
  unit: UnitId | undefined,
): Promise<StatisticsView['open']> {
  const cells = await sumsOf(db, viewer, { measures: ['OPEN'], periods: [{ from: FIRST_DAY, to: end }] });
  const figure = totalOf(cells, unit);
  if (figure.state !== 'SHOWN') return null;
  return { claims: figure.d, days: daysBetween(DAY_ZERO, addDays(end, -1)) - figure.value };
}

/** Only beside a mean that is shown. */
async function spreadOf(
  { db }: StoreParts,
  viewer: StatisticsViewer,
  asked: Asked,
  unit: UnitId | undefined,
): Promise<StatisticsView['days']> {
  const sums = await sumsOf(db, viewer, {
    measures: ['DAYS'],
    periods: [counted(asked, asked.period)],
    cube: 'DAYS',
  });
  const values = sums
    .filter(({ unitId }) => unit === undefined || unitId === unit)
    .map(({ part, d }) => ({ value: Number(part), count: d }));
  const [median, p90] = [quantile(values, 0.5), quantile(values, 0.9)];
  return median === null || p90 === null ? null : { median, p90 };
}

/** Undefined where the unit is none that the person may choose. */
export async function statisticsOf(
  parts: StoreParts,
  viewer: StatisticsViewer,
  query: StatisticsQuery,
): Promise<StatisticsView | undefined> {
  const { metric, by, unit } = query;
  if (unit !== undefined && !viewer.units.includes(unit)) return undefined;
  const { organisation } = parts;
  const asked = askedOf(query, parts.clocks.localDate(await businessNow(parts.db, parts.clock)));
  const [period, before] = [counted(asked, asked.period), counted(asked, asked.before)];
  const cube = by === 'UNIT' ? undefined : by === 'TERRITORY' ? 'PLACE' : 'CATEGORY';
  const [counts, grouped, trend, days, open] = await Promise.all([
    countsOf(parts, viewer, metricKeySchema.options, [period, before]),
    cube && countsOf(parts, viewer, [metric], [period, before], cube),
    trendOf(parts, viewer, asked, query),
    spreadOf(parts, viewer, asked, unit),
    openOf(parts, viewer, asked, unit),
  ]);
  const metrics = metricKeySchema.options.map((key) => ({
    key,
    now: metricFigure(key, counts(key, 0), unit),
    before: metricFigure(key, counts(key, 1), unit),
    better: METRICS[key].better,
  }));
  const parted = grouped ?? counts;
  const order = by === 'CATEGORY' ? subjectSchema.options : viewer.units;
  const shown = metrics.find(({ key }) => key === 'avgHandlingDays')?.now.state === 'SHOWN';
  return {
    asOf: addDays(asked.end, -1),
    kind: asked.kind,
    period: viewOf(asked.period),
    before: viewOf(asked.before),
    scope: viewer.scope,
    smallCell: SMALL_CELL,
    metrics,
    days: shown ? days : null,
    open,
    metric,
    trend,
    by,
    groups: [...groupsOf(organisation, { metric, by, unitId: unit, order }, parted(metric, 0), parted(metric, 1))],
    contest: viewer.scope === 'COUNTY' && unit === undefined ? contestOf(organisation, counts) : null,
    units: viewer.units.flatMap((unitId) => {
      const name = organisation.unit(unitId)?.name;
      return name ? [{ unitId, name }] : [];
    }),
  };
}
