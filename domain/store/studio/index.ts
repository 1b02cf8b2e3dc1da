/** What the rest uses of the studio's store. */
export { closedCases, type ClosedCasePage, type ClosedCaseQuery } from './closedCases.ts';
export { commentOn, resolveComment } from './comments.ts';
export { contentHash, contentOf, keepContents, readContents } from './contents.ts';
export { openDrafts, readDraft } from './draftRows.ts';
export {
  beginDraft,
  discardDraft,
  holdUpdate,
  listSaves,
  saveDraft,
  type DraftSave,
  type DraftStart,
} from './drafts.ts';
export { lockDraft, unlockDraft, type Actor as StudioActor } from './locks.ts';
export { beginMove, listMoves, readMove, stopMove, workOnMove, type MoveOne } from './moves.ts';
export { type StudioRefusal, type Studied } from './outcome.ts';
export {
  cancelRelease,
  endDueRelease,
  isUnderWay,
  listReleases,
  planRelease,
  planRollback,
  readRelease,
  type DueRelease,
  type Ended,
  type NewRelease,
} from './releases.ts';
export { baseChanged, decideReview, requestReview, type ReviewRequest } from './reviews.ts';
export { addScenario, listScenarios, removeScenario, type NewScenario } from './scenarios.ts';
export { standingCases, type StandingCase } from './standingCases.ts';
export { isContentOf, liveFiles, listVersions, type KnownVersion, type LiveFile } from './versions.ts';
