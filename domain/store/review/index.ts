/** Reads of the monthly review. */
export { redosOf, type RedoQuery } from './redos.ts';
export {
  barredFrom,
  byMatter,
  drawAgain,
  openRound,
  roundsOf,
  roundViewOf,
  type ReviewViewer,
  type RoundQuery,
} from './rounds.ts';
export { type RoundRef, type SampledClaim } from './samples.ts';
