/** What the case core asks of domain/clocks. Created by createClocks(rules, calendar, zone); pure. */
import type { ClockKey } from '../schema/codes.ts';
import type { Instant, LocalDate } from '../schema/time.ts';

/** A rule of the catalogue (domain §3.1, DT-06). */
export interface ClockRule {
  readonly key: ClockKey;
  readonly name: { readonly zh: string; readonly en: string };
  readonly length: number;
  readonly unit: 'CD' | 'WD' | 'M' | 'Y';
  /** NEXT_WORKING_DAY only for rights of petitioners (lenient side); duties of organs never roll (strict side). [P], switch per key. */
  readonly roll: 'NONE' | 'NEXT_WORKING_DAY';
  /** Only REEXAM_DECIDE pauses, for a hearing (R1 art. 36). */
  readonly pause: 'NONE' | 'HEARING';
  readonly actor:
    | 'BUREAU'
    | 'UNIT'
    | 'PETITIONER'
    | 'REVIEW_ORGAN'
    | 'REEXAM_ORGAN'
    | 'OUTSIDE'
    | 'REVIEWER'
    | 'LEADER'
    | 'JOINT_CONFERENCE';
  readonly statutory: boolean;
  /** Article id such as R1-34, or P for a proposal. */
  readonly article: string;
  readonly validFrom: LocalDate;
  readonly version: string;
}

/** A due day with everything a deadline receipt shows. */
export interface DueDate {
  readonly dueOn: LocalDate;
  /** The instant the due day ends in the office's zone, offset form: 2026-05-18T00:00:00+08:00 for dueOn 2026-05-17. */
  readonly dueAt: Instant;
  readonly ruleVersion: string;
}

/** What a day of the calendar is. MAKE_UP = a weekend day made up for a holiday (调休). */
export type DayKind = 'WORKDAY' | 'MAKE_UP' | 'WEEKEND' | 'HOLIDAY';

/** One day of a time limit. `n` numbers the days that count; null for a day that does not. */
export interface CountedDay {
  readonly on: LocalDate;
  readonly kind: DayKind;
  /** Name of the holiday, or of the holiday that the day is made up for. */
  readonly name: { readonly zh: string; readonly en: string } | null;
  /** START = day 0; SKIPPED = a rest day under a rule in working days; PAUSED = excluded; ROLLED = after a last day that is a rest day. */
  readonly as: 'START' | 'COUNTED' | 'SKIPPED' | 'PAUSED' | 'ROLLED';
  readonly n: number | null;
}

/** How a due day comes about. */
export interface Explanation extends DueDate {
  readonly rule: ClockRule;
  readonly startsOn: LocalDate;
  readonly extraDays: number;
  /** The last day of the rule's own length. */
  readonly lengthEnd: LocalDate;
  /** The same with `extraDays`, before rolling to a working day. */
  readonly end: LocalDate;
  /** From day 0 to the due day, without a gap. */
  readonly days: readonly CountedDay[];
}

export interface Clocks {
  rule(key: ClockKey, on: LocalDate): ClockRule;
  /** Day 0 = startsOn; due at 24:00 of day N. `extraDays` adds calendar days (extension, excluded hearing days). */
  due(key: ClockKey, startsOn: LocalDate, extraDays?: number): DueDate;
  /** The same count as `due` with every day it passed. `paused`: excluded days, of which those are left out of the numbering that `extraDays` makes up for. */
  explain(key: ClockKey, startsOn: LocalDate, extraDays?: number, paused?: readonly LocalDate[]): Explanation;
  /** The next instant at which clock.check has something to say after `now` (DT-07 thresholds −10, −3, 0, then +4, +8, +16, +31 days past due); null when none is left. */
  nextCheck(dueOn: LocalDate, startsOn: LocalDate, now: number): Instant | null;
  /** Whole days past the due day: negative before it, 0 on the day after it ended up to 24 h. */
  daysPastDue(dueOn: LocalDate, now: number): number;
  localDate(now: number): LocalDate;
  addDays(on: LocalDate, days: number): LocalDate;
  /** Calendar days from a to b (b − a). */
  daysBetween(a: LocalDate, b: LocalDate): number;
  /** Last fifth of the clock, at least 3 days before it ends (DT-05, ux §3). */
  dueSoon(startsOn: LocalDate, dueOn: LocalDate, now: number): boolean;
  isWorkingDay(on: LocalDate): boolean;
}
