/** The clock arithmetic behind clocks/port.ts: rules, a calendar and the office's zone in, pure functions out. */
import { DateTime } from 'luxon';
import type { ClockKey } from '../schema/codes.ts';
import type { Instant, LocalDate } from '../schema/time.ts';
import { addWorkingDays, nextWorkingDay, stateCouncilCalendar, type WorkingCalendar } from './calendar.ts';
import { addDays, addMonths, daysBetween } from './dates.ts';
import { daysOf } from './countedDays.ts';
import type { ClockRule, Clocks, DueDate } from './port.ts';
import { clockRules } from './rules.ts';

/** Days past due at which DT-07 has something new to say. */
const THRESHOLDS = [-10, -3, 0, 4, 8, 16, 31];

export interface ClockOptions {
  readonly rules?: readonly ClockRule[];
  readonly calendar?: WorkingCalendar;
  /** IANA zone in which days begin and end. Throws when the zone is unknown. */
  readonly zone?: string;
}

/** Clocks for one office. */
export function createClocks(options: ClockOptions = {}): Clocks {
  const { rules = clockRules, calendar = stateCouncilCalendar, zone = 'Asia/Shanghai' } = options;
  if (!DateTime.utc().setZone(zone).isValid) throw new Error(`unknown time zone ${zone}`);

  const midnight = (on: LocalDate) => DateTime.fromISO(on, { zone });
  const localDate = (now: number) => iso(DateTime.fromMillis(now, { zone }).toISODate());
  /** The instant at which day `on` begins, as an instant in UTC. */
  const startOf = (on: LocalDate) => iso(midnight(on).toUTC().toISO());
  const daysPastDue = (dueOn: LocalDate, now: number) => daysBetween(dueOn, localDate(now)) - 1;

  /** The row in force on the day; before the first row, the first: an old fact is measured by the oldest rule we know. */
  const rule = (key: ClockKey, on: LocalDate): ClockRule => {
    const versions = rules.filter((r) => r.key === key).sort((a, b) => a.validFrom.localeCompare(b.validFrom));
    const found = versions.findLast((r) => r.validFrom <= on) ?? versions[0];
    if (!found) throw new Error(`no rule for clock ${key}`);
    return found;
  };

  const counted = (r: ClockRule, startsOn: LocalDate): LocalDate => {
    switch (r.unit) {
      case 'CD':
        return addDays(startsOn, r.length);
      case 'WD':
        return addWorkingDays(calendar, startsOn, r.length);
      case 'M':
        return addMonths(startsOn, r.length);
      case 'Y':
        return addMonths(startsOn, 12 * r.length);
    }
  };

  /** Where the count stands after the rule's length, after the days added to it, and on the due day. */
  const count = (key: ClockKey, startsOn: LocalDate, extraDays: number) => {
    const r = rule(key, startsOn);
    const rolls = r.roll === 'NEXT_WORKING_DAY';
    const lengthEnd = counted(r, startsOn);
    const end = addDays(lengthEnd, extraDays);
    const dueOn = rolls ? nextWorkingDay(calendar, end) : end;
    const due: DueDate = {
      dueOn,
      dueAt: iso(midnight(addDays(dueOn, 1)).toISO({ suppressMilliseconds: true })),
      ruleVersion: rolls || r.unit === 'WD' ? `${r.version}+${calendar.version}` : r.version,
    };
    return { rule: r, lengthEnd, end, due };
  };

  return {
    rule,
    due: (key, startsOn, extraDays = 0) => count(key, startsOn, extraDays).due,
    explain: (key, startsOn, extraDays = 0, paused = []) => {
      const { due, ...steps } = count(key, startsOn, extraDays);
      const days = daysOf(calendar, { ...steps, startsOn, extraDays, dueOn: due.dueOn, paused });
      return { ...due, ...steps, startsOn, extraDays, days };
    },
    nextCheck: (dueOn, startsOn, now) => {
      const dayAfter = addDays(dueOn, 1);
      const days = THRESHOLDS.map((t) => addDays(dayAfter, t)).filter((day) => day > startsOn);
      return days.map(startOf).find((at) => Date.parse(at) > now) ?? null;
    },
    daysPastDue,
    localDate,
    addDays,
    daysBetween,
    dueSoon: (startsOn, dueOn, now) => {
      const left = daysBetween(localDate(now), dueOn);
      return left >= 0 && left < Math.max(3, Math.ceil(daysBetween(startsOn, dueOn) / 5));
    },
    isWorkingDay: (on) => calendar.isWorkingDay(on),
  };
}

/** luxon types an ISO text as nullable for invalid dates; days reach this file validated, so null is a bug. */
function iso(text: string | null): Instant {
  if (text === null) throw new Error('not a date');
  return text;
}
