/** What a comparison says: each change with a number, an element to mark, and a sentence that needs no knowledge of BPMN. */
import type { Words } from '../describe/words.ts';

export type Aspect =
  | 'STEP'
  | 'WAY'
  | 'NAME'
  | 'KIND'
  | 'PEOPLE'
  | 'DUE'
  | 'TIMER'
  | 'PRIORITY'
  | 'FORM'
  | 'JOB'
  | 'DECISION'
  | 'CALLED'
  | 'SCRIPT'
  | 'MESSAGE'
  | 'SIGNAL'
  | 'ERROR'
  | 'ESCALATION'
  | 'INTERRUPTING'
  | 'LOOP'
  | 'LISTENER'
  | 'INPUT'
  | 'OUTPUT'
  | 'HEADER'
  | 'CONDITION'
  | 'DEFAULT_WAY'
  | 'PLACE'
  | 'NOTE'
  | 'RULE'
  | 'COLUMN'
  | 'TABLE'
  | 'FIELD'
  | 'REQUIRED'
  | 'OPTIONS'
  | 'OTHER';

export interface Change {
  /** From 1, in the order of the flow: the mark on the diagram. */
  readonly number: number;
  readonly kind: 'ADDED' | 'REMOVED' | 'CHANGED';
  readonly aspect: Aspect;
  readonly elementId: string;
  /** Other elements of the same change (the ways to and from a new step), marked with it. */
  readonly together: readonly string[];
  readonly title: Words;
  readonly detail: Words | null;
}

export interface ModelDiff {
  readonly changes: readonly Change[];
  /** What was only moved on the drawing; null when nothing was. */
  readonly layout: { readonly elementIds: readonly string[]; readonly words: Words } | null;
  /** What an approver wants to know is still as it was. */
  readonly unchanged: readonly Words[];
}

export type Unnumbered = Omit<Change, 'number'>;
export const numbered = (changes: readonly Unnumbered[]): readonly Change[] =>
  changes.map((change, index) => ({ number: index + 1, ...change }));
