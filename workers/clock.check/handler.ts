import { caseAct } from '../caseAct.ts';

/** What the case store says of a clock now: wait until checkAt, a threshold was reached (checkAt = the next), or stopped. */
export const clockCheck = caseAct('clock.check');
