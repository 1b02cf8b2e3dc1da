/** Bodies that are nearly right: a value changed in one place, or its text changed in one byte. */
import { gzipSync } from 'node:zlib';
import type { Random } from '../../../support/rounds.ts';

/** Stands for a value that JSON.stringify could not write; see `textOf`. */
const DEEP = '@deep@';
const DEPTH = 20_000;

const NAMES = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'a\0b',
  '枫桥',
  '$eq',
  'x'.repeat(5000),
  'filter',
  '0',
  'variables',
];

const ODD: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '',
  ' ',
  '0',
  '-1',
  '9'.repeat(25),
  '9'.repeat(26),
  'true',
  'NaN',
  '\0',
  '\ud800',
  '\u202e',
  'a\nb',
  "' or 1=1 --",
  '${x}',
  '%s%n',
  '../../etc',
  '=',
  '=(',
  '=1/0',
  '$now',
  '\\',
  '***',
  '9999-12-31T23:59:59.999Z',
  '0000-00-00T00:00:00Z',
  '2026-02-30T00:00:00Z',
  [],
  {},
  [[]],
  [null],
  [{}],
  { $eq: null },
  { $in: [] },
  { $in: [1, 'a', null] },
  { $like: '\\' },
  { $exists: 'yes' },
  { $gt: {} },
  { $or: [] },
  { ['__proto__']: { admin: true } },
  { length: 1e9 },
  'x'.repeat(100_000),
  Array.from({ length: 3000 }, () => 0),
  DEEP,
];

type Holder = Record<string, unknown>;
interface Place {
  readonly holder: Holder;
  readonly name: string;
}

const isHolder = (value: unknown): value is Holder => typeof value === 'object' && value !== null;

const placesIn = (value: unknown): Place[] =>
  isHolder(value) ? Object.keys(value).flatMap((name) => [{ holder: value, name }, ...placesIn(value[name])]) : [];

/** Set as an own field, whatever its name. */
const put = (holder: Holder, name: string, value: unknown): void =>
  void Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true });

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return Number(value);
  if (Array.isArray(value)) return Object.fromEntries(Object.entries(value));
  return isHolder(value) ? Object.values(value) : [value];
};

/** Changes the value in one place: a field too few, too many, of another type, or with an odd value. */
export function changed(value: unknown, random: Random): unknown {
  const copy = structuredClone(value);
  const places = placesIn(copy);
  if (places.length === 0) return random.pick(ODD);
  const { holder, name } = random.pick(places);
  random.pick([
    () => void delete holder[name],
    () => put(holder, name, random.pick(ODD)),
    () => put(holder, name, random.pick(ODD)),
    () => put(holder, name, other(holder[name])),
    () => put(holder, random.pick(NAMES), random.pick(ODD)),
  ])();
  return copy;
}

/** The JSON text of a value in which `DEEP` may stand. */
export const textOf = (value: unknown): string =>
  (JSON.stringify(value) ?? '').replaceAll(`"${DEEP}"`, () => `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`);

const spliced = (bytes: Buffer, at: number, ...more: readonly (Buffer | string)[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), ...more.map((part) => Buffer.from(part)), bytes.subarray(at)]);

/** Changes the bytes in one place, or all of them. */
export function spoiled(bytes: Buffer, random: Random): Buffer {
  const at = random.between(0, bytes.length);
  return random.pick<() => Buffer>([
    () => bytes.subarray(0, at),
    () => spliced(bytes, at, Buffer.from([random.between(0, 255)])),
    () => spliced(bytes, at, Buffer.from([0xff, 0xc0, 0xed, 0xa0, 0x80])),
    () => Buffer.from(bytes.toString().replace('{', '{"filter":1,"type":"a","filter":{},')),
    () => Buffer.concat([bytes, Buffer.from('}')]),
    () => Buffer.from(bytes.toString(), 'utf16le'),
    () => gzipSync(Buffer.alloc(1_000_000, 32)),
    () =>
      Buffer.from(random.pick(['null', '[]', '"x"', '1', 'NaN', "{'a':1}", '   ', '\uFEFF{}', '{"a":1e999}', '{,}'])),
  ])();
}
