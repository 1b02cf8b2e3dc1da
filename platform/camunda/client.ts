/** The engine as the rest of the platform uses it: the Orchestration Cluster API of @camunda8/sdk, over HTTP, embedded or cluster alike. */
import { Camunda8 } from '@camunda8/sdk';
import { createHash } from 'node:crypto';
import { isGone } from './errors.ts';
import { operationCalls, type OperationCalls } from './operations.ts';
import { runningCalls, type RunningCalls } from './running.ts';

type Sdk = ReturnType<Camunda8['getOrchestrationClusterApiClient']>;
export type Loose = ReturnType<Camunda8['getOrchestrationClusterApiClientLoose']>;

export interface EngineAddress {
  /** Without `/v2`. */
  readonly address: string;
  /** True = with the SDK's own CAMUNDA_* variables, as for a cluster. The embedded engine needs none by default. */
  readonly needsSignIn: boolean;
}

export interface EngineUserTask {
  readonly userTaskKey: string;
  readonly name: string | null;
  readonly processId: string;
  readonly processDefinitionKey: string;
  readonly processVersion: number;
  readonly elementId: string;
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly groups: readonly string[];
  readonly assignee: string | null;
  readonly dueAt: string | null;
  readonly createdAt: string;
}
export interface EngineJob {
  readonly jobKey: string;
  readonly type: string;
  readonly state: string;
  readonly processInstanceKey: string;
}
export interface EngineResource {
  readonly name: string;
  readonly content: string;
}
export interface EngineDefinition {
  readonly resource: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly version: number;
}
export interface EngineInstance {
  readonly processInstanceKey: string;
  readonly processId: string;
  readonly processDefinitionKey: string;
  readonly state: 'ACTIVE' | 'COMPLETED' | 'TERMINATED';
  readonly hasIncident: boolean;
}
export interface ElementCount {
  readonly elementId: string;
  readonly active: number;
  readonly completed: number;
  readonly incidents: number;
}

export interface EngineClient extends RunningCalls, OperationCalls {
  /** The typed SDK client, for job workers. */
  readonly sdk: Sdk;
  /** The cluster's id; where a cluster does not tell it, a stable name made from its address. */
  engineId(): Promise<string>;
  publishMessage(message: {
    readonly name: string;
    readonly correlationKey: string;
    readonly messageId: string;
    readonly timeToLive: number;
    readonly variables: Readonly<Record<string, unknown>>;
  }): Promise<void>;
  completeUserTask(userTaskKey: string, variables: Readonly<Record<string, unknown>>): Promise<void>;
  setUserTaskDue(userTaskKey: string, dueAt: string): Promise<void>;
  /** One page of the open user tasks; `after` is the cursor of the page before. */
  openUserTasks(page: {
    readonly newestFirst: boolean;
    readonly after: string | null;
    readonly limit: number;
  }): Promise<{ readonly items: readonly EngineUserTask[]; readonly after: string | null }>;
  /** Values visible at a user task, the innermost scope winning. */
  userTaskVariables(userTaskKey: string, names: readonly string[]): Promise<Readonly<Record<string, unknown>>>;
  /** Id of the form that a user task shows; null = it has none, or the task is gone. */
  userTaskForm(userTaskKey: string): Promise<string | null>;
  /** Up to `limit` jobs that are being worked on or will be without anybody's help. */
  activeJobs(limit: number): Promise<readonly EngineJob[]>;
  pinClock(ms: number): Promise<void>;
  resetClock(): Promise<void>;
  /** All resources in one deployment. */
  deploy(resources: readonly EngineResource[]): Promise<readonly EngineDefinition[]>;
  latestProcesses(): Promise<readonly EngineDefinition[]>;
  processXml(processDefinitionKey: string): Promise<string>;
  /** Undefined = not there (yet). */
  instance(processInstanceKey: string): Promise<EngineInstance | undefined>;
  /** Instances that call activities of this one started, oldest first. */
  calledInstances(processInstanceKey: string): Promise<readonly EngineInstance[]>;
  elementCounts(processInstanceKey: string): Promise<readonly ElementCount[]>;
}

/** A search that does not wait for the cluster to catch up: callers come again. */
const asItIs = { consistency: { waitUpToMs: 0 } };
const PAGE = 200;
/** The SDK's loose types still brand optional fields; on the wire they are text. */
const str = (value: unknown): string => (typeof value === 'string' ? value : '');
const strOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/**
 * The SDK lets 16 requests of a client go at a time by default, and a worker's poll, held open for seconds, counts as one:
 * the 17th worker's job waits until some other poll ends (measured: 8 s). Observing only, it still backs off on refusals. It
 * reads this setting from the environment alone; an operator's value wins.
 */
