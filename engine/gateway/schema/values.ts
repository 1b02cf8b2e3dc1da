/** Field types that many bodies share. Null means the same as leaving a field out, as the Java client needs. */
import { z } from 'zod';
import type { JsonObject } from '../../runtime/port.ts';

/** The one tenant there is. */
export const DEFAULT_TENANT = '<default>';

const KEY = /^-?\d{1,25}$/;

/** A key as text, or undefined when the value is none. Numbers are taken as long as they are exact. */
export function readKey(value: unknown): string | undefined {
  if (typeof value === 'string') return KEY.test(value) ? value : undefined;
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

/** Text of at least one character. */
export const text = z.string().min(1, 'must not be empty');

/** A JSON object such as variables, taken as it is: whatever was parsed from JSON is a JSON value already. */
export const jsonObject = z.custom<JsonObject>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__'),
  'expected an object',
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

/** A number of milliseconds, not negative. */
export const milliseconds = z.number().min(0);

/** Caller's mark on a command: accepted, as the clients send it, but nothing of it is kept. */
export const operationReference = optional(z.number().int().min(1));

/** Body of commands without a parameter of their own. */
export const emptyCommand = z.strictObject({ operationReference });

/** `{sourceElementId, targetElementId}`. */
export const elementMapping = z.strictObject({ sourceElementId: text, targetElementId: text });
