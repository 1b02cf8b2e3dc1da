/** Working days: weekdays that are no public holiday, and weekend days made up for one (调休). */
import chineseDays from 'chinese-days';
import type { LocalDate } from '../schema/time.ts';
import { addDays } from './dates.ts';

/** A table of working days. Another one can be given when the State Council publishes the next year (about November). */
export interface WorkingCalendar {
  /** Stands in the rule version of every due date that was counted with this table. */
  readonly version: string;
  isWorkingDay(on: LocalDate): boolean;
}

/** The State Council's yearly arrangements as the npm package carries them; a year it does not know yet has plain weekends. */
export const stateCouncilCalendar: WorkingCalendar = {
  version: 'state-council',
  isWorkingDay: (on) => chineseDays.isWorkday(on),
};

/** The `n`-th working day after `on`; `on` itself is day 0. */
export function addWorkingDays(calendar: WorkingCalendar, on: LocalDate, n: number): LocalDate {
  let day = on;
  for (let left = n; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left--;
  }
  return day;
}

/** `on` if it is a working day, else the next one. */
export function nextWorkingDay(calendar: WorkingCalendar, on: LocalDate): LocalDate {
  let day = on;
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1);
  return day;
}
