/** The part of the client for operators: incidents, steps, variables, and the acts on them. Acts throw the engine's refusal. */
import type { Loose } from './client.ts';

export interface EngineIncident {
  readonly incidentKey: string;
  readonly errorType: string;
  readonly errorMessage: string;
  readonly since: string;
  readonly processId: string;
  readonly definitionKey: string;
  readonly elementId: string;
  readonly processInstanceKey: string;
  /** Null = not about a job. */
  readonly jobKey: string | null;
}
export interface EngineStep {
  readonly elementInstanceKey: string;
  readonly processInstanceKey: string;
  readonly elementId: string;
  readonly state: string;
  readonly from: string;
  readonly until: string | null;
}
export interface EngineVariable {
  readonly scopeKey: string;
  readonly name: string;
  /** JSON text. */
  readonly value: string;
}

/** Jobs that a worker took and did not answer in time, so that they were handed out again. */
export interface HandedOutAgain {
  readonly jobType: string;
  readonly count: number;
  readonly instances: readonly string[];
}

export interface OperationCalls {
  /** Every version, newest first. */
  processVersions(
    limit: number,
  ): Promise<readonly { definitionKey: string; processId: string; resource: string; version: number }[]>;
  /** Oldest first; `more`: there are others beyond `limit`. */
  activeIncidents(
    limit: number,
    processInstanceKey?: string,
  ): Promise<{ readonly items: readonly EngineIncident[]; readonly more: boolean }>;
  /** The first job of each type that waits for a worker, and how many wait. */
  queues(): Promise<readonly { jobType: string; jobKey: string; waiting: number }[]>;
  handedOutAgain(): Promise<readonly HandedOutAgain[]>;
  /** Latest completed steps of a version. */
  completedSteps(processDefinitionKey: string, limit: number): Promise<readonly EngineStep[]>;
  /** Steps of one instance in the order in which they began. */
  stepsOf(processInstanceKey: string): Promise<readonly EngineStep[]>;
  variablesOf(processInstanceKey: string): Promise<readonly EngineVariable[]>;
  /** A job without retries gets `retries` first. */
  retryIncident(incident: Pick<EngineIncident, 'incidentKey' | 'jobKey'>, retries: number): Promise<void>;
  setVariable(scopeKey: string, name: string, value: unknown): Promise<void>;
  moveStep(processInstanceKey: string, elementInstanceKey: string, toElementId: string): Promise<void>;
  cancelInstance(processInstanceKey: string): Promise<void>;
}

const asItIs = { consistency: { waitUpToMs: 0 } };
/** Steps and variables of one instance: far more than any flow of people has. */
const MOST = 1_000;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Open jobs that one look takes in. Of a queue beyond it only the first thousand count. */
const JOBS = 1_000;

export function operationCalls(loose: Loose): OperationCalls {
  /** Of automatic steps, oldest first. */
  async function jobsIn(state: string) {
    const { items } = await loose.searchJobs(
      {
        filter: { state, kind: 'BPMN_ELEMENT' },
        sort: [{ field: 'jobKey', order: 'ASC' }],
        page: { limit: JOBS },
      } as never,
      asItIs,
    );
    return items ?? [];
  }
  function byType<T extends { readonly type?: unknown }>(jobs: readonly T[]): ReadonlyMap<string, readonly T[]> {
    const groups = new Map<string, T[]>();
    for (const job of jobs) groups.set(text(job.type), [...(groups.get(text(job.type)) ?? []), job]);
    return groups;
  }
  async function steps(filter: object, field: string, order: 'ASC' | 'DESC', limit: number) {
    const { items } = await loose.searchElementInstances(
      { filter, sort: [{ field, order }], page: { limit } } as never,
      asItIs,
    );
    return (items ?? []).map((one): EngineStep => ({
      elementInstanceKey: text(one.elementInstanceKey),
      processInstanceKey: text(one.processInstanceKey),
      elementId: text(one.elementId),
      state: text(one.state),
      from: text(one.startDate),
      until: textOrNull(one.endDate),
    }));
  }
  return {
    async processVersions(limit) {
      const { items } = await loose.searchProcessDefinitions(
        { sort: [{ field: 'version', order: 'DESC' }], page: { limit } },
        asItIs,
      );
      return (items ?? []).map((one) => ({
        definitionKey: text(one.processDefinitionKey),
        processId: text(one.processDefinitionId),
        resource: text(one.resourceName),
        version: one.version ?? 0,
      }));
    },
    async activeIncidents(limit, processInstanceKey) {
      const { items, page } = await loose.searchIncidents(
        {
          filter: { state: 'ACTIVE', ...(processInstanceKey === undefined ? {} : { processInstanceKey }) },
          sort: [{ field: 'creationTime', order: 'ASC' }],
          page: { limit },
        } as never,
        asItIs,
      );
      const found = (items ?? []).map((one): EngineIncident => ({
        incidentKey: text(one.incidentKey),
        errorType: text(one.errorType),
        errorMessage: text(one.errorMessage),
        since: text(one.creationTime),
        processId: text(one.processDefinitionId),
        definitionKey: text(one.processDefinitionKey),
        elementId: text(one.elementId),
        processInstanceKey: text(one.processInstanceKey),
        jobKey: textOrNull(one.jobKey),
      }));
      return { items: found, more: Number(page.totalItems) > found.length };
    },
    async queues() {
      // One that was handed out has a time to be answered by.
      const waiting = (await jobsIn('CREATED')).filter(({ deadline }) => deadline === null);
      return [...byType(waiting)].map(([jobType, jobs]) => ({
        jobType,
        jobKey: text(jobs[0]?.jobKey),
        waiting: jobs.length,
      }));
    },
    async handedOutAgain() {
      return [...byType(await jobsIn('TIMED_OUT'))].map(([jobType, jobs]) => ({
        jobType,
        count: jobs.length,
        instances: [...new Set(jobs.map((job) => text(job.processInstanceKey)))].slice(0, 50),
      }));
    },
    completedSteps: (processDefinitionKey, limit) =>
      steps({ processDefinitionKey, state: 'COMPLETED' }, 'endDate', 'DESC', limit),
    stepsOf: (processInstanceKey) => steps({ processInstanceKey }, 'elementInstanceKey', 'ASC', MOST),
    async variablesOf(processInstanceKey) {
      const { items } = await loose.searchVariables(
        {
          filter: { processInstanceKey },
          sort: [{ field: 'name', order: 'ASC' }],
          page: { limit: MOST },
        } as never,
        asItIs,
      );
      return (items ?? []).map((one) => ({
        scopeKey: text(one.scopeKey),
        name: text(one.name),
        value: text(one.value),
      }));
    },
    async retryIncident({ incidentKey, jobKey }, retries) {
      if (jobKey !== null) await loose.updateJob({ jobKey, changeset: { retries } });
      await loose.resolveIncident({ incidentKey });
    },
    async setVariable(scopeKey, name, value) {
      await loose.createElementInstanceVariables({
        elementInstanceKey: scopeKey,
        variables: { [name]: value },
        local: true,
      });
    },
    async moveStep(processInstanceKey, elementInstanceKey, toElementId) {
      await loose.modifyProcessInstance({
        processInstanceKey,
        activateInstructions: [{ elementId: toElementId }],
        terminateInstructions: [{ elementInstanceKey }],
      });
    },
    async cancelInstance(processInstanceKey) {
      await loose.cancelProcessInstance({ processInstanceKey });
    },
  };
}
