/** A stretch of days as few pieces: whole years, whole months, days. Sums of years and months are kept; days are added up when asked. */
import { addMonths } from '../clocks/dates.ts';
import type { LocalDate } from '../schema/time.ts';
import type { Period } from './periods.ts';

export interface Piece extends Period {
  /** Y a calendar year, M a calendar month, D any days. */
  readonly grain: 'Y' | 'M' | 'D';
}

const isFirst = (day: LocalDate, of: 'Y' | 'M'): boolean => day.endsWith(of === 'Y' ? '-01-01' : '-01');

/** In order, without gap or overlap; nothing for an empty stretch. */
export function piecesOf({ from, to }: Period): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let day = from; day < to;) {
    const last = pieces.at(-1);
    const grain =
      isFirst(day, 'Y') && addMonths(day, 12) <= to ? 'Y' : isFirst(day, 'M') && addMonths(day, 1) <= to ? 'M' : 'D';
    const nextMonth = addMonths(`${day.slice(0, 7)}-01`, 1);
    const until = grain === 'Y' ? addMonths(day, 12) : nextMonth < to ? nextMonth : to;
    if (grain === 'D' && last?.grain === 'D') pieces[pieces.length - 1] = { ...last, to: until };
    else pieces.push({ grain, from: day, to: until });
    day = until;
  }
  return pieces;
}
