/** The pages' reads over the case store, cut to what the viewer may see. */
import { maskMatter, maskRow } from '../../../domain/access/mask.ts';
import { matterIdSchema } from '../../../domain/schema/ids.ts';
import type { Unit } from '../../../domain/schema/matter.ts';
import type { MatterRow } from '../../../domain/schema/views.ts';
import type { CaseQueries } from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { MatterReader, Viewer } from '../deps.ts';
import { unitsOf } from './posts.ts';
import { createSightRules, sightedOf } from './sight.ts';

export interface ReaderParts {
  readonly queries: CaseQueries;
  readonly store: Pick<CaseStore, 'load'>;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

export function createMatterReader({ queries, store, units }: ReaderParts): MatterReader {
  const rules = createSightRules(units);
  /** Only the rows of matters that are kept secret look different to different people. */
  async function rowFor(viewer: Viewer, row: MatterRow): Promise<MatterRow> {
    if (row.confidentiality === 'NORMAL' || row.confidentiality === 'PRIVATE') return row;
    const state = await store.load(matterIdSchema.parse(row.matterId));
    return maskRow(row, state ? rules.of(viewer.roles, sightedOf(state)) : 'STUB');
  }
  return {
    async list(viewer, filter) {
      const list = await queries.listMatters({
        ...filter,
        territory: null,
        seenThrough: rules.through(viewer.roles),
        hideAccusationsFrom: unitsOf(viewer.roles),
      });
      return { ...list, items: await Promise.all(list.items.map((row) => rowFor(viewer, row))) };
    },

    async view(viewer, matterId) {
      const state = await store.load(matterId);
      if (!state) return undefined;
      const at = sightedOf(state);
      const sight = rules.of(viewer.roles, at);
      if (sight === 'NONE') return undefined;
      // A masked name (甲某) is made from the name; texts are opened only to be shown.
      const view = await queries.matterView(matterId, { name: sight !== 'STUB', texts: sight === 'FULL' });
      return (view && maskMatter(view, rules.viewerOf(viewer.roles, at), at)) ?? undefined;
    },
  };
}
