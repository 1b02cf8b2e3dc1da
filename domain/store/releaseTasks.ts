/** Open tasks that a person can no longer do go back to their group; signatures that were asked of the person are no longer waited for. */
import { sql } from 'kysely';
import type { Actor } from '../schema/actor.ts';
import type { MatterId, UserId } from '../schema/ids.ts';
import type { StaffReason } from '../schema/staffActs.ts';
import type { StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Tx, WorkItem } from './database.ts';
import { addTaskAct, readTaskActs } from './taskActs.ts';

export interface Release {
  readonly userId: UserId;
  /** null = the tasks of all matters. */
  readonly matterId: MatterId | null;
  readonly reason: Extract<StaffReason, 'RECUSAL' | 'ABSENT'>;
  /** Who decided it. */
  readonly actor: Actor;
}

function heldTasks(tx: Tx, { userId, matterId }: Release): Promise<WorkItem[]> {
  const held = tx
    .selectFrom('cases.work_item')
    .selectAll()
    .where('state', '=', 'OFFERED')
    .where((eb) => eb.or([eb('holder_id', '=', userId), sql<boolean>`co_signer_ids @> array[${userId}]::text[]`]));
  const some = matterId === null ? held : held.where('matter_id', '=', matterId);
  return some.orderBy('user_task_key').forUpdate().execute();
}

export async function releaseTasks(tx: Tx, parts: StoreParts, release: Release): Promise<void> {
  const { userId, reason, actor } = release;
  const at = await businessNow(tx, parts.clock);
  for (const item of await heldTasks(tx, release)) {
    const before = await readTaskActs(tx, [item.user_task_key]);
    const act =
      item.holder_id === userId
        ? ({ kind: 'TaskReturned', toId: null, reason } as const)
        : ({ kind: 'CoSignerReleased', toId: userId, reason: 'ABSENT' } as const);
    const key = `release:${item.user_task_key}:${before.at(-1)?.id ?? '0'}`;
    await addTaskAct(tx, item, before, { ...act, undoes: null, at, key, actor, sealed: undefined }, parts.cipher);
  }
}
