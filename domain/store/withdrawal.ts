/** Taking back one's own completed act before the engine has it, and letting a kept-back completion go at once. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Command } from '../case/commands.ts';
import type { Rejection } from '../case/decision.ts';
import { effectOf } from '../case/steps/withdraw.ts';
import { claimIdSchema, type MatterId } from '../schema/ids.ts';
import type { StoredEvent } from '../schema/events.ts';
import { actIn, type StoreParts } from './act.ts';
import type { Database, Tx, WorkItem } from './database.ts';
import { isContactEvent, streamVersion, toEvent } from './events.ts';
import { heldLane } from './outbox.ts';
import { isKeptFromActor } from './recusals.ts';
import { retrying } from './retrying.ts';
import { taskActKey, type Submission, type Submitter } from './tasks.ts';
import { findWorkItem, lockWorkItem } from './workItems.ts';

export interface Withdrawal {
  /** Takes the act back; the task is offered again to whom it was offered. */
  withdraw(input: {
    readonly userTaskKey: string;
    readonly actor: Submitter;
    readonly reasonCode: string;
  }): Promise<Submission>;
  /** Lets the flow go on at once instead of after the time in which the act may be withdrawn; false = nothing was kept back. */
  release(input: { readonly userTaskKey: string; readonly actor: Submitter }): Promise<boolean>;
  /** Why the last completed act on this task cannot be taken back now, its age aside; undefined = it can. */
  barred(item: WorkItem): Promise<Rejection | undefined>;
}

const nextStep: Rejection = {
  rule: 'NEXT_STEP_TAKEN',
  article: null,
  message: 'The flow has gone on; the next step stands on this act.',
};

async function eventsOf(db: Database | Tx, key: string): Promise<StoredEvent[]> {
  const rows = await db
    .selectFrom('cases.event')
    .selectAll()
    .where('command_key', '=', key)
    .orderBy('position')
    .execute();
  return rows.map((row) => toEvent(row));
}

/** Whether nothing has been written to the matter since the act. */
async function isLatest(db: Database | Tx, matterId: string, key: string): Promise<boolean> {
  const receipt = await db.selectFrom('cases.receipt').select('version').where('key', '=', key).executeTakeFirst();
  return receipt?.version === (await streamVersion(db, `matter/${matterId}`));
}

/** The completion that the engine has not got yet; locked in a transaction, so that the relay cannot take it meanwhile. */
function waitingCompletion(db: Database | Tx, userTaskKey: string, lock: boolean) {
  const query = db
    .selectFrom('cases.outbox')
    .select(['id', 'lane'])
    .where('state', '=', 'WAITING')
    .where(sql<boolean>`entry->>'kind' = 'completeUserTask' and entry->>'userTaskKey' = ${userTaskKey}`);
  return (lock ? query.forUpdate().skipLocked() : query).executeTakeFirst();
}

const stepSchema = z.object({
  claimId: claimIdSchema.nullish().transform((id) => id ?? null),
  from: z
    .string()
    .nullish()
    .transform((from) => from ?? null),
  to: z
    .string()
    .nullish()
    .transform((to) => to ?? null),
});

function withdrawalOf(key: string, actor: Submitter, events: readonly StoredEvent[], reasonCode: string): Command {
  return {
    type: 'WithdrawAct',
    data: {
      commandKey: key,
      actedBy: actor.userId,
      actedAt: events[0]?.at ?? '',
      undone: events.map(({ type, data }) => ({ type, ...stepSchema.parse(data) })),
      reasonCode,
    },
  };
}

/** The last act that a person completed, and whether its completion is kept back. */
export async function lastSubmission(
  db: Database,
  userId: string,
): Promise<{ readonly item: WorkItem; readonly held: boolean } | undefined> {
  const item = await db
    .selectFrom('cases.work_item')
    .selectAll()
    .where('submitted_by', '=', userId)
    .orderBy('submitted_at', 'desc')
    .orderBy('changed_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!item) return undefined;
  const waiting = await waitingCompletion(db, item.user_task_key, false);
  return { item, held: waiting?.lane === heldLane(item.matter_id ?? '') };
}

export function createWithdrawal(parts: StoreParts): Withdrawal {
  const { db } = parts;
  return {
    withdraw: ({ userTaskKey, actor, reasonCode }) =>
      retrying(() =>
        db.transaction().execute(async (tx): Promise<Submission> => {
          const item = await lockWorkItem(tx, userTaskKey);
          if (!item || item.matter_id === null || item.attempts === 0) return { kind: 'notFound' };
          if (await isKeptFromActor(tx, item.matter_id, actor)) return { kind: 'notFound' };
          const matterId = item.matter_id as MatterId;
          const key = taskActKey(item, item.attempts);
          const events = await eventsOf(tx, key);
          const [first] = events;
          if (first?.actor.id !== actor.userId) return { kind: 'notFound' };
          const withdrawn = await isReceipted(tx, `withdraw:${key}`);
          if (withdrawn) return { kind: 'done', replayed: true, matterId };
          const effect = effectOf(events.map(({ type }) => type));
          if (effect) return { kind: 'rejected', rejection: effect.rejection };
          const waiting = await waitingCompletion(tx, userTaskKey, true);
          if (!waiting || !(await isLatest(tx, matterId, key))) return { kind: 'rejected', rejection: nextStep };
          const outcome = await actIn(parts, tx, {
            key: `withdraw:${key}`,
            matterId,
            actor: first.actor,
            commands: [withdrawalOf(key, actor, events, reasonCode)],
            result: () => null,
          });
          if (outcome.kind === 'rejected') return outcome;
          if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
          await tx
            .updateTable('cases.outbox')
            .set({ state: 'WITHDRAWN', done_at: sql<Date>`now()` })
            .where('id', '=', waiting.id)
            .execute();
          await tx
            .updateTable('cases.work_item')
            .set({ state: 'OFFERED', submitted_by: null, submitted_at: null, changed_at: sql<Date>`now()` })
            .where('engine_id', '=', item.engine_id)
            .where('user_task_key', '=', userTaskKey)
            .execute();
          return { kind: 'done', replayed: false, matterId };
        }),
      ),

    async release({ userTaskKey, actor }) {
      const item = await findWorkItem(db, userTaskKey);
      if (item?.submitted_by !== actor.userId || item.matter_id === null) return false;
      if (await isKeptFromActor(db, item.matter_id, actor)) return false;
      const { rows } = await sql<{ id: string }>`
        update cases.outbox set next_try_at = now()
         where lane = ${heldLane(item.matter_id)} and state = 'WAITING' and entry->>'userTaskKey' = ${userTaskKey}
        returning id`.execute(db);
      if (rows.length > 0) await sql`select pg_notify('fengqiao_outbox', '')`.execute(db);
      return rows.length > 0;
    },

    async barred(item) {
      const key = taskActKey(item, item.attempts);
      const effect = effectOf(
        (await eventsOf(db, key)).filter((event) => !isContactEvent(event)).map(({ type }) => type),
      );
      if (effect) return effect.rejection;
      const waiting = await waitingCompletion(db, item.user_task_key, false);
      return waiting && item.matter_id !== null && (await isLatest(db, item.matter_id, key)) ? undefined : nextStep;
    },
  };
}

const isReceipted = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.selectFrom('cases.receipt').select('key').where('key', '=', key).executeTakeFirst()) !== undefined;
