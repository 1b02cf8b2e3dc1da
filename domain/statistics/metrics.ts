/** Every metric of domain §6, and what it is made of. */
import type { MetricKey } from '../schema/statisticsViews.ts';
import type { Measure } from './measures.ts';

/**
 * RATE n ÷ d of a measure · DAYS its mean in days · STOCK of leaders' matters · RUNS of the monthly review · NONE: nothing is recorded yet
 * that it could be worked out from, and nothing is made up.
 */
export type Making =
  | { readonly kind: 'RATE' | 'DAYS'; readonly measure: Measure }
  | { readonly kind: 'STOCK' | 'RUNS' | 'NONE' };

export interface Metric {
  readonly making: Making;
  /** Which way is better; null = neither, it only tells how the work is made up. */
  readonly better: 'UP' | 'DOWN' | null;
}

const rate = (measure: Measure, better: Metric['better']): Metric => ({ making: { kind: 'RATE', measure }, better });
const none = (better: Metric['better']): Metric => ({ making: { kind: 'NONE' }, better });

export const METRICS: Readonly<Record<MetricKey, Metric>> = {
  timelyAcceptRate: rate('NOTICE', 'UP'),
  onTimeCloseRate: rate('CLOSE', 'UP'),
  avgHandlingDays: { making: { kind: 'DAYS', measure: 'DAYS' }, better: 'DOWN' },
  firstTimeResolveRate: rate('FIRST', 'UP'),
  repeatRate: rate('REPEAT', 'DOWN'),
  satisfaction: rate('RATED', 'UP'),
  participation: rate('INVITED', 'UP'),
  leaderOwnedResolveRate: { making: { kind: 'STOCK' }, better: 'UP' },
  preCheckPassRate: rate('PRECHECK', 'UP'),
  reviewDefectRate: rate('DEFECT', 'DOWN'),
  redoRate: rate('REDO', 'DOWN'),
  redoOnTimeRate: rate('REDO_TIME', 'UP'),
  reviewUpheldRate: rate('REVIEW_UPHELD', null),
  reviewOverturnRate: rate('REVIEW_OVERTURN', null),
  divertRate: rate('DIVERT', null),
  cadenceCompliance: { making: { kind: 'RUNS' }, better: 'UP' },
  backlogResolveRate: none('UP'),
  gridSelfSettleRate: none('UP'),
  affairMix: none(null),
  clueToCaseRate: none(null),
  suggestionReplyRate: none('UP'),
  adoptRate: none('UP'),
  proc7dRate: none('UP'),
  proc3mRate: none('UP'),
  specialSchoolExit: none(null),
  proposalAdoption: none('UP'),
};

/** A number of days; every other metric is a share. */
export const inDays = (metric: MetricKey): boolean => METRICS[metric].making.kind === 'DAYS';
