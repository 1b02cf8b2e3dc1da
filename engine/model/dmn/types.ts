/** Types of inputs and outputs (`typeRef`). JSON has no dates, so texts become what the column says. */
import { temporalFrom, typeNameOf } from '../../feel/values.ts';
import { DecisionFailed } from './failure.ts';

const KINDS: Readonly<Record<string, string>> = {
  string: 'string',
  boolean: 'boolean',
  number: 'number',
  integer: 'number',
  long: 'number',
  double: 'number',
  date: 'date',
  time: 'time',
  dateTime: 'date and time',
  'date and time': 'date and time',
  dayTimeDuration: 'days and time duration',
  yearMonthDuration: 'years and months duration',
};

/** The value as its column wants it; null fits every type. Throws DecisionFailed for another type. */
export function typed(value: unknown, type: string | null, what: string): unknown {
  const kind = type === null ? undefined : KINDS[type];
  if (kind === undefined || value === null || value === undefined) return value ?? null;
  const converted = typeof value === 'string' ? (temporalFrom(value, kind) ?? value) : value;
  const found = typeNameOf(converted);
  if (found === kind) return converted;
  throw new DecisionFailed(`${what} should be of type '${type}', but is of type '${found}'.`);
}
