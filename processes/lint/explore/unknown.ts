/**
 * Values that the exploration does not know. An unknown value stands for whatever the real one would be and says where it came
 * from: `⟦claimGroups.handler⟧`. It is a JSON string, so that the real core carries it like any other value; no real value
 * begins with that bracket. A question mark says that it may also be null.
 */
import type { JsonObject, JsonValue } from '../../../engine/core/json.ts';

const OPEN = '⟦';
const CLOSE = '⟧';

export const unknown = (path: string, nullable = false): string => `${OPEN}${path}${nullable ? '?' : ''}${CLOSE}`;

/** A text that stands for an unknown value. */
export type Token = string & { readonly standsForUnknown: true };

export const isUnknown = (value: JsonValue | undefined): value is Token =>
  typeof value === 'string' && value.startsWith(OPEN);

export const mayBeNull = (token: string): boolean => token.endsWith(`?${CLOSE}`);

/** Where it came from: a variable, a member of one, an item of a list, or an expression in parentheses. */
export const pathOf = (token: string): string => token.slice(OPEN.length, mayBeNull(token) ? -2 : -1);

export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether an unknown value is anywhere inside. */
export function hasUnknown(value: JsonValue | undefined): boolean {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).some(hasUnknown);
  return isObject(value) ? Object.values(value).some(hasUnknown) : isUnknown(value);
}

/** The value with the unknown ones that have become known in the place of their tokens. */
export function substitute(value: JsonValue, known: ReadonlyMap<string, JsonValue>): JsonValue {
  if (known.size === 0) return value;
  if (isUnknown(value)) return known.has(value) ? known.get(value)! : value;
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map((each) => substitute(each, known));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, substitute(each, known)]));
}
