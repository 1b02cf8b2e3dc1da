import type { ActivatedJob, Tables } from '../../runtime/port.ts';
import {
  booleanField,
  enumField,
  type FilterFields,
  instantField,
  integerField,
  keyField,
  stringField,
} from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant, instantOrNull } from './instant.ts';

const KINDS = ['BPMN_ELEMENT', 'EXECUTION_LISTENER', 'TASK_LISTENER', 'AD_HOC_SUB_PROCESS'];
const LISTENER_EVENTS = ['ASSIGNING', 'CANCELING', 'COMPLETING', 'CREATING', 'END', 'START', 'UNSPECIFIED', 'UPDATING'];
const STATES = [
  'CANCELED',
  'COMPLETED',
  'CREATED',
  'ERROR_THROWN',
  'FAILED',
  'MIGRATED',
  'RETRIES_UPDATED',
  'TIMED_OUT',
];

export const jobFilter: FilterFields = {
  jobKey: keyField('key'),
  type: stringField('type'),
  kind: enumField('kind', KINDS),
  listenerEventType: enumField('listenerEventType', LISTENER_EVENTS),
  state: enumField('state', STATES),
  worker: stringField('worker'),
  retries: integerField('retries'),
  deadline: instantField('deadline'),
  elementId: stringField('elementId'),
  elementInstanceKey: keyField('elementInstanceKey'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  errorCode: stringField('errorCode'),
  errorMessage: stringField('errorMessage'),
  hasFailedWithRetriesLeft: booleanField('hasFailedWithRetriesLeft'),
  isDenied: booleanField('isDenied'),
  deniedReason: stringField('deniedReason'),
  creationTime: instantField('creationTime'),
  lastUpdateTime: instantField('lastUpdateTime'),
  endTime: instantField('endTime'),
  tenantId: stringField('tenantId'),
};

export const jobSort: SortFields = {
  jobKey: 'key',
  type: 'type',
  kind: 'kind',
  listenerEventType: 'listenerEventType',
  state: 'state',
  worker: 'worker',
  retries: 'retries',
  deadline: 'deadline',
  elementId: 'elementId',
  elementInstanceKey: 'elementInstanceKey',
  processInstanceKey: 'processInstanceKey',
  processDefinitionKey: 'processDefinitionKey',
  processDefinitionId: 'processDefinitionId',
  errorCode: 'errorCode',
  errorMessage: 'errorMessage',
  hasFailedWithRetriesLeft: 'hasFailedWithRetriesLeft',
  isDenied: 'isDenied',
  deniedReason: 'deniedReason',
  endTime: 'endTime',
  tenantId: 'tenantId',
};

/** `JobSearchResult` of the API: here the deadline is a date-time. */
export const jobView = (row: Tables['jobs']) => ({
  jobKey: row.key,
  type: row.type,
  kind: row.kind,
  listenerEventType: row.listenerEventType,
  state: row.state,
  worker: row.worker ?? '',
  retries: row.retries,
  deadline: instantOrNull(row.deadline),
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  customHeaders: row.customHeaders,
  errorCode: row.errorCode,
  errorMessage: row.errorMessage,
  hasFailedWithRetriesLeft: row.hasFailedWithRetriesLeft,
  isDenied: row.isDenied,
  deniedReason: row.deniedReason,
  creationTime: instant(row.creationTime),
  lastUpdateTime: instant(row.lastUpdateTime),
  endTime: instantOrNull(row.endTime),
  tenantId: row.tenantId,
});

const userTaskView = (task: NonNullable<Tables['jobs']['userTask']>) => ({
  userTaskKey: task.userTaskKey,
  action: task.action,
  assignee: task.assignee,
  candidateGroups: task.candidateGroups,
  candidateUsers: task.candidateUsers,
  changedAttributes: task.changedAttributes,
  dueDate: task.dueDate,
  followUpDate: task.followUpDate,
  formKey: task.formKey,
  priority: task.priority,
});

/** `ActivatedJobResult` of the API: here the deadline is a number, epoch ms. */
export const activatedJobView = ({ row, variables }: ActivatedJob) => ({
  jobKey: row.key,
  type: row.type,
  kind: row.kind,
  listenerEventType: row.listenerEventType,
  worker: row.worker,
  retries: row.retries,
  deadline: row.deadline,
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processDefinitionVersion: row.processDefinitionVersion,
  customHeaders: row.customHeaders,
  variables,
  userTask: row.userTask && userTaskView(row.userTask),
  tags: row.tags,
  tenantId: row.tenantId,
});
