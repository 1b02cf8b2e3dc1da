/** Opening sealed matters and keeping people away from matters, cut to what the viewer may see and decide. */
import { mayLift, mayRecuse } from '../../../domain/access/recusal.ts';
import { needsReason } from '../../../domain/access/sight.ts';
import type { MatterId } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import {
  auditActorOf,
  liftRecusal,
  namesOf,
  peopleAt,
  recusalsOf,
  recuse,
  type Colleague,
  type ReadLog,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { AccessDesk } from '../accessPorts.ts';
import type { Viewer } from '../deps.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface AccessDeskParts {
  readonly parts: StoreParts;
  readonly store: Pick<CaseStore, 'load'>;
  readonly reads: ReadLog;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

const sees = (sight: string): boolean => sight === 'FULL' || sight === 'MASKED';

export function createAccessDesk({ parts, store, reads, units }: AccessDeskParts): AccessDesk {
  const { db, clocks } = parts;
  const rules = createSightRules(units);

  async function reached(viewer: Viewer, matterId: MatterId) {
    const state = await store.load(matterId);
    const at = state && sightedOf(state);
    const sight = at ? rules.of(viewer, at) : 'NONE';
    return at && sees(sight) ? { at, sight } : undefined;
  }

  /** People of the matter's units and of the viewer's own. */
  function around(viewer: Viewer, at: ReturnType<typeof sightedOf>): Promise<readonly Colleague[]> {
    const own = viewer.roles.map(({ unitId }) => unitId);
    return peopleAt(db, [...new Set([at.bureauUnitId, ...at.unitIds, ...at.organUnitIds, ...own])]);
  }

  /** Whom the viewer could keep away: those of them who see it. */
  async function candidates(viewer: Viewer, at: ReturnType<typeof sightedOf>): Promise<readonly Colleague[]> {
    return (await around(viewer, at)).filter(
      (person) =>
        person.userId !== viewer.userId && sees(rules.of(person, at)) && mayRecuse(viewer, person, at) !== undefined,
    );
  }

  return {
    async open(viewer, matterId, { reason, note }) {
      const found = await reached(viewer, matterId);
      if (!found || viewer.session === null || !needsReason(found.at.confidentiality, found.sight)) return undefined;
      return reads.open({ session: viewer.session, actor: auditActorOf(viewer), matterId, reason, note });
    },

    async attachmentRead(viewer, matterId, attachmentId) {
      const reason = viewer.session === null ? undefined : await reads.opened(viewer.session, matterId);
      await reads.attachment(auditActorOf(viewer), attachmentId, reason ?? null);
    },

    async recusalOptions(viewer, matterId) {
      const found = await reached(viewer, matterId);
      if (!found) return undefined;
      const people = await candidates(viewer, found.at);
      // Who keeps away and why is for those who decide such things.
      const recused = viewer.roles.some(({ role }) => role === 'LDR' || role === 'SUP')
        ? await recusalsOf(db, matterId)
        : [];
      const liftable = recused.length === 0 ? [] : await around(viewer, found.at);
      const nameOf = await namesOf(
        db,
        recused.map(({ userId }) => userId),
      );
      return {
        people: people.map(({ userId, name }) => ({ userId, name })),
        recused: recused.map(({ userId, kind, reason, at }) => ({
          userId,
          name: nameOf(userId),
          kind,
          reason,
          on: clocks.localDate(at.getTime()),
          mayLift: liftable.some((one) => one.userId === userId && mayLift(viewer, one, found.at) !== undefined),
        })),
      };
    },

    async recuse(viewer, matterId, { reason, userId }) {
      const found = await reached(viewer, matterId);
      if (!found) return false;
      const person =
        userId === undefined || userId === viewer.userId
          ? viewer
          : (await candidates(viewer, found.at)).find((one) => one.userId === userId);
      const post = person && mayRecuse(viewer, person, found.at);
      if (!person || !post) return false;
      const actor = { id: viewer.userId, role: post.role, unitId: post.unitId };
      await recuse(parts, { matterId, userId: person.userId, kind: post.kind, reason, actor });
      return true;
    },

    async liftRecusal(viewer, matterId, userId, reason) {
      const found = await reached(viewer, matterId);
      const person = found && (await around(viewer, found.at)).find((one) => one.userId === userId);
      const post = person && mayLift(viewer, person, found.at);
      if (!post) return false;
      const actor = { id: viewer.userId, role: post.role, unitId: post.unitId };
      return liftRecusal(parts, { matterId, userId, reason, actor });
    },
  };
}
