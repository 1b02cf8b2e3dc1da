/** Everything that works between case store and engine: job workers, outbox relay, task sweep, rebind, and the deployer at start. */
import { isSuspended } from '../../domain/store/index.ts';
import type { EngineClient } from '../../platform/camunda/index.ts';
import {
  deployShipped,
  patiently,
  readShipped,
  startHeartbeat,
  startJobRunner,
  startMover,
  startRebind,
  startRelay,
  startReleaser,
  startTaskSweep,
  type TaskSweep,
} from '../../platform/camunda/index.ts';
import type { Config } from '../../platform/config.ts';
import type { Log } from '../../platform/log.ts';
import { packagePath } from '../../platform/paths.ts';
import { workers } from '../../workers/index.ts';
import type { Cases } from './cases.ts';
import { createMoveJudge, goingTogether } from './studio.ts';

export interface RunningWorkers {
  readonly sweep: TaskSweep;
  /** Takes no more jobs, lets those in work finish until the drain deadline, then stops the rest. */
  stop(): Promise<void>;
}

export interface WorkersOptions {
  readonly cases: Cases;
  readonly client: EngineClient;
  readonly config: Config;
  readonly log: Log;
  /** Gives up waiting for an engine that is away. */
  readonly signal?: AbortSignal;
}

/** Waits for an engine that is away; what it refuses is thrown. */
export async function startWorkers({ cases, client, config, log, signal }: WorkersOptions): Promise<RunningWorkers> {
  const { db, pool } = cases;
  const shipped = await readShipped(packagePath('processes'));
  await patiently(() => deployShipped({ db, client, log, by: 'system' }, shipped), { log, signal });
  const deps = {
    store: cases.store,
    monthlyReview: cases.monthlyReview,
    organisation: cases.organisation,
    clocks: cases.clocks,
    clock: cases.clock,
    actor: { id: 'system', role: 'SYSTEM', unitId: null } as const,
  };
  const runner = await patiently(
    () =>
      startJobRunner({
        client,
        workers: Object.values(workers).map((factory) => factory(deps)),
        log,
        suspended: (engineId, keys) => isSuspended(db, engineId, keys),
        maxJobs: config.workerMaxJobs,
        lockMs: config.workerLockMs,
      }),
    { log, signal },
  );
  const heartbeat = startHeartbeat({ db, counts: () => runner.counts(), log });
  const relay = await startRelay({ db, client, log, pool });
  const sweep = startTaskSweep({ db, client, log });
  const rebind = startRebind({ db, log });
  const releaser = startReleaser({ db, client, log, goingTogether });
  const mover = startMover({ db, client, log, judge: createMoveJudge(db, client) });
  return {
    sweep,
    async stop() {
      const { unfinished } = await runner.stop(config.drainMs);
      if (unfinished > 0) log.warn({ unfinished }, 'jobs left over; the engine hands them out again');
      await heartbeat.stop();
      await Promise.all([relay.stop(), sweep.stop(), rebind.stop(), releaser.stop(), mover.stop()]);
    },
  };
}
