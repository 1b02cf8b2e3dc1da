/** Numbers that look drawn and are the same each time. */
import { subjectSchema } from '../../../../domain/schema/codes.ts';

export type Random = () => number;

/** mulberry32 */
export function seeded(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One of these by weight. */
export function pick<T extends { readonly weight: number }>(random: Random, of: readonly T[]): T {
  let left = random() * of.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of of) if ((left -= one.weight) < 0) return one;
  return of[of.length - 1]!;
}

export const SUBJECTS = subjectSchema.options;
