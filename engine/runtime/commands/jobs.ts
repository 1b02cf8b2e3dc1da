/** Commands of job workers. */
import type { Command } from '../../core/commands.ts';
import type { Key } from '../../core/json.ts';
import type { Life } from '../life.ts';
import type {
  ActivateJobsRequest,
  CompleteJobRequest,
  FailJobRequest,
  Outcome,
  Runtime,
  ThrowErrorRequest,
  UpdateJobRequest,
} from '../port.ts';
import { unavailable } from '../writer.ts';

/** `pollMs`: how long an activation waits that does not say. */
export const jobCommands = (
  life: Life,
  pollMs: number,
): Pick<Runtime, 'activateJobs' | 'completeJob' | 'failJob' | 'throwError' | 'updateJob'> => {
  const job = (verb: string, jobKey: Key, command: (elementInstanceKey: Key) => Command): Promise<Outcome> => {
    return life.toRow(
      `${verb} job`,
      'jobs',
      jobKey,
      `Expected to ${verb} job with key '${jobKey}', but no such job was found`,
      command,
    );
  };

  return {
    async activateJobs(request: ActivateJobsRequest): ReturnType<Runtime['activateJobs']> {
      if (life.role === 'closed' || life.closing.aborted) return unavailable('The engine is closing');
      if (life.role !== 'writer')
        return unavailable(`Expected to activate jobs, but the engine takes no commands now (${life.role})`);
      const { requestTimeout } = request;
      const outcome = await life.jobs.poll(
        request,
        requestTimeout === null || requestTimeout === undefined || requestTimeout === 0 ? pollMs : requestTimeout,
      );
      if (outcome.ok)
        for (const { row } of outcome.jobs)
          life.refs.set(row.key, {
            processInstanceKey: row.processInstanceKey,
            elementInstanceKey: row.elementInstanceKey,
          });
      return outcome;
    },

    completeJob({ jobKey, variables = {}, result = null }: CompleteJobRequest): Promise<Outcome> {
      return job('complete', jobKey, (elementInstanceKey) => ({
        type: 'COMPLETE_JOB',
        jobKey,
        elementInstanceKey,
        variables,
        result,
      }));
    },

    failJob({
      jobKey,
      retries = 0,
      errorMessage = '',
      retryBackOff = 0,
      variables = {},
    }: FailJobRequest): Promise<Outcome> {
      return job('fail', jobKey, (elementInstanceKey) => ({
        type: 'FAIL_JOB',
        jobKey,
        elementInstanceKey,
        retries,
        errorMessage,
        retryBackOff,
        variables,
      }));
    },

    throwError({ jobKey, errorCode, errorMessage = '', variables = {} }: ThrowErrorRequest): Promise<Outcome> {
      return job('throw an error for', jobKey, (elementInstanceKey) => ({
        type: 'THROW_ERROR',
        jobKey,
        elementInstanceKey,
        errorCode,
        errorMessage,
        variables,
      }));
    },

    updateJob({ jobKey, retries = null, timeout = null }: UpdateJobRequest): Promise<Outcome> {
      return job('update', jobKey, (elementInstanceKey) => ({
        type: 'UPDATE_JOB',
        jobKey,
        elementInstanceKey,
        retries,
        timeout,
      }));
    },
  };
};
