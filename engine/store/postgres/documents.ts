/**
 * Instance documents in PostgreSQL. A document whose collections have one page each is one row; a larger one is
 * a head row and one row per page, of which a batch writes those whose identity changed (engine/core/pages.ts).
 */
import type pg from 'pg';
import type { Key } from '../../core/json.ts';
import type { Keyed, Pages } from '../../core/pages.ts';
import type { InstanceState } from '../../core/state.ts';
import type { InstanceChange } from '../port.ts';
import type { Statement } from './rowsSql.ts';

/** The newest form of the document that this program knows. */
const STATE_VERSION: InstanceState['stateVersion'] = 1;

const COLLECTIONS = ['elements', 'scopes', 'items'] as const;

const isPaged = (state: InstanceState): boolean => COLLECTIONS.some((name) => state[name].pages.length > 1);

interface PageRow {
  readonly instance_key: Key;
  readonly collection: string;
  readonly page: number;
  readonly content: string;
}

const changedPages = ({ processInstanceKey, previous }: InstanceChange, state: InstanceState): PageRow[] => {
  const rows: PageRow[] = [];
  const before = previous && isPaged(previous) ? previous : null;
  for (const collection of COLLECTIONS) {
    const old = before?.[collection].pages;
    const reuse = old?.length === state[collection].pages.length ? old : undefined;
    state[collection].pages.forEach((content, page) => {
      if (reuse?.[page] !== content)
        rows.push({ instance_key: processInstanceKey, collection, page, content: JSON.stringify(content) });
    });
  }
  return rows;
};

/** Everything but the pages; their numbers are kept, to read back the same form. */
const headOf = (state: InstanceState): unknown => ({
  ...state,
  ...Object.fromEntries(COLLECTIONS.map((name) => [name, { size: state[name].size, pages: state[name].pages.length }])),
});

/** The last change of each instance, seen from the version the batch began with. */
const netChanges = (changes: readonly InstanceChange[]): InstanceChange[] => {
  const net = new Map<Key, InstanceChange>();
  for (const change of changes) {
    const first = net.get(change.processInstanceKey);
    net.set(change.processInstanceKey, first ? { ...change, previous: first.previous } : change);
  }
  return [...net.values()];
};

/** Statements that write the changed documents of a batch. */
export const documentStatements = (changes: readonly InstanceChange[]): Statement[] => {
  const heads: { key: Key; document: string; paged: boolean }[] = [];
  const ended: Key[] = [];
  const unpaged: Key[] = [];
  const shrunk: { instance_key: Key; collection: string; count: number }[] = [];
  const pages: PageRow[] = [];
  for (const change of netChanges(changes)) {
    const { processInstanceKey: key, previous, state } = change;
    const paged = state !== null && isPaged(state);
    if (!state) ended.push(key);
    else heads.push({ key, document: JSON.stringify(paged ? headOf(state) : state), paged });
    if (!paged) {
      if (previous && isPaged(previous)) unpaged.push(key);
      continue;
    }
    pages.push(...changedPages(change, state));
    if (!previous || !isPaged(previous)) continue;
    for (const collection of COLLECTIONS) {
      const count = state[collection].pages.length;
      if (count < previous[collection].pages.length) shrunk.push({ instance_key: key, collection, count });
    }
  }
  const statements: Statement[] = [];
  if (heads.length > 0)
    statements.push({
      name: 'put documents',
      text: `insert into engine.instances ("key", document, paged)
             select * from json_to_recordset($1::json) as r("key" bigint, document text, paged boolean)
             on conflict ("key") do update set document = excluded.document, paged = excluded.paged`,
      values: [JSON.stringify(heads)],
    });
  if (ended.length > 0)
    statements.push({
      name: 'end documents',
      text: 'delete from engine.instances where "key" = any ($1::bigint[])',
      values: [ended],
    });
  if (unpaged.length > 0)
    statements.push({
      name: 'drop pages',
      text: 'delete from engine.instance_pages where instance_key = any ($1::bigint[])',
      values: [unpaged],
    });
  if (shrunk.length > 0)
    statements.push({
      name: 'shrink pages',
      text: `delete from engine.instance_pages p using json_to_recordset($1::json) as r(instance_key bigint, collection text, count integer)
             where p.instance_key = r.instance_key and p.collection = r.collection and p.page >= r.count`,
      values: [JSON.stringify(shrunk)],
    });
  if (pages.length > 0)
    statements.push({
      name: 'put pages',
      text: `insert into engine.instance_pages (instance_key, collection, page, content)
             select * from json_to_recordset($1::json) as r(instance_key bigint, collection text, page integer, content text)
             on conflict (instance_key, collection, page) do update set content = excluded.content`,
      values: [JSON.stringify(pages)],
    });
  return statements;
};

interface Head extends Omit<InstanceState, (typeof COLLECTIONS)[number]> {
  readonly elements: { readonly size: number; readonly pages: number };
  readonly scopes: { readonly size: number; readonly pages: number };
  readonly items: { readonly size: number; readonly pages: number };
}

interface StoredDocument {
  readonly key: Key;
  readonly document: string;
  readonly paged: boolean;
  readonly pages: readonly { readonly collection: string; readonly page: number; readonly content: string }[] | null;
}

/** Throws when a newer program wrote it. */
const readDocument = ({ key, document, paged: isInPages, pages: stored }: StoredDocument): InstanceState => {
  const head = JSON.parse(document) as { stateVersion: number };
  if (head.stateVersion > STATE_VERSION)
    throw new Error(
      `instance ${key} was written by a newer version (${String(head.stateVersion)}, this program knows ${String(STATE_VERSION)})`,
    );
  if (!isInPages) return head as unknown as InstanceState;
  const paged = head as unknown as Head;
  const collect = <T extends Keyed>(name: (typeof COLLECTIONS)[number]): Pages<T> => {
    const pages: (readonly T[])[] = Array.from({ length: paged[name].pages }, () => []);
    for (const { collection, page, content } of stored ?? [])
      if (collection === name) pages[page] = JSON.parse(content) as readonly T[];
    return { size: paged[name].size, pages };
  };
  return { ...paged, elements: collect('elements'), scopes: collect('scopes'), items: collect('items') };
};

/** Reads documents. Throws when a newer program wrote one. */
export const loadDocuments = async (
  client: pg.Pool | pg.ClientBase,
  keys: readonly Key[],
): Promise<Map<Key, InstanceState>> => {
  // One statement, so that head and pages are of the same moment.
  const { rows } = await client.query<StoredDocument>({
    name: 'load documents',
    text: `select "key", document, paged,
             case when paged then (select json_agg(json_build_object('collection', collection, 'page', page, 'content', content))
                                   from engine.instance_pages where instance_key = i."key") end as pages
           from engine.instances i where "key" = any ($1::bigint[])`,
    values: [keys],
  });
  return new Map(rows.map((row) => [row.key, readDocument(row)]));
};
