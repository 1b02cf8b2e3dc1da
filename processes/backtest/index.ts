/** Backtesting a draft on closed cases. */
export { backtest, choicesFor, type BacktestModel, type BacktestOptions } from './backtest.ts';
export type { History } from './history.ts';
export type {
  BacktestResult,
  BacktestRow,
  BacktestSummary,
  ElementPasses,
  Ended,
  NotReplayableRow,
  ReplayedRow,
} from './result.ts';
export type { Basis } from './agenda.ts';
