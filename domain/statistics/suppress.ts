/** Small cells (domain §5, rules 3 and 4): a count below the least one is not shown, nor what would give it back. Pure. */

/** Counts below this are not shown [P]. */
export const SMALL_CELL = 5;

/**
 * Which of the parts of a shown total stay hidden. A part is hidden when it counts more than nothing and less than `least`. One hidden part
 * would be the total less the others, and two that make 2 would be 1 each: the next smallest parts are hidden too, until at least two are
 * hidden and they make at least `least` together, or all are.
 */
export function hiddenParts(parts: readonly number[], least: number): ReadonlySet<number> {
  const smallestFirst = parts
    .flatMap((count, at) => (count > 0 ? [{ count, at }] : []))
    .sort((a, b) => a.count - b.count);
  const hidden = new Set<number>();
  let together = 0;
  for (const { count, at } of smallestFirst) {
    const enough = hidden.size === 0 || (hidden.size > 1 && together >= least);
    if (count >= least && enough) break;
    hidden.add(at);
    together += count;
  }
  return hidden;
}
