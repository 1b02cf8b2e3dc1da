import type { Tables } from '../../runtime/port.ts';
import { enumField, type FilterFields, instantField, keyField, NOTHING, stringField } from '../search/fields.ts';
import { condition, integerKind } from '../search/condition.ts';
import type { SortFields } from '../search/request.ts';
import { instant } from './instant.ts';

const STATES = ['CORRELATED', 'CREATED', 'DELETED', 'MIGRATED'];

/** There is one partition. */
const PARTITION = 1;

export const subscriptionFilter: FilterFields = {
  messageSubscriptionKey: keyField('key'),
  messageSubscriptionState: enumField('state', STATES),
  messageName: stringField('messageName'),
  correlationKey: stringField('correlationKey'),
  lastUpdatedDate: instantField('lastUpdatedDate'),
  elementId: stringField('elementId'),
  elementInstanceKey: keyField('elementInstanceKey'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  tenantId: stringField('tenantId'),
};

export const subscriptionSort: SortFields = {
  messageSubscriptionKey: 'key',
  messageSubscriptionState: 'state',
  messageName: 'messageName',
  correlationKey: 'correlationKey',
  lastUpdatedDate: 'lastUpdatedDate',
  elementId: 'elementId',
  elementInstanceKey: 'elementInstanceKey',
  processInstanceKey: 'processInstanceKey',
  processDefinitionId: 'processDefinitionId',
  tenantId: 'tenantId',
};

/** `MessageSubscriptionResult` of the API. */
export const subscriptionView = (row: Tables['messageSubscriptions']) => ({
  messageSubscriptionKey: row.key,
  messageSubscriptionState: row.state,
  messageName: row.messageName,
  correlationKey: row.correlationKey,
  lastUpdatedDate: instant(row.lastUpdatedDate),
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  tenantId: row.tenantId,
});

export const correlatedFilter: FilterFields = {
  subscriptionKey: keyField('subscriptionKey'),
  messageKey: keyField('messageKey'),
  messageName: stringField('messageName'),
  correlationKey: stringField('correlationKey'),
  correlationTime: instantField('correlationTime'),
  elementId: stringField('elementId'),
  elementInstanceKey: keyField('elementInstanceKey'),
  processInstanceKey: keyField('processInstanceKey'),
  processDefinitionKey: keyField('processDefinitionKey'),
  processDefinitionId: stringField('processDefinitionId'),
  partitionId: condition(integerKind, (operator, value) =>
    operator === '$eq' && value === PARTITION ? { not: NOTHING } : NOTHING,
  ),
  tenantId: stringField('tenantId'),
};

export const correlatedSort: SortFields = {
  subscriptionKey: 'subscriptionKey',
  messageKey: 'messageKey',
  messageName: 'messageName',
  correlationKey: 'correlationKey',
  correlationTime: 'correlationTime',
  elementId: 'elementId',
  elementInstanceKey: 'elementInstanceKey',
  processInstanceKey: 'processInstanceKey',
  processDefinitionKey: 'processDefinitionKey',
  processDefinitionId: 'processDefinitionId',
  tenantId: 'tenantId',
};

/** `CorrelatedMessageSubscriptionResult` of the API. */
export const correlatedView = (row: Tables['correlatedMessageSubscriptions']) => ({
  subscriptionKey: row.subscriptionKey,
  messageKey: row.messageKey,
  messageName: row.messageName,
  correlationKey: row.correlationKey,
  correlationTime: instant(row.correlationTime),
  elementId: row.elementId,
  elementInstanceKey: row.elementInstanceKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  partitionId: PARTITION,
  tenantId: row.tenantId,
});
