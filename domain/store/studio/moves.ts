/** Moves of running cases to another version: a row per case, so that a killed batch goes on where it stood. */
import { sql } from 'kysely';
import type { MoveId } from '../../schema/ids.ts';
import type { Move, MovePlan } from '../../schema/studio.ts';
import { appendAudit } from '../audit.ts';
import type { StoreParts } from '../act.ts';
import type { Database } from '../database.ts';
import type { Actor } from './locks.ts';
import { done, NOT_FOUND, refusal, type Studied } from './outcome.ts';
import { personsOf } from './persons.ts';

/** `instances`: the cases to move; one move of a version at a time. */
export function beginMove(
  { db, clock, newId }: StoreParts,
  actor: Actor,
  plan: MovePlan,
  instances: readonly string[],
): Promise<Studied<MoveId>> {
  return db.transaction().execute(async (tx) => {
    if (instances.length === 0) return refusal('NOTHING_TO_MOVE');
    await sql`select pg_advisory_xact_lock(hashtextextended(${`fengqiao.move:${plan.fromKey}`}, 0))`.execute(tx);
    const other = await tx
      .selectFrom('cases.studio_move')
      .select('move_id')
      .where('from_key', '=', plan.fromKey)
      .where('state', '=', 'ACTIVE')
      .executeTakeFirst();
    if (other) return refusal('MOVE_UNDER_WAY', { current: { moveId: other.move_id } });
    const moveId = newId('mov');
    await tx
      .insertInto('cases.studio_move')
      .values({
        move_id: moveId,
        resource: plan.resource,
        from_key: plan.fromKey,
        to_key: plan.toKey,
        mapping: JSON.stringify(plan.mapping),
        state: 'ACTIVE',
        by_id: actor.id,
      })
      .execute();
    await sql`insert into cases.studio_move_item (move_id, process_instance_key)
              select ${moveId}, unnest(${[...instances]}::text[])`.execute(tx);
    await appendAudit(tx, clock, {
      actor,
      act: 'PROCESS_CASES_MOVED',
      objectId: moveId,
      reason: `${plan.fromKey}:${plan.toKey}`,
    });
    return done(moveId);
  });
}

/** Failures shown with a move; beyond them the cases need another look anyway. */
const SHOWN = 1_000;

export async function readMove(db: Database, moveId: MoveId): Promise<Move | undefined> {
  const row = await db.selectFrom('cases.studio_move').selectAll().where('move_id', '=', moveId).executeTakeFirst();
  if (!row) return undefined;
  const counts = await db
    .selectFrom('cases.studio_move_item')
    .select(['state', ({ fn }) => fn.countAll<string>().as('n')])
    .where('move_id', '=', moveId)
    .groupBy('state')
    .execute();
  const failures = await db
    .selectFrom('cases.studio_move_item')
    .select(['process_instance_key as processInstanceKey', sql<string>`coalesce(reason, '')`.as('reason')])
    .where('move_id', '=', moveId)
    .where('state', '=', 'FAILED')
    .orderBy('process_instance_key')
    .limit(SHOWN)
    .execute();
  const countOf = (state: string) => Number(counts.find((count) => count.state === state)?.n ?? 0);
  return {
    moveId,
    resource: row.resource,
    fromKey: row.from_key,
    toKey: row.to_key,
    mapping: row.mapping,
    state: row.state,
    total: counts.reduce((sum, { n }) => sum + Number(n), 0),
    done: countOf('DONE'),
    failed: countOf('FAILED'),
    failures,
    by: (await personsOf(db, [row.by_id])).known(row.by_id),
    at: row.at.toISOString(),
  };
}

/** The newest moves of a file, so that a page finds the one under way again. */
export async function listMoves(db: Database, resource: string, limit = 20): Promise<readonly Move[]> {
  const rows = await db
    .selectFrom('cases.studio_move')
    .select('move_id')
    .where('resource', '=', resource)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const moves = await Promise.all(rows.map(({ move_id }) => readMove(db, move_id as MoveId)));
  return moves.filter((move) => move !== undefined);
}

/** Stops a move; cases that have moved stay where they are. */
export function stopMove({ db }: StoreParts, moveId: MoveId): Promise<Studied<null>> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('cases.studio_move')
      .select('state')
      .where('move_id', '=', moveId)
      .forUpdate()
      .executeTakeFirst();
    if (!row) return NOT_FOUND;
    if (row.state !== 'ACTIVE') return refusal('MOVE_ENDED', { current: { state: row.state } });
    await tx.updateTable('cases.studio_move').set({ state: 'CANCELED' }).where('move_id', '=', moveId).execute();
    return done(null);
  });
}

/** Null = moved; else the reason why not. */
export type MoveOne = (processInstanceKey: string) => Promise<string | null>;

/**
 * Works on the next slice of the oldest move under way; false when none is. Each case is moved inside the transaction that
 * notes it, so that two workers never take the same one; a case moved and not noted is asked about again.
 */
export function workOnMove(
  db: Database,
  slice: number,
  moverOf: (plan: MovePlan) => Promise<MoveOne>,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('cases.studio_move')
      .selectAll()
      .where('state', '=', 'ACTIVE')
      .orderBy('at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!row) return false;
    const items = await tx
      .selectFrom('cases.studio_move_item')
      .select('process_instance_key')
      .where('move_id', '=', row.move_id)
      .where('state', '=', 'WAITING')
      .orderBy('process_instance_key')
      .limit(slice)
      .execute();
    const move = await moverOf({
      resource: row.resource,
      fromKey: row.from_key,
      toKey: row.to_key,
      mapping: row.mapping,
    });
    for (const { process_instance_key: key } of items) {
      const reason = await move(key);
      await tx
        .updateTable('cases.studio_move_item')
        .set({ state: reason === null ? 'DONE' : 'FAILED', reason })
        .where('move_id', '=', row.move_id)
        .where('process_instance_key', '=', key)
        .execute();
    }
    if (items.length < slice) {
      const moved = await tx
        .selectFrom('cases.studio_move_item')
        .select('process_instance_key')
        .where('move_id', '=', row.move_id)
        .where('state', '=', 'DONE')
        .limit(1)
        .executeTakeFirst();
      await tx
        .updateTable('cases.studio_move')
        .set({ state: moved ? 'COMPLETED' : 'FAILED' })
        .where('move_id', '=', row.move_id)
        .execute();
    }
    return true;
  });
}
