/** Releases: approved drafts that go live together, or an older content that goes live again. Taken once when due, one after another. */
import { sql, type Selectable } from 'kysely';
import type { DraftId, ReleaseId } from '../../schema/ids.ts';
import type { Release } from '../../schema/studio.ts';
import { appendAudit } from '../audit.ts';
import type { StoreParts } from '../act.ts';
import type { Database, Tx } from '../database.ts';
import { noteDeployed, type Deployed } from '../ledger.ts';
import { databaseNow } from '../quiet.ts';
import type { ReleaseTable } from '../studioTables.ts';
import { contentHash } from './contents.ts';
import { scheduledDrafts } from './drafts.ts';
import { holdDraft } from './held.ts';
import type { Actor } from './locks.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { personsOf, type Person } from './persons.ts';
import { baseChanged } from './reviews.ts';
import { filesAsOf, liveFiles } from './versions.ts';

const view = (row: Selectable<ReleaseTable>, by: Person): Release => ({
  releaseId: row.release_id as ReleaseId,
  kind: row.kind,
  files: row.files,
  state: row.state,
  at: row.at.toISOString(),
  by,
  why: row.why,
  failure: row.failure,
});

/** Newest first; `limit` is far beyond what an office releases in years. */
export async function listReleases(db: Database, limit = 500): Promise<readonly Release[]> {
  const rows = await db
    .selectFrom('cases.studio_release')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('release_id', 'desc')
    .limit(limit)
    .execute();
  const persons = await personsOf(
    db,
    rows.map(({ by_id }) => by_id),
  );
  return rows.map((row) => view(row, persons.known(row.by_id)));
}

export async function readRelease(db: Database, releaseId: ReleaseId): Promise<Release | undefined> {
  const row = await db
    .selectFrom('cases.studio_release')
    .selectAll()
    .where('release_id', '=', releaseId)
    .executeTakeFirst();
  return row && view(row, (await personsOf(db, [row.by_id])).known(row.by_id));
}

async function insertRelease(
  tx: Tx,
  releaseId: ReleaseId,
  by: Actor,
  release: Pick<Release, 'kind' | 'files' | 'why'> & {
    readonly draftIds: readonly DraftId[];
    readonly at: string | null;
  },
): Promise<void> {
  await tx
    .insertInto('cases.studio_release')
    .values({
      release_id: releaseId,
      kind: release.kind,
      files: JSON.stringify(release.files),
      draft_ids: [...release.draftIds],
      state: 'SCHEDULED',
      at: release.at ?? sql<Date>`clock_timestamp()`,
      by_id: by.id,
      why: release.why,
      failure: null,
    })
    .execute();
}

export interface NewRelease {
  readonly draftIds: readonly DraftId[];
  /** Real time; null = at once. */
  readonly at: string | null;
  readonly why: string | null;
}

/** Plans the release of approved drafts; each must still stand on what is live. */
export function planRelease(
  { db, newId }: StoreParts,
  engineId: string,
  by: Actor,
  { draftIds, at, why }: NewRelease,
): Promise<Studied<ReleaseId>> {
  return db.transaction().execute(async (tx) => {
    const files: { resource: string; hash: string }[] = [];
    // In one order for everybody, so that two plans of the same drafts do not wait for each other.
    for (const draftId of [...new Set(draftIds)].sort()) {
      const draft = await holdDraft(tx, draftId);
      if (!draft) return NOT_FOUND;
      const current = { draftId, resource: draft.resource, state: draft.state };
      if (draft.state !== 'APPROVED') return refusal('NOT_APPROVED', { current });
      if (await baseChanged(tx, engineId, draft)) return refusal('BASE_CHANGED', { current });
      if (files.some(({ resource }) => resource === draft.resource)) return refusal('ALREADY_SCHEDULED', { current });
      files.push({ resource: draft.resource, hash: draft.hash });
    }
    const waiting = await scheduledDrafts(tx);
    const twice = draftIds.find((draftId) => waiting.has(draftId));
    if (twice !== undefined) return refusal('ALREADY_SCHEDULED', { current: { draftId: twice } });
    const releaseId = newId('rel');
    await insertRelease(tx, releaseId, by, { kind: 'RELEASE', files, draftIds, at, why });
    return done(releaseId);
  });
}

/**
 * Plans to put an older content live again, at once, with the forms and decisions that it had then: what comes back is what ran.
 * `usesOf` gives the files that a content uses.
 */
