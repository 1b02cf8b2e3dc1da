import type { Tables } from '../../runtime/port.ts';
import {
  entryField,
  enumField,
  everyEntryField,
  type FilterFields,
  instantField,
  integerField,
  isoField,
  keyField,
  stringField,
  variablesField,
} from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant, instantOrNull } from './instant.ts';

const STATES = [
  'CREATING',
  'CREATED',
  'ASSIGNING',
  'UPDATING',
  'COMPLETING',
  'COMPLETED',
  'CANCELING',
  'CANCELED',
  'FAILED',
] as const;

export const userTaskFilter: FilterFields = {
  userTaskKey: keyField('key'),
  name: stringField('name'),
  state: enumField('state', STATES),
  assignee: stringField('assignee'),
  candidateGroup: entryField('candidateGroups'),
  candidateUser: entryField('candidateUsers'),
  priority: integerField('priority'),
  dueDate: isoField('dueDate'),
  followUpDate: isoField('followUpDate'),
  creationDate: instantField('creationDate'),
  completionDate: instantField('completionDate'),
  elementId: stringField('elementId'),
  elementInstanceKey: keyField('elementInstanceKey'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  processInstanceVariables: variablesField('processInstanceKey'),
  localVariables: variablesField('elementInstanceKey'),
  tags: everyEntryField('tags'),
  tenantId: stringField('tenantId'),
};

export const userTaskSort: SortFields = {
  creationDate: 'creationDate',
  completionDate: 'completionDate',
  followUpDate: 'followUpDate',
  dueDate: 'dueDate',
  priority: 'priority',
  name: 'name',
};

/** `UserTaskResult` of the API. */
export const userTaskView = (row: Tables['userTasks']) => ({
  userTaskKey: row.key,
  name: row.name,
  state: row.state,
  assignee: row.assignee,
  candidateGroups: row.candidateGroups,
  candidateUsers: row.candidateUsers,
  priority: row.priority,
  dueDate: row.dueDate,
  followUpDate: row.followUpDate,
  creationDate: instant(row.creationDate),
  completionDate: instantOrNull(row.completionDate),
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  processDefinitionVersion: row.processDefinitionVersion,
  processName: row.processName,
  formKey: row.formKey,
  externalFormReference: row.externalFormReference,
  customHeaders: row.customHeaders,
  tags: row.tags,
  tenantId: row.tenantId,
});

/** `FormResult` of the API. */
export const formView = (row: Tables['forms']) => ({
  formKey: row.key,
  formId: row.formId,
  version: row.version,
  schema: row.schema,
  tenantId: row.tenantId,
});
