/**
 * The legal status of a matter and of a claim as XState machines, used as pure transition functions: no actor is ever started and
 * nothing waits here, since time belongs to the clocks. A step that a status does not list is not lawful in it.
 */
import { createMachine, transition, type AnyMachineSnapshot, type AnyStateMachine } from 'xstate';
import type { ClaimStatus, MatterStatus } from '../schema/codes.ts';

export type MatterStep =
  | 'SORT'
  | 'REFUSE'
  | 'END_FOR_GOOD'
  | 'MERGE'
  | 'GUIDE'
  | 'ROUTE'
  | 'DISPATCHED'
  | 'ANSWER'
  | 'CLOSE'
  | 'CARE';

export type ClaimStep =
  | 'ROUTE'
  | 'REFER'
  | 'SUPERIOR_REFERS'
  | 'CONFIRM'
  | 'OBJECT'
  | 'AGREE_OBJECTION'
  | 'REJECT_OBJECTION'
  | 'ACCEPT'
  | 'REFUSE'
  | 'DIVERT'
  | 'ANSWER_SUGGESTION'
  | 'TRANSFER'
  | 'DRAFT'
  | 'PASS'
  | 'RETURN'
  | 'SERVE'
  | 'LAPSE'
  | 'REQUEST_REVIEW'
  | 'DECIDE_REVIEW'
  | 'REQUEST_REEXAM'
  | 'DECIDE_REEXAM'
  | 'ORDER_REDO'
  | 'DRAFT_REDO'
  | 'RECHECK_PASS'
  | 'RECHECK_FAIL';

type Table<Status extends string, Step extends string> = Readonly<Record<Status, Partial<Record<Step, Status>>>>;

const matterTable: Table<MatterStatus, MatterStep> = {
  REGISTERED: {
    SORT: 'SORTED',
    REFUSE: 'NOT_ACCEPTED',
    END_FOR_GOOD: 'NO_LONGER_ACCEPTED',
    MERGE: 'MERGED',
    GUIDE: 'GUIDED',
  },
  SORTED: { ROUTE: 'ROUTED' },
  ROUTED: { DISPATCHED: 'IN_HANDLING' },
  IN_HANDLING: { ANSWER: 'ANSWERED' },
  ANSWERED: { CLOSE: 'CLOSED', CARE: 'AFTER_CARE' },
  CLOSED: { CARE: 'AFTER_CARE' },
  NOT_ACCEPTED: {},
  NO_LONGER_ACCEPTED: {},
  MERGED: {},
  GUIDED: {},
  AFTER_CARE: {},
};

/** Routes (1)-(5), suggestions and accusations leave by DIVERT, ANSWER_SUGGESTION and TRANSFER; only (6) goes on to ACCEPT. */
const claimTable: Table<ClaimStatus, ClaimStep> = {
  REGISTERED: { ROUTE: 'ROUTED' },
  ROUTED: { REFER: 'REFERRED', SUPERIOR_REFERS: 'REFERRED', DIVERT: 'DIVERTED', TRANSFER: 'TRANSFERRED' },
  REFERRED: {
    CONFIRM: 'RECEIVED',
    OBJECT: 'OBJECTED',
    ACCEPT: 'ACCEPTED',
    REFUSE: 'NOT_ACCEPTED',
    DIVERT: 'DIVERTED',
    ANSWER_SUGGESTION: 'SUGGESTION_ANSWERED',
  },
  OBJECTED: { AGREE_OBJECTION: 'ROUTED', REJECT_OBJECTION: 'REFERRED', SUPERIOR_REFERS: 'REFERRED' },
  RECEIVED: {
    ACCEPT: 'ACCEPTED',
    REFUSE: 'NOT_ACCEPTED',
    DIVERT: 'DIVERTED',
    ANSWER_SUGGESTION: 'SUGGESTION_ANSWERED',
  },
  ACCEPTED: { DRAFT: 'OPINION_DRAFTED' },
  NOT_ACCEPTED: {},
  OPINION_DRAFTED: { PASS: 'GATE_PASSED', RETURN: 'GATE_RETURNED' },
  GATE_RETURNED: { DRAFT: 'OPINION_DRAFTED' },
  // A flow may have an opinion checked more than once before it is served.
  GATE_PASSED: { PASS: 'GATE_PASSED', RETURN: 'GATE_RETURNED', SERVE: 'OPINION_SERVED' },
  OPINION_SERVED: { LAPSE: 'FINAL_BY_LAPSE', REQUEST_REVIEW: 'UNDER_REVIEW', ORDER_REDO: 'REDO_ORDERED' },
  // A request that was posted in time is a request, even when it is entered after the window has closed.
  FINAL_BY_LAPSE: { REQUEST_REVIEW: 'UNDER_REVIEW', ORDER_REDO: 'REDO_ORDERED' },
  UNDER_REVIEW: { DECIDE_REVIEW: 'REVIEW_SERVED' },
  REVIEW_SERVED: { REQUEST_REEXAM: 'UNDER_REEXAM', LAPSE: 'REVIEW_FINAL_BY_LAPSE' },
  REVIEW_FINAL_BY_LAPSE: { REQUEST_REEXAM: 'UNDER_REEXAM' },
  UNDER_REEXAM: { DECIDE_REEXAM: 'REEXAM_SERVED' },
  REEXAM_SERVED: {},
  DIVERTED: {},
  TRANSFERRED: {},
  SUGGESTION_ANSWERED: {},
  // The old opinion stays valid during a redo, and with it the right to ask for a review (R1 art. 35).
  REDO_ORDERED: { DRAFT_REDO: 'REDO_DRAFTED', REQUEST_REVIEW: 'UNDER_REVIEW' },
  REDO_DRAFTED: { RECHECK_PASS: 'REDO_CHECKED', RECHECK_FAIL: 'REDO_ORDERED', REQUEST_REVIEW: 'UNDER_REVIEW' },
  REDO_CHECKED: { SERVE: 'OPINION_SERVED', REQUEST_REVIEW: 'UNDER_REVIEW' },
};

const machineOf = (id: string, table: Record<string, Partial<Record<string, string>>>): AnyStateMachine =>
  createMachine({
    id,
    initial: 'REGISTERED',
    states: Object.fromEntries(Object.entries(table).map(([status, on]) => [status, { on }])),
  });

export const matterMachine = machineOf('matter', matterTable);
export const claimMachine = machineOf('claim', claimTable);

/** A snapshot as far as it is used here: machines of this file have neither context nor nested states. */
interface Position {
  readonly value: string;
  can(event: { readonly type: string }): boolean;
}

/** Asks first, then moves: a machine ignores in silence what it does not accept. Undefined = not lawful in this status. */
function next(machine: AnyStateMachine, status: string, step: string): string | undefined {
  const snapshot = machine.resolveState({ value: status, context: {} }) as AnyMachineSnapshot;
  const event = { type: step };
  if (!(snapshot as Position).can(event)) return undefined;
  const [after] = transition(machine, snapshot, event) as [Position, unknown];
  return after.value;
}

export const nextMatterStatus = (status: MatterStatus, step: MatterStep): MatterStatus | undefined =>
  next(matterMachine, status, step) as MatterStatus | undefined;

export const nextClaimStatus = (status: ClaimStatus, step: ClaimStep): ClaimStatus | undefined =>
  next(claimMachine, status, step) as ClaimStatus | undefined;
