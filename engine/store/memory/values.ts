/** Values of row fields as both stores compare and order them. */
import { normalizeInstant, type ColumnKind } from '../columns.ts';
import type { CursorValue, Filter } from '../port.ts';

type Comparable = string | number | boolean | bigint | null;
type Comparison = Extract<Filter, { readonly op: 'eq' | 'neq' | 'gt' | 'gte' | 'lt' | 'lte' }>;
type Membership = Extract<Filter, { readonly op: 'in' | 'notIn' }>;

const KEY_TEXT = /^-?\d{1,18}$/;

/** A stored value in comparable form: keys as numbers, JSON as its text. */
export const comparable = (value: unknown, kind: ColumnKind): Comparable => {
  if (kind === 'json') return JSON.stringify(value ?? null);
  if (value === null || value === undefined) return null;
  if (kind === 'key') return BigInt(value as string);
  return value as string | number | boolean;
};

/** A value of a filter in the form of that kind of column; undefined = no stored value can be equal to it. */
export const operand = (value: string | number | boolean, kind: ColumnKind): Exclude<Comparable, null> | undefined => {
  switch (kind) {
    case 'key':
      return KEY_TEXT.test(String(value)) ? BigInt(value) : undefined;
    case 'int':
    case 'ms':
      return typeof value !== 'boolean' && Number.isFinite(Number(value)) ? Number(value) : undefined;
    case 'bool':
      return typeof value === 'boolean' ? value : undefined;
    case 'iso':
      return normalizeInstant(String(value));
    default:
      return String(value);
  }
};

const compare = (a: Exclude<Comparable, null>, b: Exclude<Comparable, null>): number => (a < b ? -1 : a > b ? 1 : 0);

const isMembership = (filter: Comparison | Membership): filter is Membership =>
  filter.op === 'in' || filter.op === 'notIn';

/** A missing value is not equal to any, so `neq` and `notIn` are true for it and every other operator false. */
export const meets = (value: Comparable, kind: ColumnKind, filter: Comparison | Membership): boolean => {
  if (isMembership(filter)) {
    const found = value !== null && filter.value.some((each) => operand(each, kind) === value);
    return filter.op === 'in' ? found : !found;
  }
  const wanted = operand(filter.value, kind);
  const order = value === null || wanted === undefined ? undefined : compare(value, wanted);
  if (filter.op === 'neq') return order !== 0;
  if (order === undefined) return false;
  if (filter.op === 'eq') return order === 0;
  if (filter.op === 'gt') return order > 0;
  if (filter.op === 'gte') return order >= 0;
  return filter.op === 'lt' ? order < 0 : order <= 0;
};

/** `*` and `?` as wildcards, `\` as escape. */
export const likeExpression = (pattern: string): RegExp => {
  const source = pattern.replace(/\\([\s\S])|[\s\S]/g, (char, escaped: string | undefined) => {
    if (escaped !== undefined) return escaped.replace(/[^\w]/gu, '\\$&');
    if (char === '*') return '[\\s\\S]*';
    if (char === '?') return '[\\s\\S]';
    return char.replace(/[\^$.*+?()[\]{}|\\/-]/g, '\\$&');
  });
  return new RegExp(`^${source}$`);
};

/** Ascending, nulls last. */
export const ascending = (a: Comparable, b: Comparable): number => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return compare(a, b);
};

/** A value as it travels in a cursor. */
export const cursorValue = (value: unknown, kind: ColumnKind): CursorValue => {
  const found = comparable(value, kind);
  return typeof found === 'bigint' ? found.toString() : found;
};

/** A cursor's value in comparable form. */
export const fromCursor = (value: CursorValue, kind: ColumnKind): Comparable =>
  value === null ? null : kind === 'key' ? BigInt(value) : value;
