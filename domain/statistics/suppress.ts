/** Small cells (domain §5, rules 3 and 4): a count below the least one is not shown, nor what would give it back. Pure. */

/** Counts below this are not shown [P]. */
export const SMALL_CELL = 5;

/**
 * Which of the parts of a shown total stay hidden. A part is hidden when it counts more than nothing and less than `least`. One hidden part
 * would be the total less the others, and two that make 2 would be 1 each: the next smallest parts are hidden too, until at least two are
 * hidden and they make at least `least` together, or all are. `already`: hidden for another reason, which asks for company too.
 */
export function hiddenParts(
  parts: readonly number[],
  least: number,
  already: ReadonlySet<number> = NONE,
): ReadonlySet<number> {
  const smallestFirst = parts
    .flatMap((count, at) => (count > 0 ? [{ count, at, kept: already.has(at) || count < least }] : []))
    .sort((a, b) => Number(b.kept) - Number(a.kept) || a.count - b.count);
  const hidden = new Set<number>();
  let together = 0;
  for (const { count, at, kept } of smallestFirst) {
    const enough = hidden.size === 0 || (hidden.size > 1 && together >= least);
    if (!kept && enough) break;
    hidden.add(at);
    together += count;
  }
  return hidden;
}

/** The same of a table, row by row, where the totals of its rows and of its columns are shown. */
export function hiddenCells(table: readonly (readonly number[])[], least: number): readonly ReadonlySet<number>[] {
  const columns = Math.max(0, ...table.map((row) => row.length));
  let hidden: readonly ReadonlySet<number>[] = table.map(() => NONE);
  for (let count = -1, next = 0; next !== count;) {
    count = next;
    const byRow = table.map((row, at) => hiddenParts(row, least, hidden[at]));
    const byColumn = Array.from({ length: columns }, (_, column) =>
      hiddenParts(
        table.map((row) => row[column] ?? 0),
        least,
        new Set(byRow.flatMap((row, at) => (row.has(column) ? [at] : []))),
      ),
    );
    hidden = table.map((row, at) => new Set(row.flatMap((_, column) => (byColumn[column]?.has(at) ? [column] : []))));
    next = hidden.reduce((sum, { size }) => sum + size, 0);
  }
  return hidden;
}

const NONE: ReadonlySet<number> = new Set();
