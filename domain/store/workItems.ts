/** The work list: what the sweep of the engine's user tasks found, and what our own acts changed. */
import { sql } from 'kysely';
import { userTasks, type UserTaskContract, type UserTaskKey } from '../jobs/userTasks.ts';
import type { Database, Tx, WorkItem } from './database.ts';
import { offerToFallback } from './supervision/fallback.ts';

/** A user task as found in the engine. */
export interface FoundTask {
  readonly engineId: string;
  readonly userTaskKey: string;
  readonly processId: string;
  readonly processVersion: number;
  readonly elementId: string;
  /** A step that was drawn under an id of its own: the key of the contract that its form has, and what it is called. */
  readonly drawn?: { readonly as: UserTaskKey; readonly name: string | null };
  readonly processInstanceKey: string;
  readonly elementInstanceKey: string;
  readonly matterId: string | null;
  readonly claimId: string | null;
  readonly contactId: string | null;
  readonly groups: readonly string[];
  readonly assignee: string | null;
  /** As the engine writes it. */
  readonly dueAt: string | null;
  readonly createdAt: string;
}
/** The contract of a task, or undefined for one drawn in the studio that the application does not know. */
export function contractOf(taskKey: string): UserTaskContract | undefined {
  return Object.hasOwn(userTasks, taskKey) ? userTasks[taskKey as UserTaskKey] : undefined;
}

/** Which of these the work list has already. */
export async function knownTasks(
  db: Database,
  engineId: string,
  keys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db
    .selectFrom('cases.work_item')
    .select('user_task_key')
    .where('engine_id', '=', engineId)
    .where('user_task_key', 'in', keys)
    .execute();
  return new Set(rows.map((row) => row.user_task_key));
}

export async function addTasks(db: Database, tasks: readonly FoundTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await db
    .insertInto('cases.work_item')
    .values(
      tasks.map((task) => ({
        engine_id: task.engineId,
        user_task_key: task.userTaskKey,
        process_id: task.processId,
        process_version: task.processVersion,
        element_id: task.elementId,
        drawn_as: task.drawn?.as ?? null,
        drawn_name: task.drawn?.name ?? null,
        process_instance_key: task.processInstanceKey,
        element_instance_key: task.elementInstanceKey,
        matter_id: task.matterId,
        claim_id: task.claimId,
        contact_id: task.contactId,
        groups: [...task.groups],
        assignee: task.assignee,
        due_at: task.dueAt,
        state: 'OFFERED' as const,
        created_at: task.createdAt,
      })),
    )
    .onConflict((oc) => oc.columns(['engine_id', 'user_task_key']).doNothing())
    .execute();
  await dateTasks(
    db,
    tasks.map((task) => ({ ...task, taskKey: task.drawn?.as ?? `${task.processId}/${task.elementId}` })),
  );
  await offerToFallback(
    db,
    tasks.map(({ userTaskKey }) => userTaskKey),
  );
}

interface Dated {
  readonly engineId: string;
  readonly userTaskKey: string;
  readonly taskKey: string;
}

/** Keeps with each task the clock that gives its due day: the running one, else the last that ran. */
async function dateTasks(db: Database, tasks: readonly Dated[]): Promise<void> {
  const keysOf = ({ taskKey }: Dated) => clockKeysOf(contractOf(taskKey)?.due).join();
  await sql`
    update cases.work_item w set clock_ref = d.clock_ref, due_on = d.due_on, soon_on = d.soon_on
      from (select i.engine_id, i.user_task_key, k.clock_ref, k.due_on, k.soon_on
              from unnest(${tasks.map(({ engineId }) => engineId)}::text[], ${tasks.map(({ userTaskKey }) => userTaskKey)}::text[],
                          ${tasks.map(keysOf)}::text[]) t (engine_id, user_task_key, keys)
              join cases.work_item i using (engine_id, user_task_key)
              left join lateral (select c.clock_ref, c.due_on, c.soon_on from cases.clock c
                                  where c.subject_id in (i.claim_id, i.contact_id, i.matter_id)
                                    and c.clock_key = any(string_to_array(t.keys, ','))
                                  order by c.stopped_on is null desc, c.seq desc limit 1) k on true) d
     where w.engine_id = d.engine_id and w.user_task_key = d.user_task_key`.execute(db);
}

/**
 * Marks every open task that a complete sweep did not see. `asOf` = real time at which the sweep began: tasks added or submitted
 * later are left alone.
 */
