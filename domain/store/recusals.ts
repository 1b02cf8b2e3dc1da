/** Recusals: in force with the commit and until they are lifted, both kept for good and in the audit log; tasks that the person holds go back to their group in the same transaction. */
import { sql, type AliasedExpression } from 'kysely';
import type { LiftingReason, RecusalKind, RecusalReason } from '../access/recusal.ts';
import { isKeptFrom } from '../access/sight.ts';
import type { Actor } from '../schema/actor.ts';
import type { Role } from '../schema/codes.ts';
import type { MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { StoreParts } from './act.ts';
import { appendAudit } from './audit.ts';
import { businessNow } from './businessTime.ts';
import type { Database, Tx } from './database.ts';
import { releaseTasks } from './releaseTasks.ts';

/** As a column beside a person: the matters the person is recused from. */
export const recusedFromOf = (table: string): AliasedExpression<MatterId[], 'recused_from'> =>
  sql<
    MatterId[]
  >`array(select x.matter_id from cases.recusal_in_force x where x.user_id = ${sql.ref(`${table}.user_id`)} order by 1)`.as(
    'recused_from',
  );

export interface NewRecusal {
  readonly matterId: MatterId;
  readonly userId: UserId;
  readonly kind: RecusalKind;
  readonly reason: RecusalReason;
  readonly actor: Actor & { readonly role: Role };
}

/** The recusals of the person from the matter that nobody has lifted; whoever enters or lifts one waits for the other here. */
async function inForceOf(tx: Tx, matterId: MatterId, userId: UserId): Promise<readonly { readonly n: string }[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`recusal ${matterId} ${userId}`}, 0))`.execute(tx);
  return tx
    .selectFrom('cases.recusal_in_force')
    .select('n')
    .where('matter_id', '=', matterId)
    .where('user_id', '=', userId)
    .execute();
}

/** False when the person was recused already. */
export function recuse(parts: StoreParts, recusal: NewRecusal): Promise<boolean> {
  const { matterId, userId, kind, reason, actor } = recusal;
  return parts.db.transaction().execute(async (tx) => {
    const at = new Date(await businessNow(tx, parts.clock));
    const inForce = await inForceOf(tx, matterId, userId);
    if (inForce.length > 0) return false;
    await tx
      .insertInto('cases.recusal')
      .values({ user_id: userId, matter_id: matterId, kind, reason, actor: JSON.stringify(actor), at })
      .execute();
    await releaseTasks(tx, parts, { userId, matterId, reason: 'RECUSAL', actor });
    await appendAudit(tx, parts.clock, {
      actor,
      act: 'RECUSED',
      objectId: matterId,
      reason: kind === 'DECLARED' ? `DECLARED:${reason}` : `DECIDED:${reason}:${userId}`,
    });
    return true;
  });
}

/** The matter is there for the person again; tasks stay with the group. False when the person is not recused. */
export function liftRecusal(
  parts: StoreParts,
  lifting: {
    readonly matterId: MatterId;
    readonly userId: UserId;
    readonly reason: LiftingReason;
    readonly actor: NewRecusal['actor'];
  },
): Promise<boolean> {
  const { matterId, userId, reason, actor } = lifting;
  return parts.db.transaction().execute(async (tx) => {
    const inForce = await inForceOf(tx, matterId, userId);
    if (inForce.length === 0) return false;
    const at = new Date(await businessNow(tx, parts.clock));
    await tx
      .insertInto('cases.recusal_lifting')
      .values(inForce.map(({ n }) => ({ recusal_n: n, reason, actor: JSON.stringify(actor), at })))
      .execute();
    await appendAudit(tx, parts.clock, {
      actor,
      act: 'RECUSAL_LIFTED',
      objectId: matterId,
      reason: `${reason}:${userId}`,
    });
    return true;
  });
}

/** Who is recused from a matter, in the order in which it happened. */
export async function recusalsOf(
  db: Database,
  matterId: MatterId,
): Promise<readonly { userId: string; kind: RecusalKind; reason: string; at: Date }[]> {
  const rows = await db
    .selectFrom('cases.recusal_in_force')
    .select(['user_id', 'kind', 'reason', 'at'])
    .where('matter_id', '=', matterId)
    .orderBy('at')
    .execute();
  return rows.map(({ user_id, kind, reason, at }) => ({ userId: user_id, kind, reason, at }));
}

/** Whether an act of this person on the matter is one on a matter that is kept from the person, asked in the act's transaction. */
export async function isKeptFromActor(
  tx: Database | Tx,
  matterId: string,
  actor: { readonly userId: UserId; readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[] },
): Promise<boolean> {
  const row = await tx
    .selectFrom('cases.matter as m')
    .leftJoin('cases.recusal_in_force as r', (join) =>
      join.onRef('r.matter_id', '=', 'm.matter_id').on('r.user_id', '=', actor.userId),
    )
    .select(['m.accused_unit_id', 'r.user_id'])
    .where('m.matter_id', '=', matterId)
    .executeTakeFirst();
  if (!row) return true;
  const viewer = { roles: actor.roles, recusedFrom: row.user_id === null ? [] : [matterId] };
  return isKeptFrom(viewer, { matterId, accusedUnitId: row.accused_unit_id as UnitId | null });
}
