/** What a petitioner who knows number and secret code may see of the matter. */
import { maskMatter } from '../../../domain/access/mask.ts';
import { CONFIDENTIALITY_RANK, suppressSmall } from '../../../domain/access/sight.ts';
import { levelSchema } from '../../../domain/schema/codes.ts';
import type { MatterState, Unit } from '../../../domain/schema/matter.ts';
import {
  businessNow,
  linkedGroups,
  publicKeys,
  readStatements,
  type CaseQueries,
  type ReadLog,
  type StoreParts,
} from '../../../domain/store/index.ts';
import type { CaseStore } from '../../../domain/store/port.ts';
import type { PublicDesk } from '../intakePorts.ts';
import { sightedOf } from './sight.ts';

export interface PublicDeskParts {
  readonly parts: StoreParts;
  readonly queries: CaseQueries;
  readonly store: Pick<CaseStore, 'load'>;
  readonly reads: ReadLog;
  /** The whole organisation tree. */
  readonly units: readonly Unit[];
}

/** Towns are below counties: the office nearest to people comes first. */
const byLevel = (a: Unit, b: Unit): number =>
  levelSchema.options.indexOf(a.level) - levelSchema.options.indexOf(b.level);

/** A matter that became sealed, or an accusation, does not tell which units have to do with it. */
const hidesReaders = ({ confidentiality, matterType }: MatterState): boolean =>
  matterType === 'ACCUSATION' || CONFIDENTIALITY_RANK[confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED;

export function createPublicDesk({ parts, queries, store, reads, units }: PublicDeskParts): PublicDesk {
  return {
    bureaus: units.filter(({ kind, closed }) => kind === 'PETITION_BUREAU' && !closed).toSorted(byLevel),
    places: units.filter(({ kind, closed }) => kind === 'TOWN' && !closed),
    async own(matterId) {
      const [state, view] = await Promise.all([
        store.load(matterId),
        queries.matterView(matterId, { name: false, texts: false }),
      ]);
      const masked = state && view && maskMatter(view, { roles: [], ownMatterIds: [matterId] }, sightedOf(state));
      if (!masked) return undefined;
      const group = state.links.length === 0 ? undefined : (await linkedGroups(parts.db, [matterId])).get(matterId);
      return {
        view: masked,
        state,
        people: group ? suppressSmall(group.people) : null,
        statements: await readStatements(parts.db, matterId),
        readers: hidesReaders(state)
          ? []
          : (await reads.ofMatter(matterId)).map(({ unitId, on }) => ({
              on,
              unit: parts.organisation.unit(unitId)?.name ?? { zh: unitId, en: unitId },
            })),
      };
    },
    keys: () => publicKeys(parts.db),
    today: async () => parts.clocks.localDate(await businessNow(parts.db, parts.clock)),
    nextLevelUp: (unitId) => parts.organisation.nextLevelUp(unitId),
  };
}
