import type { Draft } from './draft.ts';

/** A part of the form shows the draft and changes it. */
export interface DraftPart {
  readonly draft: Draft;
  readonly change: (part: Partial<Draft>) => void;
}
