/** Which words two texts share, for marking them. Pure. */
import { findTerms, normalise } from '../../../../domain/duplicates/terms.ts';

export interface Piece {
  readonly text: string;
  readonly shared: boolean;
}

/** Pairs of characters are found in any two texts; only whole words and things are worth a mark. */
const telling = (text: string) => findTerms(text).filter(({ term }) => !term.text.startsWith('pair:'));

/** The text in pieces, marked where the other one says the same. A text whose characters normalising joins stays whole. */
export function markShared(text: string, other: string): readonly Piece[] {
  if (normalise(text).length !== text.length) return [{ text, shared: false }];
  const known = new Set(telling(other).map(({ term }) => term.text));
  const marks = new Array<boolean>(text.length).fill(false);
  for (const { at, length, term } of telling(text)) if (known.has(term.text)) marks.fill(true, at, at + length);
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    let end = at + 1;
    while (end < text.length && marks[end] === marks[at]) end += 1;
    pieces.push({ text: text.slice(at, end), shared: marks[at] === true });
    at = end;
  }
  return pieces;
}
