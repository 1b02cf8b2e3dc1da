/**
 * The columns of every table by row field: the one description both stores search by, and PostgreSQL reads and
 * writes by. Column names are the field names in snake case, table names likewise.
 */
import type { TableName, Tables } from './rows.ts';

/**
 * `key` bigint ↔ decimal string · `text` · `int` · `ms` bigint ↔ epoch ms · `bool` · `list` text[] ·
 * `iso` text, an instant normalised to UTC so that text order is time order ·
 * `json` text (not jsonb: JSON may hold U+0000, and is compared as text as in the API).
 */
export type ColumnKind = 'key' | 'text' | 'int' | 'ms' | 'bool' | 'list' | 'iso' | 'json';
type Columns<Row> = { readonly [F in keyof Row]-?: ColumnKind };

const instance = {
  processInstanceKey: 'key',
  rootProcessInstanceKey: 'key',
  processDefinitionKey: 'key',
  processDefinitionId: 'text',
  tenantId: 'text',
} as const;

export const TABLES: { readonly [T in TableName]: Columns<Tables[T]> } = {
  processInstances: {
    key: 'key',
    ...instance,
    processDefinitionName: 'text',
    processDefinitionVersion: 'int',
    processDefinitionVersionTag: 'text',
    startDate: 'ms',
    endDate: 'ms',
    state: 'text',
    hasIncident: 'bool',
    parentProcessInstanceKey: 'key',
    parentElementInstanceKey: 'key',
    tags: 'list',
    businessId: 'text',
  },
  elementInstances: {
    key: 'key',
    ...instance,
    elementId: 'text',
    elementName: 'text',
    type: 'text',
    state: 'text',
    startDate: 'ms',
    endDate: 'ms',
    hasIncident: 'bool',
    incidentKey: 'key',
    scopeKey: 'key',
  },
  sequenceFlows: { key: 'text', ...instance, sequenceFlowId: 'text' },
  variables: { key: 'key', ...instance, scopeKey: 'key', name: 'text', value: 'json' },
  jobs: {
    key: 'key',
    ...instance,
    type: 'text',
    kind: 'text',
    listenerEventType: 'text',
    state: 'text',
    retries: 'int',
    elementId: 'text',
    elementInstanceKey: 'key',
    processDefinitionVersion: 'int',
    customHeaders: 'json',
    userTask: 'json',
    tags: 'list',
    deadline: 'ms',
    worker: 'text',
    availableAt: 'ms',
    activatable: 'bool',
    errorCode: 'text',
    errorMessage: 'text',
    hasFailedWithRetriesLeft: 'bool',
    isDenied: 'bool',
    deniedReason: 'text',
    creationTime: 'ms',
    lastUpdateTime: 'ms',
    endTime: 'ms',
  },
  userTasks: {
    key: 'key',
    ...instance,
    assignee: 'text',
    candidateGroups: 'list',
    candidateUsers: 'list',
    dueDate: 'iso',
    followUpDate: 'iso',
    priority: 'int',
    name: 'text',
    state: 'text',
    elementId: 'text',
    elementInstanceKey: 'key',
    processName: 'text',
    processDefinitionVersion: 'int',
    formKey: 'key',
    externalFormReference: 'text',
    customHeaders: 'json',
    tags: 'list',
    creationDate: 'ms',
    completionDate: 'ms',
  },
  incidents: {
    key: 'key',
    ...instance,
    errorType: 'text',
    errorMessage: 'text',
    state: 'text',
    elementId: 'text',
    elementInstanceKey: 'key',
    jobKey: 'key',
    creationTime: 'ms',
  },
  messageSubscriptions: {
    key: 'key',
    ...instance,
    elementId: 'text',
    elementInstanceKey: 'key',
    state: 'text',
    messageName: 'text',
    correlationKey: 'text',
    lastUpdatedDate: 'ms',
  },
  correlatedMessageSubscriptions: {
    key: 'text',
    ...instance,
    messageKey: 'key',
    subscriptionKey: 'key',
    messageName: 'text',
    correlationKey: 'text',
    correlationTime: 'ms',
    elementId: 'text',
    elementInstanceKey: 'key',
  },
  timers: {
    key: 'key',
    processInstanceKey: 'key',
    elementInstanceKey: 'key',
    processDefinitionKey: 'key',
    elementId: 'text',
    dueAt: 'ms',
    repetitions: 'int',
    interval: 'text',
  },
  signalSubscriptions: {
    key: 'key',
    signalName: 'text',
    processInstanceKey: 'key',
    elementInstanceKey: 'key',
    processDefinitionKey: 'key',
    elementId: 'text',
  },
  messageStarts: {
    key: 'key',
    messageName: 'text',
    processDefinitionKey: 'key',
    processDefinitionId: 'text',
    elementId: 'text',
  },
  messages: {
    key: 'key',
    name: 'text',
    correlationKey: 'text',
    messageId: 'text',
    variables: 'json',
    expiresAt: 'ms',
    correlatedTo: 'list',
  },
  messageStartLocks: { key: 'text', processInstanceKey: 'key' },
  decisionInstances: {
    key: 'text',
    decisionEvaluationKey: 'key',
    state: 'text',
    evaluationDate: 'ms',
    evaluationFailure: 'text',
    decisionDefinitionKey: 'key',
    decisionDefinitionId: 'text',
    decisionDefinitionName: 'text',
    decisionDefinitionVersion: 'int',
    decisionDefinitionType: 'text',
    rootDecisionDefinitionKey: 'key',
    result: 'json',
    evaluatedInputs: 'json',
    matchedRules: 'json',
    processDefinitionKey: 'key',
    processInstanceKey: 'key',
    rootProcessInstanceKey: 'key',
    elementInstanceKey: 'key',
    tenantId: 'text',
  },
  resources: {
    key: 'key',
    deploymentKey: 'key',
    resourceName: 'text',
    kind: 'text',
    resourceId: 'text',
    version: 'int',
    versionTag: 'text',
    content: 'text',
    checksum: 'text',
    tenantId: 'text',
    deployedAt: 'ms',
  },
  processDefinitions: {
    key: 'key',
    processDefinitionId: 'text',
    name: 'text',
    version: 'int',
    versionTag: 'text',
    resourceName: 'text',
    resourceKey: 'key',
    deploymentKey: 'key',
    hasStartForm: 'bool',
    tenantId: 'text',
    model: 'json',
    deletedAt: 'ms',
  },
  decisionRequirements: {
    key: 'key',
    decisionRequirementsId: 'text',
    decisionRequirementsName: 'text',
    version: 'int',
    resourceName: 'text',
    resourceKey: 'key',
    deploymentKey: 'key',
    tenantId: 'text',
    model: 'json',
    deletedAt: 'ms',
  },
  decisionDefinitions: {
    key: 'key',
    decisionDefinitionId: 'text',
    name: 'text',
    version: 'int',
    versionTag: 'text',
    decisionRequirementsKey: 'key',
    decisionRequirementsId: 'text',
    decisionRequirementsName: 'text',
    decisionRequirementsVersion: 'int',
    deploymentKey: 'key',
    tenantId: 'text',
    deletedAt: 'ms',
  },
  forms: {
    key: 'key',
    formId: 'text',
    version: 'int',
    versionTag: 'text',
    resourceName: 'text',
    resourceKey: 'key',
    deploymentKey: 'key',
    schema: 'text',
    tenantId: 'text',
    deletedAt: 'ms',
  },
  deferred: { key: 'key', payload: 'json', createdAt: 'ms' },
  batchOperations: {
    key: 'key',
    batchOperationType: 'text',
    state: 'text',
    startDate: 'ms',
    endDate: 'ms',
    operationsTotalCount: 'int',
    operationsFailedCount: 'int',
    operationsCompletedCount: 'int',
    payload: 'json',
    errors: 'json',
  },
  batchOperationItems: {
    key: 'text',
    batchOperationKey: 'key',
    operationType: 'text',
    itemKey: 'key',
    processInstanceKey: 'key',
    rootProcessInstanceKey: 'key',
    state: 'text',
    processedDate: 'ms',
    errorMessage: 'text',
  },
};

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** SQL name of a table. */
export const sqlTable = (table: TableName): string => `engine.${snake(table)}`;

/** SQL name of a column; quoted, since some field names are SQL words (`type`, `value`). */
export const sqlColumn = (field: string): string => `"${snake(field)}"`;

/** The kind of a field. Throws when the table has no such field (a caller's bug). */
export const kindOf = (table: TableName, field: string): ColumnKind => {
  const columns: Readonly<Record<string, ColumnKind>> = TABLES[table];
  const kind = Object.hasOwn(columns, field) ? columns[field] : undefined;
  if (!kind) throw new Error(`${table} has no field '${field}'`);
  return kind;
};

/** An ISO 8601 instant in UTC with milliseconds; text that is no date-time is left as it is. */
export const normalizeInstant = (text: string): string => {
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? text : new Date(ms).toISOString();
};
