/** Comparing JSON values; a difference is a sentence. */

/** JSON text with the names of every object in order, so that equal values have equal texts. */
const canonical = (value: unknown): string | undefined =>
  JSON.stringify(value, (_name, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export function differencesOf(what: string, expected: unknown, found: unknown): readonly string[] {
  const [wanted, seen] = [canonical(expected), canonical(found)];
  return wanted === seen ? [] : [`${what}: expected ${String(wanted)}, found ${String(seen)}`];
}

/** With `anyOrder` compared as bags. */
export const differencesInOrder = (
  what: string,
  expected: readonly string[],
  found: readonly string[],
  anyOrder = false,
): readonly string[] =>
  anyOrder ? differencesOf(what, [...expected].sort(), [...found].sort()) : differencesOf(what, expected, found);
