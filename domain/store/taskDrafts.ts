/**
 * Forms that people write on before they submit them: every save a version of its own, none written over. A save says which version
 * it was written on; when somebody else has saved meanwhile it is a conflict, and the other text is given back instead. Drafts stand
 * among the task's acts, encrypted, and nowhere in the engine.
 */
import type { Actor } from '../schema/actor.ts';
import type { UserId } from '../schema/ids.ts';
import type { StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Database, Tx, WorkItem } from './database.ts';
import { openedActs, type TaskActRow } from './taskActs.ts';
import { lockWorkItem } from './workItems.ts';

export interface TaskDraft {
  /** 1 for the first save of a task. */
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly form: Readonly<Record<string, unknown>>;
}
export interface Editing {
  readonly userId: string;
  /** Real time at which the person opened the form that is still open. */
  readonly since: Date;
}
export type Saved =
  | { readonly kind: 'saved'; readonly draft: TaskDraft }
  | { readonly kind: 'conflict'; readonly draft: TaskDraft }
  /** The task is no longer open, or a colleague has it. */
  | { readonly kind: 'closed' };

export type Editor = Actor & { readonly id: UserId };

/** A form that gave no sign of life for so long counts as left (real time). */
const ALIVE_MS = 3 * 60_000;
/** Signs of life closer than this are not written. */
const BEAT_MS = 60_000;

type Kind = 'DraftSaved' | 'FormOpened' | 'FormLeft';

const rowsOf = (db: Database | Tx, item: WorkItem, kinds: readonly Kind[]): Promise<TaskActRow[]> =>
  db
    .selectFrom('cases.task_act')
    .selectAll()
    .where('engine_id', '=', item.engine_id)
    .where('user_task_key', '=', item.user_task_key)
    .where('kind', 'in', kinds)
    .orderBy('id')
    .execute();

/** The last save; undefined before the first. */
export async function latestDraft(
  db: Database | Tx,
  { cipher }: Pick<StoreParts, 'cipher'>,
  item: WorkItem,
): Promise<TaskDraft | undefined> {
  const rows = await rowsOf(db, item, ['DraftSaved']);
  const last = rows.at(-1);
  return (
    last && {
      version: rows.length,
      savedBy: last.actor_id,
      savedAt: last.recorded_at,
      form: openedActs(last, cipher) as TaskDraft['form'],
    }
  );
}

/** Whether a form written on `base` (absent = nobody said) would pass over what another person has saved. */
export const passesOver = (draft: TaskDraft | undefined, base: number | undefined, userId: string): boolean =>
  draft !== undefined && (base === undefined ? draft.savedBy !== userId : draft.version !== base);

export function createTaskDrafts(parts: StoreParts) {
  const { db, clock, cipher, newId } = parts;

  async function note(tx: Tx, item: WorkItem, actor: Editor, kind: Kind, form?: unknown): Promise<Date> {
    const key = `draft:${item.engine_id}:${item.user_task_key}:${newId('con')}`;
    const { recorded_at } = await tx
      .insertInto('cases.task_act')
      .values({
        key,
        engine_id: item.engine_id,
        user_task_key: item.user_task_key,
        matter_id: item.matter_id ?? '',
        claim_id: item.claim_id,
        task_key: item.task_key,
        kind,
        actor: JSON.stringify(actor),
        actor_id: actor.id,
        to_id: null,
        reason: null,
        undoes: null,
        sealed: form === undefined ? null : cipher.seal(JSON.stringify(form), key),
        at: new Date(await businessNow(tx, clock)),
      })
      .returning('recorded_at')
      .executeTakeFirstOrThrow();
    return recorded_at;
  }

  const writable = (item: WorkItem | undefined, userId: string): item is WorkItem =>
    item?.state === 'OFFERED' && item.matter_id !== null && (item.holder_id === null || item.holder_id === userId);

  /** Whose forms are open now, and since when without a break. */
  async function openForms(
    tx: Database | Tx,
    item: WorkItem,
    now: number,
  ): Promise<Map<string, Editing & { last: number }>> {
    const open = new Map<string, Editing & { last: number }>();
    for (const { kind, actor_id: userId, recorded_at: at } of await rowsOf(tx, item, ['FormOpened', 'FormLeft'])) {
      const before = open.get(userId);
      if (kind === 'FormLeft') open.delete(userId);
      else {
        const goesOn = before !== undefined && at.getTime() - before.last <= ALIVE_MS;
        open.set(userId, { userId, since: goesOn ? before.since : at, last: at.getTime() });
      }
    }
    for (const [userId, { last }] of open) if (now - last > ALIVE_MS) open.delete(userId);
    return open;
  }

  return {
    latest: (item: WorkItem) => latestDraft(db, parts, item),

    /** `base`: the version that the form was written on, 0 = none. The same save again is the same version. */
    save: (userTaskKey: string, actor: Editor, base: number, form: TaskDraft['form']): Promise<Saved> =>
      db.transaction().execute(async (tx): Promise<Saved> => {
        const item = await lockWorkItem(tx, userTaskKey);
        if (!writable(item, actor.id)) return { kind: 'closed' };
        const draft = await latestDraft(tx, parts, item);
        const repeated = draft?.savedBy === actor.id && JSON.stringify(draft.form) === JSON.stringify(form);
        if (draft && repeated && draft.version - base <= 1) return { kind: 'saved', draft };
        if (draft && draft.version !== base) return { kind: 'conflict', draft };
        const savedAt = await note(tx, item, actor, 'DraftSaved', form);
        return { kind: 'saved', draft: { version: (draft?.version ?? 0) + 1, savedBy: actor.id, savedAt, form } };
      }),

    /** A sign of life of a form that may be written in; gives the others who have it open. */
    open: (userTaskKey: string, actor: Editor): Promise<readonly Editing[]> =>
      db.transaction().execute(async (tx) => {
        const item = await lockWorkItem(tx, userTaskKey);
        if (!item) return [];
        const now = clock.now();
        const forms = await openForms(tx, item, now);
        const own = forms.get(actor.id);
        if (writable(item, actor.id) && (own === undefined || now - own.last > BEAT_MS))
          await note(tx, item, actor, 'FormOpened');
        return [...forms.values()].filter(({ userId }) => userId !== actor.id);
      }),

    leave: (userTaskKey: string, actor: Editor): Promise<void> =>
      db.transaction().execute(async (tx) => {
        const item = await lockWorkItem(tx, userTaskKey);
        if (item && (await openForms(tx, item, clock.now())).has(actor.id)) await note(tx, item, actor, 'FormLeft');
      }),
  };
}
export type TaskDrafts = ReturnType<typeof createTaskDrafts>;
