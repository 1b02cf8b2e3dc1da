/**
 * What staff do with a task beside completing it: take (认领), hand over (转办), return (退回), ask a co-signer (加签), urge (催办),
 * note (备注), withdraw (撤回). Facts of the task, not of the case: none of them starts, moves or stops a clock.
 */
import { z } from 'zod';
import { userIdSchema } from './ids.ts';

/** Why, per act: a local list, configuration. */
export const staffReasons = {
  HAND_OVER: ['ABSENT', 'WORKLOAD', 'EXPERTISE', 'RECUSAL', 'ASSIGNED'],
  RETURN: ['NOT_MY_POST', 'MATERIAL_MISSING', 'ABSENT', 'RECUSAL'],
  ASK_CO_SIGNER: ['LEGAL_CHECK', 'FACT_CHECK', 'HEAD_AGREES'],
  DECLINE: ['LEGAL_BASIS', 'FACTS', 'WORDING', 'NOT_COMPETENT'],
  RELEASE_CO_SIGNER: ['NO_LONGER_NEEDED', 'ABSENT', 'TEXT_CHANGED'],
  URGE: ['DUE_SOON', 'OVERDUE', 'PETITIONER_ASKED', 'LEADER_ASKED'],
  WITHDRAW: ['MISTAKE', 'NEW_INFORMATION'],
} as const;
export type ReasonedAct = keyof typeof staffReasons;
export type StaffReason = (typeof staffReasons)[ReasonedAct][number];

const reasonOf = <A extends ReasonedAct>(act: A) => z.enum(staffReasons[act]);

/** Body of POST /tasks/{key}/acts. */
export const staffCommandSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('TAKE') }),
  z.strictObject({ kind: z.literal('HAND_OVER'), to: userIdSchema, reason: reasonOf('HAND_OVER') }),
  z.strictObject({ kind: z.literal('RETURN'), reason: reasonOf('RETURN') }),
  /** `form` is what would be submitted: the co-signer agrees to this text and to no other. */
  z.strictObject({
    kind: z.literal('ASK_CO_SIGNER'),
    to: userIdSchema,
    reason: reasonOf('ASK_CO_SIGNER'),
    form: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({ kind: z.literal('AGREE') }),
  z.strictObject({ kind: z.literal('DECLINE'), reason: reasonOf('DECLINE') }),
  z.strictObject({
    kind: z.literal('RELEASE_CO_SIGNER'),
    to: userIdSchema,
    reason: reasonOf('RELEASE_CO_SIGNER'),
  }),
  z.strictObject({ kind: z.literal('URGE'), reason: reasonOf('URGE') }),
  z.strictObject({ kind: z.literal('NOTE'), text: z.string().trim().min(1).max(2_000) }),
  /** Takes back one's own last act on the task. */
  z.strictObject({ kind: z.literal('WITHDRAW'), reason: reasonOf('WITHDRAW') }),
]);
export type StaffCommand = z.infer<typeof staffCommandSchema>;

/** How an act is recorded, and what a timeline shows. */
export const staffActSchema = z.enum([
  'TaskTaken',
  'TaskHandedOver',
  'TaskReturned',
  'CoSignerAsked',
  'CoSignerAgreed',
  'CoSignerDeclined',
  'CoSignerReleased',
  'TaskUrged',
  'TaskNoted',
  'TaskActWithdrawn',
]);
export type StaffAct = z.infer<typeof staffActSchema>;
