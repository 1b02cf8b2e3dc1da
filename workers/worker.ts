/** What a worker gets and gives: dependencies as arguments, a job type, a function from validated input to a typed outcome. */
import type { JobType } from '../domain/jobs/jobs.ts';
import type { Clocks } from '../domain/clocks/port.ts';
import type { Actor } from '../domain/schema/actor.ts';
import type { Organisation } from '../domain/schema/matter.ts';
import type { Clock } from '../domain/schema/time.ts';
import type { MonthlyReview } from '../domain/store/index.ts';
import type { CaseStore } from '../domain/store/port.ts';
import type { Worker } from '../platform/camunda/jobRunner.ts';

export interface WorkerDeps {
  readonly store: CaseStore;
  readonly monthlyReview: MonthlyReview;
  readonly organisation: Organisation;
  readonly clocks: Clocks;
  /** Business time. */
  readonly clock: Clock;
  /** The system acts; a person's acts come through the task service. */
  readonly actor: Actor;
}

export type WorkerFactory<T extends JobType> = (deps: WorkerDeps) => Worker<T>;
