/** The deployer's ledger: which content was deployed to which engine by whom. */
import type { Database } from './database.ts';

export interface Deployed {
  readonly resource: string;
  readonly hash: string;
  readonly definitionId: string;
  readonly definitionKey: string;
  readonly version: number;
}
export interface LedgerEntry extends Deployed {
  readonly origin: 'SHIPPED' | 'STUDIO';
}

/** All entries of an engine, oldest first. */
export async function readLedger(db: Database, engineId: string): Promise<readonly LedgerEntry[]> {
  const rows = await db
    .selectFrom('cases.deploy_ledger')
    .selectAll()
    .where('engine_id', '=', engineId)
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    resource: row.resource,
    hash: row.hash,
    definitionId: row.definition_id,
    definitionKey: row.definition_key,
    version: row.version,
    origin: row.origin,
  }));
}

/** Adds entries; a definition key that is noted already stays as it is (the engine answers an unchanged file with its old key). */
export async function addToLedger(
  db: Database,
  engineId: string,
  by: string,
  origin: 'SHIPPED' | 'STUDIO',
  deployed: readonly Deployed[],
): Promise<void> {
  if (deployed.length === 0) return;
  await db
    .insertInto('cases.deploy_ledger')
    .values(
      deployed.map((one) => ({
        engine_id: engineId,
        resource: one.resource,
        hash: one.hash,
        definition_id: one.definitionId,
        definition_key: one.definitionKey,
        version: one.version,
        deployed_by: by,
        origin,
      })),
    )
    .onConflict((oc) => oc.columns(['engine_id', 'definition_key']).doNothing())
    .execute();
}
