/** Where a claim stands, as the petitioner is told: without the steps inside the office (privacy rule 6). */
import type { ClaimStatus } from '../../../domain/schema/codes.ts';

export type Stage =
  | 'SORTING'
  | 'REFERRED'
  | 'RECEIVED'
  | 'HANDLING'
  | 'SERVED'
  | 'FINAL'
  | 'UNDER_REVIEW'
  | 'REVIEW_SERVED'
  | 'UNDER_REEXAM'
  | 'ENDED'
  | 'DIVERTED'
  | 'TRANSFERRED'
  | 'SUGGESTION_ANSWERED'
  | 'NOT_ACCEPTED'
  | 'REDO';

const STAGES: Readonly<Record<ClaimStatus, Stage>> = {
  REGISTERED: 'SORTING',
  ROUTED: 'SORTING',
  REFERRED: 'REFERRED',
  OBJECTED: 'REFERRED',
  RECEIVED: 'RECEIVED',
  ACCEPTED: 'HANDLING',
  OPINION_DRAFTED: 'HANDLING',
  GATE_RETURNED: 'HANDLING',
  GATE_PASSED: 'HANDLING',
  NOT_ACCEPTED: 'NOT_ACCEPTED',
  OPINION_SERVED: 'SERVED',
  FINAL_BY_LAPSE: 'FINAL',
  UNDER_REVIEW: 'UNDER_REVIEW',
  REVIEW_SERVED: 'REVIEW_SERVED',
  REVIEW_FINAL_BY_LAPSE: 'FINAL',
  UNDER_REEXAM: 'UNDER_REEXAM',
  REEXAM_SERVED: 'ENDED',
  DIVERTED: 'DIVERTED',
  TRANSFERRED: 'TRANSFERRED',
  SUGGESTION_ANSWERED: 'SUGGESTION_ANSWERED',
  REDO_ORDERED: 'REDO',
  REDO_DRAFTED: 'REDO',
  REDO_CHECKED: 'REDO',
};

export const stageOf = (status: ClaimStatus): Stage => STAGES[status];
