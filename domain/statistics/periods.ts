/** Weeks from Monday, months, quarters and years as stretches of local days: from the first day up to the day after the last. */
import { addDays, addMonths } from '../clocks/dates.ts';
import type { LocalDate } from '../schema/time.ts';
import type { PeriodKind } from '../schema/statisticsViews.ts';

export interface Period {
  readonly from: LocalDate;
  /** The first day that is not in it. */
  readonly to: LocalDate;
}

const MONTHS: Readonly<Record<Exclude<PeriodKind, 'WEEK'>, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };
/** How many periods make a year; null = it is one. */
const A_YEAR: Readonly<Record<PeriodKind, number | null>> = { WEEK: 52, MONTH: 12, QUARTER: 4, YEAR: null };
export const TREND_PERIODS = 12;

function firstDay(kind: PeriodKind, day: LocalDate): LocalDate {
  if (kind === 'WEEK') return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  const [year = '', month = '01'] = day.split('-');
  const first = Math.floor((Number(month) - 1) / MONTHS[kind]) * MONTHS[kind] + 1;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

const shifted = (kind: PeriodKind, first: LocalDate, by: number): LocalDate =>
  kind === 'WEEK' ? addDays(first, 7 * by) : addMonths(first, MONTHS[kind] * by);

/** The period with this day in it, moved by `by` periods. */
export function periodOf(kind: PeriodKind, day: LocalDate, by = 0): Period {
  const from = shifted(kind, firstDay(kind, day), by);
  return { from, to: shifted(kind, from, 1) };
}

/** Twelve periods that end with the one of this day, oldest first. */
export const trendOf = (kind: PeriodKind, day: LocalDate): readonly Period[] =>
  Array.from({ length: TREND_PERIODS }, (_, n) => periodOf(kind, day, n + 1 - TREND_PERIODS));

/** The same a year before; null where the periods are years. */
export function yearBefore(kind: PeriodKind, { from }: Period): Period | null {
  const by = A_YEAR[kind];
  return by === null ? null : periodOf(kind, from, -by);
}

/** What of the period is before `end`, the first day that is not counted; empty when it had not begun. */
export const cutAt = ({ from, to }: Period, end: LocalDate): Period => ({
  from,
  to: to < end ? to : end < from ? from : end,
});
