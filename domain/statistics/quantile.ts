/** Quantiles of values that come many times. Pure. */

/** The least value that at least the share `q` of all are not above; null of none. */
export function quantile(
  values: readonly { readonly value: number; readonly count: number }[],
  q: number,
): number | null {
  const rising = values.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
  const rank = Math.ceil(q * rising.reduce((sum, { count }) => sum + count, 0));
  let passed = 0;
  for (const { value, count } of rising) if ((passed += count) >= rank) return value;
  return null;
}
