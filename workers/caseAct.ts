/** A worker whose whole act is domain/case/jobActs: load, decide, write once, answer what the receipt keeps. */
import { jobActs, type JobAct, type JobOrigin } from '../domain/case/jobActs.ts';
import type { JobInput, JobOutcome, JobOutput, JobType } from '../domain/jobs/jobs.ts';
import type { MatterId } from '../domain/schema/ids.ts';
import type { WorkerFactory } from './worker.ts';

type CaseJobType = Exclude<JobType, 'review.sample'>;

/** Codes only: what a decision gave, as far as the job carries it (flow trace). */
const decisionsOf = (input: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(input).filter(([name]) => name.endsWith('Result')));

export const caseAct =
  <T extends CaseJobType>(type: T): WorkerFactory<T> =>
  ({ store, organisation, clocks, clock, actor }) => ({
    type,
    async handle(job): Promise<JobOutcome<T>> {
      const act = jobActs[type] as unknown as JobAct<T>;
      const input = job.input as JobInput<T> & { readonly matterId: MatterId; readonly claimId?: string | null };
      const state = await store.load(input.matterId);
      if (!state)
        return { kind: 'reject', rule: 'NO_SUCH_MATTER', article: null, message: 'The case store has no such matter.' };
      const origin: JobOrigin = {
        engineId: job.engineId,
        processInstanceKey: job.processInstanceKey,
        processId: job.processId,
      };
      const done = await store.act<JobOutput<T>>({
        key: job.key,
        matterId: input.matterId,
        actor,
        commands: act.commands(input, state, origin),
        result: (after, events) =>
          act.output(after, events, { input, job: origin, now: clock.now(), clocks, organisation }),
        trace: {
          processId: job.processId,
          processVersion: job.processVersion,
          processInstanceKey: job.processInstanceKey,
          elementId: job.elementId,
          elementInstanceKey: job.elementInstanceKey,
          claimId: input.claimId ?? null,
          outcome: 'complete',
          decisions: decisionsOf(input),
        },
      });
      if (done.kind === 'rejected') return { kind: 'reject', ...done.rejection };
      if (done.kind === 'conflict') return { kind: 'fail', message: 'CONFLICT: the matter changed meanwhile' };
      return { kind: 'complete', output: done.result };
    },
  });
