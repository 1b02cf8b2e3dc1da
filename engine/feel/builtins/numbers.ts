/** Rounding of Camunda's FEEL: a scale that may be absent, and `decimal` with a mode. */
import { builtin, type Builtin } from './define.ts';

type Round = (number: number) => number;

const awayFromZero: Round = (number) => Math.sign(number) * Math.ceil(Math.abs(number));
const halfAway: Round = (number) => Math.sign(number) * Math.floor(Math.abs(number) + 0.5);
const halfTowards: Round = (number) => Math.sign(number) * Math.ceil(Math.abs(number) - 0.5);
const halfEven: Round = (number) => {
  const floor = Math.floor(number);
  if (number - floor !== 0.5) return Math.round(number);
  return floor % 2 === 0 ? floor : floor + 1;
};

const MODES: Readonly<Record<string, Round>> = {
  UP: awayFromZero,
  DOWN: Math.trunc,
  CEILING: Math.ceil,
  FLOOR: Math.floor,
  HALF_UP: halfAway,
  HALF_DOWN: halfTowards,
  HALF_EVEN: halfEven,
};

export const NUMBERS: Readonly<Record<string, Builtin>> = {
  decimal: builtin(['n', 'scale', 'mode'], (n, scale, mode) => decimal(n, scale, mode)),
  floor: builtin(['n', 'scale'], (n, scale) => scaled(Math.floor, n, scale)),
  ceiling: builtin(['n', 'scale'], (n, scale) => scaled(Math.ceil, n, scale)),
  'round up': builtin(['n', 'scale'], (n, scale) => scaled(awayFromZero, n, scale)),
  'round down': builtin(['n', 'scale'], (n, scale) => scaled(Math.trunc, n, scale)),
  'round half up': builtin(['n', 'scale'], (n, scale) => scaled(halfAway, n, scale)),
  'round half down': builtin(['n', 'scale'], (n, scale) => scaled(halfTowards, n, scale)),
};

function decimal(n: unknown, scale: unknown, mode: unknown): unknown {
  if (typeof scale !== 'number') return null;
  const name = typeof mode === 'string' ? mode.toUpperCase() : 'HALF_EVEN';
  if (name === 'UNNECESSARY') return scaled(halfEven, n, scale) === n ? n : null;
  const round = MODES[name];
  return round === undefined ? null : scaled(round, n, scale);
}

/** Shifts the decimal point in the number's text, so that 1.005 is rounded as written and not as its double. */
function scaled(round: Round, n: unknown, scale: unknown = 0): unknown {
  const places = scale ?? 0;
  if (typeof n !== 'number' || typeof places !== 'number') return null;
  const result = shift(round(shift(n, places)), -places);
  return result === 0 ? 0 : result;
}

function shift(number: number, places: number): number {
  const [digits, exponent = '0'] = String(number).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
