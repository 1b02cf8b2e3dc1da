/** The state that a matter's events fold to. Plain readonly JSON; evolve returns a new one. */
import type {
  Alert,
  ClaimRoute,
  ClaimStatus,
  ClockKey,
  ClockMoveReason,
  ClockOutcome,
  Colour,
  Confidentiality,
  Channel,
  Defect,
  EscalationAction,
  IntakeDecision,
  MatterStatus,
  MatterType,
  MeasureKind,
  OpinionOutcome,
  OpinionPart,
  Rating,
  ReviewOutcome,
  Role,
  SameMatterState,
} from './codes.ts';
import type { ClaimFacts, ClockSubject } from './events.ts';
import type { ClaimId, ClockRef, ContactId, FlowRef, MatterId, MeasureId, OpinionId, UnitId, UserId } from './ids.ts';
import type { Instant, LocalDate } from './time.ts';

/** One running of a clock. `moves` keeps every due day it had before, oldest first. */
export interface ClockState {
  readonly clockRef: ClockRef;
  readonly clockKey: ClockKey;
  readonly subject: ClockSubject;
  readonly startsOn: LocalDate;
  readonly dueOn: LocalDate;
  readonly dueAt: Instant;
  readonly ruleVersion: string;
  readonly responsible: { readonly role: Role; readonly unitId: UnitId | null };
  readonly nextCheckAt: Instant | null;
  readonly moves: readonly { readonly fromDueOn: LocalDate; readonly reason: ClockMoveReason; readonly days: number }[];
  readonly supersedes: ClockRef | null;
  readonly stopped: { readonly on: LocalDate; readonly outcome: ClockOutcome; readonly daysLate: number } | null;
}

export interface DraftState {
  readonly opinionId: OpinionId;
  readonly draftNo: number;
  readonly parts: readonly OpinionPart[];
  readonly outcome: OpinionOutcome;
  readonly drafterId: string;
  /** Who passed it at the pre-check, each once; they do not review it later (domain §5, rule 1). */
  readonly checkerIds: readonly string[];
}

export interface ClaimState {
  readonly claimId: ClaimId;
  readonly seq: number;
  readonly status: ClaimStatus;
  readonly facts: ClaimFacts;
  readonly proposed: {
    readonly route: ClaimRoute;
    readonly remedy: string | null;
    readonly sure: boolean;
    readonly candidateUnitIds: readonly UnitId[];
  } | null;
  readonly route: ClaimRoute | null;
  readonly unitId: UnitId | null;
  readonly simplified: boolean;
  readonly bounces: number;
  readonly objection: { readonly unitId: UnitId; readonly reasonCode: string } | null;
  readonly acceptedOn: LocalDate | null;
  readonly extension: {
    readonly days: number;
    readonly state: 'REQUESTED' | 'APPROVED' | 'REFUSED';
    readonly told: boolean;
  } | null;
  readonly draft: DraftState | null;
  readonly lastReturn: {
    readonly draftNo: number;
    readonly defects: readonly Defect[];
    readonly missing: readonly OpinionPart[];
  } | null;
  readonly opinions: readonly {
    readonly opinionId: OpinionId;
    readonly opinionNumber: string;
    readonly outcome: OpinionOutcome;
    readonly servedOn: LocalDate;
    readonly supplementary: boolean;
  }[];
  readonly executed: boolean;
  readonly diversion: { readonly remedy: string; readonly applyBy: LocalDate | null } | null;
  readonly review: {
    readonly requestedOn: LocalDate;
    readonly organUnitId: UnitId;
    readonly outcome: ReviewOutcome | null;
    readonly servedOn: LocalDate | null;
  } | null;
  readonly reexam: {
    readonly requestedOn: LocalDate;
    readonly organUnitId: UnitId;
    readonly hearing: boolean | null;
    readonly outcome: ReviewOutcome | null;
    readonly servedOn: LocalDate | null;
  } | null;
  readonly monthlyReviews: readonly {
    readonly reviewNo: number;
    readonly month: string;
    readonly defects: readonly Defect[] | null;
  }[];
  readonly redo: {
    readonly redoNo: number;
    readonly failures: number;
    readonly renewals: number;
    readonly supervised: boolean;
  } | null;
}

