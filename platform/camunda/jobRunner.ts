/** Runs workers on the SDK: strict variables both ways, typed outcomes, no step lost and none done twice (receipts do that). */
import { jobs, type JobContract, type JobInput, type JobOutcome, type JobType } from '../../domain/jobs/jobs.ts';
import type { ProgramCounts } from '../../domain/store/index.ts';
import type { Log } from '../log.ts';
import type { EngineClient } from './client.ts';
import { briefly } from './errors.ts';

/** A job as a handler sees it. */
export interface WorkerJob<T extends JobType> {
  /** Idempotency key of the act: `job:<engineId>:<jobKey>`. */
  readonly key: string;
  readonly input: JobInput<T>;
  readonly engineId: string;
  readonly jobKey: string;
  readonly processId: string;
  readonly processVersion: number;
  readonly processInstanceKey: string;
  readonly elementId: string;
  readonly elementInstanceKey: string;
}
export interface Worker<T extends JobType> {
  readonly type: T;
  readonly handle: (job: WorkerJob<T>) => Promise<JobOutcome<T>>;
}
export type AnyWorker = { [T in JobType]: Worker<T> }[JobType];

export interface JobRunnerOptions {
  readonly client: EngineClient;
  readonly workers: readonly AnyWorker[];
  readonly log: Log;
  /** Jobs of one type at a time. */
  readonly maxJobs?: number;
  /** After this long without an answer the engine hands a job out again, in ms. */
  readonly lockMs?: number;
  /** Whether one of these instances is suspended: its jobs are left alone and asked about again later. */
  readonly suspended?: (engineId: string, processInstanceKeys: readonly string[]) => Promise<boolean>;
  /** How soon after it was resumed a flow goes on, at the latest, in ms. */
  readonly suspendedWaitMs?: number;
  /** First wait after a technical failure, doubled with each retry, in ms. */
  readonly backOffMs?: number;
}
export interface JobRunner {
  counts(): ProgramCounts;
  /** Takes no more jobs and waits for those in work, at most `deadlineMs`; a job left over is handed out again by the engine. */
  stop(deadlineMs: number): Promise<{ readonly unfinished: number }>;
}

type SdkJob = Parameters<Parameters<EngineClient['sdk']['createJobWorker']>[0]['jobHandler']>[0];

/** Gap between two polls; polls are held open by the engine, so this is not the latency of a job. */
const POLL_GAP_MS = 20;
const MAX_BACK_OFF_MS = 60_000;
const USUAL_RETRIES = 3;

const paths = (error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly code: string }[];
}): string => error.issues.map(({ path, code }) => `${path.map(String).join('.') || 'variables'} ${code}`).join(', ');

/** The instance of a job and the one that all began with. Engines before 8.9 do not name the latter. */
function instancesOf(job: SdkJob & { readonly rootProcessInstanceKey?: unknown }): readonly string[] {
  const { processInstanceKey, rootProcessInstanceKey: root } = job;
  return [String(processInstanceKey), ...(typeof root === 'string' ? [root] : [])];
}

/** Fails for good: an incident at once. */
const giveUp = (job: SdkJob, errorMessage: string) => job.fail({ retries: 0, errorMessage });

async function settle(job: SdkJob, contract: JobContract, outcome: JobOutcome<JobType>, backOffMs: number) {
  switch (outcome.kind) {
    case 'complete': {
      const output = contract.output.safeParse(outcome.output);
      return output.success ? job.complete(output.data) : giveUp(job, `OUTPUT_NOT_ALLOWED: ${paths(output.error)}`);
    }
    case 'bpmnError':
      return contract.bpmnErrors.includes(outcome.code)
        ? job.error({ errorCode: outcome.code })
        : giveUp(job, `BPMN_ERROR_NOT_DRAWN: ${outcome.code}`);
    case 'reject':
      return giveUp(
        job,
        `${outcome.rule}${outcome.article === null ? '' : ` (${outcome.article})`}: ${outcome.message}`,
      );
    case 'fail': {
      const retryBackOff = Math.min(MAX_BACK_OFF_MS, backOffMs * 2 ** Math.max(0, USUAL_RETRIES - job.retries));
      return job.fail({ retries: Math.max(0, job.retries - 1), errorMessage: outcome.message, retryBackOff });
    }
  }
}

