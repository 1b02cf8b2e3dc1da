/** The versions of the files, from the deployer's ledger: the newest of a file is live, the others are retired. */
import { sql } from 'kysely';
import type { FileVersion } from '../../schema/studio.ts';
import type { Database, Tx } from '../database.ts';
import { personsOf } from './persons.ts';

/** A version as the ledger knows it; how many cases are at work in it, the engine knows. */
export interface KnownVersion extends Omit<FileVersion, 'running'> {
  readonly resource: string;
}

/** Of one file or of all, newest first. */
export async function listVersions(
  db: Database,
  engineId: string,
  resource: string | null = null,
): Promise<readonly KnownVersion[]> {
  let query = db
    .selectFrom('cases.deploy_ledger as l')
    .leftJoin('cases.studio_release as r', 'r.release_id', 'l.release_id')
    .select(['l.resource', 'l.hash', 'l.version', 'l.definition_key', 'l.origin', 'l.deployed_by', 'l.at', 'r.why'])
    .where('l.engine_id', '=', engineId);
  if (resource !== null) query = query.where('l.resource', '=', resource);
  const rows = await query.orderBy('l.id', 'desc').execute();
  const persons = await personsOf(
    db,
    rows.map(({ deployed_by }) => deployed_by),
  );
  const seen = new Set<string>();
  return rows.map((row) => {
    const state = seen.has(row.resource) ? ('RETIRED' as const) : ('LIVE' as const);
    seen.add(row.resource);
    return {
      resource: row.resource,
      hash: row.hash,
      version: row.version,
      definitionKey: row.definition_key,
      state,
      origin: row.origin,
      deployedBy: persons.of(row.deployed_by),
      deployedAt: row.at.toISOString(),
      why: row.why,
    };
  });
}

export interface LiveFile {
  readonly resource: string;
  readonly hash: string;
  readonly version: number;
  readonly definitionKey: string;
}

/** The live version of every file. */
export async function liveFiles(db: Database | Tx, engineId: string): Promise<ReadonlyMap<string, LiveFile>> {
  const { rows } = await sql<LiveFile>`
    select distinct on (resource) resource, hash, version, definition_key as "definitionKey"
      from cases.deploy_ledger where engine_id = ${engineId} order by resource, id desc`.execute(db);
  return new Map(rows.map((row) => [row.resource, row]));
}

/** What was live of every file at the end of the deployment that brought this content of this file; undefined = it never was. */
export async function filesAsOf(
  db: Database | Tx,
  engineId: string,
  resource: string,
  hash: string,
): Promise<ReadonlyMap<string, string> | undefined> {
  // The entries of one deployment are one insert, so that they share one `at`.
  const { rows } = await sql<{ resource: string; hash: string }>`
    with brought as (select max(at) as at from cases.deploy_ledger
                      where engine_id = ${engineId} and resource = ${resource} and hash = ${hash})
    select distinct on (l.resource) l.resource, l.hash from cases.deploy_ledger l, brought b
     where l.engine_id = ${engineId} and l.at <= b.at order by l.resource, l.id desc`.execute(db);
  const found = new Map(rows.map((row) => [row.resource, row.hash]));
  return found.get(resource) === hash ? found : undefined;
}

/** Whether a content is or was one of this file, deployed or saved. */
export async function isContentOf(db: Database, resource: string, hash: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from cases.deploy_ledger where resource = ${resource} and hash = ${hash})
        or exists (select from cases.studio_save s join cases.studio_draft d using (draft_id)
                    where d.resource = ${resource} and s.hash = ${hash}) as found`.execute(db);
  return rows[0]?.found === true;
}
