/** The load: the SDK's client creates instances, three of the SDK's workers complete their jobs, over HTTP. */
import type { EngineClient } from '../../../platform/camunda/client.ts';
import { PROCESS_ID, TASK_TYPES, VARIABLES } from './threeTasks.ts';

export interface Load {
  readonly instances: number;
  /** Creations under way at a time. */
  readonly creators: number;
  /** Jobs one worker holds at a time. */
  readonly maxParallelJobs: number;
}

const JOB_TIMEOUT_MS = 60_000;

async function create(sdk: EngineClient['sdk'], { instances, creators }: Load): Promise<void> {
  let left = instances;
  const creator = async (): Promise<void> => {
    while (left-- > 0)
      await sdk.createProcessInstance({ processDefinitionId: PROCESS_ID as never, variables: VARIABLES });
  };
  await Promise.all(Array.from({ length: creators }, creator));
}

/** Seconds from the first creation to the last completion's answer. Throws when a job was completed twice or refused. */
export async function runLoad({ sdk }: EngineClient, load: Load): Promise<number> {
  const completed = new Set<string>();
  let finish = (): void => undefined;
  let fail = (error: unknown): void => void error;
  const finished = new Promise<void>((resolve, reject) => ((finish = resolve), (fail = reject)));
  const begin = performance.now();
  const workers = TASK_TYPES.map((jobType) =>
    sdk.createJobWorker({
      jobType,
      maxParallelJobs: load.maxParallelJobs,
      jobTimeoutMs: JOB_TIMEOUT_MS,
      jobHandler: async (job) => {
        try {
          const receipt = await job.complete({ level: 'CITY' });
          completed.add(job.jobKey);
          if (completed.size === load.instances * TASK_TYPES.length) finish();
          return receipt;
        } catch (error) {
          fail(error);
          return job.ignore();
        }
      },
    }),
  );
  try {
    await Promise.all([create(sdk, load), finished]);
    return (performance.now() - begin) / 1000;
  } finally {
    for (const worker of workers) worker.stop();
  }
}
