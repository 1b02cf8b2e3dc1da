/**
 * The contract of every user task: which form a person fills in, who may (role at a unit), which clock gives the due date, which
 * case command the act becomes, and which variables the engine gets back (derived from the events, never from the form).
 * Key = `<processId>/<elementId>`. Form ids are `<process>.<task>`.
 */
import { z } from 'zod';
import * as c from '../schema/codes.ts';
import { sealedOpinionSchema, sealedPlanSchema, sealedTextSchema } from '../schema/events.ts';
import * as i from '../schema/ids.ts';
import { localDateSchema } from '../schema/time.ts';
import * as v from './variables.ts';

export interface UserTaskContract {
  readonly form: z.ZodObject;
  /** Where BPMN takes candidate groups from, e.g. `taskGroups.intake`. */
  readonly groups: readonly string[];
  /** Key in `dueDates`. */
  readonly due: string;
  /** Type of the case command the act becomes (domain/case/commands). */
  readonly command: string;
  readonly outcomes: readonly string[];
  /** Variables of the completion beside `outcome`. */
  readonly variables: z.ZodObject;
}

const reasonCode = z.string().regex(/^[A-Z0-9_]{2,60}$/);
const dueDates = { dueDates: v.dueDatesSchema };
const none = z.strictObject({});
const onlyDue = z.strictObject(dueDates);
const withGroups = z.strictObject({ ...dueDates, unitId: i.unitIdSchema, claimGroups: v.claimGroupsSchema });
const opinionForm = { outcome: c.opinionOutcomeSchema, opinion: sealedOpinionSchema };
const measureForm = z.strictObject({ issue: z.boolean(), seriousConsequence: z.boolean().default(false) });

