import { kindOf } from '../columns.ts';
import type { CursorValue, Query, SearchResult } from '../port.ts';
import { TOTAL_CAP } from '../port.ts';
import type { TableName, Tables } from '../rows.ts';
import { fieldOf, matches, type RowSource } from './matches.ts';
import { ascending, comparable, cursorValue, fromCursor } from './values.ts';

/** `Query` over rows in memory, with the meaning the port gives it. */
export const searchRows = <T extends TableName>(source: RowSource, table: T, query: Query): SearchResult<Tables[T]> => {
  const sort = [
    ...query.sort.filter(({ field }) => field !== 'key'),
    ...query.sort.filter(({ field }) => field === 'key'),
  ];
  if (sort.at(-1)?.field !== 'key') sort.push({ field: 'key', descending: false });
  const columns = sort.map((each) => ({ ...each, kind: kindOf(table, each.field) }));
  const valueOf = (row: Tables[T], index: number): unknown =>
    fieldOf(source, table, row as unknown as Record<string, unknown>, columns[index]!.field);
  const order = (compareAt: (index: number) => number): number => {
    for (let i = 0; i < columns.length; i++) {
      const result = compareAt(i) * (columns[i]!.descending ? -1 : 1);
      if (result !== 0) return result;
    }
    return 0;
  };
  const toCursor = (row: Tables[T], cursor: readonly CursorValue[]): number =>
    order((i) =>
      ascending(comparable(valueOf(row, i), columns[i]!.kind), fromCursor(cursor[i] ?? null, columns[i]!.kind)),
    );

  const found: Tables[T][] = [];
  for (const each of source.rows(table)) {
    const row = each as Tables[T];
    if (!query.filter || matches(source, table, row, query.filter)) found.push(row);
  }
  found.sort((a, b) =>
    order((i) => ascending(comparable(valueOf(a, i), columns[i]!.kind), comparable(valueOf(b, i), columns[i]!.kind))),
  );
  const { limit, from = 0, after, before } = query.page;
  let items: Tables[T][];
  if (after) items = found.filter((row) => toCursor(row, after) > 0).slice(0, limit);
  else if (before) {
    const earlier = found.filter((row) => toCursor(row, before) < 0);
    items = earlier.slice(Math.max(0, earlier.length - limit));
  } else items = found.slice(from, from + limit);
  if (table === 'processInstances')
    items = items.map((row) => ({
      ...row,
      hasIncident: fieldOf(source, table, row as unknown as Record<string, unknown>, 'hasIncident'),
    }));
  const cursor = (row: Tables[T] | undefined): readonly CursorValue[] | null =>
    row === undefined ? null : columns.map(({ kind }, i) => cursorValue(valueOf(row, i), kind));
  return {
    items,
    totalItems: Math.min(found.length, TOTAL_CAP),
    hasMoreTotalItems: found.length > TOTAL_CAP,
    start: cursor(items[0]),
    end: cursor(items.at(-1)),
  };
};