export async function markGone(db: Database, engineId: string, seen: readonly string[], asOf: Date): Promise<number> {
  const { rows } = await sql<{ user_task_key: string }>`
    update cases.work_item w set state = 'GONE', changed_at = now()
     where engine_id = ${engineId} and state in ('OFFERED', 'SUBMITTED') and changed_at < ${asOf}
       and not (user_task_key = any(${seen}::text[]))
       and not exists (select from cases.outbox o where o.state = 'WAITING' and o.lane = w.matter_id and o.entry->>'userTaskKey' = w.user_task_key)
    returning user_task_key`.execute(db);
  return rows.length;
}

/** A task whose due date in the engine is not that of the clock in force. */
export interface DueChange extends Dated {
  readonly dueAt: string;
}

const HANDLE_KEYS = ['SIMPLE_HANDLE', 'HANDLE_31_6', 'HANDLE_EXT'];
/** The clocks that a contract's `due` stands for. */
const clockKeysOf = (due: string | undefined): readonly string[] =>
  due === undefined ? [] : due === 'HANDLE' ? HANDLE_KEYS : [due];

/**
 * Open tasks whose due date differs from their clock (contract `due` at the task's claim, contact or matter; HANDLE = the newest
 * handling clock). Only running clocks count. `clockRef` narrows it to the tasks of one clock.
 */
export async function dueChanges(db: Database, clockRef?: string): Promise<readonly DueChange[]> {
  const subject = clockRef?.split(':')[0];
  const { rows } = await sql<{
    engine_id: string;
    user_task_key: string;
    task_key: string;
    due_at: string | null;
    clocks: { key: string; dueAt: string; seq: number }[];
  }>`
    select w.engine_id, w.user_task_key, w.task_key, w.due_at,
           jsonb_agg(jsonb_build_object('key', k.clock_key, 'dueAt', k.due_at, 'seq', k.seq) order by k.seq) as clocks
      from cases.work_item w join cases.clock k on k.subject_id in (w.claim_id, w.contact_id, w.matter_id) and k.stopped_on is null
     where w.state in ('OFFERED', 'SUBMITTED') and (${subject ?? null}::text is null or ${subject ?? null} in (w.claim_id, w.contact_id, w.matter_id))
     group by w.engine_id, w.user_task_key`.execute(db);
  return rows.flatMap((row) => {
    const { task_key: taskKey } = row;
    const keys = clockKeysOf(contractOf(taskKey)?.due);
    const clock = row.clocks.findLast(({ key }) => keys.includes(key));
    if (!clock || (row.due_at !== null && Date.parse(row.due_at) === Date.parse(clock.dueAt))) return [];
    return [{ engineId: row.engine_id, userTaskKey: row.user_task_key, taskKey, dueAt: clock.dueAt }];
  });
}

export async function noteDue(db: Database, change: DueChange): Promise<void> {
  await db
    .updateTable('cases.work_item')
    .set({ due_at: change.dueAt })
    .where('engine_id', '=', change.engineId)
    .where('user_task_key', '=', change.userTaskKey)
    .execute();
  await dateTasks(db, [change]);
}

export async function findWorkItem(db: Database | Tx, userTaskKey: string): Promise<WorkItem | undefined> {
  return db.selectFrom('cases.work_item').selectAll().where('user_task_key', '=', userTaskKey).executeTakeFirst();
}

/** Those of these tasks that there are, by key. */
export async function findWorkItems(db: Database, keys: readonly string[]): Promise<ReadonlyMap<string, WorkItem>> {
  if (keys.length === 0) return new Map();
  const rows = await db.selectFrom('cases.work_item').selectAll().where('user_task_key', 'in', keys).execute();
  return new Map(rows.map((row) => [row.user_task_key, row]));
}

/** The same, and nobody else acts on the task until the transaction ends. */
export async function lockWorkItem(tx: Tx, userTaskKey: string): Promise<WorkItem | undefined> {
  return tx
    .selectFrom('cases.work_item')
    .selectAll()
    .where('user_task_key', '=', userTaskKey)
    .forUpdate()
    .executeTakeFirst();
}

/** Tasks submitted by a person that the engine has not confirmed yet. */
export async function submittedTasks(db: Database): Promise<number> {
  const { count } = await db
    .selectFrom('cases.work_item')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('state', '=', 'SUBMITTED')
    .executeTakeFirstOrThrow();
  return Number(count);
}
