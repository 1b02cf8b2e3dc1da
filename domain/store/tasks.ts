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
import { actIn, fold, writeTrace, type StoreParts } from './act.ts';
import { businessNow } from './businessTime.ts';
import { readStream } from './events.ts';
import { retrying } from './retrying.ts';
import { contractOf, findWorkItem, type WorkItem } from './workItems.ts';

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
  }): Promise<Submission>;
}

const keyOf = (item: WorkItem): string => `task:${item.engine_id}:${item.user_task_key}`;

export function createTaskService({
  parts,
  taskActOf,
}: {
  readonly parts: StoreParts;
  readonly taskActOf: TaskActOf;
}): TaskService {
  const { db, core } = parts;
  return {
    async submit({ userTaskKey, form, actor }) {
      const item = await findWorkItem(db, userTaskKey);
      const post = item && actor.roles.find(({ role, unitId }) => item.groups.includes(`${role}@${unitId}`));
      const taskKey = item ? `${item.process_id}/${item.element_id}` : '';
      const contract = contractOf(taskKey);
      if (!item || !post || !contract || item.matter_id === null) return { kind: 'notFound' };
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
      const variables = contract.variables.extend({ outcome: z.enum(contract.outcomes as [string, ...string[]]) });

      return retrying(() =>
        db.transaction().execute(async (tx): Promise<Submission> => {
          const state = fold(core, await readStream(tx, `matter/${subject.matterId}`));
          if (!state) return { kind: 'notFound' };
          const before = await tx
            .selectFrom('cases.receipt')
            .select('key')
            .where('key', '=', keyOf(item))
            .executeTakeFirst();
          if (!before && item.state !== 'OFFERED') return { kind: 'notFound' };
          const act = before
            ? { commands: [], variables: () => ({}) }
            : taskActOf(taskKey as UserTaskKey, parsed.data, subject, state);
          const completion = (after: MatterState, events: readonly StoredEvent[]) =>
            variables.parse(act.variables(after, events));
          const outcome = await actIn(parts, tx, {
            key: keyOf(item),
            matterId: subject.matterId,
            actor: { id: actor.userId, role: post.role, unitId: post.unitId },
            commands: act.commands,
            result: (after, events) => completion(after, events).outcome,
            outbox: (after, events) => [
              { kind: 'completeUserTask', userTaskKey, variables: completion(after, events) },
            ],
          });
          if (outcome.kind === 'rejected') return outcome;
          if (outcome.kind === 'conflict') throw new Error('An act without an expected version cannot be in conflict');
          if (!outcome.replayed) {
            await tx
              .updateTable('cases.work_item')
              .set({ state: 'SUBMITTED', changed_at: sql<Date>`now()` })
              .where('engine_id', '=', item.engine_id)
              .where('user_task_key', '=', userTaskKey)
              .execute();
            const trace = {
              processId: item.process_id,
              processVersion: item.process_version,
              processInstanceKey: item.process_instance_key,
              elementId: item.element_id,
              elementInstanceKey: item.element_instance_key,
              claimId: item.claim_id,
              outcome: String(outcome.result),
              decisions: {},
            };
            await writeTrace(
              tx,
              { key: keyOf(item), matterId: subject.matterId, trace },
              await businessNow(tx, parts.clock),
            );
          }
          return { kind: 'done', replayed: outcome.replayed, matterId: subject.matterId };
        }),
      );
    },
  };
}
