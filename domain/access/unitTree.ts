/** The organisation tree's rules: no circles, no code twice, nothing under a closed unit, nothing closed that still has work. Pure. */
import type { UnitId } from '../schema/ids.ts';

export interface TreeUnit {
  readonly unitId: string;
  readonly parentId: string | null;
  readonly code: string;
  readonly closed: boolean;
}

export type UnitRefusal =
  | 'UNIT_CODE_TAKEN'
  | 'UNIT_PARENT_UNKNOWN'
  | 'UNIT_PARENT_CLOSED'
  | 'UNIT_CIRCLE'
  | 'UNIT_HAS_UNITS'
  | 'UNIT_HAS_TASKS'
  | 'UNIT_HAS_PEOPLE';

/** Why a unit cannot stand there under that code, or undefined. `unitId`: null for a new one. */
export function placeRefusal(
  units: readonly TreeUnit[],
  unitId: string | null,
  { code, parentId }: { readonly code: string; readonly parentId: UnitId | null },
): UnitRefusal | undefined {
  if (units.some((unit) => unit.code === code && unit.unitId !== unitId)) return 'UNIT_CODE_TAKEN';
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const parent = parentId === null ? null : byId.get(parentId);
  if (parent === undefined) return 'UNIT_PARENT_UNKNOWN';
  if (parent?.closed) return 'UNIT_PARENT_CLOSED';
  for (let above = parent; above; above = above.parentId === null ? null : (byId.get(above.parentId) ?? null))
    if (above.unitId === unitId) return 'UNIT_CIRCLE';
  return undefined;
}

/** Why a unit cannot be closed, or undefined. */
export function closeRefusal(
  units: readonly TreeUnit[],
  unitId: string,
  left: { readonly openTasks: number; readonly people: number },
): UnitRefusal | undefined {
  if (units.some((unit) => unit.parentId === unitId && !unit.closed)) return 'UNIT_HAS_UNITS';
  if (left.openTasks > 0) return 'UNIT_HAS_TASKS';
  return left.people > 0 ? 'UNIT_HAS_PEOPLE' : undefined;
}
