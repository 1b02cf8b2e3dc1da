/** What a person's form becomes: case commands, and afterwards the task's outcome and variables, taken from the events alone. */
import type { z } from 'zod';
import type { UserTaskForm, UserTaskKey, userTasks } from '../jobs/userTasks.ts';
import type { EventDataOf, EventType, NewEvent } from '../schema/events.ts';
import type { MeasureKind } from '../schema/codes.ts';
import type { ClaimId, ContactId, MatterId } from '../schema/ids.ts';
import type { MatterState, Organisation } from '../schema/matter.ts';
import type { Command } from './commands.ts';
import { isUpheld, runningsOf } from './lookup.ts';
import { claimGroupsNow, dueDatesOf } from './variables.ts';

/** What the task is about. */
export interface TaskSubject {
  readonly matterId: MatterId;
  readonly claimId: ClaimId | null;
  readonly contactId: ContactId | null;
  readonly state: MatterState;
}

/** What outcome and variables may look at beside the state and the events. */
export interface TaskContext {
  readonly claimId: ClaimId | null;
  readonly contactId: ContactId | null;
  readonly organisation: Organisation;
}

export interface TaskAct<K extends UserTaskKey> {
  /** Throws when the task lacks the claim or contact it needs: its flow was drawn wrong. */
  toCommands(form: UserTaskForm<K>, subject: TaskSubject): readonly Command[];
  /** One of the contract's outcomes. */
  outcome(after: MatterState, events: readonly NewEvent[]): string;
  /** The completion's variables beside `outcome`. */
  variables(
    after: MatterState,
    events: readonly NewEvent[],
    ctx: TaskContext,
  ): z.infer<(typeof userTasks)[K]['variables']>;
}

type Variables = (
  after: MatterState,
  events: readonly NewEvent[],
  ctx: TaskContext,
) => { dueDates: ReturnType<typeof dueDatesOf> };

const none = () => ({});
const due: Variables = (after, _events, ctx) => ({ dueDates: dueDatesOf(after, ctx.claimId, ctx.contactId) });
const always = (outcome: string) => () => outcome;

const need = <T>(value: T | null, what: string): T => {
  if (value === null) throw new Error(`this task needs a ${what}`);
  return value;
};
const claimOf = (subject: { readonly claimId: ClaimId | null }): ClaimId => need(subject.claimId, 'claim');
const contactOf = (subject: { readonly contactId: ContactId | null }): ContactId => need(subject.contactId, 'contact');

/** The event of a type among those the act made. */
const of = <T extends EventType>(events: readonly NewEvent[], type: T): EventDataOf<T> | undefined =>
  events.find((event) => event.type === type)?.data as EventDataOf<T> | undefined;
const made = (events: readonly NewEvent[], type: EventType): boolean => of(events, type) !== undefined;

const referred = (after: MatterState, _events: readonly NewEvent[], ctx: TaskContext) => {
  const claimGroups = claimGroupsNow(after, claimOf(ctx), ctx.organisation);
  const unitId = need(after.claims.find((claim) => claim.claimId === ctx.claimId)?.unitId ?? null, 'unit');
  return { dueDates: dueDatesOf(after, ctx.claimId), unitId, claimGroups };
};

const served = (_after: MatterState, events: readonly NewEvent[]): string =>
  isUpheld(of(events, 'OpinionServed')?.outcome ?? '') ? 'EXECUTE' : 'SERVED';

const confirmExecution = {
  toCommands: (_form: object, subject: TaskSubject): Command[] => [
    { type: 'ConfirmExecution', data: { claimId: claimOf(subject) } },
  ],
  outcome: always('EXECUTED'),
  variables: none,
};

const serve = {
  toCommands: (_form: object, subject: TaskSubject): Command[] => [
    { type: 'ServeOpinion', data: { claimId: claimOf(subject) } },
  ],
  outcome: served,
  variables: due,
};

