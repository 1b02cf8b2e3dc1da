/** Drafts of the studio: looked at before they are kept, and checked by the server itself before anybody reviews them. */
import { may } from '../../../../domain/access/permissions.ts';
import type { DraftId } from '../../../../domain/schema/ids.ts';
import type { Draft, NewDraft } from '../../../../domain/schema/studio.ts';
import type { Checked } from '../../../../domain/schema/studioViews.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import {
  beginDraft,
  commentOn,
  decideReview,
  discardDraft,
  isContentOf,
  listSaves,
  listScenarios,
  liveFiles,
  lockDraft,
  peopleAt,
  readContents,
  readDraft,
  requestReview,
  resolveComment,
  saveDraft,
  unlockDraft,
  type DraftStart,
  type LiveFile,
  type StoreParts,
  type StudioRefusal,
} from '../../../../domain/store/index.ts';
import type { EngineClient } from '../../../../platform/camunda/index.ts';
import { acceptable, readFile, type FileProblem } from '../../../../processes/files/readFile.ts';
import type { CheckDraft, FileText, Outcome, StudioDrafts, Unfit } from '../../studioPorts.ts';
import type { TemplateShelf } from './templates.ts';

export interface DraftsParts {
  readonly parts: StoreParts;
  readonly client: Pick<EngineClient, 'engineId'>;
  readonly units: readonly Unit[];
  readonly checkDraft: CheckDraft;
  readonly shelf: TemplateShelf;
}

const NOT_FOUND = { kind: 'notFound' } as const;
const refused = (code: StudioRefusal, current: object | null = null) =>
  ({ kind: 'refused', code, who: null, current }) as const;

function unreadable(problems: readonly FileProblem[]): Unfit {
  return {
    kind: 'unfit',
    code: 'FILE_REFUSED',
    article: null,
    errors: problems.map(({ elementId, reason }) => ({ path: elementId, message: reason })),
    checked: null,
  };
}

/** Errors and violated rules of law, by name; undefined when nothing stands in the way. */
function unfitFor(checked: Checked): Unfit | undefined {
  const violated = checked.report.laws.filter(({ verdict }) => verdict === 'VIOLATED');
  if (violated.length === 0 && checked.report.errors === 0) return undefined;
  const errors = checked.problems
    .filter(({ severity }) => severity === 'ERROR')
    .map(({ elementId, rule, message }) => ({ path: elementId ?? '', message: `${rule}: ${message.zh}` }));
  return {
    kind: 'unfit',
    code: violated.length > 0 ? 'LAW_VIOLATED' : 'DRAFT_HAS_ERRORS',
    article: violated[0]?.article ?? null,
    errors: [
      ...violated.map(({ ruleId, reason }) => ({ path: '', message: `${ruleId}: ${reason?.zh ?? ''}` })),
      ...errors,
    ],
    checked,
  };
}

export function createStudioDrafts({ parts, client, units, checkDraft, shelf }: DraftsParts): StudioDrafts {
  const { db } = parts;

  /** Who may answer: all who may decide without being technical only (domain §5, PUBLISH_PROCESS). */
  async function deciders() {
    const people = await peopleAt(
      db,
      units.map(({ unitId }) => unitId),
    );
    return people.filter(({ roles }) => roles.some(({ role }) => may(role, 'PUBLISH_PROCESS', 'D')));
  }

  /** The content that a draft begins with, and what kind of beginning it is. */
  async function beginning(
    { resource, from }: NewDraft,
    live: LiveFile | null,
  ): Promise<Unfit | typeof NOT_FOUND | DraftStart> {
    const base = live && { hash: live.hash, version: live.version };
    switch (from.kind) {
      case 'VERSION': {
        const known = await isContentOf(db, resource, from.hash);
        const content = known ? (await readContents(db, [from.hash])).get(from.hash) : undefined;
        return content === undefined ? NOT_FOUND : { resource, source: 'EDITED', base, content };
      }
      case 'IMPORT': {
        const read = await readFile(resource, from.content);
        return read.ok ? { resource, source: 'IMPORTED', base, content: from.content } : unreadable(read.problems);
      }
      case 'TEMPLATE': {
        const content = await shelf.take(from.template, resource);
        return content === undefined ? NOT_FOUND : { resource, source: 'TEMPLATE', base, content };
      }
    }
  }

  /** The live files beside a draft, itself left out. */
  async function around(draft: Draft): Promise<readonly FileText[]> {
    const live = [...(await liveFiles(db, await client.engineId())).values()].filter(
      ({ resource }) => resource !== draft.resource,
    );
    const contents = await readContents(
      db,
      live.map(({ hash }) => hash),
    );
    return live.flatMap(({ resource, hash }) => {
      const content = contents.get(hash);
      return content === undefined ? [] : [{ resource, content }];
    });
  }

  return {
    async begin(actor, draft): Promise<Outcome<Draft>> {
      const live = (await liveFiles(db, await client.engineId())).get(draft.resource) ?? null;
      const start = await beginning(draft, live);
      if ('kind' in start) return start;
      const draftId = await beginDraft(parts, actor.id, start);
      const begun = await readDraft(db, draftId, actor.id);
      return begun ? { kind: 'done', value: begun } : NOT_FOUND;
    },
    read: (viewer, draftId) => readDraft(db, draftId, viewer.userId),
    discard: (draftId) => discardDraft(parts, draftId),
    async save(author, draftId, save) {
      const draft = await readDraft(db, draftId, author);
      if (!draft) return NOT_FOUND;
      const problems = acceptable(draft.resource, save.content);
      return problems.length > 0 ? unreadable(problems) : saveDraft(parts, author, draftId, save);
    },
    saves: (draftId) => listSaves(db, draftId),
    lock: (actor, draftId, takeOver) => lockDraft(parts, actor, draftId, takeOver),
    unlock: (holder, draftId) => unlockDraft(db, holder, draftId),
    comment: (author, draftId, comment) => commentOn(parts, author, draftId, comment),
    resolve: (draftId, commentId, resolved) => resolveComment(parts, draftId, commentId, resolved),

    async requestReview(requester, draftId: DraftId, { rev, why, answersFor }): Promise<Outcome<Checked>> {
      const draft = await readDraft(db, draftId, requester);
      if (!draft) return NOT_FOUND;
      if (rev !== draft.rev) return refused('REV_OUT_OF_DATE', { rev: draft.rev });
      const checked = await checkDraft(
        { resource: draft.resource, content: draft.content },
        { files: await around(draft), scenarios: await listScenarios(db, draft.resource) },
      );
      const unfit = unfitFor(checked);
      if (unfit) return unfit;
      const open = checked.report.laws.filter(({ verdict }) => verdict === 'NOT_DECIDED');
      if (open.length > 0 && answersFor === null) return refused('ANSWERER_NEEDED', { laws: open });
      if (answersFor !== null && !(await deciders()).some(({ userId }) => userId === answersFor))
        return refused('ANSWERER_NOT_ELIGIBLE');
      // What was checked is what is sent: a save meanwhile has another rev.
      const sent = await requestReview(parts, await client.engineId(), requester, draftId, {
        rev,
        why,
        answersFor: open.length > 0 ? answersFor : null,
        report: checked.report,
      });
      return sent.kind === 'done' ? { kind: 'done', value: checked } : sent;
    },
    async answerers(viewer) {
      return (await deciders())
        .filter(({ userId }) => userId !== viewer.userId)
        .map(({ userId, name }) => ({ userId, name }));
    },
    decide: (actor, draftId, decision) => decideReview(parts, actor, draftId, decision),
  };
}
