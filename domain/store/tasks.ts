/** A person's act on a user task (design §5): case command first, then the outbox completes the task in the engine. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { Command } from '../case/commands.ts';
import type { Rejection } from '../case/decision.ts';
import type { UserTaskKey } from '../jobs/userTasks.ts';
import type { Role } from '../schema/codes.ts';
import type { StoredEvent } from '../schema/events.ts';
import type { ClaimId, ContactId, MatterId, UnitId, UserId } from '../schema/ids.ts';
import type { MatterState } from '../schema/matter.ts';
import { effectOf } from '../case/steps/withdraw.ts';
import { actIn, fold, writeTrace, type StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import type { Tx, WorkItem } from './database.ts';
import { readStream } from './events.ts';
import { isKeptFromActor } from './recusals.ts';
import { retrying } from './retrying.ts';
import { submissionBarred } from './staffDesk.ts';
import { latestDraft, passesOver } from './taskDrafts.ts';
import { contractOf, lockWorkItem } from './workItems.ts';

/** What a filled-in form becomes. Given by domain/case/taskActs. */
export interface TaskAct {
  readonly commands: readonly Command[];
  /** Variables of the completion, `outcome` included, from the state and events after the act, never from the form. Pure. */
  readonly variables: (after: MatterState, events: readonly StoredEvent[]) => Readonly<Record<string, unknown>>;
}
/** The case a task is about. */
export interface TaskSubject {
  readonly matterId: MatterId;
  readonly claimId: ClaimId | null;
  readonly contactId: ContactId | null;
}
export type TaskActOf = (taskKey: UserTaskKey, form: unknown, subject: TaskSubject, state: MatterState) => TaskAct;

/** Who submits: a person with all their roles; the role that the task offers itself to is acted in. */
export interface Submitter {
  readonly userId: UserId;
  readonly roles: readonly { readonly role: Role; readonly unitId: UnitId }[];
}

export type Submission =
  | { readonly kind: 'done'; readonly replayed: boolean; readonly matterId: MatterId }
  | { readonly kind: 'rejected'; readonly rejection: Rejection }
  /** No such open task, or not offered to this person: the same answer. */
  | { readonly kind: 'notFound' }
  | { readonly kind: 'invalid'; readonly errors: readonly { readonly path: string; readonly message: string }[] };

export interface TaskService {
  submit(input: {
    readonly userTaskKey: string;
    readonly form: unknown;
    readonly actor: Submitter;
    /** Keeps the completion back for so long (ms of real time) if the act is one that may be withdrawn meanwhile. */
    readonly holdMs?: number;
    /** Version of the draft that the form was written on; absent = the person's own, or none. */
    readonly draftVersion?: number | undefined;
  }): Promise<Submission>;
}

/** The act's key: an act that follows a withdrawn one is another act. */
export const taskActKey = (item: WorkItem, attempt: number): string =>
  `task:${item.engine_id}:${item.user_task_key}${attempt > 1 ? `#${String(attempt)}` : ''}`;

const completedBy = (message: string): Submission => ({
  kind: 'rejected',
  rejection: { rule: 'TASK_COMPLETED', article: null, message },
});

const draftChanged: Submission = {
  kind: 'rejected',
  rejection: {
    rule: 'DRAFT_CHANGED',
    article: null,
    message: 'A colleague has saved this form meanwhile; nothing was written over.',
  },
};

export function createTaskService({
  parts,
  taskActOf,
}: {
  readonly parts: StoreParts;
  readonly taskActOf: TaskActOf;
}): TaskService {
  const { db, core } = parts;
  return {
    submit: ({ userTaskKey, form, actor, holdMs, draftVersion }) =>
      retrying(() =>
        db.transaction().execute(async (tx): Promise<Submission> => {
          const item = await lockWorkItem(tx, userTaskKey);
          const post = item && actor.roles.find(({ role, unitId }) => item.groups.includes(`${role}@${unitId}`));
          const taskKey = item?.task_key ?? '';
          const contract = contractOf(taskKey);
          if (!item || !post || !contract || item.matter_id === null) return { kind: 'notFound' };
          if (await isKeptFromActor(tx, item.matter_id, actor)) return { kind: 'notFound' };
          const parsed = contract.form.safeParse(form);
          if (!parsed.success)
            return {
              kind: 'invalid',
              errors: parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
            };
          const subject: TaskSubject = {
            matterId: item.matter_id as MatterId,
            claimId: item.claim_id as ClaimId | null,
            contactId: item.contact_id as ContactId | null,
          };
          const state = fold(core, await readStream(tx, `matter/${subject.matterId}`));
          if (!state) return { kind: 'notFound' };
          const done = item.submitted_by !== null;
          if (done && item.submitted_by !== actor.userId)
            return completedBy('A colleague has completed this task; nothing of this form was kept.');
          if (!done && item.state !== 'OFFERED') return { kind: 'notFound' };
          const barred = done ? undefined : await submissionBarred(tx, parts, item, actor.userId, parsed.data);
          if (barred) return { kind: 'rejected', rejection: barred };
          if (!done && passesOver(await latestDraft(tx, parts, item), draftVersion, actor.userId)) return draftChanged;
          const key = taskActKey(item, done ? item.attempts : item.attempts + 1);
          const variables = contract.variables.extend({ outcome: z.enum(contract.outcomes as [string, ...string[]]) });
          const act = done
            ? { commands: [], variables: () => ({}) }
            : taskActOf(taskKey as UserTaskKey, parsed.data, subject, state);
          const completion = (after: MatterState, events: readonly StoredEvent[]) =>
            variables.parse(act.variables(after, events));
          const outcome = await actIn(parts, tx, {
            key,
            matterId: subject.matterId,
            actor: { id: actor.userId, role: post.role, unitId: post.unitId },
            commands: act.commands,
            result: (after, events) => completion(after, events).outcome,
            outbox: (after, events) => [
              { kind: 'completeUserTask', userTaskKey, variables: completion(after, events) },
            ],
            holdMs: (events) => (effectOf(events.map(({ type }) => type)) === undefined ? (holdMs ?? 0) : 0),
          });
          if (outcome.kind === 'rejected') return outcome;
          if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
          if (!outcome.replayed) await noteSubmission(tx, parts, item, { key, actor, outcome: String(outcome.result) });
          return { kind: 'done', replayed: outcome.replayed, matterId: subject.matterId };
        }),
      ),
  };
}

/** Notes on the work list who submitted, and in the flow trace what came of it. */
async function noteSubmission(
  tx: Tx,
  parts: StoreParts,
  item: WorkItem,
  { key, actor, outcome }: { readonly key: string; readonly actor: Submitter; readonly outcome: string },
): Promise<void> {
  const now = await businessNow(tx, parts.clock);
  await tx
    .updateTable('cases.work_item')
    .set({
      state: 'SUBMITTED',
      changed_at: sql<Date>`now()`,
      attempts: item.attempts + 1,
      submitted_by: actor.userId,
      submitted_at: new Date(now),
    })
    .where('engine_id', '=', item.engine_id)
    .where('user_task_key', '=', item.user_task_key)
    .execute();
  const trace = {
    processId: item.process_id,
    processVersion: item.process_version,
    processInstanceKey: item.process_instance_key,
    elementId: item.element_id,
    elementInstanceKey: item.element_instance_key,
    claimId: item.claim_id,
    outcome,
    decisions: {},
  };
  await writeTrace(tx, { key, matterId: item.matter_id as MatterId, trace }, now);
}
