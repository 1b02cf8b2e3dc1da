/**
 * Case commands: imperative, each with its zod body. Whoever sends one supplies the envelope (key, actor, now); ids that the
 * command creates come from ctx.newId inside decide. A key seen before is answered with the first answer.
 */
import { z } from 'zod';
import * as c from '../schema/codes.ts';
import * as e from '../schema/events.ts';
import * as i from '../schema/ids.ts';
import { instantSchema, localDateSchema } from '../schema/time.ts';
import * as v from '../jobs/variables.ts';

const claim = { claimId: i.claimIdSchema };
const reasonCode = z.string().regex(/^[A-Z0-9_]{2,60}$/);

/** One claim as registered. */
export const newClaimSchema = z.strictObject({ facts: e.claimFactsSchema, sealed: e.sealedTextSchema });

export const commands = {
  RegisterMatter: z.strictObject({
    matterId: i.matterIdSchema,
    contactId: i.contactIdSchema,
    publicNumber: z.string(),
    contactNumber: z.string(),
    secretHash: z.string(),
    channel: c.channelSchema,
    receivedOn: localDateSchema,
    receivedAtUnitId: i.unitIdSchema,
    matterType: c.matterTypeSchema,
    confidentiality: c.confidentialitySchema,
    petitionerKey: z.string().nullable(),
    petitionerCount: z.number().int().min(1).max(100_000),
    anonymous: z.boolean(),
    contactUnclear: z.boolean(),
    firstTime: z.boolean(),
    urgent: z.boolean(),
    minorAtRisk: z.boolean(),
    placeUnitId: i.unitIdSchema.nullable(),
    accusedUnitId: i.unitIdSchema.nullable(),
    claims: z.array(newClaimSchema).min(1).max(50),
    sealed: e.sealedPetitionerSchema.extend({ accused: z.string().max(200).nullable() }),
  }),
  /** A further contact that seems to be about this matter (同人+同事): registered, receipted, offered to the intake gate. */
  OfferContact: z.strictObject({
    contactId: i.contactIdSchema,
    contactNumber: z.string(),
    channel: c.channelSchema,
    receivedOn: localDateSchema,
    receivedAtUnitId: i.unitIdSchema,
    petitionerKey: z.string().nullable(),
    petitionerCount: z.number().int().min(1).max(100_000),
    anonymous: z.boolean(),
    contactUnclear: z.boolean(),
    newFacts: z.boolean(),
    sealed: e.sealedPetitionerSchema,
  }),
  BindFlow: z.strictObject({
    flowRef: i.flowRefSchema,
    engineId: z.string(),
    processInstanceKey: z.string(),
    processId: z.string(),
  }),
  ProposeIntake: z.strictObject({ contactId: i.contactIdSchema, result: v.acceptanceResultSchema }),
  DecideIntake: z.strictObject({ decision: c.intakeDecisionSchema, reasonCode: reasonCode.nullable() }),
  DecideContact: z.strictObject({
    contactId: i.contactIdSchema,
    decision: c.intakeDecisionSchema,
    reasonCode: reasonCode.nullable(),
  }),
  AnswerContact: z.strictObject({ contactId: i.contactIdSchema }),
  ReportUrgent: z.strictObject({}),
  LinkMatter: z.strictObject({ otherId: i.matterIdSchema }),
  AddFile: z.strictObject({ attachmentId: i.attachmentIdSchema, kind: z.string(), sha256: z.string().length(64) }),
  ProposeRoute: z.strictObject({ ...claim, result: v.routeResultSchema, unitCodes: v.unitResultSchema }),
  RouteMatter: z.strictObject({
    matterType: c.matterTypeSchema,
    confidentiality: c.confidentialitySchema,
    claims: z
      .array(
        z.strictObject({
          claimId: i.claimIdSchema,
          route: c.claimRouteSchema,
          unitId: i.unitIdSchema.nullable(),
          simplified: z.boolean(),
        }),
      )
      .min(1),
  }),
  ReferClaim: z.strictObject({ ...claim, unitId: i.unitIdSchema, mode: c.referralModeSchema }),
  ConfirmReceipt: z.strictObject(claim),
  RaiseObjection: z.strictObject({ ...claim, reasonCode }),
  DecideObjection: z.strictObject({ ...claim, agreed: z.boolean() }),
  DecideJurisdiction: z.strictObject({ ...claim, unitId: i.unitIdSchema }),
  TakeOwnership: z.strictObject({ level: c.levelSchema, planDueOn: localDateSchema, sealed: e.sealedPlanSchema }),
  RecordColour: z.strictObject({ result: v.colourResultSchema }),
  AcceptClaim: z.strictObject({ ...claim, simplified: z.boolean() }),
  RefuseClaim: z.strictObject({ ...claim, reasonCode }),
  RecordInvestigation: z.strictObject({
    ...claim,
    next: z.enum(['READY', 'HEARING']),
    petitionerHeard: z.boolean(),
    mediatedOn: localDateSchema.nullable(),
  }),
  RequestExtension: z.strictObject({ ...claim, days: z.number().int(), reasonCode, petitionerHeard: z.boolean() }),
  DecideExtension: z.strictObject({ ...claim, approved: z.boolean() }),
  TellExtension: z.strictObject(claim),
  RecordHearing: z.strictObject({ ...claim, fromOn: localDateSchema, toOn: localDateSchema, open: z.boolean() }),
  DraftOpinion: z.strictObject({ ...claim, outcome: c.opinionOutcomeSchema, sealed: e.sealedOpinionSchema }),
  PassGate: z.strictObject(claim),
  ReturnDraft: z.strictObject({ ...claim, defects: z.array(c.defectSchema), missing: z.array(c.opinionPartSchema) }),
  ServeOpinion: z.strictObject(claim),
  ConfirmExecution: z.strictObject(claim),
  DivertClaim: z.strictObject({
    ...claim,
    remedy: z.string(),
    reconsiderationFirst: z.boolean(),
    knownOn: localDateSchema.nullable(),
    offers: z.array(c.offerSchema),
    clueToProcuratorate: z.boolean(),
  }),
  AnswerSuggestion: z.strictObject({ ...claim, adopted: z.enum(['ADOPTED', 'PARTLY', 'NOT_ADOPTED']) }),
  TransferAccusation: z.strictObject({ ...claim, organUnitId: i.unitIdSchema }),
  InviteRating: z.strictObject({}),
  RateMatter: z.strictObject({ rating: c.ratingSchema }),
  OpenCloseOut: z.strictObject({}),
  CloseMatter: z.strictObject({ codes: z.array(c.closeCodeSchema).min(1) }),
  RequestReview: z.strictObject({ ...claim, contactId: i.contactIdSchema.nullable() }),
  DecideReview: z.strictObject({ ...claim, outcome: c.reviewOutcomeSchema, sealed: e.sealedOpinionSchema }),
  RequestReexam: z.strictObject({ ...claim, contactId: i.contactIdSchema.nullable() }),
  PrepareReexam: z.strictObject({ ...claim, hearing: z.boolean() }),
  DecideReexam: z.strictObject({ ...claim, outcome: c.reviewOutcomeSchema, sealed: e.sealedOpinionSchema }),
  RecordAfterCare: z.strictObject({ sealed: e.sealedTextSchema }),
  SampleForReview: z.strictObject({
    ...claim,
    month: z.string(),
    because: z.enum(['RATE', 'DISSATISFIED', 'OVERDUE']),
  }),
  RecordReview: z.strictObject({ ...claim, defects: z.array(c.defectSchema) }),
  OpenFix: z.strictObject(claim),
  ConfirmFix: z.strictObject(claim),
  OrderRedo: z.strictObject({ ...claim, supervised: z.boolean() }),
  DeclineRedo: z.strictObject({ ...claim, reasonCode }),
  DraftRedo: z.strictObject({ ...claim, outcome: c.opinionOutcomeSchema, sealed: e.sealedOpinionSchema }),
  RecheckRedo: z.strictObject({ ...claim, pass: z.boolean(), defects: z.array(c.defectSchema) }),
  DraftRedoMeasure: z.strictObject(claim),
  DecideRedoCircular: z.strictObject({ ...claim, issue: z.boolean(), renew: z.boolean() }),
  /** A supervisor's own order (督办) to look into a claim, or into the bureau's part of the matter (R1 art. 40(1)). */
  OpenSupervision: z.strictObject({ claimId: i.claimIdSchema.nullable(), ground: c.supervisionGroundSchema }),
  DraftMeasure: z.strictObject({ claimId: i.claimIdSchema.nullable(), kind: c.measureKindSchema, because: reasonCode }),
  DecideMeasure: z.strictObject({
    kind: c.measureKindSchema,
    claimId: i.claimIdSchema.nullable(),
    issue: z.boolean(),
    seriousConsequence: z.boolean(),
  }),
  GiveReason: z.strictObject({ claimId: i.claimIdSchema.nullable(), reasonCode }),
  AnswerSupervision: z.strictObject({ claimId: i.claimIdSchema.nullable(), sealed: e.sealedTextSchema }),
  /** Takes back the act of a person whose events `undone` names, with the status step of each. */
  WithdrawAct: z.strictObject({
    commandKey: z.string(),
    actedBy: i.userIdSchema,
    actedAt: instantSchema,
    undone: z.array(
      z.strictObject({
        type: z.enum(Object.keys(e.eventData) as [e.EventType, ...e.EventType[]]),
        claimId: i.claimIdSchema.nullable(),
        from: z.string().nullable(),
        to: z.string().nullable(),
      }),
    ),
    reasonCode,
  }),
  CheckClock: z.strictObject({ clockRef: i.clockRefSchema }),
  Escalate: z.strictObject({
    clockRef: i.clockRefSchema,
    action: c.escalationActionSchema,
    daysPastDue: z.number().int(),
  }),
  /** A new holiday table was loaded: recompute the open clocks (§3.2). */
  RecomputeClocks: z.strictObject({}),
} as const;

export type CommandType = keyof typeof commands;
export type CommandDataOf<T extends CommandType> = z.infer<(typeof commands)[T]>;
/** A command as decide takes it. */
export type Command = { [T in CommandType]: { type: T; data: CommandDataOf<T> } }[CommandType];