export const userTasks = {
  // petition-case
  'petition-case/task-intake-check': {
    form: z.strictObject({ decision: c.intakeDecisionSchema, reasonCode: reasonCode.nullable().default(null) }),
    groups: ['taskGroups.intake'],
    due: 'BUREAU_DISPATCH',
    command: 'DecideIntake',
    outcomes: c.intakeDecisionSchema.options,
    variables: onlyDue,
  },
  'petition-case/task-contact-check': {
    form: z.strictObject({ decision: c.intakeDecisionSchema, reasonCode: reasonCode.nullable().default(null) }),
    groups: ['contactGroup'],
    due: 'BUREAU_DISPATCH',
    command: 'DecideContact',
    outcomes: c.intakeDecisionSchema.options,
    variables: onlyDue,
  },
  'petition-case/task-route': {
    form: z.strictObject({
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
    groups: ['taskGroups.intake', 'taskGroups.supervisor'],
    due: 'BUREAU_DISPATCH',
    command: 'RouteMatter',
    outcomes: ['ROUTED'],
    variables: z.strictObject({ ...dueDates, routedClaims: z.array(v.routedClaimSchema).min(1) }), // as the form: a matter has a claim
  },
  'petition-case/task-dispatch': {
    form: z.strictObject({ unitId: i.unitIdSchema, mode: c.referralModeSchema }),
    groups: ['taskGroups.intake', 'taskGroups.supervisor'],
    due: 'BUREAU_DISPATCH',
    command: 'ReferClaim',
    outcomes: ['REFERRED'],
    variables: withGroups,
  },
  'petition-case/task-confirm-receipt': {
    form: z.strictObject({
      outcome: z.enum(['CONFIRMED', 'OBJECTED']),
      reasonCode: reasonCode.nullable().default(null),
    }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'UNIT_OBJECTION',
    command: 'ConfirmReceipt|RaiseObjection',
    outcomes: ['CONFIRMED', 'OBJECTED'],
    variables: onlyDue,
  },
  'petition-case/task-decide-objection': {
    form: z.strictObject({ agreed: z.boolean() }),
    groups: ['taskGroups.supervisor'],
    due: 'UNIT_NOTICE_REFERRED',
    command: 'DecideObjection',
    outcomes: ['AGREED', 'REJECTED'],
    variables: z.strictObject({ ...dueDates, bounces: z.number().int() }),
  },
  'petition-case/task-superior-decides': {
    form: z.strictObject({ unitId: i.unitIdSchema }),
    groups: ['taskGroups.countyLeader'],
    due: 'UNIT_NOTICE_REFERRED',
    command: 'DecideJurisdiction',
    outcomes: ['DECIDED'],
    variables: withGroups,
  },
  'petition-case/task-own-matter': {
    form: z.strictObject({ level: c.levelSchema, planDueOn: localDateSchema, plan: sealedPlanSchema }),
    groups: ['taskGroups.countyLeader'],
    due: 'LEADER_CONTACT',
    command: 'TakeOwnership',
    outcomes: ['OWNED'],
    variables: none,
  },
  'petition-case/task-close-out': {
    form: z.strictObject({ codes: z.array(c.closeCodeSchema).min(1) }),
    groups: ['taskGroups.intake'],
    due: 'CLOSE_OUT',
    command: 'CloseMatter',
    outcomes: ['CLOSED'],
    variables: none,
  },
  // claim-handling
  'claim-handling/task-accept': {
    form: z.strictObject({
      accepted: z.boolean(),
      simplified: z.boolean(),
      reasonCode: reasonCode.nullable().default(null),
    }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'UNIT_NOTICE_REFERRED',
    command: 'AcceptClaim|RefuseClaim',
    outcomes: ['ACCEPTED', 'NOT_ACCEPTED'],
    variables: onlyDue,
  },
  'claim-handling/task-investigate': {
    form: z.strictObject({
      next: z.enum(['READY', 'HEARING', 'EXTENSION']),
      petitionerHeard: z.boolean(),
      extensionDays: z.number().int().min(1).max(30).nullable().default(null),
      mediatedOn: localDateSchema.nullable().default(null), // day a people's mediation agreement took effect: start of MEDIATION_CONFIRM
      reasonCode: reasonCode.nullable().default(null),
    }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'HANDLE',
    command: 'RecordInvestigation|RequestExtension',
    outcomes: ['READY', 'HEARING', 'EXTENSION'],
    variables: onlyDue,
  },
  'claim-handling/task-hold-hearing': {
    form: z.strictObject({ fromOn: localDateSchema, toOn: localDateSchema, open: z.boolean() }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'HANDLE',
    command: 'RecordHearing',
    outcomes: ['HELD'],
    variables: onlyDue,
  },
  'claim-handling/task-approve-extension': {
    form: z.strictObject({ approved: z.boolean() }),
    groups: ['claimGroups.unitHead'],
    due: 'HANDLE',
    command: 'DecideExtension',
    outcomes: ['APPROVED', 'REFUSED'],
    variables: onlyDue,
  },
  'claim-handling/task-draft-opinion': {
    form: z.strictObject(opinionForm),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'HANDLE',
    command: 'DraftOpinion',
    outcomes: ['DRAFTED'],
    variables: onlyDue,
  },
  'claim-handling/task-pre-check': {
    form: z.strictObject({
      pass: z.boolean(),
      defects: z.array(c.defectSchema).default([]),
      missing: z.array(c.opinionPartSchema).default([]),
    }),
    groups: ['claimGroups.reviewer'],
    due: 'GATE_OPINION',
    command: 'PassGate|ReturnDraft',
    outcomes: ['PASS', 'RETURN'],
    variables: onlyDue,
  },
  'claim-handling/task-serve-opinion': {
    form: none,
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'HANDLE',
    command: 'ServeOpinion',
    outcomes: ['EXECUTE', 'SERVED'], // EXECUTE = upheld at least in part, so the organ must push execution (R1 art. 32)
    variables: onlyDue,
  },
  'claim-handling/task-confirm-execution': {
    form: none,
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'EXECUTE_OPINION',
    command: 'ConfirmExecution',
    outcomes: ['EXECUTED'],
    variables: none,
  },
  // claim-diversion
  'claim-diversion/task-divert': {
    form: z.strictObject({
      remedy: z.string().regex(/^[A-Z0-9_]+$/),
      reconsiderationFirst: z.boolean().default(false),
      knownOn: localDateSchema.nullable().default(null), // day the person knew of the act or the harm: start of RECONSIDERATION_APPLY or LABOUR_ARB_LIMIT
      offers: z.array(c.offerSchema).default([]),
      clueToProcuratorate: z.boolean().default(false),
    }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'UNIT_NOTICE_REFERRED',
    command: 'DivertClaim',
    outcomes: ['DIVERTED'],
    variables: onlyDue,
  },
  'claim-diversion/task-answer-suggestion': {
    form: z.strictObject({ adopted: z.enum(['ADOPTED', 'PARTLY', 'NOT_ADOPTED']) }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'UNIT_NOTICE_REFERRED',
    command: 'AnswerSuggestion',
    outcomes: ['ANSWERED'],
    variables: onlyDue,
  },
  'claim-diversion/task-transfer-accusation': {
    form: z.strictObject({ organUnitId: i.unitIdSchema }),
    groups: ['taskGroups.supervisor'],
    due: 'BUREAU_DISPATCH',
    command: 'TransferAccusation',
    outcomes: ['TRANSFERRED'],
    variables: onlyDue,
  },
  // claim-review
  'claim-review/task-review': {
    form: z.strictObject({ defects: z.array(c.defectSchema) }),
    groups: ['taskGroups.reviewer'],
    due: 'MONTHLY_REVIEW',
    command: 'RecordReview',
    outcomes: ['RECORDED'],
    variables: onlyDue,
  },
  'claim-review/task-fix': {
    form: none,
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'DOCUMENT_FIX',
    command: 'ConfirmFix',
    outcomes: ['FIXED'],
    variables: none,
  },
  'claim-review/task-order-redo': {
    form: z.strictObject({
      order: z.boolean(),
      supervised: z.boolean(),
      reasonCode: reasonCode.nullable().default(null),
    }),
    groups: ['taskGroups.supervisor'],
    due: 'MONTHLY_REVIEW',
    command: 'OrderRedo|DeclineRedo',
    outcomes: ['ORDERED', 'DECLINED'],
    variables: onlyDue,
  },
  'claim-review/task-decide-accountability': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  // redo
  'redo/task-redo': {
    form: z.strictObject(opinionForm),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'REDO',
    command: 'DraftRedo',
    outcomes: ['DRAFTED'],
    variables: onlyDue,
  },
  'redo/task-recheck': {
    form: z.strictObject({ pass: z.boolean(), defects: z.array(c.defectSchema).default([]) }),
    groups: ['claimGroups.reviewer'],
    due: 'REDO',
    command: 'RecheckRedo',
    outcomes: ['PASS', 'FAIL'],
    variables: onlyDue,
  },
  'redo/task-serve-redo': {
    form: none,
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'REDO',
    command: 'ServeOpinion',
    outcomes: ['EXECUTE', 'SERVED'],
    variables: onlyDue,
  },
  'redo/task-confirm-execution': {
    form: none,
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'EXECUTE_OPINION',
    command: 'ConfirmExecution',
    outcomes: ['EXECUTED'],
    variables: none,
  },
  'redo/task-decide-circular': {
    form: z.strictObject({ issue: z.boolean(), renew: z.boolean() }),
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideRedoCircular',
    outcomes: ['RENEWED', 'NOT_RENEWED'],
    variables: z.strictObject({ ...dueDates, redoClockRef: i.clockRefSchema }), // the running that a renewal starts
  },
  'redo/task-decide-interview': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  'redo/task-decide-accountability': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  // escalation
  'escalation/task-give-reason': {
    form: z.strictObject({ reasonCode }),
    groups: ['claimGroups.unitHead'],
    due: 'MEASURE_DECISION',
    command: 'GiveReason',
    outcomes: ['GIVEN'],
    variables: none,
  },
  'escalation/task-order-supervision': {
    form: measureForm,
    groups: ['taskGroups.supervisor'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['ISSUED', 'NOT_ISSUED'],
    variables: onlyDue,
  },
  'escalation/task-answer-supervision': {
    form: z.strictObject({ answer: sealedTextSchema.shape.text }),
    groups: ['claimGroups.handler', 'claimGroups.firstHandler'],
    due: 'SUPERVISION_ANSWER',
    command: 'AnswerSupervision',
    outcomes: ['ANSWERED'],
    variables: none,
  },
  'escalation/task-decide-circular': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  'escalation/task-decide-interview': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  'escalation/task-decide-listing': {
    form: measureForm,
    groups: ['taskGroups.jointConference', 'taskGroups.countyLeader'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  'escalation/task-decide-accountability': {
    form: measureForm,
    groups: ['taskGroups.jointConference'],
    due: 'MEASURE_DECISION',
    command: 'DecideMeasure',
    outcomes: ['DECIDED', 'SERIOUS'],
    variables: onlyDue,
  },
  // review-reexamination
  'review-reexamination/task-decide-review': {
    form: z.strictObject({ outcome: c.reviewOutcomeSchema, opinion: sealedOpinionSchema }),
    groups: ['claimGroups.reviewOrgan'],
    due: 'REVIEW_DECIDE',
    command: 'DecideReview',
    outcomes: c.reviewOutcomeSchema.options,
    variables: onlyDue,
  },
  'review-reexamination/task-prepare-reexam': {
    form: z.strictObject({ hearing: z.boolean() }),
    groups: ['claimGroups.reexamOrgan'],
    due: 'REEXAM_DECIDE',
    command: 'PrepareReexam',
    outcomes: ['HEARING', 'NO_HEARING'],
    variables: onlyDue,
  },
  'review-reexamination/task-hold-hearing': {
    form: z.strictObject({ fromOn: localDateSchema, toOn: localDateSchema, open: z.boolean() }),
    groups: ['claimGroups.reexamOrgan'],
    due: 'REEXAM_DECIDE',
    command: 'RecordHearing',
    outcomes: ['HELD'],
    variables: onlyDue,
  },
  'review-reexamination/task-decide-reexam': {
    form: z.strictObject({ outcome: c.reviewOutcomeSchema, opinion: sealedOpinionSchema }),
    groups: ['claimGroups.reexamOrgan'],
    due: 'REEXAM_DECIDE',
    command: 'DecideReexam',
    outcomes: c.reviewOutcomeSchema.options,
    variables: onlyDue,
  },
  'review-reexamination/task-after-care': {
    form: z.strictObject({ note: sealedTextSchema.shape.text }),
    groups: ['afterCareGroup'],
    due: 'RETURN_VISIT',
    command: 'RecordAfterCare',
    outcomes: ['RECORDED'],
    variables: none,
  },
} as const satisfies Record<string, UserTaskContract>;

export type UserTaskKey = keyof typeof userTasks;
export type UserTaskForm<K extends UserTaskKey> = z.infer<(typeof userTasks)[K]['form']>;
