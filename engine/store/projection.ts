/** Events of one instance as row changes: the one projection both stores (and their tests) share. */
import type { DeployedProcess } from '../core/context.ts';
import type { DEFAULT_TENANT, Key } from '../core/json.ts';
import type { ElementType } from '../core/model.ts';
import type { DecisionEvaluation, EngineEvent, EventOf } from '../core/records.ts';
import type { UserTaskChanges, WaitingPoint } from '../core/state.ts';
import { normalizeInstant } from './columns.ts';
import type { ProjectEvents, ProjectionContext, RowChange } from './port.ts';
import type { DecisionInstanceRow, JobRow } from './rows.ts';

/** The one tenant. */
const TENANT: typeof DEFAULT_TENANT = '<default>';

interface Projection {
  readonly context: ProjectionContext;
  definition: DeployedProcess;
  readonly changes: RowChange[];
}

/** Spread at the end of a row, never at its beginning: a row of jobs then takes 0.3 µs to make instead of 60. */
const instanceColumns = ({ context, definition }: Projection) => ({
  processInstanceKey: context.processInstanceKey,
  rootProcessInstanceKey: context.rootProcessInstanceKey,
  processDefinitionKey: definition.processDefinitionKey,
  processDefinitionId: definition.process.bpmnProcessId,
  tenantId: TENANT,
});

const nameOf = (p: Projection, elementId: string): string | null =>
  p.definition.process.elements[elementId]?.name ?? null;

/** Zeebe shows the scope around each element of an ad-hoc sub-process under an id of its own, which no model has. */
const shownId = (elementType: ElementType, elementId: string): string =>
  elementType === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' ? `${elementId}#innerInstance` : elementId;

const instantOrNull = (text: string | null): string | null => (text === null ? null : normalizeInstant(text));

const normalized = (changes: UserTaskChanges): UserTaskChanges => ({
  ...changes,
  ...(changes.dueDate !== undefined && { dueDate: instantOrNull(changes.dueDate) }),
  ...(changes.followUpDate !== undefined && { followUpDate: instantOrNull(changes.followUpDate) }),
});

const patchJob = (p: Projection, key: Key, set: Partial<Omit<JobRow, 'key'>>): void => {
  p.changes.push({ table: 'jobs', op: 'patch', key, set: { ...set, lastUpdateTime: p.context.now } });
};

const openWait = (p: Projection, elementInstanceKey: Key, wait: WaitingPoint): void => {
  const { context, definition } = p;
  if (wait.kind === 'timer')
    p.changes.push({
      table: 'timers',
      op: 'put',
      row: {
        key: wait.key,
        processInstanceKey: context.processInstanceKey,
        elementInstanceKey,
        processDefinitionKey: definition.processDefinitionKey,
        elementId: wait.targetId,
        dueAt: wait.dueAt,
        repetitions: wait.repetitions,
        interval: wait.interval,
      },
    });
  else if (wait.kind === 'signal')
    p.changes.push({
      table: 'signalSubscriptions',
      op: 'put',
      row: {
        key: wait.key,
        signalName: wait.signalName,
        processInstanceKey: context.processInstanceKey,
        elementInstanceKey,
        processDefinitionKey: definition.processDefinitionKey,
        elementId: wait.targetId,
      },
    });
  else
    p.changes.push({
      table: 'messageSubscriptions',
      op: 'put',
      row: {
        key: wait.key,
        elementId: wait.targetId,
        elementInstanceKey,
        state: 'CREATED',
        messageName: wait.messageName,
        correlationKey: wait.correlationKey,
        lastUpdatedDate: context.now,
        ...instanceColumns(p),
      },
    });
};

const closeWait = (p: Projection, wait: WaitingPoint, state: 'CORRELATED' | 'DELETED'): void => {
  if (wait.kind === 'message')
    p.changes.push({
      table: 'messageSubscriptions',
      op: 'patch',
      key: wait.key,
      set: { state, lastUpdatedDate: p.context.now },
    });
  else p.changes.push({ table: wait.kind === 'timer' ? 'timers' : 'signalSubscriptions', op: 'delete', key: wait.key });
};

const triggered = (p: Projection, { wait, messageKey, elementInstanceKey }: EventOf<'WAIT_TRIGGERED'>): void => {
  closeWait(p, wait, 'CORRELATED');
  if (wait.kind !== 'message' || messageKey === null) return;
  p.changes.push({
    table: 'correlatedMessageSubscriptions',
    op: 'put',
    row: {
      key: `${messageKey}_${wait.key}`,
      messageKey,
      subscriptionKey: wait.key,
      messageName: wait.messageName,
      correlationKey: wait.correlationKey,
      correlationTime: p.context.now,
      elementId: wait.targetId,
      elementInstanceKey,
      ...instanceColumns(p),
    },
  });
};

