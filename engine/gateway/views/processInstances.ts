import { z } from 'zod';
import type { Filter, Tables } from '../../runtime/port.ts';
import { passOn } from '../schema/issues.ts';
import { optional } from '../schema/values.ts';
import { every } from '../search/condition.ts';
import {
  booleanField,
  enumField,
  everyEntryField,
  type FilterField,
  filterObject,
  instantField,
  integerField,
  keyField,
  stringField,
  unsupportedField,
  variablesField,
} from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';
import { instant, instantOrNull } from './instant.ts';

export const INSTANCE_STATES = ['ACTIVE', 'COMPLETED', 'TERMINATED'] as const;

type RelatedTable = 'elementInstances' | 'incidents' | 'jobs' | 'batchOperationItems';

/** The instance has a row in another table that satisfies the condition. */
const related = (table: RelatedTable, field: FilterField): FilterField =>
  field.transform(
    (where): Filter | undefined => where && { exists: table, column: 'processInstanceKey', field: 'key', where },
  );

const plainFields = {
  processInstanceKey: keyField('key'),
  processDefinitionId: stringField('processDefinitionId'),
  processDefinitionName: stringField('processDefinitionName'),
  processDefinitionVersion: integerField('processDefinitionVersion'),
  processDefinitionVersionTag: stringField('processDefinitionVersionTag'),
  processDefinitionKey: keyField('processDefinitionKey'),
  parentProcessInstanceKey: keyField('parentProcessInstanceKey'),
  parentElementInstanceKey: keyField('parentElementInstanceKey'),
  startDate: instantField('startDate'),
  endDate: instantField('endDate'),
  state: enumField('state', INSTANCE_STATES),
  hasIncident: booleanField('hasIncident'),
  tenantId: stringField('tenantId'),
  tags: everyEntryField('tags'),
  businessId: stringField('businessId'),
  variables: variablesField('key'),
  batchOperationId: related('batchOperationItems', keyField('batchOperationKey')),
  batchOperationKey: related('batchOperationItems', keyField('batchOperationKey')),
  errorMessage: related('incidents', stringField('errorMessage')),
  hasRetriesLeft: related('jobs', booleanField('hasFailedWithRetriesLeft')),
  incidentErrorHashCode: unsupportedField,
};

/** These three speak of one and the same element instance. */
const elementFields = {
  elementId: stringField('elementId'),
  elementInstanceState: enumField('state', INSTANCE_STATES),
  hasElementInstanceIncident: booleanField('hasIncident'),
};

const pick = (value: Readonly<Record<string, unknown>>, has: (name: string) => boolean): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).filter(([name]) => has(name)));

const plain = filterObject(plainFields);
const element = related('elementInstances', filterObject(elementFields));

/** Splits the object for the two readers; whatever neither knows goes to the first, which refuses it. */
const oneAlternative: FilterField = z.record(z.string(), z.unknown()).transform((value, ctx) => {
  const read = (field: FilterField, part: Record<string, unknown>): Filter | undefined => {
    const result = field.safeParse(part);
    if (result.success) return result.data;
    passOn(ctx, result.error, part);
    return undefined;
  };
  const isElement = (name: string): boolean => Object.hasOwn(elementFields, name);
  return every([
    read(
      plain,
      pick(value, (name) => !isElement(name)),
    ),
    read(element, pick(value, isElement)),
  ]);
});

const alternatives = optional(z.array(oneAlternative)).transform((found): Filter | undefined => {
  if (!found || found.length === 0) return undefined;
  const given = found.filter((filter) => filter !== undefined);
  // An alternative that asks for nothing is always true, and so is the whole.
  return given.length < found.length ? undefined : { any: given };
});

/** The filter of process instances: all fields must hold, and one of `$or`. */
export const instanceFilter: FilterField = z
  .looseObject({ $or: alternatives.optional() })
  .transform(({ $or, ...rest }, ctx) => {
    const own = oneAlternative.safeParse(rest);
    if (!own.success) passOn(ctx, own.error, rest);
    return every([own.data, $or]);
  });

export const instanceSort: SortFields = {
  processInstanceKey: 'key',
  processDefinitionId: 'processDefinitionId',
  processDefinitionName: 'processDefinitionName',
  processDefinitionVersion: 'processDefinitionVersion',
  processDefinitionVersionTag: 'processDefinitionVersionTag',
  processDefinitionKey: 'processDefinitionKey',
  parentProcessInstanceKey: 'parentProcessInstanceKey',
  parentElementInstanceKey: 'parentElementInstanceKey',
  startDate: 'startDate',
  endDate: 'endDate',
  state: 'state',
  hasIncident: 'hasIncident',
  tenantId: 'tenantId',
  businessId: 'businessId',
};

/** `ProcessInstanceResult` of the API. */
export const instanceView = (row: Tables['processInstances']) => ({
  processInstanceKey: row.key,
  processDefinitionId: row.processDefinitionId,
  processDefinitionName: row.processDefinitionName,
  processDefinitionVersion: row.processDefinitionVersion,
  processDefinitionVersionTag: row.processDefinitionVersionTag,
  processDefinitionKey: row.processDefinitionKey,
  parentProcessInstanceKey: row.parentProcessInstanceKey,
  parentElementInstanceKey: row.parentElementInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  startDate: instant(row.startDate),
  endDate: instantOrNull(row.endDate),
  state: row.state,
  hasIncident: row.hasIncident,
  tags: row.tags,
  businessId: row.businessId,
  tenantId: row.tenantId,
});

/** `ProcessInstanceSequenceFlowResult` of the API; `elementId` repeats the flow's id. */
export const sequenceFlowView = (row: Tables['sequenceFlows']) => ({
  sequenceFlowId: row.sequenceFlowId,
  elementId: row.sequenceFlowId,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  processDefinitionKey: row.processDefinitionKey,
  processDefinitionId: row.processDefinitionId,
  tenantId: row.tenantId,
});
