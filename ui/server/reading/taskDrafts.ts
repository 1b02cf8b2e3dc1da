/** Drafts of forms for the people to whom their tasks are offered; texts of sealed matters only where they were opened for a reason. */
import { needsReason } from '../../../domain/access/sight.ts';
import type { DraftView } from '../../../domain/schema/deadlineViews.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import {
  auditActorOf,
  findWorkItem,
  namesOf,
  type ReadLog,
  type StoreParts,
  type TaskDraft,
  type TaskDrafts,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { Viewer } from '../deps.ts';
import type { DraftDesk } from '../documentPorts.ts';
import { createSightRules } from './sight.ts';
import { reachOf, type TaskReach } from './taskAccess.ts';

export interface DraftDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load'>;
  readonly drafts: TaskDrafts;
  readonly reads: ReadLog;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

const NONE: DraftView = { version: 0, by: null, mine: false, at: null, form: null };

export function createDraftDesk({ parts, store, drafts, reads, units }: DraftDeskParts): DraftDesk {
  const { db } = parts;
  const rules = createSightRules(units);

  async function offered(viewer: Viewer, userTaskKey: string): Promise<TaskReach | undefined> {
    const found = await reachOf(viewer, await findWorkItem(db, userTaskKey), store, rules);
    return found?.offered ? found : undefined;
  }

  /** One's own words are one's own; those of a colleague are read as the texts of the matter are. */
  async function readable(viewer: Viewer, { state, sight, matterId }: TaskReach, draft: TaskDraft): Promise<boolean> {
    if (draft.savedBy === viewer.userId) return true;
    if (sight !== 'FULL') return false;
    if (!needsReason(state.confidentiality, sight)) return true;
    const reason = viewer.session === null ? undefined : await reads.opened(viewer.session, matterId);
    if (reason !== undefined) await reads.sealed(auditActorOf(viewer), matterId, reason);
    return reason !== undefined;
  }

  async function shown(viewer: Viewer, found: TaskReach, draft: TaskDraft | undefined): Promise<DraftView> {
    if (!draft) return NONE;
    return {
      version: draft.version,
      by: (await namesOf(db, [draft.savedBy]))(draft.savedBy),
      mine: draft.savedBy === viewer.userId,
      at: draft.savedAt.toISOString(),
      form: (await readable(viewer, found, draft)) ? draft.form : null,
    };
  }

  return {
    async read(viewer, userTaskKey) {
      const found = await offered(viewer, userTaskKey);
      return found && shown(viewer, found, await drafts.latest(found.item));
    },
    async save(viewer, userTaskKey, base, form) {
      const found = await offered(viewer, userTaskKey);
      if (!found) return undefined;
      const outcome = await drafts.save(userTaskKey, found.actor, base, form);
      if (outcome.kind === 'closed') return outcome;
      if (outcome.kind === 'conflict') return { kind: 'conflict', current: await shown(viewer, found, outcome.draft) };
      const { version, savedAt } = outcome.draft;
      return { kind: 'saved', saved: { version, at: savedAt.toISOString() } };
    },
    async open(viewer, userTaskKey) {
      const found = await offered(viewer, userTaskKey);
      if (!found) return undefined;
      const others = await drafts.open(userTaskKey, found.actor);
      const nameOf = await namesOf(
        db,
        others.map(({ userId }) => userId),
      );
      return {
        others: others.map(({ userId, since }) => ({ name: nameOf(userId), since: since.toISOString() })),
        version: (await drafts.latest(found.item))?.version ?? 0,
      };
    },
    async leave(viewer, userTaskKey) {
      const found = await offered(viewer, userTaskKey);
      if (found) await drafts.leave(userTaskKey, found.actor);
      return found !== undefined;
    },
  };
}
