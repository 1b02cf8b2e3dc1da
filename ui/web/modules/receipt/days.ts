/** The days of a receipt as a calendar in weeks and as a list of like days. Pure. */
import type { DeadlineReceipt, ReceiptDay } from '../../../../domain/schema/deadlineViews.ts';
import { addDays, daysBetween } from '../../../../domain/clocks/dates.ts';

export interface PlacedDay extends ReceiptDay {
  /** 0 = the first part of the sum, 1 = the extension that follows it. */
  readonly part: number;
}

/** Every day once: the last day of a part is not the start of the next one again. */
export const allDays = (receipt: Pick<DeadlineReceipt, 'parts'>): readonly PlacedDay[] =>
  receipt.parts.flatMap(({ days }, part) => days.slice(part === 0 ? 0 : 1).map((day) => ({ ...day, part })));

/** 0 = Monday. */
export const weekdayOf = (on: string): number => (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;

export interface Placed {
  readonly day: PlacedDay;
  /** Of the grid, from 0. */
  readonly week: number;
  readonly weekday: number;
}

/** Weeks are columns, weekdays rows. */
export function placed(days: readonly PlacedDay[]): readonly Placed[] {
  const [first] = days;
  if (!first) return [];
  const monday = addDays(first.on, -weekdayOf(first.on));
  return days.map((day) => ({
    day,
    week: Math.floor(daysBetween(monday, day.on) / 7),
    weekday: weekdayOf(day.on),
  }));
}

export interface Run {
  readonly from: PlacedDay;
  readonly to: PlacedDay;
}

const sameKind = (a: PlacedDay, b: PlacedDay): boolean =>
  a.kind === b.kind && a.as === b.as && a.part === b.part && a.name?.zh === b.name?.zh;

/** Neighbouring days that are alike, as one line of the list. */
export function runsOf(days: readonly PlacedDay[]): readonly Run[] {
  const runs: Run[] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && sameKind(last.to, day)) runs[runs.length - 1] = { from: last.from, to: day };
    else runs.push({ from: day, to: day });
  }
  return runs;
}

export const countOf = (days: readonly PlacedDay[], kind: ReceiptDay['kind'], as?: ReceiptDay['as']): number =>
  days.filter((day) => day.as !== 'START' && day.kind === kind && (as === undefined || day.as === as)).length;
