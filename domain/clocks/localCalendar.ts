/** The office's own days above another calendar: replaced as a whole when the administrator changes one, under a new version. */
import type { LocalDate } from '../schema/time.ts';
import type { WorkingCalendar } from './calendar.ts';

export interface LocalDay {
  readonly on: LocalDate;
  readonly working: boolean;
}

export interface LocalCalendar extends WorkingCalendar {
  /** Due dates counted before keep the version they were counted under. */
  load(days: readonly LocalDay[], version: number): void;
}

const working = (base: WorkingCalendar, days: readonly LocalDay[]) => {
  const own = new Map(days.map((day) => [day.on, day.working]));
  return (on: LocalDate): boolean => own.get(on) ?? base.isWorkingDay(on);
};
const named = (base: WorkingCalendar, days: readonly LocalDay[], version: number): string =>
  days.length === 0 ? base.version : `${base.version}+local-${String(version)}`;

/** A calendar of these days that never changes. */
export const withLocalDays = (base: WorkingCalendar, days: readonly LocalDay[], version: number): WorkingCalendar => ({
  version: named(base, days, version),
  isWorkingDay: working(base, days),
});

/** A calendar without days of its own until some are loaded. */
export function createLocalCalendar(base: WorkingCalendar): LocalCalendar {
  let current = withLocalDays(base, [], 0);
  return {
    get version() {
      return current.version;
    },
    isWorkingDay: (on) => current.isWorkingDay(on),
    load(days, version) {
      current = withLocalDays(base, days, version);
    },
  };
}
