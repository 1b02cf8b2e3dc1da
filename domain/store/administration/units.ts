/** The organisation tree as the administrator changes it: one transaction an act, the whole tree locked, told in the audit log. */
import { sql } from 'kysely';
import { closeRefusal, placeRefusal, type TreeUnit } from '../../access/unitTree.ts';
import type { UnitBody, UnitRecord } from '../../schema/administration.ts';
import type { Level, UnitKind } from '../../schema/codes.ts';
import type { UnitId } from '../../schema/ids.ts';
import type { StoreParts } from '../act.ts';
import { appendAudit, type AuditActor } from '../audit.ts';
import { businessNow } from '../businessTime.ts';
import type { Database, Tx } from '../database.ts';
import { NOT_FOUND, refusedBy, type Administered } from './outcome.ts';

export interface UnitDesk {
  list(): Promise<readonly UnitRecord[]>;
  add(actor: AuditActor, body: UnitBody): Promise<Administered<UnitRecord>>;
  change(actor: AuditActor, unitId: UnitId, version: number, body: UnitBody): Promise<Administered<UnitRecord>>;
  /** A closed unit stays where it was in every matter, and takes nothing new. */
  close(actor: AuditActor, unitId: UnitId, version: number): Promise<Administered<UnitRecord>>;
}

async function readUnits(db: Database | Tx): Promise<readonly UnitRecord[]> {
  const rows = await db
    .selectFrom('cases.unit as u')
    .selectAll('u')
    .select((eb) =>
      eb
        .selectFrom('cases.person_role as r')
        .select(({ fn }) => fn.count<string>('r.user_id').distinct().as('people'))
        .whereRef('r.unit_id', '=', 'u.unit_id')
        .as('people'),
    )
    .orderBy('u.unit_id')
    .execute();
  return rows.map((row) => ({
    unitId: row.unit_id,
    code: row.code,
    kind: row.kind as UnitKind,
    level: row.level as Level,
    parentId: row.parent_id as UnitId | null,
    name: { zh: row.name_zh, en: row.name_en },
    version: row.version,
    closedOn: row.closed_on,
    people: Number(row.people),
  }));
}

const treeOf = (units: readonly UnitRecord[]): TreeUnit[] =>
  units.map(({ unitId, parentId, code, closedOn }) => ({ unitId, parentId, code, closed: closedOn !== null }));

const columnsOf = ({ code, kind, level, parentId, name }: UnitBody) => ({
  code,
  kind,
  level,
  parent_id: parentId,
  name_zh: name.zh,
  name_en: name.en,
});

/** Open tasks offered to a post of the unit. */
async function openTasks(tx: Tx, unitId: string): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) as count from cases.work_item w
     where w.state in ('OFFERED', 'SUBMITTED') and exists (select from unnest(w.groups) g where g like ${`%@${unitId}`})`.execute(
    tx,
  );
  return Number(rows[0]?.count ?? 0);
}

export function createUnitDesk(parts: StoreParts): UnitDesk {
  const { db, clock, clocks, newId } = parts;
  /** Two changes of the tree at once could close a circle that neither of them sees. */
  const alone = <T>(work: (tx: Tx, units: readonly UnitRecord[]) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (tx) => {
      await sql`select pg_advisory_xact_lock(hashtextextended('fengqiao.organisation', 0))`.execute(tx);
      return work(tx, await readUnits(tx));
    });
  async function done(tx: Tx, unitId: string): Promise<Administered<UnitRecord>> {
    const current = (await readUnits(tx)).find((unit) => unit.unitId === unitId);
    return current ? { kind: 'done', current } : NOT_FOUND;
  }
  const known = (units: readonly UnitRecord[], unitId: string, version: number) => {
    const current = units.find((unit) => unit.unitId === unitId);
    if (!current) return NOT_FOUND;
    return current.version === version ? current : ({ kind: 'stale', current } as const);
  };

  return {
    list: () => readUnits(db),
    add: (actor, body) =>
      alone(async (tx, units) => {
        const rule = placeRefusal(treeOf(units), null, body);
        if (rule) return refusedBy(rule);
        const unitId = newId('unit');
        await tx
          .insertInto('cases.unit')
          .values({ unit_id: unitId, ...columnsOf(body) })
          .execute();
        const answer = await done(tx, unitId);
        await appendAudit(tx, clock, { actor, act: 'UNIT_ADDED', objectId: unitId });
        return answer;
      }),
    change: (actor, unitId, version, body) =>
      alone(async (tx, units) => {
        const unit = known(units, unitId, version);
        if (!('unitId' in unit)) return unit;
        const rule = placeRefusal(treeOf(units), unitId, body);
        if (rule) return refusedBy(rule);
        await tx
          .updateTable('cases.unit')
          .set({ ...columnsOf(body), version: version + 1 })
          .where('unit_id', '=', unitId)
          .execute();
        const answer = await done(tx, unitId);
        await appendAudit(tx, clock, { actor, act: 'UNIT_CHANGED', objectId: unitId });
        return answer;
      }),
    close: (actor, unitId, version) =>
      alone(async (tx, units) => {
        const unit = known(units, unitId, version);
        if (!('unitId' in unit)) return unit;
        const left = { openTasks: await openTasks(tx, unitId), people: unit.people };
        const rule = closeRefusal(treeOf(units), unitId, left);
        if (rule) return refusedBy(rule);
        await tx
          .updateTable('cases.unit')
          .set({ closed_on: clocks.localDate(await businessNow(tx, clock)), version: version + 1 })
          .where('unit_id', '=', unitId)
          .execute();
        const answer = await done(tx, unitId);
        await appendAudit(tx, clock, { actor, act: 'UNIT_CLOSED', objectId: unitId });
        return answer;
      }),
  };
}
