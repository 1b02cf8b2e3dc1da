/**
 * What an organ owes once something has happened, and what settles it. A flow that ends, or a matter that is closed, with such a
 * duty open breaks the rule that the duty belongs to; a wait that outlasts its clock breaks `lawful-clock`. The articles are those of
 * domain.md §3; `P` is a rule of the office.
 */
import type { ClockKey } from '../../../domain/schema/codes.ts';
import type { EventType } from '../../../domain/schema/events.ts';
import type { Words } from '../explore/monitor.ts';

export type DutyRule = 'reply-before-close' | 'person-decides' | 'lawful-clock';

export interface DutyKind {
  readonly rule: DutyRule;
  readonly article: string;
  readonly owed: Words;
  /** Whose it is: this variable where it arises. */
  readonly subject: 'claimId' | 'matterId';
  /** How long it may take; null = no clock of its own. */
  readonly clock: ClockKey | null;
  /** Only its clock counts: another duty says what is missing at the end. */
  readonly clockOnly?: true;
  readonly raisedBy: {
    /** `when`: only if the variable has one of the values (or is unknown). */
    readonly messages?: Readonly<
      Record<string, { readonly variable: string; readonly values: readonly string[] } | null>
    >;
    /** Calling or beginning one of these processes. */
    readonly flows?: readonly string[];
    readonly events?: readonly EventType[];
    /** Limits `events` to acts with one of these outcomes. */
    readonly outcomes?: readonly string[];
    /** Jobs that always cause it. */
    readonly jobs?: readonly string[];
    /** Each claim of a routed matter, when its own scope begins. */
    readonly routedClaims?: true;
  };
  readonly settledBy: readonly EventType[];
  /** An act that lengthens the clock, by how much. */
  readonly extendedBy?: { readonly event: EventType; readonly outcome: string; readonly clock: ClockKey };
}

/** Each of them answers the petitioner on one claim: opinion, refusal with reasons, statutory way, reply, transfer. */
export const REPLIES: readonly EventType[] = [
  'OpinionServed',
  'ClaimNotAccepted',
  'ClaimDiverted',
  'SuggestionAnswered',
  'AccusationTransferred',
];
const CLAIM_FLOWS = ['claim-handling', 'claim-diversion'];

