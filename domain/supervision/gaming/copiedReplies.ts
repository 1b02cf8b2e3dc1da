/**
 * Replies that were copied from another petitioner's. Only hashes are compared, never words: a text becomes the set of its runs of five
 * characters, and of their hashes the 128 smallest stay (a bottom-k sketch). The share that two sketches have in common among the 128
 * smallest of both estimates the share of runs in common (Jaccard) with a standard error below 0.04. The words of the law, which are
 * the same by right, are left out by the caller: facts and opinion are compared, legal basis is not.
 */

const RUN = 5;
export const SKETCH = 128;
/** So alike that little more than a name, a date or a place was changed: each changed word breaks five runs [P]. */
export const ALIKE = 0.8;
/** A short sentence such as 「已修好，请查看」 is alike by nature. */
const SHORTEST = 60;
/** Smallest hashes that an index is asked by: at a likeness of 0.8 two texts share none of eight about once in 400,000. */
export const HEADS = 8;

/** Runs of five characters, without spaces, punctuation and digits; each once. */
export function runsOf(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(/[\s\p{P}\p{S}\p{N}]/gu, '');
  if (plain.length < SHORTEST) return [];
  return [...new Set(Array.from({ length: plain.length - RUN + 1 }, (_, at) => plain.slice(at, at + RUN)))];
}

/** The smallest hashes of a text, in order; empty for one too short to tell. */
export function sketchOf(text: string, hash: (run: string) => bigint): readonly bigint[] {
  return [...new Set(runsOf(text).map(hash))].sort((a, b) => (a < b ? -1 : 1)).slice(0, SKETCH);
}

/** Estimated share of runs in common, 0 to 1. */
export function likeness(a: readonly bigint[], b: readonly bigint[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [inA, inB] = [new Set(a), new Set(b)];
  const smallest = [...new Set([...a, ...b])].sort((x, y) => (x < y ? -1 : 1)).slice(0, SKETCH);
  return smallest.filter((one) => inA.has(one) && inB.has(one)).length / smallest.length;
}
