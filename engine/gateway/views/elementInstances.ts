import type { Tables } from '../../runtime/port.ts';
import { booleanField, enumField, type FilterFields, instantField, keyField, stringField } from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant, instantOrNull } from './instant.ts';
import { INSTANCE_STATES } from './processInstances.ts';

/** Values of the API's `type`; those without a counterpart here simply find nothing. */
const TYPES = [
  'UNSPECIFIED',
  'PROCESS',
  'SUB_PROCESS',
  'EVENT_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS',
  'AD_HOC_SUB_PROCESS_INNER_INSTANCE',
  'START_EVENT',
  'INTERMEDIATE_CATCH_EVENT',
  'INTERMEDIATE_THROW_EVENT',
  'BOUNDARY_EVENT',
  'END_EVENT',
  'SERVICE_TASK',
  'RECEIVE_TASK',
  'USER_TASK',
  'MANUAL_TASK',
  'TASK',
  'EXCLUSIVE_GATEWAY',
  'INCLUSIVE_GATEWAY',
  'PARALLEL_GATEWAY',
  'EVENT_BASED_GATEWAY',
  'SEQUENCE_FLOW',
  'MULTI_INSTANCE_BODY',
  'CALL_ACTIVITY',
  'BUSINESS_RULE_TASK',
  'SCRIPT_TASK',
  'SEND_TASK',
  'UNKNOWN',
] as const;

export const elementFilter: FilterFields = {
  elementInstanceKey: keyField('key'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  elementInstanceScopeKey: keyField('scopeKey'),
  elementId: stringField('elementId'),
  elementName: stringField('elementName'),
  type: enumField('type', TYPES),
  state: enumField('state', INSTANCE_STATES),
  startDate: instantField('startDate'),
  endDate: instantField('endDate'),
  hasIncident: booleanField('hasIncident'),
  incidentKey: keyField('incidentKey'),
  tenantId: stringField('tenantId'),
};

export const elementSort: SortFields = {
  elementInstanceKey: 'key',
  processInstanceKey: 'processInstanceKey',
  processDefinitionKey: 'processDefinitionKey',
  processDefinitionId: 'processDefinitionId',
  startDate: 'startDate',
  endDate: 'endDate',
  elementId: 'elementId',
  elementName: 'elementName',
  type: 'type',
  state: 'state',
  incidentKey: 'incidentKey',
  tenantId: 'tenantId',
};

/** `ElementInstanceResult` of the API, which asks for a name: an element without one shows its id. */
export const elementView = (row: Tables['elementInstances']) => ({
  elementInstanceKey: row.key,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  elementId: row.elementId,
  elementName: row.elementName ?? row.elementId,
  type: row.type,
  state: row.state,
  startDate: instant(row.startDate),
  endDate: instantOrNull(row.endDate),
  hasIncident: row.hasIncident,
  incidentKey: row.incidentKey,
  tenantId: row.tenantId,
});
