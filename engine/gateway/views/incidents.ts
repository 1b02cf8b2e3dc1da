import type { Tables } from '../../runtime/port.ts';
import { enumField, type FilterFields, instantField, keyField, stringField } from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant } from './instant.ts';

const ERROR_TYPES = [
  'AD_HOC_SUB_PROCESS_NO_RETRIES',
  'CALLED_DECISION_ERROR',
  'CALLED_ELEMENT_ERROR',
  'CONDITION_ERROR',
  'DECISION_EVALUATION_ERROR',
  'EXECUTION_LISTENER_NO_RETRIES',
  'EXTRACT_VALUE_ERROR',
  'FORM_NOT_FOUND',
  'IO_MAPPING_ERROR',
  'JOB_NO_RETRIES',
  'MESSAGE_SIZE_EXCEEDED',
  'RESOURCE_NOT_FOUND',
  'TASK_LISTENER_NO_RETRIES',
  'UNHANDLED_ERROR_EVENT',
  'UNKNOWN',
  'UNSPECIFIED',
];
const STATES = ['ACTIVE', 'MIGRATED', 'PENDING', 'RESOLVED', 'UNKNOWN'];

export const incidentFilter: FilterFields = {
  incidentKey: keyField('key'),
  errorType: enumField('errorType', ERROR_TYPES),
  errorMessage: stringField('errorMessage'),
  state: enumField('state', STATES),
  creationTime: instantField('creationTime'),
  elementId: stringField('elementId'),
  elementInstanceKey: keyField('elementInstanceKey'),
  jobKey: keyField('jobKey'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  tenantId: stringField('tenantId'),
};

export const incidentSort: SortFields = {
  incidentKey: 'key',
  errorType: 'errorType',
  state: 'state',
  creationTime: 'creationTime',
  elementId: 'elementId',
  elementInstanceKey: 'elementInstanceKey',
  jobKey: 'jobKey',
  processInstanceKey: 'processInstanceKey',
  processDefinitionKey: 'processDefinitionKey',
  processDefinitionId: 'processDefinitionId',
  tenantId: 'tenantId',
};

/** `IncidentResult` of the API. */
export const incidentView = (row: Tables['incidents']) => ({
  incidentKey: row.key,
  errorType: row.errorType,
  errorMessage: row.errorMessage,
  state: row.state,
  creationTime: instant(row.creationTime),
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  jobKey: row.jobKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  tenantId: row.tenantId,
});
