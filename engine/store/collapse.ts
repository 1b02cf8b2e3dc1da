import type { RowChange } from './port.ts';
import type { TableName, Tables } from './rows.ts';

/** What is left of all changes to one row: writing it once has the same effect as the changes in order. */
export type NetChange<T extends TableName = TableName> =
  | { readonly op: 'put'; readonly row: Tables[T] }
  | { readonly op: 'patch'; readonly set: Partial<Tables[T]> }
  | { readonly op: 'delete' };

type RowChanges = Map<string, NetChange>;

/** Net changes by table and key; rows are independent of each other, so tables can be written in bulk. */
export class NetChanges {
  readonly #tables = new Map<TableName, RowChanges>();

  add(change: RowChange): void {
    let rows = this.#tables.get(change.table);
    if (!rows) this.#tables.set(change.table, (rows = new Map<string, NetChange>()));
    if (change.op === 'put') rows.set(change.row.key, { op: 'put', row: change.row });
    else if (change.op === 'delete') rows.set(change.key, { op: 'delete' });
    else {
      const before = rows.get(change.key);
      if (!before) rows.set(change.key, { op: 'patch', set: change.set as Partial<Tables[TableName]> });
      else if (before.op === 'put')
        rows.set(change.key, { op: 'put', row: { ...before.row, ...change.set } as Tables[TableName] });
      else if (before.op === 'patch')
        rows.set(change.key, { op: 'patch', set: { ...before.set, ...change.set } as Partial<Tables[TableName]> });
    }
  }

  of<T extends TableName>(table: T): ReadonlyMap<string, NetChange<T>> {
    return (this.#tables.get(table) ?? new Map<string, never>()) as unknown as ReadonlyMap<string, NetChange<T>>;
  }

  get tables(): readonly TableName[] {
    return [...this.#tables.keys()];
  }
}

/** The net effect of changes made in order. */
export const collapse = (changes: Iterable<RowChange>): NetChanges => {
  const net = new NetChanges();
  for (const change of changes) net.add(change);
  return net;
};
