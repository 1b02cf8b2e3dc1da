import type { Response } from 'express';
import type { Query, SearchResult } from '../../runtime/port.ts';
import { sendJson } from '../http/respond.ts';
import { pageInfo } from './page.ts';

/** Answers a search: the rows in the API's form and where they stand in the whole. */
export function sendPage<Row>(
  res: Response,
  query: Query,
  result: SearchResult<Row>,
  view: (row: Row) => object,
): void {
  sendJson(res, { items: result.items.map(view), page: pageInfo(query.sort, result) });
}
