/** The statistics as a workbook: figures with their formulas, trend, parts and contest. What the page hides is not in it either. */
import writeXlsxFile, { type Sheet } from 'write-excel-file/node';
import { codeNames } from '../../../../domain/schema/codeNames.ts';
import type { Figure, MetricKey, StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import { TERMS } from '../../../../domain/statistics/contest.ts';
import { METRIC_NAMES, termFigure, termName } from '../../../../domain/statistics/metricNames.ts';
import { inDays } from '../../../../domain/statistics/metrics.ts';
import type { StatisticsLanguage } from '../../statisticsPorts.ts';
import { workbookWords, type WorkbookWords } from './words.ts';

type Row = Sheet<never>['data'][number];

const head = (titles: readonly string[]): Row => titles.map((value) => ({ value, fontWeight: 'bold' as const }));
const SHARE = '0.0%';
const DAYS = '0.0';
const formatOf = (metric: MetricKey): string => (inDays(metric) ? DAYS : SHARE);

/** Value, numerator, denominator; words in the place of the value where there is none. */
function cells(figure: Figure | null, metric: MetricKey, words: WorkbookWords): Row {
  if (figure === null) return [null, null, null];
  if (figure.state !== 'SHOWN') return [words.state[figure.state], null, null];
  return [{ value: figure.value, format: formatOf(metric) }, figure.n, figure.d];
}

function overview(view: StatisticsView, language: StatisticsLanguage, words: WorkbookWords): Row[] {
  const { period, before, asOf } = view;
  return [
    [words.period, `${period.from} – ${period.to}`],
    [words.before, `${before.from} – ${before.to}`],
    [words.asOf, asOf],
    [words.scope, words.scopes[view.scope]],
    [words.small.replace('{{least}}', String(view.smallCell))],
    [],
    head([words.metric, words.now, words.n, words.d, words.before, words.n, words.d, words.formula, words.source]),
    ...view.metrics.map(({ key, now, before: then }): Row => {
      const { name, formula, source } = METRIC_NAMES[key];
      return [
        name[language],
        ...cells(now, key, words),
        ...cells(then, key, words),
        formula[language],
        source[language],
      ];
    }),
    [],
    ...(view.days ? [[words.median, view.days.median] as Row, [words.p90, view.days.p90] as Row] : []),
    ...(view.open
      ? [[words.open, view.open.claims] as Row, [words.openDays, { value: view.open.days, format: DAYS }] as Row]
      : []),
  ];
}

const trend = ({ metric, trend: points }: StatisticsView, words: WorkbookWords): Row[] => [
  head([words.from, words.now, words.n, words.d, words.yearBefore, words.n, words.d]),
  ...points.map(({ from, now, yearBefore }): Row => [
    from,
    ...cells(now, metric, words),
    ...cells(yearBefore, metric, words),
  ]),
];

function parts({ metric, by, groups }: StatisticsView, language: StatisticsLanguage, words: WorkbookWords): Row[] {
  const subjects: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = codeNames.subject;
  const nameOf = (id: string | null, name: { readonly zh: string; readonly en: string } | null): string =>
    id === null ? words.noPlace : ((name ?? (by === 'CATEGORY' ? subjects[id] : undefined))?.[language] ?? id);
  return [
    head([words.groups[by], words.now, words.n, words.d, words.before, words.n, words.d]),
    ...groups.map(({ id, name, now, before }): Row => [
      nameOf(id, name),
      ...cells(now, metric, words),
      ...cells(before, metric, words),
    ]),
  ];
}

const contest = (
  { rows }: NonNullable<StatisticsView['contest']>,
  language: StatisticsLanguage,
  words: WorkbookWords,
): Row[] => [
  head([
    words.rank,
    words.groups.UNIT,
    words.score,
    words.gained,
    ...TERMS.map((term) => `${termName(term)[language]} (${String(Math.round(term.weight * 100))})`),
    words.handled,
  ]),
  ...rows.map(({ rank, name, score, gained, inputs, handled }): Row => [
    rank,
    name[language],
    score,
    gained,
    ...TERMS.map((term, at) => {
      const figure = inputs[at];
      return cells(figure ? termFigure(term, figure) : null, term.metric, words)[0];
    }),
    handled,
  ]),
];

export async function workbookOf(view: StatisticsView, language: StatisticsLanguage): Promise<Buffer> {
  const words = workbookWords[language];
  const widths = (...characters: number[]) => characters.map((width) => ({ width }));
  const sheets = [
    {
      sheet: words.overview,
      data: overview(view, language, words),
      columns: widths(26, 24, 10, 10, 12, 10, 10, 60, 40),
    },
    { sheet: words.trend, data: trend(view, words), columns: widths(14, 14, 10, 10, 14, 10, 10) },
    { sheet: words.parts, data: parts(view, language, words), columns: widths(30, 14, 10, 10, 14, 10, 10) },
    ...(view.contest
      ? [{ sheet: words.contest, data: contest(view.contest, language, words), columns: widths(8, 30, 10, 10) }]
      : []),
  ];
  return writeXlsxFile(sheets).toBuffer();
}