/** Where an evaluated decision was asked for; all null through the API. */
export interface DecisionOrigin {
  readonly processDefinitionKey: Key | null;
  readonly processInstanceKey: Key | null;
  readonly rootProcessInstanceKey: Key | null;
  readonly elementInstanceKey: Key | null;
}

/** The history rows of one evaluation, one per evaluated decision of the requirements graph. */
export const decisionRows = (
  decisionEvaluationKey: Key,
  evaluation: DecisionEvaluation,
  origin: DecisionOrigin,
  now: number,
): readonly DecisionInstanceRow[] =>
  evaluation.evaluatedDecisions.map((decision, index) => ({
    ...origin,
    key: `${decisionEvaluationKey}-${String(index + 1)}`,
    decisionEvaluationKey,
    state: decision.decisionId === evaluation.failedDecisionId ? 'FAILED' : 'EVALUATED',
    evaluationDate: now,
    evaluationFailure: decision.decisionId === evaluation.failedDecisionId ? evaluation.failureMessage : null,
    decisionDefinitionKey: decision.decisionKey,
    decisionDefinitionId: decision.decisionId,
    decisionDefinitionName: decision.decisionName,
    decisionDefinitionVersion: decision.decisionVersion,
    decisionDefinitionType: decision.decisionType,
    rootDecisionDefinitionKey: evaluation.decisionKey,
    result: decision.output,
    evaluatedInputs: decision.evaluatedInputs,
    matchedRules: decision.matchedRules,
    tenantId: TENANT,
  }));

type Projectors = { readonly [T in EngineEvent['type']]: ((p: Projection, event: EventOf<T>) => void) | null };