interface MeasureForm {
  issue: boolean;
  seriousConsequence: boolean;
}

/** A person decides a drafted measure; the outcome names what the flow goes on with. */
const measure = (kind: MeasureKind, outcome: (data: EventDataOf<'MeasureDecided'> | undefined) => string) => ({
  toCommands: (form: MeasureForm, { claimId }: TaskSubject): Command[] => [
    { type: 'DecideMeasure', data: { kind, claimId, ...form } },
  ],
  outcome: (_after: MatterState, events: readonly NewEvent[]) => outcome(of(events, 'MeasureDecided')),
  variables: due,
});
const seriousOrDecided = (data: EventDataOf<'MeasureDecided'> | undefined): string =>
  data?.seriousConsequence ? 'SERIOUS' : 'DECIDED';

const hearing = {
  toCommands: (form: { fromOn: string; toOn: string; open: boolean }, subject: TaskSubject): Command[] => [
    { type: 'RecordHearing', data: { claimId: claimOf(subject), ...form } },
  ],
  outcome: always('HELD'),
  variables: due,
};

export const taskActs: { readonly [K in UserTaskKey]: TaskAct<K> } = {
  'petition-case/task-intake-check': {
    toCommands: (form) => [{ type: 'DecideIntake', data: form }],
    outcome: (_after, events) => of(events, 'IntakeDecided')?.decision ?? 'ACCEPTED',
    variables: due,
  },
  'petition-case/task-contact-check': {
    toCommands: (form, subject) => [{ type: 'DecideContact', data: { contactId: contactOf(subject), ...form } }],
    outcome: (_after, events) => of(events, 'ContactJoined')?.decision ?? 'MERGE',
    variables: due,
  },
  'petition-case/task-route': {
    toCommands: (form) => [{ type: 'RouteMatter', data: form }],
    outcome: always('ROUTED'),
    variables: (after) => ({
      dueDates: dueDatesOf(after),
      routedClaims: after.claims.flatMap(({ claimId, route }) => (route ? [{ claimId, route }] : [])),
    }),
  },
  'petition-case/task-dispatch': {
    toCommands: (form, subject) => [{ type: 'ReferClaim', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('REFERRED'),
    variables: referred,
  },
  'petition-case/task-confirm-receipt': {
    toCommands: ({ outcome, reasonCode }, subject) => [
      outcome === 'CONFIRMED'
        ? { type: 'ConfirmReceipt', data: { claimId: claimOf(subject) } }
        : { type: 'RaiseObjection', data: { claimId: claimOf(subject), reasonCode: reasonCode ?? 'NOT_COMPETENT' } },
    ],
    outcome: (_after, events) => (made(events, 'ObjectionRaised') ? 'OBJECTED' : 'CONFIRMED'),
    variables: due,
  },
  'petition-case/task-decide-objection': {
    toCommands: (form, subject) => [{ type: 'DecideObjection', data: { claimId: claimOf(subject), ...form } }],
    outcome: (_after, events) => (of(events, 'ObjectionDecided')?.agreed ? 'AGREED' : 'REJECTED'),
    variables: (after, events, ctx) => ({
      dueDates: dueDatesOf(after, ctx.claimId),
      bounces: of(events, 'ObjectionDecided')?.bounces ?? 0,
    }),
  },
  'petition-case/task-superior-decides': {
    toCommands: (form, subject) => [{ type: 'DecideJurisdiction', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('DECIDED'),
    variables: referred,
  },
  'petition-case/task-own-matter': {
    toCommands: ({ level, planDueOn, plan }) => [{ type: 'TakeOwnership', data: { level, planDueOn, sealed: plan } }],
    outcome: always('OWNED'),
    variables: none,
  },
  'petition-case/task-close-out': {
    toCommands: (form) => [{ type: 'CloseMatter', data: form }],
    outcome: always('CLOSED'),
    variables: none,
  },
  'claim-handling/task-accept': {
    toCommands: ({ accepted, simplified, reasonCode }, subject) => [
      accepted
        ? { type: 'AcceptClaim', data: { claimId: claimOf(subject), simplified } }
        : { type: 'RefuseClaim', data: { claimId: claimOf(subject), reasonCode: reasonCode ?? 'NOT_ACCEPTED' } },
    ],
    outcome: (_after, events) => (made(events, 'ClaimAccepted') ? 'ACCEPTED' : 'NOT_ACCEPTED'),
    variables: due,
  },
  'claim-handling/task-investigate': {
    toCommands: ({ next, petitionerHeard, extensionDays, reasonCode, mediatedOn }, subject) => {
      const claimId = claimOf(subject);
      if (next !== 'EXTENSION')
        return [{ type: 'RecordInvestigation', data: { claimId, next, petitionerHeard, mediatedOn } }];
      // A request without a number of days is passed on as 0, which the rule of art. 34 refuses by name.
      const data = { claimId, days: extensionDays ?? 0, reasonCode: reasonCode ?? 'COMPLEX', petitionerHeard };
      return [{ type: 'RequestExtension', data }];
    },
    outcome: (_after, events) => of(events, 'InvestigationRecorded')?.next ?? 'READY',
    variables: due,
  },
  'claim-handling/task-hold-hearing': hearing,
  'claim-handling/task-approve-extension': {
    toCommands: (form, subject) => [{ type: 'DecideExtension', data: { claimId: claimOf(subject), ...form } }],
    outcome: (_after, events) => (of(events, 'ExtensionDecided')?.approved ? 'APPROVED' : 'REFUSED'),
    variables: due,
  },
  'claim-handling/task-draft-opinion': {
    toCommands: ({ outcome, opinion }, subject) => [
      { type: 'DraftOpinion', data: { claimId: claimOf(subject), outcome, sealed: opinion } },
    ],
    outcome: always('DRAFTED'),
    variables: due,
  },
  'claim-handling/task-pre-check': {
    toCommands: ({ pass, defects, missing }, subject) => [
      pass
        ? { type: 'PassGate', data: { claimId: claimOf(subject) } }
        : { type: 'ReturnDraft', data: { claimId: claimOf(subject), defects, missing } },
    ],
    outcome: (_after, events) => (made(events, 'GatePassed') ? 'PASS' : 'RETURN'),
    variables: due,
  },
  'claim-handling/task-serve-opinion': serve,
  'claim-handling/task-confirm-execution': confirmExecution,
  'claim-diversion/task-divert': {
    toCommands: (form, subject) => [{ type: 'DivertClaim', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('DIVERTED'),
    variables: due,
  },
  'claim-diversion/task-answer-suggestion': {
    toCommands: (form, subject) => [{ type: 'AnswerSuggestion', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('ANSWERED'),
    variables: due,
  },
  'claim-diversion/task-transfer-accusation': {
    toCommands: (form, subject) => [{ type: 'TransferAccusation', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('TRANSFERRED'),
    variables: due,
  },
  'claim-review/task-review': {
    toCommands: (form, subject) => [{ type: 'RecordReview', data: { claimId: claimOf(subject), ...form } }],
    outcome: always('RECORDED'),
    variables: due,
  },
  'claim-review/task-fix': {
    toCommands: (_form, subject) => [{ type: 'ConfirmFix', data: { claimId: claimOf(subject) } }],
    outcome: always('FIXED'),
    variables: none,
  },
  'claim-review/task-order-redo': {
    toCommands: ({ order, supervised, reasonCode }, subject) => [
      order
        ? { type: 'OrderRedo', data: { claimId: claimOf(subject), supervised } }
        : { type: 'DeclineRedo', data: { claimId: claimOf(subject), reasonCode: reasonCode ?? 'NOT_NEEDED' } },
    ],
    outcome: (_after, events) => (made(events, 'RedoOrdered') ? 'ORDERED' : 'DECLINED'),
    variables: due,
  },
  'claim-review/task-decide-accountability': measure('ACCOUNTABILITY', seriousOrDecided),
  'redo/task-redo': {
    toCommands: ({ outcome, opinion }, subject) => [
      { type: 'DraftRedo', data: { claimId: claimOf(subject), outcome, sealed: opinion } },
    ],
    outcome: always('DRAFTED'),
    variables: due,
  },
  'redo/task-recheck': {
    toCommands: (form, subject) => [{ type: 'RecheckRedo', data: { claimId: claimOf(subject), ...form } }],
    outcome: (_after, events) => (of(events, 'RedoRechecked')?.passed ? 'PASS' : 'FAIL'),
    variables: due,
  },
  'redo/task-serve-redo': serve,
  'redo/task-confirm-execution': confirmExecution,
  'redo/task-decide-circular': {
    toCommands: (form, subject) => [{ type: 'DecideRedoCircular', data: { claimId: claimOf(subject), ...form } }],
    outcome: (_after, events) => (made(events, 'RedoRenewed') ? 'RENEWED' : 'NOT_RENEWED'),
    variables: (after, events, ctx) => ({
      ...due(after, events, ctx),
      redoClockRef: need(runningsOf(after, claimOf(ctx), 'REDO').at(-1)?.clockRef ?? null, 'redo clock'),
    }),
  },
  'redo/task-decide-interview': measure('INTERVIEW', seriousOrDecided),
  'redo/task-decide-accountability': measure('ACCOUNTABILITY', seriousOrDecided),
  'escalation/task-give-reason': {
    toCommands: (form, { claimId }) => [{ type: 'GiveReason', data: { claimId, ...form } }],
    outcome: always('GIVEN'),
    variables: none,
  },
  'escalation/task-order-supervision': measure('SUPERVISION', (data) => (data?.issued ? 'ISSUED' : 'NOT_ISSUED')),
  'escalation/task-answer-supervision': {
    toCommands: ({ answer }, { claimId }) => [
      { type: 'AnswerSupervision', data: { claimId, sealed: { text: answer } } },
    ],
    outcome: always('ANSWERED'),
    variables: none,
  },
  'escalation/task-decide-circular': measure('CIRCULAR', seriousOrDecided),
  'escalation/task-decide-interview': measure('INTERVIEW', seriousOrDecided),
  'escalation/task-decide-listing': measure('LISTED', seriousOrDecided),
  'escalation/task-decide-accountability': measure('ACCOUNTABILITY', seriousOrDecided),
  'review-reexamination/task-decide-review': {
    toCommands: ({ outcome, opinion }, subject) => [
      { type: 'DecideReview', data: { claimId: claimOf(subject), outcome, sealed: opinion } },
    ],
    outcome: (_after, events) => of(events, 'ReviewDecided')?.outcome ?? 'UPHELD',
    variables: due,
  },
  'review-reexamination/task-prepare-reexam': {
    toCommands: (form, subject) => [{ type: 'PrepareReexam', data: { claimId: claimOf(subject), ...form } }],
    outcome: (_after, events) => (of(events, 'ReexamPrepared')?.hearing ? 'HEARING' : 'NO_HEARING'),
    variables: due,
  },
  'review-reexamination/task-hold-hearing': hearing,
  'review-reexamination/task-decide-reexam': {
    toCommands: ({ outcome, opinion }, subject) => [
      { type: 'DecideReexam', data: { claimId: claimOf(subject), outcome, sealed: opinion } },
    ],
    outcome: (_after, events) => of(events, 'ReexamDecided')?.outcome ?? 'UPHELD',
    variables: due,
  },
  'review-reexamination/task-after-care': {
    toCommands: ({ note }) => [{ type: 'RecordAfterCare', data: { sealed: { text: note } } }],
    outcome: always('RECORDED'),
    variables: none,
  },
};
