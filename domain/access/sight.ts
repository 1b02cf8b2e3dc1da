/** How much of a matter a viewer sees (DT-11 and domain §5, privacy rules 3, 4, 6). */
import type { Confidentiality, Role } from '../schema/codes.ts';
import type { UnitId } from '../schema/ids.ts';

/** NONE = does not learn that the matter exists · STUB = number and date · MASKED = course without persons and text · OWN = the petitioner's page · FULL. */
export type Sight = 'NONE' | 'STUB' | 'MASKED' | 'OWN' | 'FULL';

/** Who looks. `ownMatterIds`: matters that a petitioner has shown number and code of. */
export interface Viewer {
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId | null }[];
  /** Matters that the person keeps away from (R1 art. 28(3)). */
  readonly recusedFrom?: readonly string[];
  readonly ownMatterIds?: readonly string[];
}

/** What sight depends on. */
export interface Sighted {
  readonly matterId: string;
  readonly confidentiality: Confidentiality;
  readonly accusedUnitId: UnitId | null;
  readonly bureauUnitId: UnitId;
  readonly placeUnitId: UnitId | null;
  /** Units of the claims, the competent organ of an accusation among them. */
  readonly unitIds: readonly UnitId[];
  /** Organs that decide a review or re-examination. */
  readonly organUnitIds: readonly UnitId[];
}

/** Highest first, as DT-11 ranks them. */
export const CONFIDENTIALITY_RANK: Readonly<Record<Confidentiality, number>> = {
  SECRET_STUB: 4,
  WHISTLEBLOWER: 3,
  MINOR_SEALED: 2,
  PRIVATE: 1,
  NORMAL: 0,
};

/** The higher of two levels: a matter is as confidential as its most confidential part. */
export const higherConfidentiality = (a: Confidentiality, b: Confidentiality): Confidentiality =>
  CONFIDENTIALITY_RANK[a] >= CONFIDENTIALITY_RANK[b] ? a : b;

const ORDER: readonly Sight[] = ['NONE', 'STUB', 'MASKED', 'OWN', 'FULL'];
const most = (sights: readonly Sight[]): Sight => ORDER[Math.max(0, ...sights.map((s) => ORDER.indexOf(s)))] ?? 'NONE';

function sightOfRole(role: Role, unitId: UnitId | null, matter: Sighted): Sight {
  const atBureau = unitId === matter.bureauUnitId;
  const atUnit = unitId !== null && matter.unitIds.includes(unitId);
  const atOrgan = unitId !== null && matter.organUnitIds.includes(unitId);
  const handles = (role === 'HDL' || role === 'FH' || role === 'LDR') && (atUnit || atOrgan);
  switch (matter.confidentiality) {
    case 'SECRET_STUB':
      return role === 'AUD' || (atBureau && (role === 'INT' || role === 'SUP')) ? 'STUB' : 'NONE';
    case 'WHISTLEBLOWER':
      if (atBureau && (role === 'INT' || role === 'SUP')) return 'MASKED';
      if (handles) return 'MASKED';
      return role === 'AUD' ? 'STUB' : 'NONE';
    case 'MINOR_SEALED':
      if (role === 'JUV') return 'FULL';
      if (handles || (atBureau && (role === 'INT' || role === 'SUP' || role === 'REV'))) return 'MASKED';
      return role === 'AUD' ? 'STUB' : 'NONE';
    case 'PRIVATE':
      if (handles || (atBureau && (role === 'INT' || role === 'SUP' || role === 'REV'))) return 'FULL';
      return role === 'LDR' || role === 'AUD' ? 'MASKED' : 'NONE';
    case 'NORMAL':
      if (['INT', 'FH', 'REV', 'SUP', 'LDR'].includes(role) || handles) return 'FULL';
      if (role === 'GRD') return unitId !== null && unitId === matter.placeUnitId ? 'MASKED' : 'NONE';
      return role === 'PRO' || role === 'AUD' ? 'MASKED' : 'NONE';
  }
}

/** Whether the matter is hidden from the person whatever the posts: somebody of the accused unit (R1 art. 30), or recused (art. 28(3)). */
export const isKeptFrom = (viewer: Viewer, matter: Pick<Sighted, 'matterId' | 'accusedUnitId'>): boolean =>
  (matter.accusedUnitId !== null && viewer.roles.some(({ unitId }) => unitId === matter.accusedUnitId)) ||
  (viewer.recusedFrom ?? []).includes(matter.matterId);

/** The widest sight of any of the viewer's roles; NONE for anybody whom the matter is kept from, whatever else that person is. */
export function sightOf(viewer: Viewer, matter: Sighted): Sight {
  if (isKeptFrom(viewer, matter)) return 'NONE';
  const own = viewer.ownMatterIds?.includes(matter.matterId) ? (['OWN'] as const) : [];
  return most([...own, ...viewer.roles.map(({ role, unitId }) => sightOfRole(role, unitId, matter))]);
}

/** Whether so secret a matter is opened only for a stated reason (privacy rule 4); of a stub there is nothing to open. */
export const needsReason = (confidentiality: Confidentiality, sight: Sight): boolean =>
  CONFIDENTIALITY_RANK[confidentiality] >= CONFIDENTIALITY_RANK.MINOR_SEALED &&
  (sight === 'MASKED' || sight === 'FULL');

/** A count that could point at a person: below five it is not shown (R3 art. 103, R2 art. 59; the number is a proposal). */
export const suppressSmall = (count: number, least = 5): number | null => (count < least ? null : count);
