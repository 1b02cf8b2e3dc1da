/** What the statistics page asks and is answered. Counts of merged matters, claims or contacts as each metric says; rates from 0 to 1. */
import { z } from 'zod';
import { unitIdSchema } from './ids.ts';
import { localDateSchema, monthSchema } from './time.ts';

/** The metrics of domain §6, in the order of the page. */
export const metricKeySchema = z.enum([
  'timelyAcceptRate',
  'onTimeCloseRate',
  'avgHandlingDays',
  'firstTimeResolveRate',
  'repeatRate',
  'satisfaction',
  'participation',
  'leaderOwnedResolveRate',
  'preCheckPassRate',
  'reviewDefectRate',
  'redoRate',
  'redoOnTimeRate',
  'reviewUpheldRate',
  'reviewOverturnRate',
  'divertRate',
  'cadenceCompliance',
  'backlogResolveRate',
  'gridSelfSettleRate',
  'affairMix',
  'clueToCaseRate',
  'suggestionReplyRate',
  'adoptRate',
  'proc7dRate',
  'proc3mRate',
  'specialSchoolExit',
  'proposalAdoption',
]);
export type MetricKey = z.infer<typeof metricKeySchema>;

export const periodKindSchema = z.enum(['WEEK', 'MONTH', 'QUARTER', 'YEAR']);
export type PeriodKind = z.infer<typeof periodKindSchema>;

export const groupingSchema = z.enum(['UNIT', 'TERRITORY', 'CATEGORY']);
export type Grouping = z.infer<typeof groupingSchema>;

/** Years of four digits that a calendar knows what to do with. */
const CALENDAR_YEAR = /^[12]/;
const calendarMonth = monthSchema.regex(CALENDAR_YEAR);
/** Ten years: what a month-by-month answer is read for. */
const MOST_MONTHS = 120;
/** Months since the year 0, of a month or of a day in it. */
export const monthNumber = (month: string): number => 12 * Number(month.slice(0, 4)) + Number(month.slice(5, 7));

/** Either whole months from one to another, or the week, month, quarter or year with a day; without a day, the last one. */
export const statisticsQuerySchema = z
  .object({
    kind: periodKindSchema.default('MONTH'),
    on: localDateSchema.regex(CALENDAR_YEAR).optional(),
    from: calendarMonth.optional(),
    to: calendarMonth.optional(),
    by: groupingSchema.default('UNIT'),
    metric: metricKeySchema.default('onTimeCloseRate'),
    unit: unitIdSchema.optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    message: 'The first and the last month go together.',
  })
  .refine(
    ({ from, to }) => {
      const months = from === undefined || to === undefined ? 0 : monthNumber(to) - monthNumber(from);
      return months >= 0 && months < MOST_MONTHS;
    },
    { path: ['to'], message: 'The last month is not before the first one, nor ten years after it.' },
  );
/** The same, and the language of the file. */
export const statisticsExportQuerySchema = statisticsQuerySchema.safeExtend({
  lang: z.enum(['zh', 'en']).default('zh'),
});
export type StatisticsQuery = z.infer<typeof statisticsQuerySchema>;

const name = z.strictObject({ zh: z.string(), en: z.string() });
const unit = z.strictObject({ unitId: unitIdSchema, name });
const whole = z.number().int();

/**
 * SHOWN with all three numbers · NONE: the denominator is 0 · FEW: too few to be shown, or it would give another such figure back ·
 * UNRECORDED: nothing is recorded yet that it could be worked out from.
 */
const figure = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('SHOWN'), n: z.number(), d: z.number(), value: z.number() }),
  z.strictObject({ state: z.enum(['NONE', 'FEW', 'UNRECORDED']) }),
]);
export type Figure = z.infer<typeof figure>;

/** `to` is the last day of it. */
const periodView = z.strictObject({ from: localDateSchema, to: localDateSchema });
export type PeriodView = z.infer<typeof periodView>;

const metricView = z.strictObject({
  key: metricKeySchema,
  now: figure,
  /** The period before. */
  before: figure,
  better: z.enum(['UP', 'DOWN']).nullable(),
});
export type MetricView = z.infer<typeof metricView>;

const groupRow = z.strictObject({
  /** Unit, or code of a subject; null = of matters that name no place. */
  id: z.string().nullable(),
  /** Name of a unit; null for a subject, which the page names, and for no place. */
  name: name.nullable(),
  now: figure,
  before: figure,
});
export type GroupRow = z.infer<typeof groupRow>;

const contestRow = unit.extend({
  rank: whole,
  /** Ranks gained since the period before; null = it was not ranked then. */
  gained: whole.nullable(),
  /** Out of 100. */
  score: z.number(),
  /** In the order of the terms. */
  inputs: z.array(figure),
  /** Opinions that were due. */
  handled: whole,
});
export type ContestRow = z.infer<typeof contestRow>;

export const statisticsViewSchema = z.strictObject({
  /** The last day that is counted: yesterday. */
  asOf: localDateSchema,
  kind: periodKindSchema,
  period: periodView,
  before: periodView,
  /** COUNTY: all that the county's bureau took in; OWN_UNITS: what the person's own units answer for. */
  scope: z.enum(['COUNTY', 'OWN_UNITS']),
  /** Counts below this are not shown. */
  smallCell: whole,
  metrics: z.array(metricView),
  /** Beside the mean of the days; null = too few or none. */
  days: z.strictObject({ median: z.number(), p90: z.number() }).nullable(),
  /** Claims accepted and not answered by `asOf`, and their mean age in days; null = too few or none. */
  open: z.strictObject({ claims: whole, days: z.number() }).nullable(),
  metric: metricKeySchema,
  trend: z.array(z.strictObject({ from: localDateSchema, now: figure, yearBefore: figure.nullable() })),
  by: groupingSchema,
  groups: z.array(groupRow),
  /** Null for who does not see the whole county, and beside a filter: units are compared whole. */
  contest: z.strictObject({ least: whole, rows: z.array(contestRow), unranked: whole }).nullable(),
  /** Units that one may choose. */
  units: z.array(unit),
});
export type StatisticsView = z.infer<typeof statisticsViewSchema>;