/** `null` = the event matters to the document alone. */
const PROJECTORS: Projectors = {
  PROCESS_INSTANCE_CREATED: (p, event) => {
    p.changes.push({
      table: 'processInstances',
      op: 'put',
      row: {
        key: event.processInstanceKey,
        processDefinitionName: p.definition.process.name,
        processDefinitionVersion: p.definition.version,
        processDefinitionVersionTag: p.definition.process.versionTag,
        startDate: event.createdAt,
        endDate: null,
        state: 'ACTIVE',
        hasIncident: false,
        parentProcessInstanceKey: event.parent?.processInstanceKey ?? null,
        parentElementInstanceKey: event.parent?.elementInstanceKey ?? null,
        tags: event.tags,
        businessId: event.businessId,
        ...instanceColumns(p),
      },
    });
  },
  PROCESS_INSTANCE_COMPLETED: (p) => endInstance(p, 'COMPLETED'),
  PROCESS_INSTANCE_TERMINATED: (p) => endInstance(p, 'TERMINATED'),
  PROCESS_INSTANCE_MIGRATED: (p, event) => {
    const target = p.context.definitionByKey(event.targetProcessDefinitionKey);
    if (!target) throw new Error(`process definition ${event.targetProcessDefinitionKey} is not deployed`);
    p.definition = target;
    const { processDefinitionKey, processDefinitionId } = instanceColumns(p);
    p.changes.push({
      table: 'processInstances',
      op: 'patch',
      key: p.context.processInstanceKey,
      set: {
        processDefinitionKey,
        processDefinitionId,
        processDefinitionName: target.process.name,
        processDefinitionVersion: target.version,
        processDefinitionVersionTag: target.process.versionTag,
      },
    });
    for (const { key, elementId, elementType } of event.elements)
      p.changes.push({
        table: 'elementInstances',
        op: 'patch',
        key,
        set: {
          elementId: shownId(elementType, elementId),
          elementName: nameOf(p, elementId),
          processDefinitionKey,
          processDefinitionId,
        },
      });
  },
  PROCESS_INSTANCE_MODIFIED: null,
  STEPS_DEFERRED: null,
  ELEMENT_ACTIVATING: (p, event) => {
    if (event.scopeKey === null) return;
    p.changes.push({
      table: 'elementInstances',
      op: 'put',
      row: {
        key: event.key,
        elementId: shownId(event.elementType, event.elementId),
        elementName: nameOf(p, event.elementId),
        type: event.elementType,
        state: 'ACTIVE',
        startDate: p.context.now,
        endDate: null,
        hasIncident: false,
        incidentKey: null,
        scopeKey: event.scopeKey,
        ...instanceColumns(p),
      },
    });
  },
  ELEMENT_ACTIVATED: null,
  ELEMENT_COMPLETING: null,
  ELEMENT_COMPLETED: (p, event) => endElement(p, event.key, 'COMPLETED'),
  ELEMENT_TERMINATING: null,
  ELEMENT_TERMINATED: (p, event) => endElement(p, event.key, 'TERMINATED'),
  SEQUENCE_FLOW_TAKEN: (p, event) => {
    const key = `${p.context.processInstanceKey}_${event.flowId}`;
    p.changes.push({
      table: 'sequenceFlows',
      op: 'put',
      row: { key, sequenceFlowId: event.flowId, ...instanceColumns(p) },
    });
  },
  SCOPE_CLEARED: null,
  ELEMENT_INTERRUPTED: null,
  ELEMENT_TRIGGERED: null,
  LISTENERS_ADVANCED: null,
  VARIABLE_CREATED: (p, event) => {
    const { variableKey: key, scopeKey, name, value } = event;
    p.changes.push({ table: 'variables', op: 'put', row: { key, scopeKey, name, value, ...instanceColumns(p) } });
  },
  VARIABLE_UPDATED: (p, event) => {
    p.changes.push({ table: 'variables', op: 'patch', key: event.variableKey, set: { value: event.value } });
  },
  JOB_CREATED: (p, event) => {
    const { context } = p;
    p.changes.push({
      table: 'jobs',
      op: 'put',
      row: {
        key: event.jobKey,
        type: event.jobType,
        kind: event.kind,
        listenerEventType: event.listenerEventType,
        state: 'CREATED',
        retries: event.retries,
        elementId: event.elementId,
        elementInstanceKey: event.elementInstanceKey,
        processDefinitionVersion: p.definition.version,
        customHeaders: event.customHeaders,
        userTask: event.userTask,
        tags: context.tags,
        deadline: null,
        worker: null,
        availableAt: context.realNow,
        activatable: event.retries > 0,
        errorCode: null,
        errorMessage: null,
        hasFailedWithRetriesLeft: false,
        isDenied: null,
        deniedReason: null,
        creationTime: context.now,
        lastUpdateTime: context.now,
        endTime: null,
        ...instanceColumns(p),
      },
    });
  },
  JOB_COMPLETED: (p, event) =>
    patchJob(p, event.jobKey, {
      state: 'COMPLETED',
      activatable: false,
      deadline: null,
      endTime: p.context.now,
      isDenied: event.isDenied,
      deniedReason: event.deniedReason,
    }),
  JOB_FAILED: (p, event) =>
    patchJob(p, event.jobKey, {
      state: 'FAILED',
      activatable: event.retries > 0,
      retries: event.retries,
      errorMessage: event.errorMessage,
      availableAt: p.context.realNow + Math.max(0, event.retryBackOff),
      deadline: null,
      worker: null,
      ...(event.retries > 0 && { hasFailedWithRetriesLeft: true }),
    }),
  JOB_ERROR_THROWN: (p, event) =>
    patchJob(p, event.jobKey, {
      state: 'ERROR_THROWN',
      activatable: false,
      errorCode: event.errorCode,
      errorMessage: event.errorMessage,
      deadline: null,
      ...(event.caught && { endTime: p.context.now }),
    }),
  JOB_CANCELED: (p, event) =>
    patchJob(p, event.jobKey, { state: 'CANCELED', activatable: false, deadline: null, endTime: p.context.now }),
  JOB_UPDATED: (p, event) =>
    patchJob(p, event.jobKey, {
      ...(event.retries !== null && { retries: event.retries, state: 'RETRIES_UPDATED' }),
      ...(event.timeout !== null && { deadline: p.context.realNow + event.timeout }),
    }),
  JOB_REOPENED: (p, event) =>
    patchJob(p, event.jobKey, {
      state: 'CREATED',
      activatable: event.retries > 0,
      retries: event.retries,
      availableAt: p.context.realNow,
      deadline: null,
      worker: null,
    }),
  USER_TASK_CREATING: (p, event) => {
    p.changes.push({
      table: 'userTasks',
      op: 'put',
      row: {
        key: event.userTaskKey,
        assignee: event.assignee,
        candidateGroups: event.candidateGroups,
        candidateUsers: event.candidateUsers,
        dueDate: instantOrNull(event.dueDate),
        followUpDate: instantOrNull(event.followUpDate),
        priority: event.priority,
        name: nameOf(p, event.elementId),
        state: 'CREATING',
        elementId: event.elementId,
        elementInstanceKey: event.elementInstanceKey,
        processName: p.definition.process.name,
        processDefinitionVersion: p.definition.version,
        formKey: event.formKey,
        externalFormReference: event.externalFormReference,
        customHeaders: event.customHeaders,
        tags: p.context.tags,
        creationDate: p.context.now,
        completionDate: null,
        ...instanceColumns(p),
      },
    });
  },
  USER_TASK_STATE_CHANGED: (p, event) => {
    p.changes.push({ table: 'userTasks', op: 'patch', key: event.userTaskKey, set: { state: event.state } });
  },
  USER_TASK_UPDATED: (p, event) => {
    p.changes.push({ table: 'userTasks', op: 'patch', key: event.userTaskKey, set: normalized(event.changes) });
  },
  USER_TASK_COMPLETED: (p, event) => endUserTask(p, event.userTaskKey, 'COMPLETED'),
  USER_TASK_CANCELED: (p, event) => endUserTask(p, event.userTaskKey, 'CANCELED'),
  WAIT_OPENED: (p, event) => openWait(p, event.elementInstanceKey, event.wait),
  WAIT_TRIGGERED: triggered,
  WAIT_RENEWED: (p, event) => openWait(p, event.elementInstanceKey, event.wait),
  WAIT_CLOSED: (p, event) => closeWait(p, event.wait, 'DELETED'),
  INCIDENT_CREATED: (p, event) => {
    p.changes.push({
      table: 'incidents',
      op: 'put',
      row: {
        key: event.incidentKey,
        errorType: event.errorType,
        errorMessage: event.errorMessage,
        state: 'ACTIVE',
        elementId: event.elementId,
        elementInstanceKey: event.elementInstanceKey,
        jobKey: event.jobKey,
        creationTime: p.context.now,
        ...instanceColumns(p),
      },
    });
    markIncident(p, event.elementInstanceKey, event.incidentKey);
  },
  INCIDENT_RESOLVED: (p, event) => {
    p.changes.push({ table: 'incidents', op: 'patch', key: event.incidentKey, set: { state: 'RESOLVED' } });
    markIncident(p, event.elementInstanceKey, null);
  },
  CHILD_INSTANCE_REQUESTED: null,
  CHILD_INSTANCE_ENDED: null,
  DECISION_EVALUATED: (p, event) => {
    const { processInstanceKey, rootProcessInstanceKey, processDefinitionKey } = instanceColumns(p);
    const { elementInstanceKey } = event;
    const origin = { processDefinitionKey, processInstanceKey, rootProcessInstanceKey, elementInstanceKey };
    for (const row of decisionRows(event.decisionEvaluationKey, event.evaluation, origin, p.context.now))
      p.changes.push({ table: 'decisionInstances', op: 'put', row });
  },
  ESCALATED: null,
  THROWN_TO_PARENT: null,
  LOOP_UPDATED: null,
  LOOP_ITEM_STORED: null,
  LOOP_ITEMS_DROPPED: null,
  COMPENSABLE_CHANGED: null,
  COMPENSATION_PROGRESSED: null,
  AD_HOC_UPDATED: null,
};

