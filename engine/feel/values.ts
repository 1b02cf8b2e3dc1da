/** FEEL values as JSON, and the order and equality of FEEL values. */
import {
  FeelDate,
  FeelDateTime,
  FeelDuration,
  FeelTime,
  duration,
  isFunction,
  isRange,
  parseDate,
  parseDateTime,
  parseTime,
} from 'feelin';
import type { JsonValue } from '../core/json.ts';

/** Thrown for a value that no variable can hold (a function, a range); caught where expressions are evaluated. */
export class NotJson extends Error {}

/** Half a character, as a text cut between its two surrogates has it: no database holds it, nor does UTF-8. */
const HALF = /\p{Surrogate}/gu;

/** Temporal values become ISO 8601 texts; a zone becomes its offset. Numbers that are not finite become null. */
export function toJson(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.replace(HALF, '\ufffd');
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (Array.isArray(value)) return value.map(toJson);
  if (value instanceof FeelDateTime) return zonedText(value);
  if (value instanceof FeelTime) return value.zone === null ? value.iso : `${plain(value)}${offsetText(value)}`;
  if (value instanceof FeelDate || value instanceof FeelDuration) return value.iso;
  if (isFunction(value) || typeof value === 'function') throw new NotJson('Its result is a function.');
  if (isRange(value)) throw new NotJson('Its result is a range.');
  if (typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key.replace(HALF, '\ufffd'), toJson(entry)]),
    );
  }
  throw new NotJson(`Its result is a ${typeof value}.`);
}

/** A date-time as variables hold it: with the offset of its zone, if it has one. */
export function zonedText(value: FeelDateTime): string {
  return value.zone === null ? value.iso : `${plain(value)}${offsetText(value)}`;
}

/** Date and time of day with seconds, without the zone. */
function plain(value: FeelDateTime | FeelTime): string {
  return value.unwrap().toString();
}

function offsetText(value: FeelDateTime | FeelTime): string {
  if (value.zone === 'Z' || value.zone === 'UTC') return 'Z';
  const seconds = Math.round(value['time offset']?.unwrap().total('seconds') ?? 0);
  const minutes = Math.abs(Math.trunc(seconds / 60));
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Milliseconds since 1970 of a date-time; without a zone it is read as UTC. */
export function epochOf(value: FeelDateTime): number {
  return value.unwrap().toZonedDateTime(zoneName(value.zone)).epochMilliseconds;
}

export function zoneName(zone: string | null): string {
  return zone === null || zone === 'Z' ? 'UTC' : zone;
}

/** Negative, zero or positive; null when the two have no order (different types, null). */
export function order(a: unknown, b: unknown): number | null {
  const [left, right] = [sortable(a), sortable(b)];
  if (left === null || right === null || left.kind !== right.kind) return null;
  if (left.key === right.key) return 0;
  return left.key < right.key ? -1 : 1;
}

interface Sortable {
  readonly kind: string;
  readonly key: number | string;
}

function sortable(value: unknown): Sortable | null {
  if (typeof value === 'number' || typeof value === 'string') return { kind: typeof value, key: value };
  if (value instanceof FeelDate) return { kind: 'date', key: Date.parse(`${value.iso}T00:00:00Z`) };
  if (value instanceof FeelDateTime)
    return { kind: value.zone === null ? 'local date-time' : 'date-time', key: epochOf(value) };
  if (value instanceof FeelTime)
    return { kind: value.zone === null ? 'local time' : 'time', key: millisecondsOf(value) };
  if (value instanceof FeelDuration) return durationKey(value);
  return null;
}

function millisecondsOf(time: FeelTime): number {
  const { hour, minute, second, millisecond } = time.unwrap();
  const offset = time.zone === null ? 0 : (time['time offset']?.unwrap().total('milliseconds') ?? 0);
  return ((hour * 60 + minute) * 60 + second) * 1000 + millisecond - offset;
}

function durationKey(value: FeelDuration): Sortable {
  const { years, months } = value.unwrap();
  return value.yearsMonths
    ? { kind: 'years and months', key: years * 12 + months }
    : { kind: 'days and time', key: value.unwrap().total('milliseconds') };
}

/** Deep equality of FEEL values; null equals null. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => same(item, b[index]));
  }
  if (sortable(a) !== null || sortable(b) !== null) return order(a, b) === 0;
  if (!isContext(a) || !isContext(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
}

export function isContext(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !isRange(value) &&
    !isFunction(value) &&
    sortable(value) === null
  );
}

/** A temporal value of the named FEEL type from its text, or null. */
export function temporalFrom(text: string, type: string): unknown {
  switch (type) {
    case 'date':
      return parseDate(text);
    case 'time':
      return parseTime(text);
    case 'date and time':
      return parseDateTime(text);
    case 'days and time duration':
    case 'years and months duration':
      return duration(text);
    default:
      return null;
  }
}

/** The FEEL name of a value's type. */
export function typeNameOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (value instanceof FeelDate) return 'date';
  if (value instanceof FeelTime) return 'time';
  if (value instanceof FeelDateTime) return 'date and time';
  if (value instanceof FeelDuration) return value.yearsMonths ? 'years and months duration' : 'days and time duration';
  if (Array.isArray(value)) return 'list';
  if (isRange(value)) return 'range';
  if (isFunction(value)) return 'function';
  return typeof value === 'object' ? 'context' : typeof value;
}
