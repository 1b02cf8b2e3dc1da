/** Filter values of the API (a plain value, or an object of operators) as conditions on a row. */
import { z } from 'zod';
import type { Filter } from '../../runtime/port.ts';
import { hasNul, INSTANT_EXPECTED, KEY_EXPECTED, readInstant, readKey } from '../schema/values.ts';

type Scalar = string | number | boolean;
type Operator = '$eq' | '$neq' | '$exists' | '$in' | '$notIn' | '$like' | '$gt' | '$gte' | '$lt' | '$lte';

/** How the values of one kind of field are written and which operators it takes. */
export interface ValueKind {
  readonly expected: string;
  readonly operators: readonly Operator[];
  /** Values are upper case, patterns match in any casing. */
  readonly upperCase?: true;
  /** The value as rows hold it, or undefined when it is not of this kind. */
  read(value: unknown): Scalar | undefined;
}

const TEXT: readonly Operator[] = ['$eq', '$neq', '$exists', '$in', '$notIn', '$like'];
const ORDERED: readonly Operator[] = ['$eq', '$neq', '$exists', '$gt', '$gte', '$lt', '$lte', '$in'];

export const stringKind: ValueKind = {
  expected: 'expected a string',
  operators: TEXT,
  read: (value) => (typeof value === 'string' && !hasNul(value) ? value : undefined),
};
export const keyKind: ValueKind = {
  expected: KEY_EXPECTED,
  operators: ['$eq', '$neq', '$exists', '$in', '$notIn'],
  read: readKey,
};
export const integerKind: ValueKind = {
  expected: 'expected an integer',
  operators: ORDERED,
  read: (value) => (Number.isSafeInteger(value) ? (value as number) : undefined),
};
/** An instant kept as epoch ms. */
export const instantKind: ValueKind = { expected: INSTANT_EXPECTED, operators: ORDERED, read: readInstant };
/** An instant kept as ISO text in UTC. */
export const isoKind: ValueKind = {
  expected: INSTANT_EXPECTED,
  operators: ORDERED,
  read: (value) => {
    const ms = readInstant(value);
    return ms === undefined ? undefined : new Date(ms).toISOString();
  },
};
export const booleanKind: ValueKind = {
  expected: 'expected true or false',
  operators: ['$eq', '$neq', '$exists'],
  read: (value) => (typeof value === 'boolean' ? value : undefined),
};
/** JSON text, compared as the engine writes it: without spaces. */
export const jsonTextKind: ValueKind = {
  expected: 'expected JSON text as a string',
  operators: TEXT,
  read: (value) => {
    if (typeof value !== 'string' || hasNul(value)) return undefined;
    try {
      return JSON.stringify(JSON.parse(value));
    } catch {
      return value;
    }
  },
};
/** An enumeration in any casing. */
export const enumKind = (values: readonly string[]): ValueKind => ({
  expected: `expected one of ${values.join(', ')}`,
  operators: TEXT,
  upperCase: true,
  read: (value) => (typeof value === 'string' ? values.find((known) => known === value.toUpperCase()) : undefined),
});

const isOperators = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Makes the condition of one operator; `list` values come as arrays. */
export type MakeCondition = (operator: Operator, value: Scalar | readonly Scalar[]) => Filter;

const NAMES = { $eq: 'eq', $neq: 'neq', $gt: 'gt', $gte: 'gte', $lt: 'lt', $lte: 'lte' } as const;

/** Conditions on a column with one value. */
export const onColumn =
  (field: string): MakeCondition =>
  (operator, value) => {
    switch (operator) {
      case '$exists':
        return { field, op: 'exists', value: value as boolean };
      case '$in':
        return { field, op: 'in', value: value as readonly Scalar[] };
      case '$notIn':
        return { field, op: 'notIn', value: value as readonly Scalar[] };
      case '$like':
        return { field, op: 'like', value: value as string };
      default:
        return { field, op: NAMES[operator], value: value as Scalar };
    }
  };

/** Conditions on a column that is a list of texts: they ask whether any entry fits. */
export const onList =
  (field: string): MakeCondition =>
  (operator, value) => {
    const contains = (entry: string | readonly string[], like = false): Filter => ({
      field,
      op: 'contains',
      value: entry,
      like,
    });
    switch (operator) {
      case '$neq':
      case '$notIn':
        return { not: contains(value as string | readonly string[]) };
      case '$exists':
        return value === true ? contains('*', true) : { not: contains('*', true) };
      case '$like':
        return contains(value as string, true);
      default:
        return contains(value as string | readonly string[]);
    }
  };

/** Several conditions as one; undefined when there is none. */
export function every(conditions: readonly (Filter | null | undefined)[]): Filter | undefined {
  const given = conditions.filter((condition) => condition !== undefined && condition !== null);
  return given.length > 1 ? { all: given } : given[0];
}

type Report = (message: string, path: readonly string[]) => void;

function operand(
  kind: ValueKind,
  operator: Operator,
  value: unknown,
  report: Report,
): Scalar | readonly Scalar[] | undefined {
  if (operator === '$exists') {
    if (typeof value !== 'boolean') report('expected true or false', [operator]);
    return value as boolean;
  }
  if (operator === '$like') {
    if (typeof value !== 'string' || hasNul(value)) report('expected a pattern as a string', [operator]);
    return kind.upperCase ? String(value).toUpperCase() : (value as string);
  }
  const read = (single: unknown): Scalar => {
    const found = kind.read(single);
    if (found === undefined) report(kind.expected, [operator]);
    return found ?? '';
  };
  if (operator !== '$in' && operator !== '$notIn') return read(value);
  if (Array.isArray(value)) return value.map(read);
  report('expected a list', [operator]);
  return undefined;
}

function conditionOf(kind: ValueKind, make: MakeCondition, value: unknown, report: Report): Filter | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isOperators(value)) {
    const read = kind.read(value);
    if (read === undefined) report(kind.expected, []);
    else return make('$eq', read);
    return undefined;
  }
  const conditions: Filter[] = [];
  for (const [name, raw] of Object.entries(value)) {
    const operator = kind.operators.find((known) => known === name);
    if (!operator) report(`unknown operator; there are ${kind.operators.join(', ')}`, [name]);
    // The Java client sends null and empty lists for operators that were not used.
    else if (raw !== null && !(Array.isArray(raw) && raw.length === 0)) {
      const read = operand(kind, operator, raw, report);
      if (read !== undefined) conditions.push(make(operator, read));
    }
  }
  return every(conditions);
}

/** A filter field of the given kind; reads the API's value into a condition, undefined when it asks for nothing. */
export const condition = (kind: ValueKind, make: MakeCondition): z.ZodType<Filter | undefined> =>
  z
    .unknown()
    .transform((value, ctx) =>
      conditionOf(kind, make, value, (message, path) =>
        ctx.issues.push({ code: 'custom', message, path: [...path], input: value }),
      ),
    );