const PROFILE = 'CAMUNDA_SDK_BACKPRESSURE_PROFILE';

/**
 * The SDK reads the credentials of OAUTH by one name for itself and by the other for its Orchestration Cluster client, and
 * starts only with both (8.8.13). Here one of the two is enough.
 */
const SAME = [
  ['ZEEBE_CLIENT_ID', 'CAMUNDA_CLIENT_ID'],
  ['ZEEBE_CLIENT_SECRET', 'CAMUNDA_CLIENT_SECRET'],
  ['ZEEBE_TOKEN_AUDIENCE', 'CAMUNDA_TOKEN_AUDIENCE'],
] as const;

const oauthCredentials = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    SAME.map(([name, other]) => [name, process.env[name] ?? process.env[other] ?? ''] as const).filter(
      ([, value]) => value !== '',
    ),
  );

function connect({ address, needsSignIn }: EngineAddress): Camunda8 {
  process.env[PROFILE] ??= 'LEGACY';
  return new Camunda8(
    {
      CAMUNDA_REST_ADDRESS: address,
      ZEEBE_REST_ADDRESS: address,
      // Stated, because the SDK turns itself to OAuth when it finds a token URL in the environment.
      ...(needsSignIn ? oauthCredentials() : { CAMUNDA_AUTH_STRATEGY: 'NONE' as const }),
      CAMUNDA_LOG_LEVEL: 'none',
    } as ConstructorParameters<typeof Camunda8>[0] & object,
    { defaultCached: true },
  );
}

async function identify(loose: Loose, address: string): Promise<string> {
  const { clusterId } = (await loose.getTopology()) as { clusterId?: string | null };
  return clusterId ?? `at-${createHash('sha256').update(address).digest('hex').slice(0, 16)}`;
}

