/** The ladder 提醒 → 督办 → 通报 → 约谈 → 挂牌 → 追责建议 (R1 arts 39, 40; DT-07, DT-08), and who decides each rung. Pure. */
import type { MeasureKind } from '../schema/codes.ts';

/** REMIND = late, and nothing has been drafted or issued yet. A rectification order (责令限期整改) goes with the interview. */
export const RUNGS = ['REMIND', 'SUPERVISION', 'CIRCULAR', 'INTERVIEW', 'LISTED', 'ACCOUNTABILITY'] as const;
export type Rung = (typeof RUNGS)[number];

export const rungOf = (kind: MeasureKind): Rung => (kind === 'RECTIFICATION' ? 'INTERVIEW' : kind);

/** How the measures stand on the ladder, as the database ranks them. */
export const RUNG_OF_KIND: readonly (readonly [MeasureKind, number])[] = (
  ['SUPERVISION', 'CIRCULAR', 'INTERVIEW', 'RECTIFICATION', 'LISTED', 'ACCOUNTABILITY'] as const
).map((kind) => [kind, RUNGS.indexOf(rungOf(kind))]);

/** A picture of every case is read up to about twenty; above that the rungs are counts that open lists (ux §10). */
export const DRAWN_UP_TO = 20;

/** User tasks in which a person decides a draft, and what they decide; the tasks themselves stand in domain/jobs/userTasks. */
export const DECISIONS = {
  'escalation/task-order-supervision': 'SUPERVISION',
  'escalation/task-decide-circular': 'CIRCULAR',
  'escalation/task-decide-interview': 'INTERVIEW',
  'escalation/task-decide-listing': 'LISTED',
  'escalation/task-decide-accountability': 'ACCOUNTABILITY',
  'redo/task-decide-circular': 'CIRCULAR',
  'redo/task-decide-interview': 'INTERVIEW',
  'redo/task-decide-accountability': 'ACCOUNTABILITY',
  'claim-review/task-decide-accountability': 'ACCOUNTABILITY',
  'claim-review/task-order-redo': 'REDO',
} as const;
export type DecisionKey = keyof typeof DECISIONS;
export type Decided = (typeof DECISIONS)[DecisionKey];

export const decisionOf = (taskKey: string): Decided | null =>
  Object.hasOwn(DECISIONS, taskKey) ? DECISIONS[taskKey as DecisionKey] : null;
