/**
 * How far a person sees: domain/access says what a role sees of a matter, the organisation tree says of which matters at all. The list
 * gets the same rules as conditions of the database, so that it counts nothing that it hides. Pure.
 */
import { isKeptFrom, sightOf, type Sight, type Sighted, type Viewer } from '../../../domain/access/sight.ts';
import { confidentialitySchema, type Confidentiality, type Role, type UnitKind } from '../../../domain/schema/codes.ts';
import type { MatterId, UnitId } from '../../../domain/schema/ids.ts';
import type { MatterState, Unit } from '../../../domain/schema/matter.ts';
import type { SeenThrough } from '../../../domain/store/index.ts';

export interface Post {
  readonly role: Role;
  readonly unitId: UnitId;
}

/** A person as sight depends on it. */
export interface Seer {
  readonly roles: readonly Post[];
  readonly recusedFrom: readonly MatterId[];
}

/** Organs that answer for a whole territory; people of other units see what their unit received or handles. */
const GOVERNING: ReadonlySet<UnitKind> = new Set<UnitKind>(['GOVERNMENT', 'PETITION_BUREAU', 'JOINT_CONFERENCE']);
const WHOLE_TERRITORY: ReadonlySet<Role> = new Set<Role>(['AUD', 'REV', 'SUP', 'INT', 'LDR']);

const defined = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value): value is T => value !== null && value !== undefined);

/** What access rules need to know of a matter. */
export const sightedOf = (state: MatterState): Sighted => ({
  matterId: state.matterId,
  confidentiality: state.confidentiality,
  accusedUnitId: state.accusedUnitId,
  bureauUnitId: state.bureauUnitId,
  placeUnitId: state.placeUnitId,
  // The unit that looks after the petitioner when the procedure has ended has to know of what (R1 art. 37).
  unitIds: defined([...state.claims.map((claim) => claim.unitId), state.afterCare?.unitId]),
  organUnitIds: defined(state.claims.flatMap((claim) => [claim.review?.organUnitId, claim.reexam?.organUnitId])),
});

export interface SightRules {
  /** The person in the posts that have to do with this matter; without any where the matter is kept from the person. */
  viewerOf(person: Seer, at: Sighted): Viewer;
  /** What the person sees of this matter. */
  of(person: Seer, at: Sighted): Sight;
  /** What the person sees of it in one of the posts alone; what is kept from the person for another post stays kept. */
  inPost(person: Seer, post: Post, at: Sighted): Sight;
  /** The same of posts for the database: empty = no matters. What is kept from the person is left out by `Hidden`. */
  through(posts: readonly Post[]): readonly SeenThrough[];
}

export function createSightRules(units: readonly Unit[]): SightRules {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const upwards = (unit: Unit): Unit[] => {
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    return parent ? [unit, ...upwards(parent)] : [unit];
  };

  /** The post's own unit, or all units under the government that a governing organ belongs to. */
  function rangeOf({ role, unitId }: Post): readonly UnitId[] {
    const unit = byId.get(unitId);
    if (!unit || !WHOLE_TERRITORY.has(role) || !GOVERNING.has(unit.kind)) return [unitId];
    const government = upwards(unit).find(({ kind }) => kind === 'GOVERNMENT') ?? unit;
    return units.filter((other) => upwards(other).includes(government)).map((other) => other.unitId);
  }

  function reaches(post: Post, at: Sighted): boolean {
    // The place alone connects only the grid worker who looks after it.
    if (post.role === 'GRD' && post.unitId === at.placeUnitId) return true;
    const range = rangeOf(post);
    return [at.bureauUnitId, ...at.unitIds, ...at.organUnitIds].some((unitId) => range.includes(unitId));
  }

  /** Asks domain/access about a matter with this connection only. */
  function sees(post: Post, confidentiality: Confidentiality, connection: Partial<Sighted>): boolean {
    const somewhere = '' as UnitId;
    const bare: Sighted = {
      matterId: '',
      confidentiality,
      accusedUnitId: null,
      bureauUnitId: somewhere,
      placeUnitId: null,
      unitIds: [],
      organUnitIds: [],
    };
    return sightOf({ roles: [post] }, { ...bare, ...connection }) !== 'NONE';
  }

  function viewerOf(person: Seer, at: Sighted): Viewer {
    const roles = isKeptFrom(person, at) ? [] : person.roles.filter((post) => reaches(post, at));
    return { roles, recusedFrom: person.recusedFrom };
  }

  return {
    viewerOf,
    of: (person, at) => sightOf(viewerOf(person, at), at),
    inPost: (person, post, at) =>
      isKeptFrom(person, at) ? 'NONE' : sightOf(viewerOf({ ...person, roles: [post] }, at), at),
    through(posts) {
      const perLevel = confidentialitySchema.options.map((level) => {
        const range = posts.filter((post) => sees(post, level, {})).flatMap(rangeOf);
        const unitIdsOf = (connection: (post: Post) => Partial<Sighted>) =>
          posts.filter((post) => sees(post, level, connection(post))).map(({ unitId }) => unitId);
        const receivedBy = [...range, ...unitIdsOf(({ unitId }) => ({ bureauUnitId: unitId }))];
        const handledBy = [...range, ...unitIdsOf(({ unitId }) => ({ unitIds: [unitId] }))];
        const atPlace = ({ unitId }: Post): Partial<Sighted> => ({ placeUnitId: unitId });
        const placedIn = posts.filter((post) => !sees(post, level, {}) && sees(post, level, atPlace(post)));
        return {
          levels: [level],
          receivedBy: [...new Set(receivedBy)],
          handledBy: [...new Set(handledBy)],
          placedIn: [...new Set(placedIn.map(({ unitId }) => unitId))],
        };
      });
      return perLevel.filter((one) => one.receivedBy.length + one.handledBy.length + one.placedIn.length > 0);
    },
  };
}
