import { caseAct } from '../caseAct.ts';

/** Keeps what DT-02 and DT-03 proposed for one claim; accused and interested units are taken out (R1 arts 28, 30). */
export const claimProposeRoute = caseAct('claim.proposeRoute');
