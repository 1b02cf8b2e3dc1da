import { caseAct } from '../caseAct.ts';

/** Keeps what DT-01 proposed, so that the person at the intake gate sees it and a backtest can read it. */
export const matterProposeIntake = caseAct('matter.proposeIntake');