/** Starts one SDK worker per job type. Throws when two workers share a type or the engine cannot be asked for its id. */
export async function startJobRunner({
  client,
  workers,
  log,
  maxJobs = 16,
  lockMs = 60_000,
  suspended = () => Promise.resolve(false),
  suspendedWaitMs = 10_000,
  backOffMs = 1_000,
}: JobRunnerOptions): Promise<JobRunner> {
  if (new Set(workers.map(({ type }) => type)).size !== workers.length) throw new Error('Two workers for one job type');
  const engineId = await client.engineId();
  const inWork = new Set<Promise<unknown>>();
  let done = 0;
  let failed = 0;

  async function run(worker: AnyWorker, job: SdkJob) {
    const contract: JobContract = jobs[worker.type];
    const about = { type: worker.type, jobKey: String(job.jobKey), processInstanceKey: String(job.processInstanceKey) };
    if (await suspended(engineId, instancesOf(job)))
      return job.fail({ retries: job.retries, errorMessage: 'FLOW_SUSPENDED', retryBackOff: suspendedWaitMs });
    const input = contract.input.safeParse(job.variables);
    if (!input.success) {
      log.warn(about, 'job input is not allowed');
      return giveUp(job, `INPUT_NOT_ALLOWED: ${paths(input.error)}`);
    }
    const handle = worker.handle as (job: WorkerJob<JobType>) => Promise<JobOutcome<JobType>>;
    const outcome = await handle({
      key: `job:${engineId}:${String(job.jobKey)}`,
      input: input.data as unknown as JobInput<JobType>,
      engineId,
      jobKey: String(job.jobKey),
      processId: job.processDefinitionId,
      processVersion: job.processDefinitionVersion,
      processInstanceKey: String(job.processInstanceKey),
      elementId: job.elementId,
      elementInstanceKey: String(job.elementInstanceKey),
    }).catch((error: unknown): JobOutcome<JobType> => {
      log.error({ ...about, error }, 'job handler failed');
      // The message of an unexpected error may quote what a person wrote; operators find the rest in the log.
      return { kind: 'fail', message: `TECHNICAL_FAILURE: ${error instanceof Error ? error.name : 'unknown'}` };
    });
    if (outcome.kind !== 'complete') log.info({ ...about, outcome: outcome.kind }, 'job not completed');
    const answer = await settle(job, contract, outcome, backOffMs);
    if (outcome.kind === 'complete') done += 1;
    else failed += 1;
    return answer;
  }

  const running = workers.map((worker) =>
    client.sdk.createJobWorker({
      jobType: worker.type,
      workerName: `fengqiao-${worker.type}`,
      maxParallelJobs: maxJobs,
      jobTimeoutMs: lockMs,
      pollIntervalMs: POLL_GAP_MS,
      fetchVariables: Object.keys(jobs[worker.type].input.shape),
      jobHandler: async (job) => {
        const work = run(worker, job);
        inWork.add(work);
        try {
          return await work;
        } catch (error) {
          // The answer did not reach the engine or came too late: it hands the job out again and the receipt answers.
          log.warn(
            { type: worker.type, jobKey: String(job.jobKey), answer: briefly(error) },
            'job answer was not taken',
          );
          return job.ignore();
        } finally {
          inWork.delete(work);
        }
      },
    }),
  );

  return {
    counts: () => ({ inWork: inWork.size, done, failed }),
    async stop(deadlineMs) {
      for (const worker of running) worker.stop();
      let timer: NodeJS.Timeout | undefined;
      const deadline = new Promise((resolve) => (timer = setTimeout(resolve, deadlineMs)));
      await Promise.race([Promise.allSettled([...inWork]), deadline]);
      clearTimeout(timer);
      return { unfinished: inWork.size };
    },
  };
}
