/**
 * The rules of staff acts on a task. Pure: the task folds from its recorded acts, and an act is recorded or refused with its rule.
 * Nobody but the holder acts on a task that is held; nothing here touches the case or a clock.
 */
import type { LocalDate } from '../schema/time.ts';
import type { StaffAct, StaffCommand, StaffReason } from '../schema/staffActs.ts';
import type { Rejection } from './decision.ts';

/** How long one's own act may be taken back. */
export const WITHDRAW_MS = 10 * 60_000;

/** One act as recorded. */
export interface RecordedAct {
  readonly id: string;
  readonly kind: StaffAct;
  readonly actorId: string;
  /** The colleague it is about. */
  readonly toId: string | null;
  readonly reason: StaffReason | null;
  /** Id of the act that a TaskActWithdrawn takes back. */
  readonly undoes: string | null;
  /** Business time in ms. */
  readonly at: number;
}

export type CoSignAnswer = 'ASKED' | 'AGREED' | 'DECLINED';

export interface StaffTask {
  readonly holderId: string | null;
  readonly coSigners: readonly { readonly userId: string; readonly answer: CoSignAnswer }[];
  /** Acts that stand, oldest first: neither withdrawn nor withdrawals. */
  readonly standing: readonly RecordedAct[];
}

const answered = (task: StaffTask, userId: string, answer: CoSignAnswer): StaffTask => ({
  ...task,
  coSigners: [...task.coSigners.filter((one) => one.userId !== userId), { userId, answer }],
});

function foldAct(task: StaffTask, act: RecordedAct): StaffTask {
  switch (act.kind) {
    case 'TaskTaken':
      return { ...task, holderId: act.actorId };
    // Another person writes another text, so whoever agreed to the old one has agreed to nothing.
    case 'TaskHandedOver':
      return { ...task, holderId: act.toId, coSigners: [] };
    case 'TaskReturned':
      return { ...task, holderId: null, coSigners: [] };
    case 'CoSignerAsked':
      return answered(task, act.toId ?? '', 'ASKED');
    case 'CoSignerAgreed':
      return answered(task, act.actorId, 'AGREED');
    case 'CoSignerDeclined':
      return answered(task, act.actorId, 'DECLINED');
    case 'CoSignerReleased':
      return { ...task, coSigners: task.coSigners.filter(({ userId }) => userId !== act.toId) };
    default:
      return task;
  }
}

/** Where a task stands after its acts, oldest first. */
export function foldStaffTask(acts: readonly RecordedAct[]): StaffTask {
  const undone = new Set(acts.flatMap(({ undoes }) => (undoes === null ? [] : [undoes])));
  const standing = acts.filter(({ id, kind }) => kind !== 'TaskActWithdrawn' && !undone.has(id));
  return standing.reduce(foldAct, { holderId: null, coSigners: [], standing });
}

/** Who acts, and what access rules say about it. */
export interface StaffActor {
  readonly userId: string;
  /** Holds a role that the task is offered to. */
  readonly offered: boolean;
  /** Belongs to the fallback desk of a task that nobody could take. */
  readonly mayAssign: boolean;
  /** Supervisor or intake clerk who sees the matter. */
  readonly mayUrge: boolean;
  readonly mayReceive: (userId: string) => boolean;
  readonly mayCoSign: (userId: string) => boolean;
}

export interface StaffContext {
  /** Whether the task still waits for somebody. */
  readonly open: boolean;
  readonly now: number;
  readonly dayOf: (at: number) => LocalDate;
}

export type StaffDecision =
  | { readonly ok: true; readonly act: Pick<RecordedAct, 'kind' | 'toId' | 'reason' | 'undoes'> }
  | { readonly ok: false; readonly rejection: Rejection };

const refuse = (rule: string, message: string): StaffDecision => ({
  ok: false,
  rejection: { rule, article: null, message },
});
const record = (
  kind: StaffAct,
  { toId = null, reason = null, undoes = null }: Partial<Pick<RecordedAct, 'toId' | 'reason' | 'undoes'>> = {},
): StaffDecision => ({ ok: true, act: { kind, toId, reason, undoes } });

export const heldByAnother = (): Rejection => ({
  rule: 'TASK_HELD',
  article: null,
  message: 'A colleague has taken this task.',
});

const notYours = () => refuse('TASK_NOT_HELD', 'Only the person who has taken the task does this.');
const held = (): StaffDecision => ({ ok: false, rejection: heldByAnother() });