/** Opens a client. Nothing connects before the first call; calls throw the SDK's errors (see errors.ts). */
export function createEngineClient(where: EngineAddress): EngineClient {
  const camunda = connect(where);
  const loose = camunda.getOrchestrationClusterApiClientLoose();
  let known: Promise<string> | undefined;
  return {
    ...runningCalls(loose),
    ...operationCalls(loose),
    sdk: camunda.getOrchestrationClusterApiClient(),
    engineId() {
      known ??= identify(loose, where.address).catch((error: unknown) => {
        known = undefined;
        throw error;
      });
      return known;
    },
    async publishMessage(message) {
      await loose.publishMessage({ ...message, variables: { ...message.variables } });
    },
    async completeUserTask(userTaskKey, variables) {
      await loose.completeUserTask({ userTaskKey, variables: { ...variables } });
    },
    async setUserTaskDue(userTaskKey, dueAt) {
      await loose.updateUserTask({ userTaskKey, changeset: { dueDate: dueAt } });
    },
    async openUserTasks({ newestFirst, after, limit }) {
      const { items, page } = await loose.searchUserTasks(
        {
          filter: { state: 'CREATED' },
          sort: [{ field: 'creationDate', order: newestFirst ? 'DESC' : 'ASC' }],
          page: after === null ? { limit } : { after, limit },
        },
        asItIs,
      );
      return {
        items: (items ?? []).map((task) => ({
          userTaskKey: str(task.userTaskKey),
          name: strOrNull(task.name),
          processDefinitionKey: str(task.processDefinitionKey),
          processId: str(task.processDefinitionId),
          processVersion: task.processDefinitionVersion ?? 0,
          elementId: str(task.elementId),
          processInstanceKey: str(task.processInstanceKey),
          elementInstanceKey: str(task.elementInstanceKey),
          groups: task.candidateGroups ?? [],
          assignee: task.assignee ?? null,
          dueAt: task.dueDate ?? null,
          createdAt: task.creationDate ?? new Date(0).toISOString(),
        })),
        after: (items ?? []).length < limit ? null : strOrNull(page.endCursor),
      };
    },
    async userTaskVariables(userTaskKey, names) {
      const { items } = await loose.searchUserTaskVariables(
        { userTaskKey, filter: { name: { $in: [...names] } }, page: { limit: PAGE } },
        asItIs,
      );
      // All scopes found enclose the task, so of two with one name the younger (larger key) is the inner one.
      const byScope = [...(items ?? [])].sort((a, b) => (BigInt(a.scopeKey) < BigInt(b.scopeKey) ? -1 : 1));
      return Object.fromEntries(byScope.map(({ name, value }) => [name, JSON.parse(value) as unknown]));
    },
    async userTaskForm(userTaskKey) {
      try {
        const form = (await loose.getUserTaskForm({ userTaskKey }, asItIs)) as { formId?: unknown } | undefined;
        return strOrNull(form?.formId);
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    },
    async activeJobs(limit) {
      const search = async (filter: object) =>
        (await loose.searchJobs({ filter, page: { limit } }, asItIs)).items ?? [];
      const found = [
        ...(await search({ state: { $in: ['CREATED', 'RETRIES_UPDATED', 'TIMED_OUT', 'MIGRATED'] } })),
        ...(await search({ state: 'FAILED', retries: { $gt: 0 } })),
      ];
      return found
        .slice(0, limit)
        .map(({ jobKey, type, state, processInstanceKey }) => ({ jobKey, type, state, processInstanceKey }));
    },
    async pinClock(ms) {
      await loose.pinClock({ timestamp: ms });
    },
    async resetClock() {
      await loose.resetClock();
    },
    async deploy(resources) {
      const files = resources.map(({ name, content }) => new File([content], name));
      const { processes, decisionRequirements, forms } = (await loose.createDeployment({
        resources: files as never,
      })) as unknown as Deployment;
      return [
        ...processes.map((one) => ({
          resource: one.resourceName,
          definitionId: one.processDefinitionId,
          definitionKey: one.processDefinitionKey,
          version: one.processDefinitionVersion,
        })),
        ...decisionRequirements.map((one) => ({
          resource: one.resourceName,
          definitionId: one.decisionRequirementsId,
          definitionKey: one.decisionRequirementsKey,
          version: one.version,
        })),
        ...forms.map((one) => ({
          resource: one.resourceName,
          definitionId: one.formId,
          definitionKey: one.formKey,
          version: one.version,
        })),
      ];
    },
    async latestProcesses() {
      const { items } = await loose.searchProcessDefinitions(
        { filter: { isLatestVersion: true }, page: { limit: PAGE } },
        asItIs,
      );
      return (items ?? []).map((one) => ({
        resource: str(one.resourceName),
        definitionId: str(one.processDefinitionId),
        definitionKey: str(one.processDefinitionKey),
        version: one.version ?? 0,
      }));
    },
    async processXml(processDefinitionKey) {
      return loose.getProcessDefinitionXml({ processDefinitionKey }, asItIs);
    },
    async instance(processInstanceKey) {
      const { items } = await loose.searchProcessInstances(
        { filter: { processInstanceKey: processInstanceKey as never }, page: { limit: 1 } },
        asItIs,
      );
      const found = items?.[0];
      return found && toInstance(found);
    },
    async calledInstances(processInstanceKey) {
      const { items } = await loose.searchProcessInstances(
        {
          filter: { parentProcessInstanceKey: processInstanceKey as never },
          sort: [{ field: 'processInstanceKey', order: 'ASC' }],
          page: { limit: PAGE },
        },
        asItIs,
      );
      return (items ?? []).map(toInstance);
    },
    async elementCounts(processInstanceKey) {
      const { items } = await loose.getProcessInstanceStatistics({ processInstanceKey }, asItIs);
      return (items ?? []).map((one) => ({
        elementId: str(one.elementId),
        active: one.active ?? 0,
        completed: one.completed ?? 0,
        incidents: one.incidents ?? 0,
      }));
    },
  };
}

type FoundInstance = NonNullable<Awaited<ReturnType<Loose['searchProcessInstances']>>['items']>[number];
const toInstance = (found: FoundInstance): EngineInstance => ({
  processInstanceKey: found.processInstanceKey,
  processId: found.processDefinitionId,
  processDefinitionKey: found.processDefinitionKey,
  state: found.state,
  hasIncident: found.hasIncident,
});

/** The lists the SDK sorts a deployment's answer into. */
interface Deployment {
  readonly processes: readonly {
    readonly resourceName: string;
    readonly processDefinitionId: string;
    readonly processDefinitionKey: string;
    readonly processDefinitionVersion: number;
  }[];
  readonly decisionRequirements: readonly {
    readonly resourceName: string;
    readonly decisionRequirementsId: string;
    readonly decisionRequirementsKey: string;
    readonly version: number;
  }[];
  readonly forms: readonly {
    readonly resourceName: string;
    readonly formId: string;
    readonly formKey: string;
    readonly version: number;
  }[];
}
