import { caseAct } from '../caseAct.ts';

/** Drafts the next measure up after a person found serious consequences. */
export const measureDraft = caseAct('measure.draft');
