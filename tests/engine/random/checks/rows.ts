/** Live rows are those of the documents, no more and no less: nothing is left behind, nothing is missing. */
import { isDeepStrictEqual } from 'node:util';
import { allEntries } from '../../../../engine/core/pages.ts';
import type { InstanceState } from '../../../../engine/core/state.ts';
import type { MemoryDatabase } from '../../../../engine/store/memory/memoryStore.ts';
import type { TableName, Tables } from '../../../../engine/store/rows.ts';

/** What of a live row the document says too, by key. */
type Live = Map<string, unknown>;

const LIVE_TABLES = [
  'processInstances',
  'elementInstances',
  'jobs',
  'userTasks',
  'incidents',
  'timers',
  'messageSubscriptions',
  'signalSubscriptions',
  'variables',
] as const satisfies readonly TableName[];
type LiveTable = (typeof LIVE_TABLES)[number];

const expectedRows = (documents: ReadonlyMap<string, InstanceState>): Record<LiveTable, Live> => {
  const live = Object.fromEntries(LIVE_TABLES.map((table) => [table, new Map<string, unknown>()])) as Record<
    LiveTable,
    Live
  >;
  for (const state of documents.values()) expectDocument(live, state);
  return live;
};

const expectDocument = (live: Record<LiveTable, Live>, state: InstanceState): void => {
  const { processInstanceKey, processDefinitionKey } = state;
  let incidents = 0;
  for (const element of allEntries(state.elements)) {
    const { key, elementId, type, scopeKey, job, userTask } = element;
    if (scopeKey !== null)
      live.elementInstances.set(key, {
        elementId: type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' ? `${elementId}#innerInstance` : elementId,
        type,
        scopeKey,
        processDefinitionKey,
        hasIncident: element.incidents !== undefined,
      });
    if (job)
      live.jobs.set(job.key, {
        elementId,
        elementInstanceKey: key,
        processDefinitionKey,
        retries: job.retries,
        activatable: job.state === 'OPEN' && job.retries > 0,
      });
    if (userTask)
      live.userTasks.set(userTask.key, {
        elementId,
        elementInstanceKey: key,
        processDefinitionKey,
        state: userTask.state,
        assignee: userTask.assignee,
      });
    for (const incident of element.incidents ?? []) {
      incidents++;
      live.incidents.set(incident.key, { elementId, elementInstanceKey: key, errorType: incident.errorType });
    }
    for (const wait of element.waits ?? []) {
      const where = { elementId: wait.targetId, elementInstanceKey: key };
      if (wait.kind === 'timer')
        live.timers.set(wait.key, { ...where, dueAt: wait.dueAt, repetitions: wait.repetitions });
      else if (wait.kind === 'signal')
        live.signalSubscriptions.set(wait.key, { ...where, signalName: wait.signalName });
      else
        live.messageSubscriptions.set(wait.key, {
          ...where,
          messageName: wait.messageName,
          correlationKey: wait.correlationKey,
        });
    }
  }
  live.processInstances.set(processInstanceKey, { processDefinitionKey, hasIncident: incidents > 0 });
  for (const scope of allEntries(state.scopes))
    for (const [name, { key, value }] of Object.entries(scope.variables))
      live.variables.set(key, { name, value, scopeKey: scope.key });
};

const isLive: { readonly [T in LiveTable]: (row: Tables[T]) => boolean } = {
  processInstances: ({ state }) => state === 'ACTIVE',
  elementInstances: ({ state }) => state === 'ACTIVE',
  jobs: ({ endTime }) => endTime === null,
  userTasks: ({ completionDate }) => completionDate === null,
  incidents: ({ state }) => state === 'ACTIVE',
  timers: () => true,
  messageSubscriptions: ({ state }) => state === 'CREATED',
  signalSubscriptions: () => true,
  variables: () => false,
};

/** Differences between the live rows and the documents. */
export const examineRows = (data: MemoryDatabase): readonly string[] => {
  const found: string[] = [];
  const expected = expectedRows(data.instances);
  for (const table of LIVE_TABLES) {
    const wanted = expected[table];
    const rows = data.table(table);
    for (const [key, row] of rows)
      if ((isLive[table] as (row: Tables[LiveTable]) => boolean)(row) && !wanted.has(key))
        found.push(`${table} has ${JSON.stringify(row)}, which no instance knows`);
    for (const [key, want] of wanted) {
      const row = rows.get(key) as unknown as Record<string, unknown> | undefined;
      if (!row) found.push(`${table} lacks ${key} ${JSON.stringify(want)}`);
      else
        for (const [field, value] of Object.entries(want as object))
          if (!isDeepStrictEqual(row[field], value))
            found.push(
              `${table} ${key}: ${field} is ${JSON.stringify(row[field])}, in the instance ${JSON.stringify(value)}`,
            );
    }
  }
  return found;
};