export interface MeasureState {
  readonly measureId: MeasureId;
  readonly kind: MeasureKind;
  readonly claimId: ClaimId | null;
  readonly because: string;
  readonly decided: { readonly issued: boolean; readonly seriousConsequence: boolean } | null;
}

/** A further contact on this matter; the first one is `firstContactId`. */
export interface JoinedContact {
  readonly contactId: ContactId;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
  readonly receivedAtUnitId: UnitId;
  readonly sameMatterState: SameMatterState;
  readonly newFacts: boolean;
  readonly decision: IntakeDecision | null;
}

export interface MatterState {
  readonly matterId: MatterId;
  readonly publicNumber: string;
  readonly status: MatterStatus;
  readonly matterType: MatterType;
  readonly confidentiality: Confidentiality;
  readonly channel: Channel;
  readonly receivedOn: LocalDate;
  readonly bureauUnitId: UnitId;
  readonly firstContactId: ContactId;
  readonly contacts: readonly JoinedContact[];
  /** Other people's matters about the same problem. */
  readonly links: readonly MatterId[];
  readonly petitionerKey: string | null;
  readonly petitionerCount: number;
  readonly representatives: number;
  readonly anonymous: boolean;
  readonly contactUnclear: boolean;
  readonly firstTime: boolean;
  readonly urgent: boolean;
  readonly minorAtRisk: boolean;
  readonly placeUnitId: UnitId | null;
  readonly accusedUnitId: UnitId | null;
  readonly intake: {
    readonly decision: IntakeDecision;
    readonly alerts: readonly Alert[];
    readonly noticeDuty: boolean;
    readonly decided: boolean;
  } | null;
  readonly urgentReported: boolean;
  readonly claims: readonly ClaimState[];
  readonly clocks: readonly ClockState[];
  readonly flows: readonly {
    readonly flowRef: FlowRef;
    readonly engineId: string;
    readonly processInstanceKey: string;
  }[];
  readonly colour: { readonly colour: Colour; readonly factors: readonly string[] } | null;
  readonly ownership: { readonly leaderId: UserId; readonly planDueOn: LocalDate } | null;
  readonly rating: {
    readonly invited: boolean;
    readonly eligible: boolean;
    readonly value: Rating | null;
    readonly lapsed: boolean;
  } | null;
  readonly measures: readonly MeasureState[];
  /** What DT-07 said of each reached threshold, so that a repeat has no second effect. */
  readonly escalations: readonly {
    readonly clockRef: ClockRef;
    readonly action: EscalationAction;
    readonly daysPastDue: number;
  }[];
  readonly afterCare: { readonly unitId: UnitId; readonly recorded: boolean } | null;
  readonly closedOn: LocalDate | null;
  readonly version: number;
}

/** A unit of the organisation tree, as domain code looks it up. Names are shown by pages only. */
export interface Unit {
  readonly unitId: UnitId;
  readonly code: string;
  readonly kind: import('./codes.ts').UnitKind;
  readonly level: import('./codes.ts').Level;
  readonly parentId: UnitId | null;
  readonly name: { readonly zh: string; readonly en: string };
  /** Takes nothing new; keeps its name in what it had. */
  readonly closed?: true;
}

/** Read-only look-ups over the organisation tree. `nextLevelUp` follows parentId to the organ that reviews (R1 arts 35, 36). */
export interface Organisation {
  unit(id: UnitId): Unit | undefined;
  byCode(code: string): Unit | undefined;
  nextLevelUp(id: UnitId): Unit | undefined;
  /** The petition bureau, county government or joint conference that answers for the given unit's level. */
  ofKind(kind: import('./codes.ts').UnitKind, level: import('./codes.ts').Level): Unit | undefined;
}
