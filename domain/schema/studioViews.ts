/** What the studio's API answers beyond the things themselves (studio.ts). */
import type { FileVersion, MovePlan, MovePreviewRow, CheckReport } from './studio.ts';
import type { Instant } from './time.ts';

export interface StudioWords {
  readonly zh: string;
  readonly en: string;
}

/** One thing wrong with a draft. */
export interface DraftProblem {
  /** Null when it is about the file. */
  readonly elementId: string | null;
  /** OPEN: not decided, so an approver takes it on by name. */
  readonly severity: 'ERROR' | 'WARNING' | 'OPEN';
  readonly rule: string;
  readonly message: StudioWords;
  readonly article: string | null;
}
/** Answer of a request for review; also `current` of its refusals LAW_VIOLATED and DRAFT_HAS_ERRORS. */
export interface Checked {
  readonly report: CheckReport;
  readonly problems: readonly DraftProblem[];
}

/** Answer of a save. */
export interface DraftSaved {
  readonly rev: number;
  readonly savedAt: Instant;
  readonly lockedUntil: Instant;
}
/** `current` of the refusals REV_OUT_OF_DATE and LOCK_TAKEN of a save: what stands there now, and what both began from. */
export interface SaveConflict {
  readonly rev: number;
  readonly state: string;
  readonly content: string;
  readonly savedBy: { readonly userId: string; readonly name: string };
  /** Content at the rev that was sent; null for one that never was. */
  readonly base: string | null;
}

export interface RunningVersion {
  readonly version: number;
  readonly definitionKey: string;
  readonly hash: string;
  readonly state: FileVersion['state'];
  readonly count: number;
  readonly elements: readonly { readonly elementId: string; readonly active: number; readonly incidents: number }[];
}

/** The dry run of a move. */
export interface MovePreview {
  readonly mapping: MovePlan['mapping'];
  /** Source elements at which cases stand and that go nowhere. */
  readonly unmapped: readonly string[];
  readonly total: number;
  readonly movable: number;
  readonly refused: number;
  readonly items: readonly MovePreviewRow[];
  readonly asOf: Instant;
}

/** A process to start from. */
export interface Template {
  readonly template: string;
  readonly name: StudioWords;
  readonly explanation: StudioWords;
}
