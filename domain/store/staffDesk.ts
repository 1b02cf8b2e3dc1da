/** Staff acts on tasks, one transaction each: lock the task, fold its acts, decide, record. */
import { z } from 'zod';
import type { Rejection } from '../case/decision.ts';
import { decideStaffAct, mayNotSubmit, type StaffActor, type StaffDecision } from '../case/staffActs.ts';
import type { Actor } from '../schema/actor.ts';
import type { UserId } from '../schema/ids.ts';
import type { StaffCommand } from '../schema/staffActs.ts';
import type { StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Database, Tx, WorkItem } from './database.ts';
import { isSuspended } from './suspensions.ts';
import { noteHandRing } from './supervision/noteSigns.ts';
import { addTaskAct, openedActs, readTaskActs, staffTaskOf, type TaskActRow } from './taskActs.ts';
import { contractOf, lockWorkItem } from './workItems.ts';

export interface StaffActInput {
  readonly userTaskKey: string;
  readonly command: StaffCommand;
  /** The caller's idempotency key. */
  readonly key: string;
  readonly actor: Actor & { readonly id: UserId };
  /** What access rules say, asked before. */
  readonly rights: Omit<StaffActor, 'userId'>;
}

export type StaffOutcome =
  | { readonly kind: 'done'; readonly replayed: boolean }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalid'; readonly errors: readonly { readonly path: string; readonly message: string }[] };

export interface StaffDesk {
  act(input: StaffActInput): Promise<StaffOutcome>;
  /** What `act` would answer, without acting: undefined = it would be recorded. */
  preview(
    item: WorkItem,
    rows: readonly TaskActRow[],
    input: Omit<StaffActInput, 'key' | 'userTaskKey'>,
  ): Promise<Rejection | undefined>;
}

/** Keys of one person cannot answer those of another. */
const keyOf = ({ actor, userTaskKey, key }: StaffActInput): string => `staff:${actor.id}:${userTaskKey}:${key}`;

/** The form as the contract reads it: defaults filled in, unknown fields refused. */
function formOf(item: WorkItem, form: unknown) {
  const contract = contractOf(item.task_key);
  return (contract?.form ?? z.strictObject({})).safeParse(form);
}

export function createStaffDesk({ db, clock, clocks, cipher }: StoreParts): StaffDesk {
  async function decide(
    tx: Database | Tx,
    item: WorkItem,
    rows: readonly TaskActRow[],
    { command, actor, rights }: Omit<StaffActInput, 'key' | 'userTaskKey'>,
  ): Promise<{ readonly now: number; readonly decision: StaffDecision }> {
    const now = await businessNow(tx, clock);
    const ctx = { open: item.state === 'OFFERED', now, dayOf: (at: number) => clocks.localDate(at) };
    return { now, decision: decideStaffAct(staffTaskOf(rows), command, { ...rights, userId: actor.id }, ctx) };
  }
  return {
    act: (input) =>
      db.transaction().execute(async (tx): Promise<StaffOutcome> => {
        const { command, actor } = input;
        const item = await lockWorkItem(tx, input.userTaskKey);
        if (!item || item.matter_id === null) return { kind: 'notFound' };
        const rows = await readTaskActs(tx, [item.user_task_key]);
        if (rows.some(({ key }) => key === keyOf(input))) return { kind: 'done', replayed: true };
        const { now, decision } = await decide(tx, item, rows, input);
        if (!decision.ok) return { kind: 'rejected', rejection: decision.rejection };
        const form = command.kind === 'ASK_CO_SIGNER' ? formOf(item, command.form) : undefined;
        if (form?.success === false)
          return {
            kind: 'invalid',
            errors: form.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })),
          };
        const sealed = command.kind === 'NOTE' ? { text: command.text } : form?.data;
        const row = await addTaskAct(
          tx,
          item,
          rows,
          { ...decision.act, key: keyOf(input), actor, at: now, sealed },
          cipher,
        );
        if (command.kind === 'HAND_OVER' || command.kind === 'RETURN')
          await noteHandRing(tx, item, staffTaskOf([...rows, row]).standing, clocks.localDate(now));
        return { kind: 'done', replayed: false };
      }),
    async preview(item, rows, input) {
      const { decision } = await decide(db, item, rows, input);
      return decision.ok ? undefined : decision.rejection;
    },
  };
}

const suspended: Rejection = {
  rule: 'FLOW_SUSPENDED',
  article: null,
  message:
    'An administrator has suspended this flow; it takes no form until it is resumed. The statutory clocks run on.',
};

/** Why a person may not submit this form now: the flow is suspended, somebody else has the task, or a co-signer has not agreed to this text. */
export async function submissionBarred(
  tx: Tx,
  parts: StoreParts,
  item: WorkItem,
  userId: string,
  form: unknown,
): Promise<Rejection | undefined> {
  if (await isSuspended(tx, item.engine_id, [item.process_instance_key])) return suspended;
  const rows = await readTaskActs(tx, [item.user_task_key]);
  const task = staffTaskOf(rows);
  const standing = new Set(task.standing.map(({ id }) => id));
  // Each co-signer agrees to the text of the latest request to them.
  const agreed = task.coSigners.map(({ userId: signer }) =>
    rows.findLast((row) => standing.has(row.id) && row.kind === 'CoSignerAsked' && row.to_id === signer),
  );
  const text = JSON.stringify(form);
  return mayNotSubmit(task, userId, () =>
    agreed.every((row) => row !== undefined && JSON.stringify(openedActs(row, parts.cipher)) === text),
  );
}
