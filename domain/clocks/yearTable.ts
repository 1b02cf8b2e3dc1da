/** The State Council's table of one year, as the npm package carries it: days that are not what their weekday says. */
import chineseDays from 'chinese-days';
import type { LocalDate } from '../schema/time.ts';
import { addDays } from './dates.ts';

export interface TableDay {
  readonly on: LocalDate;
  readonly working: boolean;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Empty for a year whose table has not appeared yet (it does about November of the year before). */
export function stateCouncilYear(year: number): readonly TableDay[] {
  const days: TableDay[] = [];
  for (let on = `${String(year)}-01-01`; on.startsWith(String(year)); on = addDays(on, 1)) {
    const { name, work } = chineseDays.getDayDetail(on);
    // A day of the table is called "Spring Festival,春节,4"; any other by its weekday.
    const [en, zh] = name.split(',');
    if (en !== undefined && zh !== undefined) days.push({ on, working: work, name: { zh, en } });
  }
  return days;
}
