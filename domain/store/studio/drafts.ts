/** Drafts: begun from a version, an import or a template; every save kept; one editor at a time. */
import type { DraftId, UserId } from '../../schema/ids.ts';
import type { DraftRow } from '../../schema/studio.ts';
import type { DraftSaved, SaveConflict } from '../../schema/studioViews.ts';
import type { StoreParts } from '../act.ts';
import type { Database, Tx } from '../database.ts';
import { contentHash, contentOf, keepContents, readContents } from './contents.ts';
import { editable, holdDraft } from './held.ts';
import { holdLock, lockOf } from './locks.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { personsOf, PRODUCT, type Person } from './persons.ts';
import { liveFiles } from './versions.ts';

export interface DraftStart {
  readonly resource: string;
  readonly source: DraftRow['source'];
  readonly base: { readonly hash: string; readonly version: number } | null;
  readonly content: string;
}

async function insertDraft(tx: Tx, draftId: DraftId, author: UserId, start: DraftStart): Promise<void> {
  const hash = contentHash(start.content);
  await keepContents(tx, [start.content]);
  await tx
    .insertInto('cases.studio_draft')
    .values({
      draft_id: draftId,
      resource: start.resource,
      source: start.source,
      state: 'DRAFT',
      base_hash: start.base?.hash ?? null,
      base_version: start.base?.version ?? null,
      author_id: author,
      hash,
      saved_by: author,
    })
    .execute();
  await tx.insertInto('cases.studio_save').values({ draft_id: draftId, rev: 1, hash, saved_by: author }).execute();
}

/** Begins a draft; who begins it edits it. */
export async function beginDraft({ db, newId }: StoreParts, author: UserId, start: DraftStart): Promise<DraftId> {
  const draftId = newId('drf');
  await db.transaction().execute(async (tx) => {
    await insertDraft(tx, draftId, author, start);
    await holdLock(tx, draftId, author);
  });
  return draftId;
}

/**
 * Lays a newer shipped content beside the office's own version, once per content. An earlier update that nobody has touched
 * gives way to it.
 */
export function holdUpdate(
  db: Database,
  newDraftId: DraftId,
  engineId: string,
  { name, content }: { readonly name: string; readonly content: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const earlier = await tx
      .selectFrom('cases.studio_draft as d')
      .innerJoin('cases.studio_save as s', (join) => join.onRef('s.draft_id', '=', 'd.draft_id').on('s.rev', '=', 1))
      .select(['d.draft_id', 'd.state', 'd.rev', 's.hash'])
      .where('d.resource', '=', name)
      .where('d.source', '=', 'UPDATE')
      .execute();
    if (earlier.some(({ hash }) => hash === contentHash(content))) return false;
    const untouched = earlier.filter(({ state, rev }) => state === 'DRAFT' && rev === 1);
    if (untouched.length > 0)
      await tx
        .updateTable('cases.studio_draft')
        .set({ state: 'DISCARDED' })
        .where(
          'draft_id',
          'in',
          untouched.map(({ draft_id }) => draft_id),
        )
        .execute();
    const live = (await liveFiles(tx, engineId)).get(name) ?? null;
    await insertDraft(tx, newDraftId, PRODUCT, { resource: name, source: 'UPDATE', base: live, content });
    return true;
  });
}

/** `rev`: the one that the content was made from. The lock is renewed; one that had run out comes back by saving. */
export function saveDraft(
  { db }: StoreParts,
  author: UserId,
  draftId: DraftId,
  { rev, content }: { readonly rev: number; readonly content: string },
): Promise<Studied<DraftSaved>> {
  return db.transaction().execute(async (tx) => {
    const draft = await holdDraft(tx, draftId);
    if (!draft) return NOT_FOUND;
    const state = { rev: draft.rev, state: draft.state };
    if (!editable(draft)) return refusal('NOT_EDITABLE', { current: state });
    const held = await lockOf(tx, draftId);
    const persons = await personsOf(tx, [held?.holderId ?? null, draft.saved_by]);
    const standing = async (): Promise<SaveConflict> => ({
      ...state,
      content: await contentOf(tx, draft.hash),
      savedBy: persons.known(draft.saved_by),
      base: await contentAt(tx, draftId, rev),
    });
    if (held && held.holderId !== author)
      return refusal('LOCK_TAKEN', { who: persons.known(held.holderId).name, current: await standing() });
    if (rev !== draft.rev)
      return refusal('REV_OUT_OF_DATE', { who: persons.known(draft.saved_by).name, current: await standing() });
    const { until } = await holdLock(tx, draftId, author);
    const hash = contentHash(content);
    const next = hash === draft.hash ? draft.rev : draft.rev + 1;
    if (next === draft.rev)
      return done({ rev: next, savedAt: draft.saved_at.toISOString(), lockedUntil: until.toISOString() });
    await keepContents(tx, [content]);
    const saved = await tx
      .insertInto('cases.studio_save')
      .values({ draft_id: draftId, rev: next, hash, saved_by: author })
      .returning('saved_at')
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('cases.studio_draft')
      .set({ rev: next, hash, saved_by: author, saved_at: saved.saved_at })
      .where('draft_id', '=', draftId)
      .execute();
    return done({ rev: next, savedAt: saved.saved_at.toISOString(), lockedUntil: until.toISOString() });
  });
}

/** The content of a save, so that an editor can merge three ways; null for one that never was. */
async function contentAt(tx: Tx, draftId: DraftId, rev: number): Promise<string | null> {
  const row = await tx
    .selectFrom('cases.studio_save')
    .select('hash')
    .where('draft_id', '=', draftId)
    .where('rev', '=', rev)
    .executeTakeFirst();
  return row ? ((await readContents(tx, [row.hash])).get(row.hash) ?? null) : null;
}

export interface DraftSave {
  readonly rev: number;
  readonly hash: string;
  readonly savedBy: Person;
  readonly savedAt: string;
}

/** Every save, newest first. */
export async function listSaves(db: Database, draftId: DraftId): Promise<readonly DraftSave[]> {
  const rows = await db
    .selectFrom('cases.studio_save')
    .selectAll()
    .where('draft_id', '=', draftId)
    .orderBy('rev', 'desc')
    .execute();
  const persons = await personsOf(
    db,
    rows.map(({ saved_by }) => saved_by),
  );
  return rows.map(({ rev, hash, saved_by, saved_at }) => ({
    rev,
    hash,
    savedBy: persons.known(saved_by),
    savedAt: saved_at.toISOString(),
  }));
}

/** Sets a draft aside; its saves are kept. Not while a release waits for it. */
export function discardDraft({ db }: StoreParts, draftId: DraftId): Promise<Studied<null>> {
  return db.transaction().execute(async (tx) => {
    const draft = await holdDraft(tx, draftId);
    if (!draft) return NOT_FOUND;
    if (draft.state === 'RELEASED' || draft.state === 'DISCARDED')
      return refusal('NOT_EDITABLE', { current: { state: draft.state } });
    if ((await scheduledDrafts(tx)).has(draftId)) return refusal('ALREADY_SCHEDULED');
    await tx.updateTable('cases.studio_draft').set({ state: 'DISCARDED' }).where('draft_id', '=', draftId).execute();
    await tx.deleteFrom('cases.studio_lock').where('draft_id', '=', draftId).execute();
    return done(null);
  });
}

/** Drafts that a release waits for. */
export async function scheduledDrafts(tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .selectFrom('cases.studio_release')
    .select('draft_ids')
    .where('state', '=', 'SCHEDULED')
    .execute();
  return new Set(rows.flatMap(({ draft_ids }) => draft_ids));
}
