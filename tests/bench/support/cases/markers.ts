/**
 * What differs between a model matter and its copies stands in its rows as a marker. A row becomes pieces of text with slots between
 * them, and a copy is written by filling the slots.
 */
import { COUNTIES, countyPart, HANDLING, TOWNS, unitPart, personPart, HANDLERS } from './county.ts';

/** Fixed slots; a slot from DAY_SLOT on is a day, counted from the model's first. */
export const SLOTS = [
  'head', // first part of the ids of the matter
  'task', // number that the keys of its tasks begin with
  'county',
  'unit', // handles it
  'town', // where it happened
  'person', // handler of that unit
  'number', // public number
  'petitioner', // key of the petitioner
  'name',
  'phone',
  'address',
  'text',
  'subject',
] as const;
export type Slot = (typeof SLOTS)[number];
const slotOf = (slot: Slot): number => SLOTS.indexOf(slot);
/** Days from here on; a model lives for less than DAYS days and knows no day before its first but the day itself. */
export const DAY_SLOT = 1_000;
const DAYS = 700;

/** Markers, in an order in which none hides in another. Ids have to look like ids, subjects like subjects. */
export const COUNTY = 'bbbbbbbb-bbbb';
export const UNIT = 'aaaaaa';
export const TOWN = 'cccccc';
export const PERSON = 'dddddd';
export const numberOf = (model: number): string => `云信〔模${String(model).padStart(3, '0')}〕`;
export const PETITIONER = 'petitioner-of-the-model';
export const [NAME, PHONE, ADDRESS, TEXT] = ['测试名', '测试电话', '测试住址', '测试来件'];
export const SUBJECT = 'SERVICE_YEARS';
/** First day of every model, a Monday. */
export const FIRST_DAY = '2026-03-02';
const FIRST_MS = Date.parse(FIRST_DAY);
const DAY_MS = 86_400_000;

export const headOf = (model: number): string => `eeeeeeee-${model.toString(16).padStart(4, '0')}`;
/** Keys of tasks and flow instances: ten digits of eight, three of the model, two of the task. */
export const taskKeyOf = (model: number, n: number): string =>
  `8888888888${String(model).padStart(3, '0')}${String(n).padStart(2, '0')}`;

const fixed: readonly (readonly [string, Slot])[] = [
  [COUNTY, 'county'],
  [UNIT, 'unit'],
  [TOWN, 'town'],
  [PERSON, 'person'],
  [PETITIONER, 'petitioner'],
  [NAME, 'name'],
  [PHONE, 'phone'],
  [ADDRESS, 'address'],
  [TEXT, 'text'],
  [SUBJECT, 'subject'],
];
const slotByMarker = new Map(fixed.map(([marker, slot]) => [marker, slotOf(slot)]));
const PATTERN = new RegExp(
  [
    ...fixed.map(([marker]) => marker),
    'eeeeeeee-[0-9a-f]{4}',
    '云信〔模\\d{3}〕',
    '8888888888\\d{3}',
    '20\\d\\d-\\d\\d-\\d\\d',
  ].join('|'),
  'g',
);

/** Text, slot, text, slot, …, text. */
export type Pieces = readonly (string | number)[];

export function piecesOf(text: string): Pieces {
  const pieces: (string | number)[] = [];
  let from = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [marker] = match;
    const day = marker.startsWith('20') ? (Date.parse(marker) - FIRST_MS) / DAY_MS : null;
    // A day outside of the model's life is part of something else, e.g. the version of a rule.
    if (day !== null && !(day >= 0 && day < DAYS)) continue;
    pieces.push(text.slice(from, match.index));
    if (day !== null) pieces.push(DAY_SLOT + day);
    else if (marker.startsWith('eeeeeeee')) pieces.push(slotOf('head'));
    else if (marker.startsWith('云信')) pieces.push(slotOf('number'));
    else pieces.push(marker.startsWith('8888888888') ? slotOf('task') : (slotByMarker.get(marker) ?? 0));
    from = match.index + marker.length;
  }
  return [...pieces, text.slice(from)];
}

const days = new Map<number, string>();
/** A day by its number since 1970. */
export function dayText(day: number): string {
  const known = days.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  days.set(day, text);
  return text;
}
export const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

/** What stands in the slots of one copy. */
export interface Filling {
  readonly values: readonly string[];
  /** Number of its first day. */
  readonly firstDay: number;
}

export function filled(pieces: Pieces, { values, firstDay }: Filling): string {
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') text += piece;
    else text += piece >= DAY_SLOT ? dayText(firstDay + piece - DAY_SLOT) : values[piece]!;
  }
  return text;
}

/** The parts of ids for a copy, by numbers drawn from 0 on. */
export const placeOf = (county: number, unit: number, town: number, person: number) => ({
  county: countyPart((county % COUNTIES) + 1),
  unit: unitPart(HANDLING.from + (unit % (HANDLING.to - HANDLING.from + 1))),
  town: unitPart(TOWNS.from + (town % (TOWNS.to - TOWNS.from + 1))),
  person: personPart((person % HANDLERS) + 1),
});
