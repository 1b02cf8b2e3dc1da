/** How far somebody counts: as far as lists go, without what is no more than a number and a day. Pure. */
import { may } from '../../../../domain/access/permissions.ts';
import type { Confidentiality, Role, UnitKind } from '../../../../domain/schema/codes.ts';
import type { UnitId } from '../../../../domain/schema/ids.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import type { SeenThrough, StatisticsViewer } from '../../../../domain/store/index.ts';
import { hiddenFrom } from '../posts.ts';
import type { Post, Seer, SightRules } from '../sight.ts';

/**
 * Who reads matters counts them (domain §5), but the grid worker, who reads those of one grid: so few that counts would name people. The
 * juvenile member counts the sealed records of the own duty.
 */
export const countsMatters = (role: Role): boolean =>
  role !== 'GRD' &&
  (role === 'JUV' || may(role, 'READ_MATTER', 'R', ['OWN_UNIT']) || may(role, 'READ_MATTER', 'M', ['OWN_UNIT']));

/** A stub is not counted: to whom it is one, it has neither unit nor subject. */
const countedLevels = (role: Role): readonly Confidentiality[] =>
  role === 'AUD' ? ['NORMAL', 'PRIVATE'] : ['NORMAL', 'PRIVATE', 'MINOR_SEALED', 'WHISTLEBLOWER'];

/** Units that answer for something; governments and the joint conference decide and do not handle. */
const ANSWERING: ReadonlySet<UnitKind> = new Set<UnitKind>([
  'PETITION_BUREAU',
  'DEPARTMENT',
  'TOWN',
  'DISCIPLINE',
  'COURT',
  'PROCURATORATE',
  'SCHOOL',
]);

function throughOf(rules: SightRules, posts: readonly Post[]): readonly SeenThrough[] {
  return posts
    .filter(({ role }) => countsMatters(role))
    .flatMap((post) =>
      rules.through([post]).filter(({ levels }) => levels.every((level) => countedLevels(post.role).includes(level))),
    );
}

/** Units under the governments of these bureaus. */
function under(units: readonly Unit[], bureaus: readonly Unit[]): ReadonlySet<UnitId> {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const governments = new Set(bureaus.map(({ parentId }) => parentId));
  const isUnder = (unit: Unit | undefined): boolean =>
    unit !== undefined &&
    (governments.has(unit.unitId) || (unit.parentId !== null && isUnder(byId.get(unit.parentId))));
  return new Set(units.filter(isUnder).map(({ unitId }) => unitId));
}

export function statisticsViewerOf(rules: SightRules, units: readonly Unit[], person: Seer): StatisticsViewer {
  const through = throughOf(rules, person.roles);
  const received = new Set(
    through.filter(({ levels }) => levels.includes('NORMAL')).flatMap(({ receivedBy }) => receivedBy),
  );
  const bureaus = units.filter(({ unitId, kind }) => kind === 'PETITION_BUREAU' && received.has(unitId));
  const handled = new Set(through.flatMap(({ handledBy }) => handledBy));
  const county = under(units, bureaus);
  return {
    hidden: hiddenFrom(person),
    through,
    scope: bureaus.length > 0 ? 'COUNTY' : 'OWN_UNITS',
    units: units
      .filter(({ unitId, kind }) =>
        bureaus.length > 0 ? ANSWERING.has(kind) && (county.has(unitId) || handled.has(unitId)) : handled.has(unitId),
      )
      .map(({ unitId }) => unitId),
  };
}
