import type { Tables } from '../../runtime/port.ts';
import { choiceField, enumField, type FilterFields, keyField, NOTHING, unsupportedField } from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instantOrNull } from './instant.ts';

const TYPES = [
  'ADD_VARIABLE',
  'CANCEL_PROCESS_INSTANCE',
  'DELETE_DECISION_DEFINITION',
  'DELETE_DECISION_INSTANCE',
  'DELETE_PROCESS_DEFINITION',
  'DELETE_PROCESS_INSTANCE',
  'MIGRATE_PROCESS_INSTANCE',
  'MODIFY_PROCESS_INSTANCE',
  'RESOLVE_INCIDENT',
  'UPDATE_VARIABLE',
];
const STATES = ['ACTIVE', 'CANCELED', 'COMPLETED', 'CREATED', 'FAILED', 'PARTIALLY_COMPLETED', 'SUSPENDED'];
const ITEM_STATES = ['ACTIVE', 'COMPLETED', 'SKIPPED', 'CANCELED', 'FAILED'];

/** Without authentication nobody is known: every actor is anonymous. */
const ACTOR = 'ANONYMOUS';

export const batchFilter: FilterFields = {
  batchOperationKey: keyField('key'),
  operationType: enumField('batchOperationType', TYPES),
  state: enumField('state', STATES),
  actorType: choiceField({ ANONYMOUS: { not: NOTHING }, CLIENT: NOTHING, UNKNOWN: NOTHING, USER: NOTHING }),
  actorId: unsupportedField,
};

export const batchSort: SortFields = {
  batchOperationKey: 'key',
  operationType: 'batchOperationType',
  state: 'state',
  startDate: 'startDate',
  endDate: 'endDate',
};

/** `BatchOperationResponse` of the API; details of failures are on the items. */
export const batchView = (row: Tables['batchOperations']) => ({
  batchOperationKey: row.key,
  batchOperationType: row.batchOperationType,
  state: row.state,
  startDate: instantOrNull(row.startDate),
  endDate: instantOrNull(row.endDate),
  actorType: ACTOR,
  actorId: null,
  operationsTotalCount: row.operationsTotalCount,
  operationsFailedCount: row.operationsFailedCount,
  operationsCompletedCount: row.operationsCompletedCount,
  errors: row.errors,
});

/** `BatchOperationCreatedResult` of the API. */
export const batchCreatedView = (row: Tables['batchOperations']) => ({
  batchOperationKey: row.key,
  batchOperationType: row.batchOperationType,
});

export const itemFilter: FilterFields = {
  batchOperationKey: keyField('batchOperationKey'),
  itemKey: keyField('itemKey'),
  processInstanceKey: keyField('processInstanceKey'),
  state: enumField('state', ITEM_STATES),
  operationType: enumField('operationType', TYPES),
};

export const itemSort: SortFields = {
  batchOperationKey: 'batchOperationKey',
  itemKey: 'itemKey',
  processInstanceKey: 'processInstanceKey',
  processedDate: 'processedDate',
  state: 'state',
};

/** `BatchOperationItemResponse` of the API. */
export const itemView = (row: Tables['batchOperationItems']) => ({
  batchOperationKey: row.batchOperationKey,
  itemKey: row.itemKey,
  operationType: row.operationType,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  state: row.state,
  processedDate: instantOrNull(row.processedDate),
  errorMessage: row.errorMessage,
});
