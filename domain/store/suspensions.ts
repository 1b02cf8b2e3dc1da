/** Flows that an administrator has suspended (migration 000012_operations). */
import type { Database, Tx } from './database.ts';

export interface Suspension {
  readonly engineId: string;
  readonly rootKey: string;
  /** The root and what it has called. */
  readonly keys: readonly string[];
  readonly byId: string;
}

/** An instance that is suspended already stays with what it was suspended with. */
export async function suspendFlow(db: Database | Tx, { engineId, rootKey, keys, byId }: Suspension): Promise<void> {
  await db
    .insertInto('cases.suspended_flow')
    .values(keys.map((key) => ({ engine_id: engineId, process_instance_key: key, root_key: rootKey, by_id: byId })))
    .onConflict((oc) => oc.columns(['engine_id', 'process_instance_key']).doNothing())
    .execute();
}

/** With everything that was suspended with it; nothing where it was not suspended by itself. */
export async function resumeFlow(db: Database | Tx, engineId: string, rootKey: string): Promise<void> {
  await db
    .deleteFrom('cases.suspended_flow')
    .where('engine_id', '=', engineId)
    .where('root_key', '=', rootKey)
    .execute();
}

/** Whether one of these instances is suspended. */
export const isSuspended = async (
  db: Database | Tx,
  engineId: string,
  processInstanceKeys: readonly string[],
): Promise<boolean> => (await suspensionOf(db, engineId, processInstanceKeys)) !== undefined;

export const suspensionOf = (
  db: Database | Tx,
  engineId: string,
  processInstanceKeys: readonly string[],
): Promise<{ readonly root_key: string; readonly at: Date } | undefined> =>
  db
    .selectFrom('cases.suspended_flow')
    .select(['root_key', 'at'])
    .where('engine_id', '=', engineId)
    .where('process_instance_key', 'in', [...processInstanceKeys])
    .executeTakeFirst();
