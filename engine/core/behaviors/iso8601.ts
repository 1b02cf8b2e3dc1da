/** ISO 8601 durations, dates and repetitions, as timers use them. Calendar units are counted in UTC. */

export interface Duration {
  readonly sign: 1 | -1;
  readonly years: number;
  readonly months: number;
  readonly days: number;
  /** Weeks, hours, minutes and seconds together. */
  readonly milliseconds: number;
}

const DURATION =
  /^([+-])?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d{1,9})?)S)?)?$/;

/** Null when the text is not an ISO 8601 duration. */
export const parseDuration = (text: string): Duration | null => {
  const match = DURATION.exec(text.trim());
  if (!match || /[PT]$/.test(text.trim())) return null;
  const number = (index: number): number => Number((match[index] ?? '0').replace(',', '.'));
  return {
    sign: match[1] === '-' ? -1 : 1,
    years: number(2),
    months: number(3),
    days: number(4) * 7 + number(5),
    milliseconds: Math.round((number(6) * 3600 + number(7) * 60 + number(8)) * 1000),
  };
};

/** The instant (epoch ms) that lies a duration after another; a month's end stays a month's end. */
export const addDuration = (instant: number, duration: Duration): number => {
  const { sign } = duration;
  const months = sign * (duration.years * 12 + duration.months);
  let base = instant;
  if (months !== 0) {
    const date = new Date(instant);
    const day = date.getUTCDate();
    date.setUTCDate(1);
    date.setUTCMonth(date.getUTCMonth() + months);
    const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
    date.setUTCDate(Math.min(day, lastDay));
    base = date.getTime();
  }
  return base + sign * (duration.days * 86_400_000 + duration.milliseconds);
};

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?(\[[^\]]+\])?$/;

/** Epoch ms of a date-time with offset (UTC without one), or null. A bracketed zone after an offset is ignored. */
export const parseInstant = (text: string): number | null => {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const plain = text
    .trim()
    .replace(/\[[^\]]+\]$/, '')
    .replace(/(\.\d{3})\d+/, '$1');
  const value = Date.parse(match[3] ? plain : `${plain}Z`);
  return Number.isNaN(value) ? null : value;
};

/** `R3/PT1H`, `R/PT1H`, `R2/2026-05-01T00:00:00Z/PT1H`: repetitions (-1 = endless), optional start, interval text. */
export const parseCycle = (text: string): { repetitions: number; start: number | null; interval: string } | null => {
  const parts = text.trim().split('/');
  const match = /^R(\d*)$/.exec(parts[0] ?? '');
  if (!match || parts.length < 2 || parts.length > 3) return null;
  const interval = parts[parts.length - 1]!;
  if (!parseDuration(interval)) return null;
  const start = parts.length === 3 ? parseInstant(parts[1]!) : null;
  if (parts.length === 3 && start === null) return null;
  return { repetitions: match[1] === '' ? -1 : Number(match[1]), start, interval };
};
