/** Files of a matter: who may add one, and adding it. Reading them is for who reads the whole matter (routes/attachments). */
import { may } from '../../../domain/access/permissions.ts';
import type { Actor } from '../../../domain/schema/actor.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import { addFile, type AttachmentStore, type StoreParts } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { Viewer } from '../deps.ts';
import type { FileDesk } from '../intakePorts.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface FileDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load'>;
  readonly attachments: AttachmentStore;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

export function createFileDesk({ parts, store, attachments, units }: FileDeskParts): FileDesk {
  const rules = createSightRules(units);

  /** In whose name the person adds a file: a post that registers or handles, and that by itself reads the whole matter. */
  async function actorFor(viewer: Viewer, matterId: MatterId): Promise<Actor | undefined> {
    const state = viewer.session === null ? undefined : await store.load(matterId);
    const post =
      state &&
      viewer.roles.find(
        (held) => may(held.role, 'REGISTER_MATTER', 'C') && rules.inPost(viewer, held, sightedOf(state)) === 'FULL',
      );
    return post && { id: viewer.userId, role: post.role, unitId: post.unitId };
  }

  return {
    mayAdd: async (viewer, matterId) => (await actorFor(viewer, matterId)) !== undefined,
    async add(viewer, matterId, file) {
      const actor = await actorFor(viewer, matterId);
      if (!actor) return undefined;
      const added = await attachments.add({ ...file, owner: viewer.userId });
      if (added.kind === 'refused') return added;
      const { attachment } = added;
      const outcome = await addFile(parts, { matterId, attachment, owner: viewer.userId, actor });
      if (outcome.kind === 'rejected') return outcome;
      const items = await attachments.ofMatter(matterId);
      const kept = items.find(({ attachmentId }) => attachmentId === outcome.attachmentId) ?? attachment;
      return { kind: 'added', attachment: kept, replayed: outcome.replayed };
    },
  };
}
