/** Every day that a time limit passes, with what it is and how it counts. Pure. */
import type { LocalDate } from '../schema/time.ts';
import type { WorkingCalendar } from './calendar.ts';
import { addDays, daysBetween } from './dates.ts';
import type { ClockRule, CountedDay, DayKind } from './port.ts';
import { stateCouncilYear, type TableDay } from './yearTable.ts';

interface Count {
  readonly rule: ClockRule;
  readonly startsOn: LocalDate;
  readonly lengthEnd: LocalDate;
  readonly end: LocalDate;
  readonly dueOn: LocalDate;
  readonly extraDays: number;
  readonly paused: readonly LocalDate[];
}

const tables = new Map<number, ReadonlyMap<LocalDate, TableDay>>();
function tableDay(on: LocalDate): TableDay | undefined {
  const year = Number(on.slice(0, 4));
  const known = tables.get(year) ?? new Map(stateCouncilYear(year).map((day) => [day.on, day]));
  tables.set(year, known);
  return known.get(on);
}

function kindOf(calendar: WorkingCalendar, on: LocalDate): DayKind {
  const weekend = [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay());
  if (calendar.isWorkingDay(on)) return weekend ? 'MAKE_UP' : 'WORKDAY';
  // A weekend day that the table names is a day of that holiday.
  return weekend && tableDay(on)?.working !== false ? 'WEEKEND' : 'HOLIDAY';
}

/** A name only where the table and the calendar in force say the same of the day: the office may have changed it. */
function nameOf(kind: DayKind, on: LocalDate): TableDay['name'] | null {
  const day = tableDay(on);
  return day && day.working === (kind === 'MAKE_UP' || kind === 'WORKDAY') ? day.name : null;
}

/** From day 0 to the due day. */
export function daysOf(calendar: WorkingCalendar, count: Count): readonly CountedDay[] {
  const { rule, startsOn, lengthEnd, end, dueOn, extraDays } = count;
  const inside = new Set(count.paused.filter((on) => on > startsOn && on <= end));
  // Excluded days are left out of the numbering only where they are what the limit was lengthened by.
  const paused = inside.size === extraDays ? inside : new Set<LocalDate>();
  const days: CountedDay[] = [];
  let n = 0;
  for (let ahead = 0; ahead <= daysBetween(startsOn, dueOn); ahead += 1) {
    const on = addDays(startsOn, ahead);
    const kind = kindOf(calendar, on);
    const as = ((): CountedDay['as'] => {
      if (ahead === 0) return 'START';
      if (on > end) return 'ROLLED';
      if (paused.has(on)) return 'PAUSED';
      // Days that were added to working days are calendar days.
      return rule.unit === 'WD' && on <= lengthEnd && !calendar.isWorkingDay(on) ? 'SKIPPED' : 'COUNTED';
    })();
    if (as === 'COUNTED') n += 1;
    days.push({ on, kind, name: nameOf(kind, on), as, n: as === 'START' ? 0 : as === 'COUNTED' ? n : null });
  }
  return days;
}
