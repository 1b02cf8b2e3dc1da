/** Lengths of clocks in calendar days, so that they can be compared. */
import { createClocks } from '../../../domain/clocks/createClocks.ts';
import type { ClockRule } from '../../../domain/clocks/port.ts';
import { clockRules } from '../../../domain/clocks/rules.ts';
import { clockKeySchema, type ClockKey } from '../../../domain/schema/codes.ts';

export const DAY_MS = 86_400_000;

const clocks = createClocks();
/** The newest row of each key. */
const newest = new Map<ClockKey, ClockRule>(clockRules.map((rule) => [rule.key, clocks.rule(rule.key, '9999-12-31')]));

/** Working days as calendar days without public holidays, months and years at their longest: the comparison is lenient. */
const DAYS_OF: Readonly<Record<ClockRule['unit'], (length: number) => number>> = {
  CD: (days) => days,
  WD: (days) => Math.ceil((days * 7) / 5),
  M: (months) => months * 31,
  Y: (years) => years * 366,
};

export const clockRule = (key: ClockKey): ClockRule => {
  const rule = newest.get(key);
  if (!rule) throw new Error(`no rule for clock ${key}`);
  return rule;
};

export const clockDays = (key: ClockKey): number => {
  const { unit, length } = clockRule(key);
  return DAYS_OF[unit](length);
};

/** A key of `dueDates`: a clock, or HANDLE for the handling clock in force, whose longest is that of R1 art. 34. */
export function dueKey(name: string): ClockKey | null {
  const parsed = clockKeySchema.safeParse(name === 'HANDLE' ? 'HANDLE_31_6' : name);
  return parsed.success ? parsed.data : null;
}
