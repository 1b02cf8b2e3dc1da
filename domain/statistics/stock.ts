/** A stock: resolved in the period ÷ (there when it began + added in it). */
import type { Count } from './ratio.ts';

export interface Stock {
  /** Of all days before the period. */
  readonly before: { readonly added: number; readonly resolved: number };
  readonly within: { readonly added: number; readonly resolved: number };
}

export const stockCount = ({ before, within }: Stock): Count => ({
  n: within.resolved,
  d: before.added - before.resolved + within.added,
});
