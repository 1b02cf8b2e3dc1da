/**
 * The made-up office of the benchmark: a city with four counties of 50 units each, people by number. Nobody here is real.
 * Ids are worked out from numbers, so that a row can be written without looking anything up.
 */
import type { Level, Role, UnitKind } from '../../../../domain/schema/codes.ts';
import type { UnitId, UserId } from '../../../../domain/schema/ids.ts';
import type { Unit } from '../../../../domain/schema/matter.ts';
import type { PersonRecord } from '../../../../domain/store/index.ts';

export const COUNTIES = 4;
const UNITS_OF_COUNTY = 50;
const [GOVERNMENT, BUREAU, JOINT, DISCIPLINE, FIRST_DEPARTMENT, FIRST_TOWN] = [1, 2, 3, 4, 5, 35];
/** Departments and towns: they handle claims. */
export const HANDLING = { from: FIRST_DEPARTMENT, to: UNITS_OF_COUNTY };
export const TOWNS = { from: FIRST_TOWN, to: UNITS_OF_COUNTY };
/** Handlers of a unit are its people 1 to 3, the first handler is number 4. */
export const HANDLERS = 3;

const hex = (n: number, digits: number): string => n.toString(16).padStart(digits, '0');
/** First part of the ids of a county's units and people; 0 = the city. */
export const countyPart = (county: number): string => `00c00000-${hex(county, 4)}`;
/** A unit in an id: six digits. */
export const unitPart = (unit: number): string => hex(unit, 6);
export const personPart = (person: number): string => hex(person, 6);

/** Ids from their parts, which may be placeholders. */
export const unitIdOf = (county: string, unit: string): UnitId => `unit_${county}-7000-8000-000000${unit}` as UnitId;
export const userIdOf = (county: string, unit: string, person: string): UserId =>
  `usr_${county}-7000-8000-${unit}${person}` as UserId;
export const unitAt = (county: number, unit: number): UnitId => unitIdOf(countyPart(county), unitPart(unit));
export const bureauOf = (county: number): UnitId => unitAt(county, BUREAU);
export { BUREAU, DISCIPLINE };

function kindOf(unit: number): readonly [UnitKind, Level, string, string] {
  switch (unit) {
    case GOVERNMENT:
      return ['GOVERNMENT', 'COUNTY', '人民政府', 'Government'];
    case BUREAU:
      return ['PETITION_BUREAU', 'COUNTY', '信访局', 'Petition Bureau'];
    case JOINT:
      return ['JOINT_CONFERENCE', 'COUNTY', '联席会议', 'Joint Conference'];
    case DISCIPLINE:
      return ['DISCIPLINE', 'COUNTY', '纪委监委', 'Discipline Commission'];
    default: {
      const n = String(unit).padStart(2, '0');
      return unit < FIRST_TOWN
        ? ['DEPARTMENT', 'COUNTY', `测试${n}局`, `Test Bureau ${n}`]
        : ['TOWN', 'TOWN', `测试${n}镇`, `Test Town ${n}`];
    }
  }
}

/** A county's units; the parts may be those of a real county or of the model one. */
export function unitsOf(county: string, name: { readonly zh: string; readonly en: string }): Unit[] {
  return Array.from({ length: UNITS_OF_COUNTY }, (_, n) => {
    const [kind, level, zh, en] = kindOf(n + 1);
    return {
      unitId: unitIdOf(county, unitPart(n + 1)),
      code: `BENCH_${county.slice(-4)}_${String(n + 1)}`,
      kind,
      level,
      parentId: n === 0 ? unitIdOf(countyPart(0), unitPart(GOVERNMENT)) : unitIdOf(county, unitPart(GOVERNMENT)),
      name: { zh: `${name.zh}${zh}`, en: `${name.en} ${en}` },
    };
  });
}

export const cityUnits: readonly Unit[] = (
  [
    [GOVERNMENT, 'GOVERNMENT', '测试市人民政府', 'Test City Government'],
    [BUREAU, 'PETITION_BUREAU', '测试市信访局', 'Test City Petition Bureau'],
  ] as const
).map(([unit, kind, zh, en]) => ({
  unitId: unitAt(0, unit),
  code: `BENCH_CITY_${String(unit)}`,
  kind,
  level: 'CITY',
  parentId: unit === GOVERNMENT ? null : unitAt(0, GOVERNMENT),
  name: { zh, en },
}));

export const benchUnits: readonly Unit[] = [
  ...cityUnits,
  ...Array.from({ length: COUNTIES }, (_, n) =>
    unitsOf(countyPart(n + 1), { zh: `测试${String(n + 1)}县`, en: `Test County ${String(n + 1)}` }),
  ).flat(),
];

const postsOf = (unit: number): readonly Role[] => {
  switch (unit) {
    case GOVERNMENT:
      return ['LDR'];
    case BUREAU:
      return ['INT', 'INT', 'INT', 'SUP', 'SUP', 'REV', 'REV', 'AUD'];
    case JOINT:
      return ['LDR'];
    case DISCIPLINE:
      return ['HDL'];
    default:
      return ['HDL', 'HDL', 'HDL', 'FH', 'LDR'];
  }
};

/** Everybody, by `personOf`. */
export const benchPeople: readonly PersonRecord[] = Array.from({ length: COUNTIES }, (_, n) => n + 1).flatMap(
  (county) =>
    Array.from({ length: UNITS_OF_COUNTY }, (_, u) => u + 1).flatMap((unit) =>
      postsOf(unit).map((role, n) => ({
        userId: userIdOf(countyPart(county), unitPart(unit), personPart(n + 1)),
        displayName: `测试员${String(county)}-${String(unit)}-${String(n + 1)}`,
        roles: [{ role, unitId: unitAt(county, unit) }],
      })),
    ),
);

/** Who measures: one account a role, all of county 1. */
export const ACCOUNTS = {
  handler: userIdOf(countyPart(1), unitPart(FIRST_DEPARTMENT), personPart(1)),
  clerk: userIdOf(countyPart(1), unitPart(BUREAU), personPart(1)),
  reviewer: userIdOf(countyPart(1), unitPart(BUREAU), personPart(6)),
  supervisor: userIdOf(countyPart(1), unitPart(BUREAU), personPart(4)),
  leader: userIdOf(countyPart(1), unitPart(JOINT), personPart(1)),
  auditor: userIdOf(countyPart(1), unitPart(BUREAU), personPart(8)),
} as const;
export type AccountName = keyof typeof ACCOUNTS;
