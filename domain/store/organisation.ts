/** Units and people in the database, and the look-ups over them. */
import { sql } from 'kysely';
import type { Level, Role, UnitKind } from '../schema/codes.ts';
import type { UnitId, UserId } from '../schema/ids.ts';
import type { Organisation, Unit } from '../schema/matter.ts';
import type { Database } from './database.ts';
import { readVersion } from './settings.ts';

export interface PersonRecord {
  readonly userId: UserId;
  readonly displayName: string;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
}

/** Look-ups over a list of units. */
export function createOrganisation(units: readonly Unit[]): Organisation {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return {
    unit: (id) => byId.get(id),
    byCode: (code) => byCode.get(code),
    nextLevelUp(id) {
      const parentId = byId.get(id)?.parentId ?? null;
      return parentId === null ? undefined : byId.get(parentId);
    },
    ofKind: (kind, level) => units.find((unit) => unit.kind === kind && unit.level === level && !unit.closed),
  };
}

export async function loadUnits(db: Database): Promise<readonly Unit[]> {
  const rows = await db.selectFrom('cases.unit').selectAll().orderBy('unit_id').execute();
  return rows.map((row) => ({
    unitId: row.unit_id as UnitId,
    code: row.code,
    kind: row.kind as UnitKind,
    level: row.level as Level,
    parentId: row.parent_id as UnitId | null,
    name: { zh: row.name_zh, en: row.name_en },
    ...(row.closed_on === null ? {} : { closed: true as const }),
  }));
}

/** The organisation as it is now, without a restart when an administrator changes it. */
export interface LiveOrganisation {
  /** Looks up in the units as they were read last. */
  readonly organisation: Organisation;
  units(): readonly Unit[];
  /** Reads the units again if they have changed since; true = they had. */
  refresh(): Promise<boolean>;
}

export async function openOrganisation(db: Database): Promise<LiveOrganisation> {
  let version = 0;
  let units: readonly Unit[] = [];
  let current = createOrganisation(units);
  async function refresh(): Promise<boolean> {
    const latest = await readVersion(db, 'organisation');
    if (latest === version) return false;
    units = await loadUnits(db);
    current = createOrganisation(units);
    version = latest;
    return true;
  }
  await refresh();
  return {
    organisation: {
      unit: (id) => current.unit(id),
      byCode: (code) => current.byCode(code),
      nextLevelUp: (id) => current.nextLevelUp(id),
      ofKind: (kind, level) => current.ofKind(kind, level),
    },
    units: () => units,
    refresh,
  };
}

/** Adds or updates units and people; the roles of a person given here replace those they had. */
export async function saveOrganisation(
  db: Database,
  units: readonly Unit[],
  people: readonly PersonRecord[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (units.length > 0) {
      await tx
        .insertInto('cases.unit')
        .values(
          units.map((unit) => ({
            unit_id: unit.unitId,
            code: unit.code,
            kind: unit.kind,
            level: unit.level,
            parent_id: unit.parentId,
            name_zh: unit.name.zh,
            name_en: unit.name.en,
          })),
        )
        .onConflict((oc) =>
          oc.column('unit_id').doUpdateSet((eb) => ({
            code: eb.ref('excluded.code'),
            kind: eb.ref('excluded.kind'),
            level: eb.ref('excluded.level'),
            parent_id: eb.ref('excluded.parent_id'),
            name_zh: eb.ref('excluded.name_zh'),
            name_en: eb.ref('excluded.name_en'),
          })),
        )
        .execute();
    }
    for (const { userId, displayName, roles } of people) {
      await sql`insert into cases.person (user_id, display_name) values (${userId}, ${displayName}) on conflict (user_id) do update set display_name = excluded.display_name`.execute(
        tx,
      );
      await tx.deleteFrom('cases.person_role').where('user_id', '=', userId).execute();
      if (roles.length > 0)
        await tx
          .insertInto('cases.person_role')
          .values(roles.map(({ role, unitId }) => ({ user_id: userId, role, unit_id: unitId })))
          .execute();
    }
  });
}
