import { caseAct } from '../caseAct.ts';

/** Rated or lapsed: starts CLOSE_OUT. */
export const matterOpenCloseOut = caseAct('matter.openCloseOut');
