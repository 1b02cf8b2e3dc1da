import type { Runtime, TableName, Tables } from '../../runtime/port.ts';
import { notFound } from '../http/problem.ts';

/** The row with that key. Throws a problem that says what there is none of. */
export async function rowOf<T extends TableName>(
  runtime: Runtime,
  table: T,
  kind: string,
  key: string,
): Promise<Tables[T]> {
  const row = await runtime.get(table, key);
  if (!row) throw notFound(kind, key);
  return row;
}
