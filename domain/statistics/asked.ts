/** What is asked of the statistics, and the stretches of days that it means. Pure. */
import { addDays, addMonths } from '../clocks/dates.ts';
import { monthNumber, type PeriodKind, type StatisticsQuery } from '../schema/statisticsViews.ts';
import type { LocalDate } from '../schema/time.ts';
import { cutAt, periodOf, trendOf, yearBefore, type Period } from './periods.ts';

export interface Asked {
  /** The step of the trend. */
  readonly kind: PeriodKind;
  /** Whole periods, as they are named. */
  readonly period: Period;
  readonly before: Period;
  /** Oldest first, each with the same a year before. */
  readonly trend: readonly { readonly now: Period; readonly yearBefore: Period | null }[];
  /** The first day that is not counted: today. */
  readonly end: LocalDate;
}

const monthsOf = ({ from, to }: Period): number => monthNumber(to) - monthNumber(from);

/** Months from one to another, else the period with the day; without a day the last that has a day that is over. */
function stretchOf({ from, to, kind, on }: StatisticsQuery, yesterday: LocalDate): [PeriodKind, Period, Period] {
  if (from === undefined || to === undefined) {
    const period = periodOf(kind, on ?? yesterday);
    return [kind, period, periodOf(kind, period.from, -1)];
  }
  const period = { from: `${from}-01`, to: addMonths(`${to}-01`, 1) };
  return ['MONTH', period, { from: addMonths(period.from, -monthsOf(period)), to: period.from }];
}

/** `today` in the office's zone. */
export function askedOf(query: StatisticsQuery, today: LocalDate): Asked {
  const [kind, period, before] = stretchOf(query, addDays(today, -1));
  const trend = trendOf(kind, addDays(period.to, -1)).map((now) => ({ now, yearBefore: yearBefore(kind, now) }));
  return { kind, period, before, trend, end: today };
}

export const counted = (asked: Asked, period: Period): Period => cutAt(period, asked.end);