export async function planRollback(
  { db, newId }: StoreParts,
  engineId: string,
  by: Actor,
  { resource, hash, why }: { readonly resource: string; readonly hash: string; readonly why: string },
  usesOf: (then: ReadonlyMap<string, string>) => Promise<readonly string[]>,
): Promise<Studied<ReleaseId>> {
  const then = await filesAsOf(db, engineId, resource, hash);
  if (!then) return NOT_FOUND;
  const live = await liveFiles(db, engineId);
  if (live.get(resource)?.hash === hash) return refusal('ALREADY_LIVE');
  const files = [resource, ...(await usesOf(then))].flatMap((name) => {
    const was = then.get(name);
    return was === undefined || live.get(name)?.hash === was ? [] : [{ resource: name, hash: was }];
  });
  return db.transaction().execute(async (tx) => {
    const releaseId = newId('rel');
    await insertRelease(tx, releaseId, by, { kind: 'ROLLBACK', files, draftIds: [], at: null, why });
    return done(releaseId);
  });
}

/** Calls off a release that has not begun. */
export function cancelRelease({ db, clock }: StoreParts, actor: Actor, releaseId: ReleaseId): Promise<Studied<null>> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('cases.studio_release')
      .select('state')
      .where('release_id', '=', releaseId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return NOT_FOUND;
    if (row.state !== 'SCHEDULED') return refusal('NOT_SCHEDULED', { current: { state: row.state } });
    await tx
      .updateTable('cases.studio_release')
      .set({ state: 'CANCELED' })
      .where('release_id', '=', releaseId)
      .execute();
    await appendAudit(tx, clock, { actor, act: 'PROCESS_RELEASE_CANCELED', objectId: releaseId });
    return done(null);
  });
}

export interface DueRelease {
  readonly releaseId: ReleaseId;
  readonly kind: Release['kind'];
  readonly files: Release['files'];
  readonly by: string;
}
/** What became of a due release: `deployed` with what the engine answered, or the reason why not. */
export type Ended = { readonly deployed: readonly Deployed[] } | { readonly failure: string };

/**
 * Takes the release that is due first and ends it in one transaction; false when none is due. Releases go one after another
 * over the whole system, in the order in which they are due: a killed one comes first again, before anything is built upon it.
 * When `deploy` throws, the release stays due.
 */
export function endDueRelease(
  db: Database,
  engineId: string,
  deploy: (tx: Tx, due: DueRelease) => Promise<Ended>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.releases', 0))`.execute(tx);
    const row = await tx
      .selectFrom('cases.studio_release')
      .selectAll()
      .where('state', '=', 'SCHEDULED')
      .where('at', '<=', sql<Date>`clock_timestamp()`)
      .orderBy('at')
      .orderBy('release_id')
      .limit(1)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return false;
    const releaseId = row.release_id as ReleaseId;
    const ended: Ended = (await isOutdated(tx, engineId, row))
      ? { failure: 'BASE_CHANGED' }
      : await deploy(tx, { releaseId, kind: row.kind, files: row.files, by: row.by_id });
    await endRelease(tx, engineId, row, ended);
    return true;
  });
}

/** Whether another version went live between plan and start. The release's own content there means: deployed, and killed before the note. */
async function isOutdated(tx: Tx, engineId: string, { kind, draft_ids }: Selectable<ReleaseTable>): Promise<boolean> {
  if (kind === 'ROLLBACK') return false;
  const live = await liveFiles(tx, engineId);
  for (const draftId of draft_ids) {
    const draft = await holdDraft(tx, draftId as DraftId);
    if (draft && live.get(draft.resource)?.hash !== draft.hash && (await baseChanged(tx, engineId, draft))) return true;
  }
  return false;
}

async function endRelease(tx: Tx, engineId: string, row: Selectable<ReleaseTable>, ended: Ended): Promise<void> {
  const releaseId = row.release_id as ReleaseId;
  const failure = 'failure' in ended ? ended.failure : null;
  await tx
    .updateTable('cases.studio_release')
    .set({ state: failure === null ? 'RELEASED' : 'FAILED', failure, at: sql<Date>`clock_timestamp()` })
    .where('release_id', '=', releaseId)
    .execute();
  if ('deployed' in ended) {
    if (row.draft_ids.length > 0)
      await tx
        .updateTable('cases.studio_draft')
        .set({ state: 'RELEASED' })
        .where('draft_id', 'in', row.draft_ids)
        .execute();
    await noteDeployed(tx, { engineId, by: row.by_id, origin: 'STUDIO', releaseId }, ended.deployed);
  }
  const now = await databaseNow(tx);
  await appendAudit(
    tx,
    { now: () => now.getTime() },
    {
      actor: { id: row.by_id, role: null, unitId: null },
      act: row.kind === 'ROLLBACK' ? 'PROCESS_ROLLED_BACK' : 'PROCESS_RELEASED',
      objectId: releaseId,
      outcome: failure === null ? 'DONE' : 'REFUSED',
    },
  );
}

/** Contents that releases under way are putting live: found at the engine, they are ours. */
export async function isUnderWay(db: Database, content: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from cases.studio_release
                    where state = 'SCHEDULED' and files @> ${JSON.stringify([{ hash: contentHash(content) }])}::jsonb) as found`.execute(
    db,
  );
  return rows[0]?.found === true;
}
