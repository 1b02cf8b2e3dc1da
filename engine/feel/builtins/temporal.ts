/** Temporal functions; `now` and `today` tell the process time and never read the wall clock. */
import { FeelDate, FeelDateTime, FeelDuration, FeelTime, duration, parseDate, parseDateTime } from 'feelin';
import { epochOf, order, zoneName } from '../values.ts';
import { builtin, type Builtin, type Surroundings } from './define.ts';

/** `surroundings` is asked at each call, because compiled expressions outlive one moment. */
export function temporal(surroundings: () => Surroundings): Readonly<Record<string, Builtin>> {
  return {
    now: builtin([], () => inZone(surroundings().now, surroundings().zone)),
    today: builtin([], () =>
      parseDate(inZone(surroundings().now, surroundings().zone).unwrap().toPlainDate().toString()),
    ),
    'last day of month': builtin(['date'], (date) => lastDayOfMonth(date)),
    cycle: builtin(['repetitions', 'interval'], (repetitions, interval) => cycle(repetitions, interval)),
    'unix timestamp': builtin(['date'], (date) =>
      date instanceof FeelDateTime ? Math.floor(epochOf(date) / 1000) : null,
    ),
    _dateAndTime_: builtin(['date', 'time', 'from', 'timezone'], (date, time, from, timezone) =>
      dateAndTime(date ?? from, time ?? timezone),
    ),
    _yearsAndMonths_: builtin(['from', 'to'], (from, to) => yearsAndMonths(from, to)),
    _less_: builtin(['a', 'b'], (a, b) => compared(a, b, (result) => result < 0)),
    _lessOrEqual_: builtin(['a', 'b'], (a, b) => compared(a, b, (result) => result <= 0)),
  };
}

/** Different types and null have no order: null, so that a condition fails instead of being false. */
function compared(a: unknown, b: unknown, holds: (result: number) => boolean): boolean | null {
  const result = order(a, b);
  return result === null ? null : holds(result);
}

/** The date-time of an instant (epoch milliseconds) in a zone. */
export function inZone(epochMs: number, zone: string): FeelDateTime {
  const utc = new Date(epochMs).toISOString().replace(/\.000Z$/, 'Z');
  return zone === 'UTC' || zone === 'Z' ? mustParse(utc) : atZone(mustParse(utc), zone);
}

function atZone(value: FeelDateTime, zone: string): FeelDateTime {
  const instant = value.unwrap().toZonedDateTime(zoneName(value.zone));
  const local = instant.withTimeZone(zoneName(zone)).toPlainDateTime().toString();
  return mustParse(zone === 'Z' || /^[+-]/.test(zone) ? `${local}${zone}` : `${local}@${zone}`);
}

function mustParse(text: string): FeelDateTime {
  const value = parseDateTime(text);
  if (value === null) throw new Error(`'${text}' is not a date and time.`);
  return value;
}

function dateAndTime(date: unknown, second: unknown): unknown {
  if (typeof date === 'string') return parseDateTime(withZoneAsName(date));
  if (date instanceof FeelDateTime && typeof second === 'string') return atZone(date, second);
  if (!(date instanceof FeelDate || date instanceof FeelDateTime)) return null;
  const day = date instanceof FeelDate ? date.iso : date.unwrap().toPlainDate().toString();
  if (second instanceof FeelTime) return parseDateTime(`${day}T${second.iso}`);
  return date instanceof FeelDateTime && (second ?? null) === null ? date : null;
}

/** `+02:00[Europe/Berlin]` is the zone Europe/Berlin; the offset only repeats it. */
function withZoneAsName(text: string): string {
  return text.replace(/(Z|[+-]\d{2}:?\d{2})?\[([^\]]+)\]$/, '@$2');
}

function lastDayOfMonth(date: unknown): unknown {
  if (!(date instanceof FeelDate || date instanceof FeelDateTime)) return null;
  const day = date.unwrap();
  return parseDate(`${day.toString().slice(0, 8)}${day.daysInMonth}`);
}

/** The text of a timer cycle, as Zeebe makes it for timer events: `R3/PT1H`, without repetitions `R/PT1H`. */
function cycle(first: unknown, second: unknown): string | null {
  if (first instanceof FeelDuration) return `R/${first.iso}`;
  if (!(second instanceof FeelDuration)) return null;
  if (first === null) return `R/${second.iso}`;
  return typeof first === 'number' && Number.isInteger(first) ? `R${first}/${second.iso}` : null;
}

/** Whole months from one day to another; days that do not fill a month do not count. */
function yearsAndMonths(from: unknown, to: unknown): FeelDuration | null {
  const [first, last] = [plainDate(from), plainDate(to)];
  if (first === null || last === null) return null;
  const months = first.until(last, { largestUnit: 'months' }).months;
  const [years, rest] = [Math.trunc(Math.abs(months) / 12), Math.abs(months) % 12];
  return duration(`${months < 0 ? '-' : ''}P${years}Y${rest}M`);
}

function plainDate(value: unknown) {
  if (value instanceof FeelDate) return value.unwrap();
  return value instanceof FeelDateTime ? value.unwrap().toPlainDate() : null;
}
