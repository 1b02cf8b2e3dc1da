/** The words of the workbook, in both languages. */
import type { Figure, Grouping, StatisticsView } from '../../../../domain/schema/statisticsViews.ts';
import type { StatisticsLanguage } from '../../statisticsPorts.ts';

type Plain =
  | 'file'
  | 'overview'
  | 'trend'
  | 'parts'
  | 'contest'
  | 'period'
  | 'before'
  | 'asOf'
  | 'scope'
  | 'small'
  | 'metric'
  | 'now'
  | 'n'
  | 'd'
  | 'formula'
  | 'source'
  | 'median'
  | 'p90'
  | 'open'
  | 'openDays'
  | 'from'
  | 'yearBefore'
  | 'noPlace'
  | 'rank'
  | 'score'
  | 'gained'
  | 'handled';
export type WorkbookWords = Readonly<Record<Plain, string>> & {
  readonly state: Readonly<Record<Exclude<Figure['state'], 'SHOWN'>, string>>;
  readonly groups: Readonly<Record<Grouping, string>>;
  readonly scopes: Readonly<Record<StatisticsView['scope'], string>>;
};

export const workbookWords: Readonly<Record<StatisticsLanguage, WorkbookWords>> = {
  zh: {
    file: '统计',
    overview: '指标',
    trend: '走势',
    parts: '分项',
    contest: '动态比试',
    period: '统计期',
    before: '上期',
    asOf: '截至（含）',
    scope: '范围',
    scopes: { COUNTY: '全县', OWN_UNITS: '本单位承办的' },
    small: '少于 {{least}} 的数，以及能推算出它的数，不显示。',
    metric: '指标',
    now: '本期',
    n: '分子',
    d: '分母',
    formula: '算法',
    source: '依据',
    median: '办理天数中位数',
    p90: '办理天数 P90',
    open: '在办未答复的诉求',
    openDays: '在办平均天数',
    from: '起始日',
    yearBefore: '去年同期',
    noPlace: '未写明地点',
    rank: '名次',
    score: '得分',
    gained: '升降',
    handled: '应办结件数',
    state: { NONE: '无（分母为 0）', FEW: '过少，不显示', UNRECORDED: '尚无记录' },
    groups: { UNIT: '单位', TERRITORY: '属地', CATEGORY: '类别' },
  },
  en: {
    file: 'statistics',
    overview: 'Metrics',
    trend: 'Trend',
    parts: 'Parts',
    contest: 'Contest',
    period: 'Period',
    before: 'Period before',
    asOf: 'Up to and including',
    scope: 'Scope',
    scopes: { COUNTY: 'The whole county', OWN_UNITS: 'What the own units answer for' },
    small: 'Counts below {{least}}, and those that would give one back, are not shown.',
    metric: 'Metric',
    now: 'Period',
    n: 'Numerator',
    d: 'Denominator',
    formula: 'Formula',
    source: 'Source',
    median: 'Days, median',
    p90: 'Days, P90',
    open: 'Claims accepted and not answered yet',
    openDays: 'Their mean age in days',
    from: 'From',
    yearBefore: 'A year before',
    noPlace: 'No place named',
    rank: 'Rank',
    score: 'Points',
    gained: 'Ranks gained',
    handled: 'Opinions due',
    state: { NONE: 'none (nothing to divide by)', FEW: 'too few to show', UNRECORDED: 'not recorded yet' },
    groups: { UNIT: 'Unit', TERRITORY: 'Territory', CATEGORY: 'Subject' },
  },
};
