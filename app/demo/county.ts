/** The fictional county 云泽县 of the acceptance cases: organisation tree and people by letter. Nobody here is real. */
import type { Level, Role, UnitKind } from '../../domain/schema/codes.ts';
import { unitIdSchema, userIdSchema, type UnitId, type UserId } from '../../domain/schema/ids.ts';
import type { Unit } from '../../domain/schema/matter.ts';

const fixed = (n: number): string => `01980000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

type Row = readonly [code: string, kind: UnitKind, level: Level, parent: string | null, zh: string, en: string];
const rows: readonly Row[] = [
  ['LZ_GOV', 'GOVERNMENT', 'CITY', null, '澜州市人民政府', 'Lan-Zhou City Government'],
  ['LZ_BUREAU', 'PETITION_BUREAU', 'CITY', 'LZ_GOV', '澜州市信访局', 'City Petition Bureau'],
  ['YZ_GOV', 'GOVERNMENT', 'COUNTY', 'LZ_GOV', '云泽县人民政府', 'Yunze County Government'],
  ['YZ_BUREAU', 'PETITION_BUREAU', 'COUNTY', 'YZ_GOV', '云泽县信访局', 'County Petition Bureau'],
  ['YZ_JOINT', 'JOINT_CONFERENCE', 'COUNTY', 'YZ_GOV', '云泽县信访工作联席会议', 'County Petition Joint Conference'],
  ['HOUSING', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县住建局', 'County Housing Bureau'],
  ['CULTURE_TOURISM', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县文旅局', 'County Culture and Tourism Bureau'],
  ['CIVIL_AFFAIRS', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县民政局', 'County Civil Affairs Bureau'],
  ['EDUCATION', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县教育局', 'County Education Bureau'],
  ['MARKET', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县市场监管局', 'County Market Regulation Bureau'],
  ['HUMAN_RESOURCES', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县人社局', 'County Human Resources Bureau'],
  ['TRANSPORT', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县交通局', 'County Transport Bureau'],
  ['URBAN_MANAGEMENT', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县城管局', 'County Urban Management Bureau'],
  ['WATER', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县水利局', 'County Water Bureau'],
  ['JUSTICE', 'DEPARTMENT', 'COUNTY', 'YZ_GOV', '云泽县司法局', 'County Justice Bureau'],
  ['DISCIPLINE', 'DISCIPLINE', 'COUNTY', 'YZ_GOV', '云泽县纪委监委', 'County Discipline and Supervision Commission'],
  ['QINGHUAI', 'TOWN', 'TOWN', 'YZ_GOV', '青槐镇', 'Qinghuai Town'],
  ['SONGTAO', 'TOWN', 'TOWN', 'YZ_GOV', '松涛街道', 'Songtao Subdistrict'],
];

const idOf = new Map<string, UnitId>(rows.map(([code], n) => [code, unitIdSchema.parse(`unit_${fixed(n + 1)}`)]));

/** Id of a unit by its code; throws for a code that is not in the county. */
export function unitId(code: string): UnitId {
  const id = idOf.get(code);
  if (!id) throw new Error(`no unit ${code} in the fictional county`);
  return id;
}

export const countyUnits: readonly Unit[] = rows.map(([code, kind, level, parent, zh, en]) => ({
  unitId: unitId(code),
  code,
  kind,
  level,
  parentId: parent === null ? null : unitId(parent),
  name: { zh, en },
}));

export interface Person {
  readonly userId: UserId;
  /** Sign-in name. */
  readonly account: string;
  readonly displayName: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
}

const handlingUnits = rows.filter(([, kind]) => kind === 'DEPARTMENT' || kind === 'TOWN').map(([code]) => code);
type Post = readonly [account: string, roles: readonly (readonly [Role, string])[]];
function postsOfUnit(code: string): Post[] {
  const slug = code.toLowerCase().replaceAll('_', '-');
  return [
    [
      `hdl-${slug}`,
      [
        ['HDL', code],
        ['FH', code],
      ],
    ],
    [`ldr-${slug}`, [['LDR', code]]],
  ];
}
const posts: readonly Post[] = [
  ['int-yz', [['INT', 'YZ_BUREAU']]],
  ['int-lz', [['INT', 'LZ_BUREAU']]],
  ['sup-yz', [['SUP', 'YZ_BUREAU']]],
  ['rev-yz', [['REV', 'YZ_BUREAU']]],
  ['rev2-yz', [['REV', 'YZ_BUREAU']]],
  ['ldr-yz', [['LDR', 'YZ_GOV']]],
  ['ldr-joint', [['LDR', 'YZ_JOINT']]],
  ['ldr-lz', [['LDR', 'LZ_GOV']]],
  ['adm-yz', [['ADM', 'YZ_BUREAU']]],
  ['aud-yz', [['AUD', 'YZ_BUREAU']]],
  ['dsn-yz', [['DSN', 'YZ_BUREAU']]],
  ...handlingUnits.flatMap(postsOfUnit),
  // Second hands, so that work can be shared within a group.
  ['int2-yz', [['INT', 'YZ_BUREAU']]],
  ['hdl2-education', [['HDL', 'EDUCATION']]],
  ['hdl2-urban-management', [['HDL', 'URBAN_MANAGEMENT']]],
  ['dsn2-yz', [['DSN', 'YZ_BUREAU']]],
];

const letter = (n: number): string =>
  n < 26
    ? String.fromCharCode(65 + n)
    : `${String.fromCharCode(65 + Math.floor(n / 26) - 1)}${String.fromCharCode(65 + (n % 26))}`;

export const countyPeople: readonly Person[] = posts.map(([account, roles], n) => ({
  userId: userIdSchema.parse(`usr_${fixed(0x1000 + n)}`),
  account,
  displayName: `工作人员${letter(n)}`,
  roles: roles.map(([role, code]) => ({ role, unitId: unitId(code) })),
}));
