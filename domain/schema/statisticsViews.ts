/** What the statistics page asks and is answered. Counts of merged matters, claims or contacts as each metric says; rates from 0 to 1. */
import { z } from 'zod';
import type { Name } from './eventNames.ts';
import type { UnitId } from './ids.ts';
import type { LocalDate } from './time.ts';

/** The metrics of domain §6, in the order of the page. */
export const metricKeySchema = z.enum([
  'timelyAcceptRate',
  'onTimeCloseRate',
  'avgHandlingDays',
  'firstTimeResolveRate',
  'repeatRate',
  'satisfaction',
  'participation',
  'leaderOwnedResolveRate',
  'preCheckPassRate',
  'reviewDefectRate',
  'redoRate',
  'redoOnTimeRate',
  'reviewUpheldRate',
  'reviewOverturnRate',
  'divertRate',
  'cadenceCompliance',
  'backlogResolveRate',
  'gridSelfSettleRate',
  'affairMix',
  'clueToCaseRate',
  'suggestionReplyRate',
  'adoptRate',
  'proc7dRate',
  'proc3mRate',
  'specialSchoolExit',
  'proposalAdoption',
]);
export type MetricKey = z.infer<typeof metricKeySchema>;

export const periodKindSchema = z.enum(['WEEK', 'MONTH', 'QUARTER', 'YEAR']);
export type PeriodKind = z.infer<typeof periodKindSchema>;

export const groupingSchema = z.enum(['UNIT', 'TERRITORY', 'CATEGORY']);
export type Grouping = z.infer<typeof groupingSchema>;

/**
 * SHOWN with all three numbers · NONE: the denominator is 0 · FEW: too few to be shown, or it would give another such figure back ·
 * UNRECORDED: nothing is recorded yet that it could be worked out from.
 */
export type Figure =
  | { readonly state: 'SHOWN'; readonly n: number; readonly d: number; readonly value: number }
  | { readonly state: 'NONE' | 'FEW' | 'UNRECORDED' };

/** `to` is the last day of it. */
export interface PeriodView {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export interface MetricView {
  readonly key: MetricKey;
  readonly now: Figure;
  /** The period before. */
  readonly before: Figure;
  readonly better: 'UP' | 'DOWN' | null;
}

export interface GroupRow {
  /** Unit, or code of a subject; null = of matters that name no place. */
  readonly id: string | null;
  /** Name of a unit; null for a subject, which the page names, and for no place. */
  readonly name: Name | null;
  readonly now: Figure;
  readonly before: Figure;
}

export interface ContestRow {
  readonly unitId: UnitId;
  readonly name: Name;
  readonly rank: number;
  /** Ranks gained since the period before; null = it was not ranked then. */
  readonly gained: number | null;
  /** Out of 100. */
  readonly score: number;
  /** In the order of the terms. */
  readonly inputs: readonly Figure[];
  /** Opinions that were due. */
  readonly handled: number;
}

export interface StatisticsView {
  /** The last day that is counted: yesterday. */
  readonly asOf: LocalDate;
  readonly kind: PeriodKind;
  readonly period: PeriodView;
  readonly before: PeriodView;
  /** COUNTY: all that the county's bureau took in; OWN_UNITS: what the person's own units answer for. */
  readonly scope: 'COUNTY' | 'OWN_UNITS';
  /** Counts below this are not shown. */
  readonly smallCell: number;
  readonly metrics: readonly MetricView[];
  /** Beside the mean of the days; null = too few or none. */
  readonly days: { readonly median: number; readonly p90: number } | null;
  /** Claims accepted and not answered by `asOf`, and their mean age in days; null = too few or none. */
  readonly open: { readonly claims: number; readonly days: number } | null;
  readonly metric: MetricKey;
  readonly trend: readonly { readonly from: LocalDate; readonly now: Figure; readonly yearBefore: Figure | null }[];
  readonly by: Grouping;
  readonly groups: readonly GroupRow[];
  /** Null for who does not see the whole county, and beside a filter: units are compared whole. */
  readonly contest: { readonly least: number; readonly rows: readonly ContestRow[]; readonly unranked: number } | null;
  /** Units that one may choose. */
  readonly units: readonly { readonly unitId: UnitId; readonly name: Name }[];
}
