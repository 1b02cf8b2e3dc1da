/** Recusals: kept for good, in force with the commit; tasks that the person holds go back to their group in the same transaction. */
import { sql, type AliasedExpression } from 'kysely';
import type { RecusalKind, RecusalReason } from '../access/recusal.ts';
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
  >`array(select x.matter_id from cases.recusal x where x.user_id = ${sql.ref(`${table}.user_id`)} order by 1)`.as(
    'recused_from',
  );

export interface NewRecusal {
  readonly matterId: MatterId;
  readonly userId: UserId;
  readonly kind: RecusalKind;
  readonly reason: RecusalReason;
  readonly actor: Actor & { readonly role: Role };
}

/** False when the person was recused already. */
export function recuse(parts: StoreParts, recusal: NewRecusal): Promise<boolean> {
  const { matterId, userId, kind, reason, actor } = recusal;
  return parts.db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto('cases.recusal')
      .values({
        user_id: userId,
        matter_id: matterId,
        kind,
        reason,
        actor: JSON.stringify(actor),
        at: new Date(await businessNow(tx, parts.clock)),
      })
      .onConflict((oc) => oc.doNothing())
      .returning('user_id')
      .executeTakeFirst();
    if (!added) return false;
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

/** Who is recused from a matter, in the order in which it happened. */
export async function recusalsOf(
  db: Database,
  matterId: MatterId,
): Promise<readonly { userId: string; kind: RecusalKind; reason: string; at: Date }[]> {
  const rows = await db
    .selectFrom('cases.recusal')
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
    .leftJoin('cases.recusal as r', (join) =>
      join.onRef('r.matter_id', '=', 'm.matter_id').on('r.user_id', '=', actor.userId),
    )
    .select(['m.accused_unit_id', 'r.user_id'])
    .where('m.matter_id', '=', matterId)
    .executeTakeFirst();
  if (!row) return true;
  const viewer = { roles: actor.roles, recusedFrom: row.user_id === null ? [] : [matterId] };
  return isKeptFrom(viewer, { matterId, accusedUnitId: row.accused_unit_id as UnitId | null });
}
