/** Field types that many bodies share. Null means the same as leaving a field out, as the Java client needs. */
import { z } from 'zod';
import type { JsonObject } from '../../runtime/port.ts';

/** The one tenant there is. */
export const DEFAULT_TENANT = '<default>';

const KEY = /^-?\d{1,25}$/;
/** Every text of so many characters is in the range. */
const SURE_LENGTH = 18;

/** The API allows 25 digits; a key is a signed number of 64 bits, for the stores as for Zeebe. */
const isKey = (text: string): boolean =>
  KEY.test(text) && (text.length <= SURE_LENGTH || BigInt.asIntN(64, BigInt(text)) === BigInt(text));

/** A key as text, or undefined when the value is none. Numbers are taken as long as they are exact. */
export function readKey(value: unknown): string | undefined {
  if (typeof value === 'string') return isKey(value) ? value : undefined;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}

/** What `readKey` takes, in words. */
export const KEY_EXPECTED = 'expected a key (decimal digits as a string)';

/** An optional field; null counts as absent. */
export const optional = <T extends z.ZodType>(type: T) => type.nullish().transform((value) => value ?? undefined);

/** A key. */
export const key = z.unknown().transform((value, ctx): string => {
  const read = readKey(value);
  if (read !== undefined) return read;
  ctx.addIssue({ code: 'custom', message: value === undefined ? 'required' : KEY_EXPECTED });
  return z.NEVER;
});

/** What no text column can hold. */
export const hasNul = (value: string): boolean => value.includes('\0');

/** Any text. */
export const anyText = z.string().refine((value) => !hasNul(value), 'must not contain U+0000');

/** Text of at least one character. */
export const text = anyText.min(1, 'must not be empty');

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object such as variables, taken as it is: whatever was parsed from JSON is a JSON value already. */
export const jsonObject = z
  .custom<JsonObject>(isObject, 'expected an object')
  .refine(
    (value) => !Object.hasOwn(value, '__proto__') && !Object.keys(value).some(hasNul),
    'has a name that no variable can have',
  );

/** A tenant: only the default one. */
export const tenantId = optional(
  z.string().refine((value) => value === DEFAULT_TENANT, `the only tenant is '${DEFAULT_TENANT}'`),
);

/** An enumeration in any casing; `values` are upper case. */
export const caseless = <const T extends string>(values: readonly T[]) =>
  z.unknown().transform((value, ctx): T => {
    const found = typeof value === 'string' ? values.find((known) => known === value.toUpperCase()) : undefined;
    if (found !== undefined) return found;
    ctx.addIssue({ code: 'custom', message: `expected one of ${values.join(', ')}` });
    return z.NEVER;
  });

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)$/i;

/** Epoch ms of an ISO 8601 date-time with offset, or undefined. */
export function readInstant(value: unknown): number | undefined {
  if (typeof value !== 'string' || !INSTANT.test(value)) return undefined;
  const ms = Date.parse(value.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(ms) ? undefined : ms;
}

/** What `readInstant` takes, in words. */
export const INSTANT_EXPECTED = 'expected an ISO 8601 date-time with offset';

/** Longest lock, back-off or time to live, in ms: some three hundred years, which still gives an exact date. */
const LONGEST_MS = 1e13;
/** Longest time a request is held open, in ms: what a timer of Node can hold. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** A number of milliseconds, not negative. */
export const milliseconds = z.number().int().min(0).max(LONGEST_MS);

/** A number of milliseconds, at least one. */
export const duration = milliseconds.min(1);

/** How long a request may be held open, in ms; negative = not at all. Longer ones than can be are shortened. */
export const requestTimeout = optional(z.number().transform((ms) => Math.min(Math.trunc(ms), LONGEST_WAIT_MS)));

/** Retries of a job. */
export const retries = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** Caller's mark on a command: accepted, as the clients send it, but nothing of it is kept. */
export const operationReference = optional(z.number().int().min(1));

/** Body of commands without a parameter of their own. */
export const emptyCommand = z.strictObject({ operationReference });

/** `{sourceElementId, targetElementId}`. */
export const elementMapping = z.strictObject({ sourceElementId: text, targetElementId: text });
