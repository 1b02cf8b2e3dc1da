/** JSON in one spelling only (RFC 8785 for what statements hold), so that a signature can be checked from printed text. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/** Keys sorted by code unit, no spaces. Throws on a number that JSON.stringify would write in another way elsewhere. */
export function canonical(value: Plain): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new Error('A statement holds whole numbers only');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${(value as readonly Plain[]).map(canonical).join(',')}]`;
  const entries = Object.entries(value as Readonly<Record<string, Plain>>).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}
