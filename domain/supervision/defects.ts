/**
 * DT-08 as a reviewer reads it before signing: what follows from the defects that are ticked. The flow itself asks the deployed
 * table; a test holds this one to the shipped file. Pure.
 */
import { defectSchema, type Defect, type ReviewGrade } from '../schema/codes.ts';

/** FIX = papers are put right; REDO = done again in limited time; SUPERVISED = that, under supervision. */
const WEIGHT: Readonly<Record<Defect, 0 | 1 | 2 | 3>> = {
  F1: 1,
  F2: 2,
  F3: 2,
  F4: 2,
  F5: 2,
  F6: 1,
  F7: 3,
  F8: 1,
  F9: 3,
  // By itself dissatisfaction is no ground to redo; it counts beside F2 to F5, which weigh as much.
  F10: 0,
};
const GRADES = ['PASS', 'FIX', 'REDO', 'REDO_SUPERVISED'] as const satisfies readonly ReviewGrade[];

/** The grade of the worst defect. */
export const gradeOf = (defects: readonly Defect[]): ReviewGrade =>
  GRADES[Math.max(0, ...defects.map((defect) => WEIGHT[defect]))] ?? 'PASS';

/** What one defect leads to by itself; F10 has no weight of its own. */
export const followsFrom = (defect: Defect): ReviewGrade => gradeOf([defect]);

/** In the order of the table, each once. */
export const inOrder = (defects: readonly Defect[]): Defect[] =>
  defectSchema.options.filter((defect) => defects.includes(defect));

export const isRedo = (grade: ReviewGrade): boolean => grade === 'REDO' || grade === 'REDO_SUPERVISED';
