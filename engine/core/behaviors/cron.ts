/**
 * Six-field cron as in Camunda's timer cycles (seconds minutes hours day-of-month month day-of-week),
 * with the macros `@yearly @monthly @weekly @daily @hourly`; lists, ranges, steps and names. UTC.
 */

interface Field {
  readonly min: number;
  readonly max: number;
  readonly names: readonly string[];
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
const FIELDS: readonly Field[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: MONTHS },
  { min: 0, max: 7, names: DAYS },
];
const MACROS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 0 1 1 *',
  '@annually': '0 0 0 1 1 *',
  '@monthly': '0 0 0 1 * *',
  '@weekly': '0 0 0 * * 0',
  '@daily': '0 0 0 * * *',
  '@midnight': '0 0 0 * * *',
  '@hourly': '0 0 * * * *',
};

/** The allowed values of each of the six fields. */
export type Cron = readonly ReadonlySet<number>[];

const parseValue = (text: string, field: Field): number | null => {
  const named = field.names.indexOf(text.toUpperCase());
  if (named >= 0) return named + (field.names === MONTHS ? 1 : 0);
  return /^\d+$/.test(text) && Number(text) >= field.min && Number(text) <= field.max ? Number(text) : null;
};

const parseField = (text: string, field: Field): Set<number> | null => {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [range = '', stepText, ...more] = part.split('/');
    const step = stepText === undefined ? 1 : Number(stepText);
    if (more.length > 0 || !Number.isInteger(step) || step < 1) return null;
    let from: number | null = field.min;
    let to: number | null = field.max;
    if (range !== '*' && range !== '?') {
      const bounds = range.split('-');
      if (bounds.length > 2) return null;
      from = parseValue(bounds[0]!, field);
      to = bounds.length === 2 ? parseValue(bounds[1]!, field) : stepText === undefined ? from : field.max;
    }
    if (from === null || to === null || from > to) return null;
    for (let value = from; value <= to; value += step) values.add(field.names === DAYS ? value % 7 : value);
  }
  return values;
};

/** Null when the text is not such a cron expression. */
export const parseCron = (text: string): Cron | null => {
  const parts = (MACROS[text.trim()] ?? text.trim()).split(/\s+/);
  if (parts.length !== 6) return null;
  const fields = parts.map((part, index) => parseField(part, FIELDS[index]!));
  return fields.includes(null) ? null : (fields as ReadonlySet<number>[]);
};

/** The first matching instant (epoch ms) after the given one; null when there is none within eight years. */
export const nextCron = (cron: Cron, after: number): number | null => {
  const [seconds, minutes, hours, days, months, weekdays] = cron as [
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
    ReadonlySet<number>,
  ];
  const date = new Date(Math.floor(after / 1000) * 1000 + 1000);
  const limit = after + 8 * 366 * 86_400_000;
  while (date.getTime() <= limit) {
    if (!months.has(date.getUTCMonth() + 1)) date.setTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1));
    else if (!days.has(date.getUTCDate()) || !weekdays.has(date.getUTCDay()))
      date.setTime(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 1));
    else if (!hours.has(date.getUTCHours())) date.setTime((Math.floor(date.getTime() / 3_600_000) + 1) * 3_600_000);
    else if (!minutes.has(date.getUTCMinutes())) date.setTime((Math.floor(date.getTime() / 60_000) + 1) * 60_000);
    else if (!seconds.has(date.getUTCSeconds())) date.setTime(date.getTime() + 1000);
    else return date.getTime();
  }
  return null;
};
