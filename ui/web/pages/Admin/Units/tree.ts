import type { UnitRecord } from '../../../../../domain/schema/administration.ts';

export interface Placed {
  readonly unit: UnitRecord;
  /** 0 at the top. */
  readonly depth: number;
}

/** Units as a tree is read aloud: each followed by those below it. Closed ones come last among their kind. */
export function inOrder(units: readonly UnitRecord[], parentId: string | null = null, depth = 0): Placed[] {
  return units
    .filter((unit) => unit.parentId === parentId)
    .toSorted((a, b) => Number(a.closedOn !== null) - Number(b.closedOn !== null) || a.unitId.localeCompare(b.unitId))
    .flatMap((unit) => [{ unit, depth }, ...inOrder(units, unit.unitId, depth + 1)]);
}

/** The territory a unit answers for: the government above it, or its own where it is one. */
export function territoryOf(units: readonly UnitRecord[], unitId: string): UnitRecord | undefined {
  const unit = units.find((one) => one.unitId === unitId);
  if (!unit || unit.kind === 'GOVERNMENT' || unit.parentId === null) return unit;
  return territoryOf(units, unit.parentId);
}
