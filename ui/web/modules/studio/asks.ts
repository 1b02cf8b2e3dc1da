/** What the studio's worker is asked, and what it answers. Plain JSON. */
import type { ClosedCase } from '../../../../domain/schema/studio.ts';
import type { BacktestResult } from '../../../../processes/backtest/index.ts';
import type { Problem } from '../../../../processes/lint/problems.ts';
import type { TrialFile } from '../../../../processes/play/index.ts';

/** The live files beside the draft: processes and tables by content, forms by id, which is all that is asked of them. */
export interface Surroundings {
  readonly files: readonly TrialFile[];
  readonly forms: readonly string[];
}

/** Sequence flows that each step of a counter-example takes, beside its words. */
export interface FoundProblem extends Omit<Problem, 'counterExample'> {
  readonly flows: readonly (readonly string[])[];
}
export interface Found {
  readonly problems: readonly FoundProblem[];
  /** Rules of law that hold on every path; the others are among the problems. */
  readonly proved: number;
  readonly rules: number;
  readonly states: number;
  readonly ms: number;
}

export interface ProblemsAsk {
  readonly kind: 'problems';
  readonly xml: string;
  readonly around: Surroundings;
}
export interface BacktestAsk {
  readonly kind: 'backtest';
  readonly cases: readonly ClosedCase[];
  readonly draft: TrialFile;
  readonly live: TrialFile;
  readonly around: Surroundings;
  readonly zone: string;
}
export type Ask = ProblemsAsk | BacktestAsk;
export interface Answers {
  readonly problems: Found;
  readonly backtest: BacktestResult;
}

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly all: number | null }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'failed'; readonly message: string };
