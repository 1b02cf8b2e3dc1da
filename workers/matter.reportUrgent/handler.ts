import { caseAct } from '../caseAct.ts';

/** Reports an urgent or major matter at once (R1 art. 25). */
export const matterReportUrgent = caseAct('matter.reportUrgent');
