import { caseAct } from '../caseAct.ts';

/** Reads the facts of DT-05. */
export const matterCollectFacts = caseAct('matter.collectFacts');
