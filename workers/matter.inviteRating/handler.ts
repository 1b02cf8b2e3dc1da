import { caseAct } from '../caseAct.ts';

/** All claims answered: is the matter open to rating (§3.13)? Starts EVALUATION_WINDOW if so, CLOSE_OUT if not. */
export const matterInviteRating = caseAct('matter.inviteRating');
