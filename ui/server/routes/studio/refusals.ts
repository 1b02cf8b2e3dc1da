/** The studio's refusals in words. */
import type { StudioRefusal } from '../../../../domain/store/index.ts';
import type { Unfit } from '../../studioPorts.ts';

export const sentences: Readonly<Record<StudioRefusal | Unfit['code'], string>> = {
  REV_OUT_OF_DATE: 'Somebody has saved this draft after you read it.',
  LOCK_TAKEN: 'Another designer has taken over the editing of this draft.',
  LOCK_HELD: 'Another designer is editing this draft.',
  NOT_EDITABLE: 'The content of this draft stands still now.',
  BASE_CHANGED: 'Another version has gone live since this draft was begun; begin again from that one.',
  NOT_IN_REVIEW: 'This draft waits for no decision.',
  FOUR_EYES: 'Whoever wrote or sent a draft does not decide on it.',
  NOT_THE_ANSWERER: 'Another person was named to answer for what could not be proved.',
  ANSWERER_NEEDED: 'A rule of law could not be decided: name who answers for it.',
  ANSWERER_NOT_ELIGIBLE: 'The person named may not decide on drafts.',
  NOT_APPROVED: 'Only approved drafts are released.',
  ALREADY_SCHEDULED: 'A release with this file is planned already.',
  ALREADY_LIVE: 'This content is live.',
  NOT_SCHEDULED: 'This release has begun or ended.',
  NAME_TAKEN: 'This file has a scenario of that name.',
  MOVE_ENDED: 'This move has ended.',
  MOVE_UNDER_WAY: 'Cases of this version are being moved already.',
  NOTHING_TO_MOVE: 'No running case can be moved this way.',
  FILE_REFUSED: 'The file cannot be read or does not fit its name.',
  DRAFT_HAS_ERRORS: 'The draft has errors.',
  LAW_VIOLATED: 'The draft breaks a rule of law.',
};
