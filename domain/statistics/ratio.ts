/** What was counted. */
export interface Count {
  readonly n: number;
  readonly d: number;
}
export const NOTHING: Count = { n: 0, d: 0 };

export const plus = (a: Count, b: Count): Count => ({ n: a.n + b.n, d: a.d + b.d });

/** n ÷ d; null without a denominator: neither 0 nor 100 % would be true. */
export const ratio = ({ n, d }: Count): number | null => (d === 0 ? null : n / d);
