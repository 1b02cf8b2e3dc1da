/** The fictional county 云泽县 for domain tests: a small organisation tree and people by role. */
import type { Actor } from '../../domain/schema/actor.ts';
import type { Level, Role, UnitKind } from '../../domain/schema/codes.ts';
import type { UnitId, UserId } from '../../domain/schema/ids.ts';
import type { Organisation, Unit } from '../../domain/schema/matter.ts';

/** A well-formed id with a readable end: the same number gives the same id. */
export const fixedId = (prefix: string, n: number): string =>
  `${prefix}_00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const rows: readonly [code: string, kind: UnitKind, level: Level, parent: string | null][] = [
  ['CITY_GOV', 'GOVERNMENT', 'CITY', null],
  ['CITY_BUREAU', 'PETITION_BUREAU', 'CITY', 'CITY_GOV'],
  ['COUNTY_GOV', 'GOVERNMENT', 'COUNTY', 'CITY_GOV'],
  ['BUREAU', 'PETITION_BUREAU', 'COUNTY', 'COUNTY_GOV'],
  ['CONFERENCE', 'JOINT_CONFERENCE', 'COUNTY', 'COUNTY_GOV'],
  ['HOUSING', 'DEPARTMENT', 'COUNTY', 'COUNTY_GOV'],
  ['EDUCATION', 'DEPARTMENT', 'COUNTY', 'COUNTY_GOV'],
  ['CULTURE', 'DEPARTMENT', 'COUNTY', 'COUNTY_GOV'],
  ['LABOUR', 'DEPARTMENT', 'COUNTY', 'COUNTY_GOV'],
  ['MARKET', 'DEPARTMENT', 'COUNTY', 'COUNTY_GOV'],
  ['DISCIPLINE', 'DISCIPLINE', 'COUNTY', 'COUNTY_GOV'],
  ['QINGHUAI', 'TOWN', 'COUNTY', 'COUNTY_GOV'],
  ['SONGTAO', 'TOWN', 'TOWN', 'COUNTY_GOV'],
];

export const unitId = (code: string): UnitId => {
  const index = rows.findIndex((row) => row[0] === code);
  if (index < 0) throw new Error(`no unit ${code}`);
  return fixedId('unit', index + 1) as UnitId;
};

const units: readonly Unit[] = rows.map(([code, kind, level, parent]) => ({
  unitId: unitId(code),
  code,
  kind,
  level,
  parentId: parent ? unitId(parent) : null,
  name: { zh: code, en: code },
}));

export const organisation: Organisation = {
  unit: (id) => units.find((unit) => unit.unitId === id),
  byCode: (code) => units.find((unit) => unit.code === code),
  nextLevelUp: (id) => units.find((unit) => unit.unitId === units.find((below) => below.unitId === id)?.parentId),
  ofKind: (kind, level) => units.find((unit) => unit.kind === kind && unit.level === level),
};

/** A person: the same role at the same unit is the same person unless `n` says otherwise. */
export function person(role: Role, code: string, n = 1): Actor {
  const at = rows.findIndex((row) => row[0] === code) + 1;
  const id = fixedId('usr', at * 100_000 + [...role].reduce((sum, c) => sum + c.charCodeAt(0), 0) * 10 + n) as UserId;
  return { id, role, unitId: unitId(code) };
}

export const petitioner: Actor = { id: 'petitioner', role: 'PET', unitId: null };
export const system: Actor = { id: 'system', role: 'SYSTEM', unitId: null };

export const clerk = person('INT', 'BUREAU');
export const supervisor = person('SUP', 'BUREAU');
export const checker = person('REV', 'BUREAU', 1);
export const reviewer = person('REV', 'BUREAU', 2);
export const countyLeader = person('LDR', 'COUNTY_GOV');
export const conference = person('LDR', 'CONFERENCE');