export const DUTIES = {
  INTAKE: {
    rule: 'person-decides',
    article: 'R1-22',
    owed: { zh: '受理与否的决定', en: 'the decision on intake' },
    subject: 'matterId',
    clock: 'BUREAU_DISPATCH',
    raisedBy: { messages: { 'matter.registered': null } },
    settledBy: ['IntakeDecided'],
  },
  CONTACT: {
    rule: 'person-decides',
    article: 'R1-22',
    owed: { zh: '对后续来件的决定', en: 'the decision on the further contact' },
    subject: 'matterId',
    clock: 'BUREAU_DISPATCH',
    raisedBy: { messages: { 'contact.registered': null } },
    settledBy: ['ContactJoined'],
  },
  ROUTE: {
    rule: 'person-decides',
    article: 'R1-31',
    owed: { zh: '对每项诉求去向的决定', en: 'the decision on the route of each claim' },
    subject: 'matterId',
    clock: 'BUREAU_DISPATCH',
    raisedBy: { events: ['IntakeDecided'], outcomes: ['ACCEPTED', 'DIVERT', 'REFER_ACCUSATION'] },
    settledBy: ['MatterRouted'],
  },
  CLAIMS: {
    rule: 'reply-before-close',
    article: 'R1-32',
    owed: { zh: '对诉求的书面答复', en: 'a written reply on the claims' },
    subject: 'matterId',
    clock: null,
    raisedBy: { events: ['MatterRouted'] },
    settledBy: REPLIES,
  },
  REPLY: {
    rule: 'reply-before-close',
    article: 'R1-32',
    owed: { zh: '对该项诉求的书面答复', en: 'the written reply on the claim' },
    subject: 'claimId',
    clock: null,
    raisedBy: { flows: CLAIM_FLOWS, events: ['ClaimReferred'], routedClaims: true },
    settledBy: REPLIES,
  },
  NOTICE: {
    rule: 'lawful-clock',
    article: 'R1-23',
    owed: { zh: '受理告知', en: 'the notice of acceptance' },
    subject: 'claimId',
    clock: 'UNIT_NOTICE_REFERRED',
    clockOnly: true,
    raisedBy: { flows: CLAIM_FLOWS, events: ['ClaimReferred'] },
    settledBy: ['ClaimAccepted', ...REPLIES],
  },
  HANDLE: {
    rule: 'lawful-clock',
    article: 'R1-34',
    owed: { zh: '处理意见', en: 'the handling opinion' },
    subject: 'claimId',
    clock: 'HANDLE_31_6',
    clockOnly: true,
    raisedBy: { events: ['ClaimAccepted'] },
    settledBy: ['OpinionServed'],
    extendedBy: { event: 'ExtensionDecided', outcome: 'APPROVED', clock: 'HANDLE_EXT' },
  },
  REVIEW: {
    rule: 'reply-before-close',
    article: 'R1-35',
    owed: { zh: '复查意见', en: 'the review opinion' },
    subject: 'claimId',
    clock: 'REVIEW_DECIDE',
    raisedBy: { messages: { 'review.requested': null } },
    settledBy: ['ReviewDecided'],
  },
  REEXAM: {
    rule: 'reply-before-close',
    article: 'R1-36',
    owed: { zh: '复核意见', en: 'the re-examination opinion' },
    subject: 'claimId',
    clock: 'REEXAM_DECIDE',
    raisedBy: { messages: { 'reexam.requested': null } },
    settledBy: ['ReexamDecided'],
  },
  AFTER_CARE: {
    rule: 'reply-before-close',
    article: 'R1-37',
    owed: { zh: '疏导帮扶', en: 'the after-care' },
    subject: 'matterId',
    clock: 'RETURN_VISIT',
    raisedBy: { messages: { 'afterCare.requested': null } },
    settledBy: ['AfterCareRecorded'],
  },
  REDO: {
    rule: 'reply-before-close',
    article: 'R1-32',
    owed: { zh: '重办后的新意见，或联席会议的决定', en: 'the new opinion, or a decision of the joint conference' },
    subject: 'claimId',
    clock: 'REDO',
    raisedBy: { messages: { 'redo.ordered': null } },
    settledBy: ['OpinionServed', 'MeasureDecided'],
  },
  GRADE: {
    rule: 'person-decides',
    article: 'R7-24',
    owed: { zh: '评查人员的评查结论', en: "the reviewer's findings" },
    subject: 'claimId',
    clock: 'MONTHLY_REVIEW',
    raisedBy: { messages: { 'claim.sampled': null } },
    settledBy: ['ReviewRecorded'],
  },
  MEASURE: {
    rule: 'person-decides',
    article: 'R1-39',
    owed: {
      zh: '对所拟督办、通报、约谈或追责建议的决定',
      en: 'the decision on the drafted supervision, circular, interview or accountability proposal',
    },
    subject: 'matterId',
    clock: 'MEASURE_DECISION',
    raisedBy: {
      messages: {
        'escalation.opened': { variable: 'escalationAction', values: ['SUPERVISE', 'CIRCULAR', 'INTERVIEW', 'LISTED'] },
      },
      jobs: ['measure.draft', 'redo.draftMeasure'],
    },
    settledBy: ['MeasureDecided'],
  },
  WATCH: {
    rule: 'lawful-clock',
    article: 'R1-34',
    owed: { zh: '对期限的守望，直到期限停止', en: 'the watch over the clock until it stops' },
    subject: 'matterId',
    // Any clock may be watched, so the shortest one counts.
    clock: 'UNIT_OBJECTION',
    raisedBy: { messages: { 'clock.started': null } },
    settledBy: [],
  },
} as const satisfies Readonly<Record<string, DutyKind>>;

export type DutyName = keyof typeof DUTIES;
export const dutyKinds: Readonly<Record<DutyName, DutyKind>> = DUTIES;
export const DUTY_NAMES = Object.keys(DUTIES) as readonly DutyName[];

/** Acts that only a person may do (R1 arts 23, 31, 35-36, 39-40; R7 art. 24): no worker and no timer causes them. */
export const PERSONS_ONLY: readonly EventType[] = [
  'IntakeDecided',
  'ContactJoined',
  'ClaimRouted',
  'ClaimNotAccepted',
  'ObjectionDecided',
  'ExtensionDecided',
  'OpinionServed',
  'ReviewDecided',
  'ReexamDecided',
  'ReviewRecorded',
  'RedoOrdered',
  'MeasureDecided',
];

/** Events after which nothing is answered any more. */
export const CLOSINGS: readonly EventType[] = ['MatterAnswered', 'MatterClosed'];
