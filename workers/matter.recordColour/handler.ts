import { caseAct } from '../caseAct.ts';

/** Keeps the colour; ownershipNeeded = RED and no leader in charge yet (DT-05 effect [P]). */
export const matterRecordColour = caseAct('matter.recordColour');
