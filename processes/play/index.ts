/** Trying a draft. */
export { readFiles, type ReadFiles, type TrialFile } from './readFiles.ts';
export type { TrialModels } from './models.ts';
export {
  choicesOf,
  choose,
  createTrial,
  hasEnded,
  hasStarted,
  pathOf,
  replay,
  restarted,
  undo,
  type Chosen,
  type Decided,
  type Trial,
  type TrialSetup,
  type TrialStep,
} from './trial.ts';
export { proposals, type Proposal } from './proposals.ts';
export { viewOf, type ScopeVariables, type Token, type TrialTask, type TrialView } from './view.ts';
export {
  coverage,
  processOfResource,
  runScenario,
  savedFrom,
  type Coverage,
  type Difference,
  type ScenarioResult,
} from './scenario.ts';
