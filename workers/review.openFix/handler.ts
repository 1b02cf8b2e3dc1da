import { caseAct } from '../caseAct.ts';

/** Starts DOCUMENT_FIX for a FIX grade. */
export const reviewOpenFix = caseAct('review.openFix');
