/**
 * The case events: past tense, one zod schema per `data`. They are the audit trail (全程留痕) and the public timeline.
 * Personal data stands only under the key `sealed` (encrypted at rest by domain/store); everything else is codes, ids, numbers, dates.
 * Status events carry `{from, to}`: evolve copies `to` and never asks a machine, so old histories fold the same for ever.
 */
import { z } from 'zod';
import { actorSchema } from './actor.ts';
import * as c from './codes.ts';
import * as i from './ids.ts';
import { instantSchema, localDateSchema } from './time.ts';

const claim = { claimId: i.claimIdSchema };
const claimStep = { ...claim, from: c.claimStatusSchema, to: c.claimStatusSchema };
const matterStep = { from: c.matterStatusSchema, to: c.matterStatusSchema };

/** Somebody who speaks for a joint visit: five at most (R1 art. 20). */
export const representativeSchema = z.strictObject({
  name: z.string().max(100),
  phone: z.string().max(40).nullable().default(null),
});
/** What a person wrote or is called. Never leaves the case store in clear. */
export const sealedPetitionerSchema = z.strictObject({
  name: z.string().max(100).nullable(),
  phone: z.string().max(40).nullable(),
  address: z.string().max(300).nullable(),
  text: z.string().max(20_000),
  /** Absent where nobody speaks for others. */
  representatives: z.array(representativeSchema).max(5).optional(),
});
export const sealedTextSchema = z.strictObject({ text: z.string().max(20_000) });
/** The four parts of an opinion in words (R1 art. 32). */
export const sealedOpinionSchema = z.strictObject({
  claims: z.string().max(20_000),
  facts: z.string().max(20_000),
  opinion: z.string().max(20_000),
  legalBasis: z.string().max(20_000),
});
export const sealedPlanSchema = z.strictObject({
  rootCause: z.string().max(5_000),
  crux: z.string().max(5_000),
  method: z.string().max(5_000),
  steps: z.string().max(5_000),
});

/** Facts of a claim that DT-02 and DT-03 read. */
export const claimFactsSchema = z.strictObject({
  subject: c.subjectSchema,
  existingAdminAct: z.boolean(),
  courtOrArbitration: z.boolean(),
  otherRemedyEndsOn: localDateSchema.nullable(),
});
export type ClaimFacts = z.infer<typeof claimFactsSchema>;

/** The subject of a clock: the matter, one claim, or one further contact. */
export const clockSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('MATTER'), id: i.matterIdSchema }),
  z.strictObject({ kind: z.literal('CLAIM'), id: i.claimIdSchema }),
  z.strictObject({ kind: z.literal('CONTACT'), id: i.contactIdSchema }),
]);
export type ClockSubject = z.infer<typeof clockSubjectSchema>;

const opinionParts = z.array(c.opinionPartSchema);

