import { caseAct } from '../caseAct.ts';

/** Reads the facts of DT-01 for the first contact of a matter or, with contactId of a later one, for that contact. */
export const matterAssess = caseAct('matter.assess');
