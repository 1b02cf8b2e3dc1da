/** Arithmetic on local calendar days. A day has no zone here; only zone.ts turns days into instants. */
import type { LocalDate } from '../schema/time.ts';

const DAY_MS = 86_400_000;
const toDays = (on: LocalDate): number => Date.parse(`${on}T00:00:00Z`) / DAY_MS;
const fromDays = (days: number): LocalDate => new Date(days * DAY_MS).toISOString().slice(0, 10);

/** The day `days` calendar days after `on` (before it, when negative). */
export const addDays = (on: LocalDate, days: number): LocalDate => fromDays(toDays(on) + days);

/** Calendar days from a to b (b − a). */
export const daysBetween = (a: LocalDate, b: LocalDate): number => toDays(b) - toDays(a);

/** The same day of the month `months` later, or that month's last day when it has no such day. */
export function addMonths(on: LocalDate, months: number): LocalDate {
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}
