/** What a backtest says of one case and of all. Plain JSON, so that it crosses from a worker to the page. */
import type { ClosedCase } from '../../domain/schema/studio.ts';
import type { LocalDate } from '../../domain/schema/time.ts';
import type { Words } from '../describe/words.ts';
import type { History } from './history.ts';
import type { Basis } from './agenda.ts';

type OfCase = Pick<ClosedCase, 'publicNumber' | 'unitName' | 'subject' | 'dueOn'>;

/** How a case came out in one of the two models. */
export interface Ended {
  /** Day of the last answer that the law asks for (opinion served, diverted, refused …); without one, the day the flow ended. */
  readonly answeredOn: LocalDate;
  readonly endedOn: LocalDate;
  /** Calendar days after the due day; 0 = in time; null = the case has no due day. */
  readonly overdueDays: number | null;
  /** What the escalation table (DT-07) says of so many days; null when there is no table or nothing is overdue. */
  readonly escalation: string | null;
}

export interface ReplayedRow extends OfCase {
  readonly kind: 'REPLAYED';
  readonly samePath: boolean;
  /** First element that one of the two passes more often; null on the same path. */
  readonly firstDifference: string | null;
  readonly before: Ended;
  readonly after: Ended;
  /** Calendar days by which the answer comes later (negative: earlier). */
  readonly daysLater: number;
  /** In time as it was, overdue in the draft. */
  readonly breaches: boolean;
  /** Not supervised as it was, supervised or worse in the draft. */
  readonly escalates: boolean;
  /** Steps whose duration or outcome is not the case's own. */
  readonly estimated: readonly { readonly elementId: string; readonly basis: Basis }[];
}

export interface NotReplayableRow extends OfCase {
  readonly kind: 'NOT_REPLAYABLE';
  /** Whether already the live model does not do what the case did, or only the draft cannot. */
  readonly model: 'LIVE' | 'DRAFT';
  readonly elementId: string | null;
  readonly because: Words;
}

export type BacktestRow = ReplayedRow | NotReplayableRow;

/** Passes of an element over all replayed cases. */
export interface ElementPasses {
  readonly elementId: string;
  readonly before: number;
  readonly after: number;
  /** Cases that pass it in the draft. */
  readonly cases: number;
}

export interface BacktestSummary {
  readonly cases: number;
  readonly replayed: number;
  readonly notReplayable: number;
  readonly reasons: readonly { readonly because: Words; readonly count: number }[];
  readonly samePath: number;
  readonly otherPath: number;
  readonly earlier: number;
  readonly sameDay: number;
  readonly later: number;
  /** Median of `daysLater` over the later ones; null when there are none. */
  readonly medianDaysLater: number | null;
  readonly overdueBefore: number;
  readonly overdueAfter: number;
  readonly newlyOverdue: number;
  readonly newlyEscalated: number;
  /** Cases with at least one step that is not their own. */
  readonly withEstimates: number;
  /** Cases per number of days later, in rising order. */
  readonly histogram: readonly { readonly days: number; readonly count: number }[];
  /** Elements with another number of passes, the largest difference first. */
  readonly elements: readonly ElementPasses[];
}

export interface BacktestResult {
  readonly summary: BacktestSummary;
  /** In the order of the cases; none is left out. */
  readonly rows: readonly BacktestRow[];
  /** What estimates were made from; needed to play a single case again. */
  readonly history: History;
}
