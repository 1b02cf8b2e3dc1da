import { kindOf } from '../columns.ts';
import type { Filter } from '../port.ts';
import type { TableName, Tables } from '../rows.ts';
import { comparable, likeExpression, meets } from './values.ts';

type AnyRow = Readonly<Record<string, unknown>>;

/** Read access to all rows, for conditions that reach into other tables. */
export interface RowSource {
  rows(table: TableName): Iterable<Tables[TableName]>;
}

const hasOpenIncident = (source: RowSource, key: unknown): boolean => {
  for (const row of source.rows('incidents') as Iterable<Tables['incidents']>)
    if (row.processInstanceKey === key && row.state === 'ACTIVE') return true;
  for (const row of source.rows('processInstances') as Iterable<Tables['processInstances']>)
    if (row.parentProcessInstanceKey === key && hasOpenIncident(source, row.key)) return true;
  return false;
};

/** A field as the search sees it: `hasIncident` of a process instance also counts those it called. */
export const fieldOf = (source: RowSource, table: TableName, row: AnyRow, field: string): unknown =>
  table === 'processInstances' && field === 'hasIncident' ? hasOpenIncident(source, row['key']) : row[field];

const containsMatch = (list: readonly string[], value: string | readonly string[], like: boolean): boolean => {
  const wanted = typeof value === 'string' ? [value] : value;
  if (!like) return wanted.some((each) => list.includes(each));
  return wanted.some((each) => {
    const pattern = likeExpression(each);
    return list.some((entry) => pattern.test(entry));
  });
};

/** True when the row satisfies the filter. Throws on a field the table does not have. */
export const matches = (source: RowSource, table: TableName, given: Tables[TableName], filter: Filter): boolean => {
  const row = given as unknown as AnyRow;
  if ('all' in filter) return filter.all.every((each) => matches(source, table, given, each));
  if ('any' in filter) return filter.any.some((each) => matches(source, table, given, each));
  if ('not' in filter) return !matches(source, table, given, filter.not);
  if ('variable' in filter) {
    for (const variable of source.rows('variables') as Iterable<Tables['variables']>)
      if (
        variable.name === filter.variable &&
        variable.scopeKey === row[filter.scopeField] &&
        matches(source, 'variables', variable, filter.value)
      )
        return true;
    return false;
  }
  if ('exists' in filter) {
    for (const other of source.rows(filter.exists))
      if (
        (other as unknown as AnyRow)[filter.column] === row[filter.field] &&
        row[filter.field] !== null &&
        matches(source, filter.exists, other, filter.where)
      )
        return true;
    return false;
  }
  const kind = kindOf(table, filter.field);
  const raw = fieldOf(source, table, row, filter.field);
  if (filter.op === 'contains') return containsMatch(raw as readonly string[], filter.value, filter.like ?? false);
  const value = comparable(raw, kind);
  if (filter.op === 'exists') return (value !== null && value !== 'null') === filter.value;
  if (filter.op === 'like') return value !== null && likeExpression(filter.value).test(String(value));
  return meets(value, kind, filter);
};