const endInstance = (p: Projection, state: 'COMPLETED' | 'TERMINATED'): void => {
  const { processInstanceKey: key, now: endDate } = p.context;
  p.changes.push({ table: 'processInstances', op: 'patch', key, set: { state, endDate, hasIncident: false } });
};

const endElement = (p: Projection, key: Key, state: 'COMPLETED' | 'TERMINATED'): void => {
  p.changes.push({ table: 'elementInstances', op: 'patch', key, set: { state, endDate: p.context.now } });
};

const endUserTask = (p: Projection, key: Key, state: 'COMPLETED' | 'CANCELED'): void => {
  p.changes.push({ table: 'userTasks', op: 'patch', key, set: { state, completionDate: p.context.now } });
};

const markIncident = (p: Projection, elementInstanceKey: Key, incidentKey: Key | null): void => {
  const hasIncident = incidentKey !== null;
  p.changes.push({
    table: 'elementInstances',
    op: 'patch',
    key: elementInstanceKey,
    set: { hasIncident, incidentKey },
  });
  const { processInstanceKey: key, openIncidents } = p.context;
  p.changes.push({ table: 'processInstances', op: 'patch', key, set: { hasIncident: openIncidents > 0 } });
};

const projectOne = <T extends EngineEvent['type']>(p: Projection, event: EventOf<T>): void =>
  PROJECTORS[event.type]?.(p, event);

/** See `ProjectEvents` in port.ts. */
export const projectEvents: ProjectEvents = (events, context) => {
  const projection: Projection = { context, definition: context.definition, changes: [] };
  for (const event of events) projectOne(projection, event);
  return projection.changes;
};
