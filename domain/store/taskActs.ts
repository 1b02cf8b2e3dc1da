/** Staff acts as rows: append-only, sealed where a person wrote something. */
import type { Selectable } from 'kysely';
import { foldStaffTask, type RecordedAct, type StaffTask } from '../case/staffActs.ts';
import type { Actor } from '../schema/actor.ts';
import type { StaffAct, StaffReason } from '../schema/staffActs.ts';
import type { Cipher } from './cipher.ts';
import type { Database, TaskActTable, Tx, WorkItem } from './database.ts';
import { lendToHolder } from './supervision/fallback.ts';

export type TaskActRow = Selectable<TaskActTable>;

export const toRecorded = (row: TaskActRow): RecordedAct => ({
  id: row.id,
  kind: row.kind as StaffAct,
  actorId: row.actor_id,
  toId: row.to_id,
  reason: row.reason as StaffReason | null,
  undoes: row.undoes,
  at: row.at.getTime(),
});

/** What people do with a form before they submit it stands among the acts (taskDrafts.ts) and is none of them. */
export const DRAFT_KINDS: readonly string[] = ['DraftSaved', 'FormOpened', 'FormLeft'];

/** The acts on some tasks, oldest first. */
export function readTaskActs(db: Database | Tx, keys: readonly string[]): Promise<TaskActRow[]> {
  return keys.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('cases.task_act')
        .selectAll()
        .where('user_task_key', 'in', keys)
        .where('kind', 'not in', DRAFT_KINDS)
        .orderBy('id')
        .execute();
}

/** The last act of a person on whatever task. */
export const lastStaffAct = (db: Database, userId: string): Promise<TaskActRow | undefined> =>
  db
    .selectFrom('cases.task_act')
    .selectAll()
    .where('actor_id', '=', userId)
    .where('kind', 'not in', DRAFT_KINDS)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();

export const staffTaskOf = (rows: readonly TaskActRow[]): StaffTask => foldStaffTask(rows.map(toRecorded));

export interface NewTaskAct extends Pick<RecordedAct, 'kind' | 'toId' | 'reason' | 'undoes' | 'at'> {
  readonly key: string;
  readonly actor: Actor;
  /** A note or a form; kept encrypted. */
  readonly sealed: unknown;
}

/** Adds an act and brings the task's own columns up to date. */
export async function addTaskAct(
  tx: Tx,
  item: WorkItem,
  before: readonly TaskActRow[],
  act: NewTaskAct,
  cipher: Cipher,
): Promise<TaskActRow> {
  const row = await tx
    .insertInto('cases.task_act')
    .values({
      key: act.key,
      engine_id: item.engine_id,
      user_task_key: item.user_task_key,
      matter_id: item.matter_id ?? '',
      claim_id: item.claim_id,
      task_key: item.task_key,
      kind: act.kind,
      actor: JSON.stringify(act.actor),
      actor_id: act.actor.id,
      to_id: act.toId,
      reason: act.reason,
      undoes: act.undoes,
      sealed: act.sealed === undefined ? null : cipher.seal(JSON.stringify(act.sealed), act.key),
      at: new Date(act.at),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const task = staffTaskOf([...before, row]);
  const urges = task.standing.filter(({ kind }) => kind === 'TaskUrged');
  const last = urges.at(-1);
  await tx
    .updateTable('cases.work_item')
    .set({
      holder_id: task.holderId,
      co_signer_ids: task.coSigners.filter(({ answer }) => answer === 'ASKED').map(({ userId }) => userId),
      urges: urges.length,
      urged_at: last ? new Date(last.at) : null,
    })
    .where('engine_id', '=', item.engine_id)
    .where('user_task_key', '=', item.user_task_key)
    .execute();
  await lendToHolder(tx, item, task.holderId);
  return row;
}

/** What was sealed with an act, or undefined. */
export const openedActs = (row: TaskActRow, cipher: Cipher): unknown =>
  row.sealed === null ? undefined : (JSON.parse(cipher.open(row.sealed, row.key)) as unknown);
