export { createBusinessTime, type BusinessTime, type BusinessTimeOptions } from './businessTime.ts';
export {
  createEngineClient,
  type ElementCount,
  type EngineAddress,
  type EngineClient,
  type EngineDefinition,
  type EngineInstance,
  type EngineJob,
  type EngineResource,
  type EngineUserTask,
} from './client.ts';
export { deployAll, deployShipped, readShipped, type DeployerOptions, type DeployReport } from './deployer.ts';
export {
  startJobRunner,
  type AnyWorker,
  type JobRunner,
  type JobRunnerOptions,
  type Worker,
  type WorkerJob,
} from './jobRunner.ts';
export { startHeartbeat } from './heartbeat.ts';
export { startQueueWatch } from './queueWatch.ts';
export { patiently, type Patience } from './patient.ts';
export { startRebind } from './rebind.ts';
export { startRelay, type Relay, type RelayOptions } from './relay.ts';
export { createTaskSweep, startTaskSweep, type Swept, type TaskSweep } from './taskSweep.ts';
export { createFlows, type Flows } from './flows.ts';
export { isAway, isRefused, reasonOf } from './errors.ts';
export { type EngineIncident, type EngineStep, type EngineVariable, type HandedOutAgain } from './operations.ts';
export { createMover, startMover, type MoveJudge, type MoverOptions } from './mover.ts';
export { createReleaser, startReleaser, type GoingTogether, type ReleaserOptions } from './releaser.ts';
export { type ActiveElement, type RunningCalls } from './running.ts';