export const eventData = {
  // contact stream
  ContactRegistered: z.strictObject({
    contactId: i.contactIdSchema,
    contactNumber: z.string(),
    channel: c.channelSchema,
    receivedOn: localDateSchema,
    receivedAtUnitId: i.unitIdSchema,
    matterId: i.matterIdSchema,
    opensMatter: z.boolean(),
    petitionerKey: z.string().nullable(),
    petitionerCount: z.number().int().min(1),
    anonymous: z.boolean(),
    contactUnclear: z.boolean(),
    sealed: sealedPetitionerSchema,
  }),
  ContactReceipted: z.strictObject({ contactId: i.contactIdSchema, receiptNumber: z.string() }),
  ContactAnswered: z.strictObject({
    contactId: i.contactIdSchema,
    decision: c.intakeDecisionSchema,
    article: z.string().nullable(),
  }),
  // intake
  MatterRegistered: z.strictObject({
    matterId: i.matterIdSchema,
    publicNumber: z.string(),
    secretHash: z.string(),
    contactId: i.contactIdSchema,
    channel: c.channelSchema,
    receivedOn: localDateSchema,
    bureauUnitId: i.unitIdSchema,
    matterType: c.matterTypeSchema,
    confidentiality: c.confidentialitySchema,
    petitionerKey: z.string().nullable(),
    petitionerCount: z.number().int().min(1),
    representatives: z.number().int().min(0).max(5),
    anonymous: z.boolean(),
    contactUnclear: z.boolean(),
    firstTime: z.boolean(),
    urgent: z.boolean(),
    minorAtRisk: z.boolean(),
    placeUnitId: i.unitIdSchema.nullable(),
    accusedUnitId: i.unitIdSchema.nullable(),
    sealed: sealedPetitionerSchema.extend({ accused: z.string().max(200).nullable() }),
  }),
  ClaimAdded: z.strictObject({
    ...claim,
    seq: z.number().int().min(1),
    facts: claimFactsSchema,
    sealed: sealedTextSchema,
  }),
  FlowBound: z.strictObject({
    flowRef: i.flowRefSchema,
    engineId: z.string(),
    processInstanceKey: z.string(),
    processId: z.string(),
  }),
  IntakeProposed: z.strictObject({
    contactId: i.contactIdSchema,
    decision: c.intakeDecisionSchema,
    alerts: z.array(c.alertSchema),
    noticeDuty: z.boolean(),
    reason: z.string(),
  }),
  IntakeDecided: z.strictObject({
    ...matterStep,
    decision: c.intakeDecisionSchema,
    noticeDuty: z.boolean(),
    reasonCode: z.string().nullable(),
  }),
  UrgentReported: z.strictObject({ toUnitId: i.unitIdSchema }),
  ContactOffered: z.strictObject({
    contactId: i.contactIdSchema,
    channel: c.channelSchema,
    receivedOn: localDateSchema,
    receivedAtUnitId: i.unitIdSchema,
    sameMatterState: c.sameMatterStateSchema,
    petitionerCount: z.number().int().min(1),
    newFacts: z.boolean(),
  }),
  ContactJoined: z.strictObject({
    contactId: i.contactIdSchema,
    decision: c.intakeDecisionSchema,
    article: z.string().nullable(),
  }),
  /** The other matter is about the same problem of other people; each is answered by itself. */
  MatterLinked: z.strictObject({ otherId: i.matterIdSchema }),
  // sorting and dispatch
  ClaimRouteProposed: z.strictObject({
    ...claim,
    route: c.claimRouteSchema,
    remedy: z.string().nullable(),
    sure: z.boolean(),
    candidateUnitIds: z.array(i.unitIdSchema),
  }),
  MatterRouted: z.strictObject({
    ...matterStep,
    matterType: c.matterTypeSchema,
    confidentiality: c.confidentialitySchema,
  }),
  ClaimRouted: z.strictObject({
    ...claimStep,
    route: c.claimRouteSchema,
    unitId: i.unitIdSchema.nullable(),
    simplified: z.boolean(),
  }),
  ClaimReferred: z.strictObject({
    ...claimStep,
    unitId: i.unitIdSchema,
    mode: c.referralModeSchema,
    by: z.enum(['REFERRER', 'SUPERIOR']),
    bounces: z.number().int().min(0),
  }),
  ReceiptConfirmed: z.strictObject({ ...claimStep, unitId: i.unitIdSchema }),
  ObjectionRaised: z.strictObject({ ...claimStep, unitId: i.unitIdSchema, reasonCode: z.string() }),
  ObjectionDecided: z.strictObject({ ...claimStep, agreed: z.boolean(), bounces: z.number().int().min(0) }),
  MatterInHandling: z.strictObject({ ...matterStep }),
  NoticeServed: z.strictObject({
    ...claim,
    kind: z.enum(['RECEIPT_AND_ROUTE', 'DIVERSION']),
    noticeNumber: z.string(),
  }),
  // the other routes
  ClaimDiverted: z.strictObject({
    ...claimStep,
    route: c.claimRouteSchema,
    remedy: z.string(),
    reconsiderationFirst: z.boolean(),
    applyBy: localDateSchema.nullable(),
    offers: z.array(c.offerSchema),
    clueToProcuratorate: z.boolean(),
  }),
  AccusationTransferred: z.strictObject({ ...claimStep, organUnitId: i.unitIdSchema }),
  SuggestionAnswered: z.strictObject({ ...claimStep, adopted: z.enum(['ADOPTED', 'PARTLY', 'NOT_ADOPTED']) }),
  // handling
  ClaimAccepted: z.strictObject({ ...claimStep, simplified: z.boolean(), acceptedOn: localDateSchema }),
  ClaimNotAccepted: z.strictObject({ ...claimStep, reasonCode: z.string() }),
  InvestigationRecorded: z.strictObject({
    ...claim,
    next: z.enum(['READY', 'HEARING', 'EXTENSION']),
    petitionerHeard: z.boolean(),
  }),
  HearingHeld: z.strictObject({
    ...claim,
    stage: z.enum(['HANDLING', 'REEXAM']),
    fromOn: localDateSchema,
    toOn: localDateSchema,
    open: z.boolean(),
  }),
  ExtensionRequested: z.strictObject({ ...claim, days: z.number().int().min(1).max(30), reasonCode: z.string() }),
  ExtensionDecided: z.strictObject({
    ...claim,
    approved: z.boolean(),
    days: z.number().int().min(0).max(30),
    dueOn: localDateSchema.nullable(),
  }),
  ExtensionTold: z.strictObject({ ...claim, noticeNumber: z.string() }),
  OpinionDrafted: z.strictObject({
    ...claimStep,
    opinionId: i.opinionIdSchema,
    draftNo: z.number().int().min(1),
    parts: opinionParts,
    outcome: c.opinionOutcomeSchema,
    sealed: sealedOpinionSchema,
  }),
  GatePassed: z.strictObject({ ...claimStep, draftNo: z.number().int().min(1) }),
  GateReturned: z.strictObject({
    ...claimStep,
    draftNo: z.number().int().min(1),
    defects: z.array(c.defectSchema),
    missing: opinionParts,
  }),
  OpinionServed: z.strictObject({
    ...claimStep,
    opinionId: i.opinionIdSchema,
    opinionNumber: z.string(),
    outcome: c.opinionOutcomeSchema,
    servedOn: localDateSchema,
    supplementary: z.boolean(),
  }),
  ExecutionConfirmed: z.strictObject({ ...claim }),
  ClaimFinalByLapse: z.strictObject({ ...claimStep }),
  // evaluation and close-out
  MatterAnswered: z.strictObject({ ...matterStep }),
  RatingInvited: z.strictObject({ eligible: z.boolean() }),
  RatingReceived: z.strictObject({ rating: c.ratingSchema }),
  RatingLapsed: z.strictObject({}),
  MatterClosed: z.strictObject({ ...matterStep, codes: z.array(c.closeCodeSchema) }),
  // colour, ownership
  ColourRated: z.strictObject({ colour: c.colourSchema, factors: z.array(z.string()) }),
  OwnershipTaken: z.strictObject({
    leaderId: i.userIdSchema,
    level: c.levelSchema,
    planDueOn: localDateSchema,
    sealed: sealedPlanSchema,
  }),
  // review and re-examination
  ReviewRequested: z.strictObject({
    ...claimStep,
    contactId: i.contactIdSchema.nullable(),
    requestedOn: localDateSchema,
    organUnitId: i.unitIdSchema,
  }),
  ReviewDecided: z.strictObject({
    ...claimStep,
    outcome: c.reviewOutcomeSchema,
    servedOn: localDateSchema,
    opinionNumber: z.string(),
    sealed: sealedOpinionSchema,
  }),
  ReexamRequested: z.strictObject({
    ...claimStep,
    contactId: i.contactIdSchema.nullable(),
    requestedOn: localDateSchema,
    organUnitId: i.unitIdSchema,
  }),
  ReexamPrepared: z.strictObject({ ...claim, hearing: z.boolean() }),
  ReexamDecided: z.strictObject({
    ...claimStep,
    outcome: c.reviewOutcomeSchema,
    servedOn: localDateSchema,
    opinionNumber: z.string(),
    sealed: sealedOpinionSchema,
  }),
  AfterCareBegun: z.strictObject({ ...matterStep, unitId: i.unitIdSchema, contactId: i.contactIdSchema }),
  AfterCareRecorded: z.strictObject({ sealed: sealedTextSchema }),
  // monthly review, redo, measures
  ReviewSampled: z.strictObject({
    ...claim,
    month: z.string().regex(/^\d{4}-\d{2}$/),
    because: z.enum(['RATE', 'DISSATISFIED', 'OVERDUE']),
  }),
  ReviewRecorded: z.strictObject({ ...claim, reviewNo: z.number().int().min(1), defects: z.array(c.defectSchema) }),
  FixConfirmed: z.strictObject({ ...claim }),
  /** A file that joined the matter after its registration; SHA-256 of its content in hex. */
  FileAdded: z.strictObject({ attachmentId: i.attachmentIdSchema, kind: z.string(), sha256: z.string().length(64) }),
  RedoOrdered: z.strictObject({
    ...claimStep,
    redoNo: z.number().int().min(1),
    supervised: z.boolean(),
    defects: z.array(c.defectSchema),
  }),
  RedoDeclined: z.strictObject({ ...claim, reasonCode: z.string() }),
  RedoDrafted: z.strictObject({
    ...claimStep,
    redoNo: z.number().int().min(1),
    opinionId: i.opinionIdSchema,
    parts: opinionParts,
    outcome: c.opinionOutcomeSchema,
    sealed: sealedOpinionSchema,
  }),
  RedoRechecked: z.strictObject({
    ...claimStep,
    redoNo: z.number().int().min(1),
    passed: z.boolean(),
    defects: z.array(c.defectSchema),
  }),
  RedoFailed: z.strictObject({
    ...claim,
    redoNo: z.number().int().min(1),
    failures: z.number().int().min(1),
    because: z.enum(['NOT_DONE', 'RECHECK_FAILED']),
  }),
  RedoRenewed: z.strictObject({ ...claim, redoNo: z.number().int().min(1), dueOn: localDateSchema }),
  MeasureDrafted: z.strictObject({
    measureId: i.measureIdSchema,
    kind: c.measureKindSchema,
    claimId: i.claimIdSchema.nullable(),
    because: z.string(),
  }),
  MeasureDecided: z.strictObject({
    measureId: i.measureIdSchema,
    kind: c.measureKindSchema,
    issued: z.boolean(),
    seriousConsequence: z.boolean(),
  }),
  ReasonGiven: z.strictObject({ claimId: i.claimIdSchema.nullable(), reasonCode: z.string() }),
  SupervisionAnswered: z.strictObject({ measureId: i.measureIdSchema, sealed: sealedTextSchema }),
  Escalated: z.strictObject({
    claimId: i.claimIdSchema.nullable(),
    clockRef: i.clockRefSchema,
    action: c.escalationActionSchema,
    daysPastDue: z.number().int(),
  }),
  /** A completed act taken back (撤回): what its events changed is again as it was. */
  ActWithdrawn: z.strictObject({
    commandKey: z.string(),
    undone: z.array(z.string()),
    claimId: i.claimIdSchema.nullable(),
    claimStatus: z.strictObject({ from: c.claimStatusSchema, to: c.claimStatusSchema }).nullable(),
    matterStatus: z.strictObject({ ...matterStep }).nullable(),
    reasonCode: z.string(),
  }),
  // the monthly review programme (stream programme/<unitId>:<month>)
  MonthlyReviewScheduled: z.strictObject({
    unitId: i.unitIdSchema,
    month: z.string().regex(/^\d{4}-\d{2}$/),
    openAt: instantSchema,
  }),
  MonthlyReviewOpened: z.strictObject({
    unitId: i.unitIdSchema,
    month: z.string().regex(/^\d{4}-\d{2}$/),
    sampled: z.array(z.strictObject({ matterId: i.matterIdSchema, claimId: i.claimIdSchema })),
    /** The share that was drawn, 0 to 1, so that anybody can draw again; null = of before it was noted. */
    rate: z.number().min(0).max(1).nullable().default(null),
  }),
  // clocks
  ClockStarted: z.strictObject({
    clockRef: i.clockRefSchema,
    clockKey: c.clockKeySchema,
    subject: clockSubjectSchema,
    startsOn: localDateSchema,
    dueOn: localDateSchema,
    dueAt: instantSchema,
    ruleVersion: z.string(),
    responsible: z.strictObject({ role: c.roleSchema, unitId: i.unitIdSchema.nullable() }),
    nextCheckAt: instantSchema,
    supersedes: i.clockRefSchema.nullable(),
  }),
  ClockMoved: z.strictObject({
    clockRef: i.clockRefSchema,
    fromDueOn: localDateSchema,
    dueOn: localDateSchema,
    dueAt: instantSchema,
    days: z.number().int(),
    reason: c.clockMoveReasonSchema,
    nextCheckAt: instantSchema,
  }),
  ClockThresholdReached: z.strictObject({
    clockRef: i.clockRefSchema,
    daysPastDue: z.number().int(),
    nextCheckAt: instantSchema.nullable(),
  }),
  ClockStopped: z.strictObject({
    clockRef: i.clockRefSchema,
    on: localDateSchema,
    outcome: c.clockOutcomeSchema,
    daysLate: z.number().int().min(0),
  }),
} as const;

export type EventType = keyof typeof eventData;
export type EventDataOf<T extends EventType> = z.infer<(typeof eventData)[T]>;

/** An event as decide makes it: type and data. */
export type NewEvent = { [T in EventType]: { type: T; data: EventDataOf<T> } }[EventType];

/** Stream names: one stream per matter (claims inside it), contacts have their own, the monthly review programme its own. */
export const streamSchema = z.string().regex(/^(matter\/mat_|contact\/con_|programme\/)[A-Za-z0-9_:-]+$/);

export const eventEnvelopeSchema = z.object({
  id: z.string(),
  stream: streamSchema,
  version: z.number().int().min(1),
  type: z.enum(Object.keys(eventData) as [EventType, ...EventType[]]),
  schemaVersion: z.literal(1),
  at: instantSchema,
  recordedAt: instantSchema,
  actor: actorSchema,
  command: z.object({ id: z.string(), key: z.string() }),
  data: z.unknown(),
});
/** A stored event. `at` is business time, `recordedAt` the real time of writing. */
export type StoredEvent = Omit<z.infer<typeof eventEnvelopeSchema>, 'type' | 'data'> & NewEvent;
