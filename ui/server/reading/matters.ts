/** The pages' reads over the case store, cut to what the viewer may see. */
import { maskMatter, maskRow, stub } from '../../../domain/access/mask.ts';
import type { OpeningReason } from '../../../domain/access/openingReasons.ts';
import { needsReason, type Sight, type Sighted } from '../../../domain/access/sight.ts';
import { matterIdSchema, type MatterId } from '../../../domain/schema/ids.ts';
import type { MatterState, Unit } from '../../../domain/schema/matter.ts';
import type { MatterRow } from '../../../domain/schema/views.ts';
import { auditActorOf, type CaseQueries, type ReadLog } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { MatterReader, Viewer } from '../deps.ts';
import { Problem } from '../problem.ts';
import { hiddenFrom } from './posts.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface ReaderParts {
  readonly queries: CaseQueries;
  readonly store: Pick<CaseStore, 'load'>;
  readonly reads: ReadLog;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

interface Reached {
  readonly state: MatterState;
  readonly at: Sighted;
  readonly sight: Sight;
  /** Why it was opened; null for a matter that is not sealed. */
  readonly reason: OpeningReason | null;
}

export function createMatterReader({ queries, store, reads, units }: ReaderParts): MatterReader {
  const rules = createSightRules(units);
  /** Only the rows of matters that are kept secret look different to different people. */
  async function rowFor(viewer: Viewer, row: MatterRow): Promise<MatterRow> {
    if (row.confidentiality === 'NORMAL' || row.confidentiality === 'PRIVATE') return row;
    const state = await store.load(matterIdSchema.parse(row.matterId));
    return maskRow(row, state ? rules.of(viewer, sightedOf(state)) : 'STUB');
  }

  async function seen(viewer: Viewer, matterId: MatterId): Promise<Omit<Reached, 'reason'> | undefined> {
    const state = await store.load(matterId);
    if (!state) return undefined;
    const at = sightedOf(state);
    const sight = rules.of(viewer, at);
    return sight === 'NONE' ? undefined : { state, at, sight };
  }

  async function reach(viewer: Viewer, matterId: MatterId): Promise<Reached | undefined> {
    const found = await seen(viewer, matterId);
    if (!found || !needsReason(found.state.confidentiality, found.sight)) return found && { ...found, reason: null };
    const reason = viewer.session === null ? undefined : await reads.opened(viewer.session, matterId);
    if (reason === undefined)
      throw new Problem(403, 'REASON_REQUIRED', 'This matter is kept secret. Say for what you open it.');
    return { ...found, reason };
  }

  return {
    async list(viewer, filter) {
      const list = await queries.listMatters({
        ...filter,
        territory: null,
        seenThrough: rules.through(viewer.roles),
        hidden: hiddenFrom(viewer),
      });
      return { ...list, items: await Promise.all(list.items.map((row) => rowFor(viewer, row))) };
    },

    async view(viewer, matterId) {
      const found = await reach(viewer, matterId);
      if (!found) return undefined;
      const { state, at, sight, reason } = found;
      const acting = rules.viewerOf(viewer, at);
      // A masked name (甲某) is made from the name; texts are opened only to be shown.
      const view = await queries.matterView(matterId, { name: sight !== 'STUB', texts: sight === 'FULL' });
      const shown = view && maskMatter(view, acting, at);
      if (!shown) return undefined;
      const unitId = acting.roles[0]?.unitId ?? null;
      if (reason !== null) await reads.sealed(auditActorOf(viewer), matterId, reason);
      // The demo's onlooker is nobody.
      else if (viewer.session !== null && unitId !== null) await reads.ordinary(state, viewer.userId, unitId);
      return shown;
    },

    sight: async (viewer, matterId) => (await reach(viewer, matterId))?.sight,

    async alias(viewer, matterId) {
      if (!(await seen(viewer, matterId))) return undefined;
      const view = await queries.matterView(matterId, { name: false, texts: false });
      return view && stub(view);
    },
  };
}