function withdrawal(task: StaffTask, by: StaffActor, ctx: StaffContext, reason: StaffReason): StaffDecision {
  const last = task.standing.at(-1);
  const own = task.standing.findLast(({ actorId }) => actorId === by.userId);
  if (!last || !own) return refuse('NOTHING_TO_WITHDRAW', 'There is no act of yours on this task.');
  if (last !== own) return refuse('NEXT_STEP_TAKEN', 'A colleague has acted on the task since.');
  if (own.kind === 'CoSignerAgreed' || own.kind === 'CoSignerDeclined' || own.kind === 'CoSignerReleased')
    return refuse('ANSWER_STANDS', 'An answer to a colleague is not taken back; ask again instead.');
  if (ctx.now - own.at > WITHDRAW_MS) return refuse('WITHDRAW_TOO_LATE', 'Ten minutes have passed.');
  return record('TaskActWithdrawn', { reason, undoes: own.id });
}

/** The act to record, or the rule that it breaks. */
export function decideStaffAct(
  task: StaffTask,
  command: StaffCommand,
  by: StaffActor,
  ctx: StaffContext,
): StaffDecision {
  if (!ctx.open) return refuse('TASK_COMPLETED', 'The task has been completed.');
  const mine = task.holderId === by.userId;
  const asked = task.coSigners.some(({ userId, answer }) => userId === by.userId && answer === 'ASKED');
  switch (command.kind) {
    case 'TAKE':
      if (!by.offered) return refuse('TASK_NOT_OFFERED', 'The task is not offered to a role of yours.');
      if (mine) return refuse('TASK_YOURS', 'You have this task already.');
      return task.holderId === null ? record('TaskTaken') : held();
    case 'HAND_OVER':
      // Whom nobody holds, any member of the group may assign: that is how a group shares its work.
      if (task.holderId !== null && !mine) return held();
      if (!mine && !by.offered && !by.mayAssign) return notYours();
      return by.mayReceive(command.to)
        ? record('TaskHandedOver', { toId: command.to, reason: command.reason })
        : refuse('NOT_A_COLLEAGUE', 'A task goes only to a colleague whom it is offered to.');
    case 'RETURN':
      return mine ? record('TaskReturned', { reason: command.reason }) : notYours();
    case 'ASK_CO_SIGNER':
      if (!mine) return notYours();
      return by.mayCoSign(command.to)
        ? record('CoSignerAsked', { toId: command.to, reason: command.reason })
        : refuse('NOT_A_CO_SIGNER', 'A co-signer is a colleague of the unit who may see the matter.');
    case 'AGREE':
      return asked ? record('CoSignerAgreed') : refuse('NOT_ASKED', 'Nobody waits for your signature here.');
    case 'DECLINE':
      return asked
        ? record('CoSignerDeclined', { reason: command.reason })
        : refuse('NOT_ASKED', 'Nobody waits for your signature here.');
    case 'RELEASE_CO_SIGNER':
      if (!mine) return notYours();
      return task.coSigners.some(({ userId }) => userId === command.to)
        ? record('CoSignerReleased', { toId: command.to, reason: command.reason })
        : refuse('NOT_ASKED', 'This colleague was not asked.');
    case 'URGE': {
      if (!by.mayUrge) return refuse('MAY_NOT_URGE', 'Supervisors and intake clerks urge.');
      if (mine) return refuse('URGES_ONESELF', 'Nobody urges oneself.');
      const today = ctx.dayOf(ctx.now);
      return task.standing.some(
        ({ kind, actorId, at }) => kind === 'TaskUrged' && actorId === by.userId && ctx.dayOf(at) === today,
      )
        ? refuse('URGED_TODAY', 'You have urged this task today.')
        : record('TaskUrged', { reason: command.reason });
    }
    case 'NOTE':
      return by.offered || by.mayUrge || asked ? record('TaskNoted') : notYours();
    case 'WITHDRAW':
      return withdrawal(task, by, ctx, command.reason);
  }
}

/** Why the task cannot be submitted by this person as things stand, or undefined. */
export function mayNotSubmit(task: StaffTask, userId: string, sameText: () => boolean): Rejection | undefined {
  if (task.holderId !== null && task.holderId !== userId) return heldByAnother();
  if (task.coSigners.some(({ answer }) => answer !== 'AGREED'))
    return { rule: 'CO_SIGNER_MISSING', article: null, message: 'A co-signer was asked and has not agreed.' };
  if (task.coSigners.length > 0 && !sameText())
    return {
      rule: 'CO_SIGNED_TEXT_CHANGED',
      article: null,
      message: 'The co-signer agreed to another text than the one submitted.',
    };
  return undefined;
}
