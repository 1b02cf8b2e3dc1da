import { caseAct } from '../caseAct.ts';

/** Keeps what DT-07 says of a reached threshold; from UNIT_HEAD_REASON up the outbox opens one escalation per clock and action. */
export const clockEscalate = caseAct('clock.escalate');
