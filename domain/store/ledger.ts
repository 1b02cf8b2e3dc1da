/** The deployer's ledger: which content was deployed to which engine by whom. */
import { appendAudit } from './audit.ts';
import type { ReleaseId } from '../schema/ids.ts';
import type { Database, Tx } from './database.ts';
import { databaseNow } from './quiet.ts';

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

export interface Deployment {
  readonly engineId: string;
  /** Who deployed: a person, or a part of the system. */
  readonly by: string;
  readonly origin: 'SHIPPED' | 'STUDIO';
  readonly releaseId?: ReleaseId;
}

/** Who deploys when it was neither we nor the studio: somebody straight at the engine. */
export const ELSEWHERE = 'elsewhere';

/**
 * Adds entries, told in the audit log. A definition key that is noted already stays as it is (the engine answers an unchanged
 * file with its old key), unless nobody knew yet whose it was.
 */
export async function noteDeployed(
  tx: Tx,
  { engineId, by, origin, releaseId }: Deployment,
  deployed: readonly Deployed[],
): Promise<void> {
  if (deployed.length === 0) return;
  const shipped = await shippedBefore(tx, deployed);
  const added = await tx
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
        origin: shipped.has(`${one.resource} ${one.hash}`) ? 'SHIPPED' : origin,
        release_id: releaseId ?? null,
      })),
    )
    .onConflict((oc) =>
      oc
        .columns(['engine_id', 'definition_key'])
        .doUpdateSet({ deployed_by: by, release_id: releaseId ?? null })
        .where('cases.deploy_ledger.deployed_by', '=', ELSEWHERE),
    )
    .returning(['definition_id', 'version'])
    .execute();
  const now = await databaseNow(tx);
  await appendAudit(
    tx,
    { now: () => now.getTime() },
    ...added.map(({ definition_id, version }) => ({
      actor: { id: by, role: null, unitId: null },
      act: 'PROCESS_DEPLOYED' as const,
      objectId: `${definition_id}:${String(version)}`,
      reason: origin,
    })),
  );
}

/** What we shipped once stays ours when a release takes it along or puts it back: an update of it need not wait. */
async function shippedBefore(tx: Tx, deployed: readonly Deployed[]): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('cases.deploy_ledger')
    .select(['resource', 'hash'])
    .where('origin', '=', 'SHIPPED')
    .where(
      'hash',
      'in',
      deployed.map(({ hash }) => hash),
    )
    .execute();
  return new Set(rows.map(({ resource, hash }) => `${resource} ${hash}`));
}

/** The same in a transaction of its own. */
export async function addToLedger(db: Database, deployment: Deployment, deployed: readonly Deployed[]): Promise<void> {
  await db.transaction().execute((tx) => noteDeployed(tx, deployment, deployed));
}
