/** `Filter` as an SQL condition with parameters. */
import { kindOf, sqlColumn, sqlTable, type ColumnKind } from '../columns.ts';
import { operand } from '../memory/values.ts';
import type { Filter } from '../port.ts';
import type { TableName } from '../rows.ts';

/** Parameters of one statement, in order. */
export class Parameters {
  readonly values: unknown[] = [];

  /** The placeholder of a new parameter. */
  add(value: unknown, cast: string): string {
    this.values.push(value);
    return `$${String(this.values.length)}::${cast}`;
  }
}

const CASTS: Readonly<Record<ColumnKind, string>> = {
  key: 'bigint',
  text: 'text',
  int: 'numeric',
  ms: 'numeric',
  bool: 'boolean',
  list: 'text[]',
  iso: 'text',
  json: 'text',
};

/** The SQL type a value of that kind is compared as. */
export const castOf = (kind: ColumnKind): string => CASTS[kind];

const COMPARISONS = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** `*` and `?` to SQL's wildcards, with `\` as escape. */
const likePattern = (pattern: string): string =>
  pattern.replace(/\\([\s\S])|[\s\S]/g, (char, escaped: string | undefined) => {
    if (escaped !== undefined) return /[%_\\]/.test(escaped) ? `\\${escaped}` : escaped;
    if (char === '*') return '%';
    if (char === '?') return '_';
    return /[%_\\]/.test(char) ? `\\${char}` : char;
  });

/** A field as the search sees it: `hasIncident` of a process instance also counts those it called. */
export const fieldSql = (table: TableName, alias: string, field: string): string =>
  table === 'processInstances' && field === 'hasIncident'
    ? `engine.has_incident(${alias}."key", ${alias}.root_process_instance_key)`
    : `${alias}.${sqlColumn(field)}`;

/** The condition on rows of `table` under `alias`. Throws on a field the table does not have. */
export const filterSql = (table: TableName, alias: string, filter: Filter, parameters: Parameters): string => {
  if ('all' in filter) return joined(filter.all, ' and ', 'true', table, alias, parameters);
  if ('any' in filter) return joined(filter.any, ' or ', 'false', table, alias, parameters);
  if ('not' in filter) return `not coalesce(${filterSql(table, alias, filter.not, parameters)}, false)`;
  const inner = `${alias}x`;
  if ('variable' in filter) {
    kindOf(table, filter.scopeField);
    const name = parameters.add(filter.variable, 'text');
    const value = filterSql('variables', inner, filter.value, parameters);
    return `exists (select from engine.variables ${inner} where ${inner}.scope_key = ${alias}.${sqlColumn(filter.scopeField)} and ${inner}.name = ${name} and ${value})`;
  }
  if ('exists' in filter) {
    kindOf(table, filter.field);
    kindOf(filter.exists, filter.column);
    const where = filterSql(filter.exists, inner, filter.where, parameters);
    return `exists (select from ${sqlTable(filter.exists)} ${inner} where ${inner}.${sqlColumn(filter.column)} = ${alias}.${sqlColumn(filter.field)} and ${where})`;
  }
  const kind = kindOf(table, filter.field);
  const column = fieldSql(table, alias, filter.field);
  switch (filter.op) {
    case 'exists': {
      const exists = kind === 'json' ? `${column} <> 'null'` : `${column} is not null`;
      return filter.value ? `(${exists})` : `not (${exists})`;
    }
    case 'like':
      return `${column}::text like ${parameters.add(likePattern(filter.value), 'text')}`;
    case 'contains': {
      const wanted = typeof filter.value === 'string' ? [filter.value] : filter.value;
      if (!filter.like) return `${column} && ${parameters.add(wanted, 'text[]')}`;
      const patterns = parameters.add(wanted.map(likePattern), 'text[]');
      return `exists (select from unnest(${column}) entry where entry like any (${patterns}))`;
    }
    case 'in':
    case 'notIn': {
      const wanted = filter.value.map((each) => operand(each, kind)).filter((each) => each !== undefined);
      const found = `coalesce(${column} = any (${parameters.add(wanted.map(String), `${castOf(kind)}[]`)}), false)`;
      return filter.op === 'in' ? found : `not ${found}`;
    }
    default: {
      const wanted = operand(filter.value, kind);
      if (wanted === undefined) return filter.op === 'neq' ? 'true' : 'false';
      const text = String(wanted);
      // The index on variables is by hash, since values may be long.
      if (table === 'variables' && filter.field === 'value' && filter.op === 'eq')
        return `(md5(${column}) = md5(${parameters.add(text, 'text')}) and ${column} = ${parameters.add(text, 'text')})`;
      if (filter.op === 'neq') return `${column} is distinct from ${parameters.add(text, castOf(kind))}`;
      return `${column} ${COMPARISONS[filter.op]} ${parameters.add(text, castOf(kind))}`;
    }
  }
};

const joined = (
  filters: readonly Filter[],
  by: string,
  none: string,
  table: TableName,
  alias: string,
  parameters: Parameters,
): string =>
  filters.length === 0 ? none : `(${filters.map((each) => filterSql(table, alias, each, parameters)).join(by)})`;
