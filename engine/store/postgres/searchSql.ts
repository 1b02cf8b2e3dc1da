/** `Query` as SQL: keyset paging over a total order. */
import type pg from 'pg';
import { kindOf, sqlTable, type ColumnKind } from '../columns.ts';
import { cursorValue } from '../memory/values.ts';
import type { CursorValue, Query, SearchResult } from '../port.ts';
import { TOTAL_CAP } from '../port.ts';
import type { TableName, Tables } from '../rows.ts';
import { castOf, fieldSql, filterSql, Parameters } from './filterSql.ts';
import { readRow, selectList } from './rowsSql.ts';

interface SortColumn {
  readonly field: string;
  readonly sql: string;
  readonly kind: ColumnKind;
  readonly descending: boolean;
}

/** Rows strictly after the cursor in the given order (nulls last ascending, first descending, as PostgreSQL sorts). */
const afterSql = (columns: readonly SortColumn[], cursor: readonly CursorValue[], parameters: Parameters): string => {
  const parts: string[] = [];
  const equal: string[] = [];
  columns.forEach(({ sql, kind, descending }, index) => {
    const value = cursor[index] ?? null;
    const parameter = value === null ? null : parameters.add(String(value), castOf(kind));
    const strictly =
      parameter === null
        ? descending
          ? `${sql} is not null`
          : null
        : descending
          ? `${sql} < ${parameter}`
          : `(${sql} > ${parameter} or ${sql} is null)`;
    if (strictly !== null) parts.push(`(${[...equal, strictly].join(' and ')})`);
    equal.push(parameter === null ? `${sql} is null` : `${sql} = ${parameter}`);
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
};

/** One page of rows, with the number of all that match (counted up to the cap). */
export const searchSql = async <T extends TableName>(
  pool: pg.Pool,
  table: T,
  query: Query,
): Promise<SearchResult<Tables[T]>> => {
  const sort = query.sort.some(({ field }) => field === 'key')
    ? query.sort
    : [...query.sort, { field: 'key', descending: false }];
  const columns = sort.map(({ field, descending }): SortColumn => ({
    field,
    descending,
    kind: kindOf(table, field),
    sql: fieldSql(table, 't', field),
  }));
  const { limit, from = 0, after, before } = query.page;
  const backwards = !after && before !== undefined;
  const ordered = backwards ? columns.map((each) => ({ ...each, descending: !each.descending })) : columns;
  const parameters = new Parameters();
  const filter = query.filter ? filterSql(table, 't', query.filter, parameters) : 'true';
  const counted = [...parameters.values];
  const cursor = after ?? before;
  const where = cursor ? `${filter} and ${afterSql(ordered, cursor, parameters)}` : filter;
  const order = ordered.map(({ sql, descending }) => `${sql} ${descending ? 'desc' : 'asc'}`).join(', ');
  const offset = cursor ? 0 : from;
  const text = `select ${selectList(table, 't')} from ${sqlTable(table)} t where ${where} order by ${order} limit ${String(Math.trunc(limit))} offset ${String(Math.trunc(offset))}`;
  const [page, count] = await Promise.all([
    pool.query<unknown[]>({ text, values: parameters.values, rowMode: 'array' }),
    pool.query<{ n: number }>(
      `select count(*)::integer as n from (select from ${sqlTable(table)} t where ${filter} limit ${String(TOTAL_CAP + 1)}) counted`,
      counted,
    ),
  ]);
  const items = page.rows.map((values) => readRow(table, values));
  if (backwards) items.reverse();
  const total = count.rows[0]?.n ?? 0;
  const cursorOf = (row: Tables[T] | undefined): readonly CursorValue[] | null =>
    row === undefined
      ? null
      : columns.map(({ field, kind }) => cursorValue((row as unknown as Record<string, unknown>)[field], kind));
  return {
    items,
    totalItems: Math.min(total, TOTAL_CAP),
    hasMoreTotalItems: total > TOTAL_CAP,
    start: cursorOf(items[0]),
    end: cursorOf(items.at(-1)),
  };
};
