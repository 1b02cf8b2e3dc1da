import { caseAct } from '../caseAct.ts';

/** How often this redo has failed, and what DT-08 asks to be drafted next (none, CIRCULAR, INTERVIEW); drafts it. A draft is never issued here. */
export const redoDraftMeasure = caseAct('redo.draftMeasure');
