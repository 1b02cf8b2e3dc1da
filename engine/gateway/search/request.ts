/** Bodies of the search endpoints: `{filter?, sort?, page?}`. */
import { z } from 'zod';
import type { Page, Query, Sort } from '../../runtime/port.ts';
import { anyText, caseless, optional } from '../schema/values.ts';
import type { FilterField } from './fields.ts';
import { FIRST_PAGE, readCursor } from './page.ts';

const MOST_ITEMS = 10_000;

/** API name of each field that results can be sorted by → row field. */
export type SortFields = Readonly<Record<string, string>>;

const sortSchema = (fields: SortFields) => {
  const names = new Map(Object.entries(fields).map(([name, column]) => [name.toLowerCase(), column]));
  const field = anyText.transform((name, ctx) => {
    const column = names.get(name.toLowerCase());
    if (column !== undefined) return column;
    ctx.addIssue({ code: 'custom', message: `expected one of ${Object.keys(fields).join(', ')}` });
    return z.NEVER;
  });
  return optional(z.array(z.strictObject({ field, order: optional(caseless(['ASC', 'DESC'])) }))).transform(
    (entries): readonly Sort[] =>
      (entries ?? []).map((entry) => ({ field: entry.field, descending: entry.order === 'DESC' })),
  );
};

const cursor = optional(anyText).transform((value) => (value === '' ? undefined : value));
const pageSchema = optional(
  z.strictObject({
    limit: optional(z.number().int().min(1).max(MOST_ITEMS)),
    from: optional(z.number().int().min(0)),
    after: cursor,
    before: cursor,
  }),
);

type RequestedPage = z.infer<typeof pageSchema>;

/** A cursor wins over `from`, which the SDK's types force upon its users. */
function pageOf(sort: readonly Sort[], page: RequestedPage, report: (field: string, message: string) => void): Page {
  if (!page) return FIRST_PAGE;
  const { limit = FIRST_PAGE.limit, from, after, before } = page;
  if (after !== undefined && before !== undefined) report('before', 'cannot be used together with after');
  const name = after !== undefined ? 'after' : 'before';
  const text = after ?? before;
  if (text === undefined) return from === undefined ? { limit } : { limit, from };
  const values = readCursor(sort, text);
  if (!values) report(name, 'is not a cursor of a search with this sort');
  return { limit, [name]: values ?? [] };
}

/** Reads a search body with these filter and sort fields into a query. */
export const searchRequest = (filter: FilterField, sort: SortFields): z.ZodType<Query> =>
  z
    .strictObject({ filter: optional(filter), sort: sortSchema(sort), page: pageSchema })
    .transform((body, ctx): Query => {
      const order = body.sort;
      const page = pageOf(order, body.page, (field, message) =>
        ctx.issues.push({ code: 'custom', message, path: ['page', field], input: body.page }),
      );
      return { filter: body.filter ?? null, sort: order, page };
    });

/** The query with one more condition, such as the instance named in the path. */
export const narrowed = (query: Query, condition: Query['filter']): Query => ({
  ...query,
  filter: query.filter && condition ? { all: [condition, query.filter] } : (condition ?? query.filter),
});
