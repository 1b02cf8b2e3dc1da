import { caseAct } from '../caseAct.ts';

/** Turns the defects of the latest review into the input list of DT-08. */
export const reviewCollectDefects = caseAct('review.collectDefects');
