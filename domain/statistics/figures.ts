/** What is shown of counts: all three numbers, or why not. Pure. */
import type { Figure } from '../schema/statisticsViews.ts';
import type { Count } from './ratio.ts';
import { hiddenCells, hiddenParts, SMALL_CELL } from './suppress.ts';

export const UNRECORDED: Figure = { state: 'UNRECORDED' };

/** `hidden`: it would give a small one back. */
export function figureOf({ n, d }: Count, hidden = false): Figure {
  if (d <= 0) return { state: 'NONE' };
  return hidden || d < SMALL_CELL ? { state: 'FEW' } : { state: 'SHOWN', n, d, value: n / d };
}

/** The parts of a shown total, with those hidden that could be worked out from it. */
export function figuresOf(parts: readonly Count[]): readonly Figure[] {
  const hidden = hiddenParts(
    parts.map(({ d }) => d),
    SMALL_CELL,
  );
  return parts.map((part, at) => figureOf(part, hidden.has(at)));
}

/** One row of a table whose totals of rows and columns are shown elsewhere. */
export function rowFigures(table: readonly (readonly Count[])[], row: number): readonly Figure[] {
  const hidden = hiddenCells(
    table.map((cells) => cells.map(({ d }) => d)),
    SMALL_CELL,
  );
  return (table[row] ?? []).map((cell, at) => figureOf(cell, hidden[row]?.has(at)));
}
