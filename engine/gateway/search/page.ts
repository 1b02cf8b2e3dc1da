import type { CursorValue, Page, SearchResult, Sort } from '../../runtime/port.ts';

/** `page` of a search answer. */
export interface PageInfo {
  readonly totalItems: number;
  readonly hasMoreTotalItems: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

/** A cursor names the order it belongs to: with another order it would point nowhere. */
const orderName = (sort: readonly Sort[]): string =>
  sort.map(({ field, descending }) => (descending ? `-${field}` : field)).join();

/** Base64 of a row's sort values, as `startCursor` and `endCursor` carry them. */
export const writeCursor = (sort: readonly Sort[], values: readonly CursorValue[] | null): string | null =>
  values && Buffer.from(JSON.stringify([orderName(sort), ...values])).toString('base64');

const isCursorValue = (value: unknown): value is CursorValue =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

/** The sort values of a cursor of the same order, or undefined when it is none. */
export function readCursor(sort: readonly Sort[], cursor: string): readonly CursorValue[] | undefined {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== sort.length + 2 || parsed[0] !== orderName(sort)) return undefined;
    const values: unknown[] = parsed.slice(1);
    return values.every(isCursorValue) ? values : undefined;
  } catch {
    return undefined;
  }
}

/** The first 100 rows. */
export const FIRST_PAGE: Page = { limit: 100 };

export const pageInfo = <Row>(sort: readonly Sort[], result: SearchResult<Row>): PageInfo => ({
  totalItems: result.totalItems,
  hasMoreTotalItems: result.hasMoreTotalItems,
  startCursor: writeCursor(sort, result.start),
  endCursor: writeCursor(sort, result.end),
});
