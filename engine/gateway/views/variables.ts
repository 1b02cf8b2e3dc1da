import type { Tables } from '../../runtime/port.ts';
import { type FilterFields, jsonTextField, keyField, stringField, unsupportedField } from '../search/fields.ts';
import type { SortFields } from '../search/request.ts';

/** Characters of a value that a search shows before it cuts, as Camunda's default. */
const SHOWN = 8191;

export const variableFilter: FilterFields = {
  variableKey: keyField('key'),
  name: stringField('name'),
  value: jsonTextField('value'),
  scopeKey: keyField('scopeKey'),
  processInstanceKey: keyField('processInstanceKey'),
  tenantId: stringField('tenantId'),
  isTruncated: unsupportedField,
};

/** The filter of the variables of one user task. */
export const nameFilter: FilterFields = { name: stringField('name') };

export const variableSort: SortFields = {
  variableKey: 'key',
  name: 'name',
  value: 'value',
  scopeKey: 'scopeKey',
  processInstanceKey: 'processInstanceKey',
  tenantId: 'tenantId',
};

/** `VariableResult` of the API: the value is JSON text, whole. */
export const variableView = (row: Tables['variables']) => ({
  variableKey: row.key,
  name: row.name,
  value: JSON.stringify(row.value),
  scopeKey: row.scopeKey,
  processInstanceKey: row.processInstanceKey,
  rootProcessInstanceKey: row.rootProcessInstanceKey,
  tenantId: row.tenantId,
});

/** `VariableSearchResult` of the API: a long value is cut unless the caller wants it whole. */
export const foundVariableView = (truncate: boolean) => (row: Tables['variables']) => {
  const view = variableView(row);
  const isTruncated = truncate && view.value.length > SHOWN;
  return { ...view, value: isTruncated ? view.value.slice(0, SHOWN) : view.value, isTruncated };
};
