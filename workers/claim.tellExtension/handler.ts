import { caseAct } from '../caseAct.ts';

/** Serves the extension notice with its reason (R1 art. 34). */
export const claimTellExtension = caseAct('claim.tellExtension');
