/**
 * The contract of every job type: strict input and output (both directions enforced by platform/camunda), the BPMN errors it may
 * throw (only codes drawn in the flow) and the case events it may cause. One worker folder per entry, one entry per job type.
 */
import { z } from 'zod';
import * as c from '../schema/codes.ts';
import type { EventType } from '../schema/events.ts';
import * as i from '../schema/ids.ts';
import { instantSchema, monthSchema } from '../schema/time.ts';
import * as v from './variables.ts';

export interface JobContract {
  readonly input: z.ZodObject;
  readonly output: z.ZodObject;
  readonly bpmnErrors: readonly string[];
  readonly effects: readonly EventType[];
}

const matter = { matterId: i.matterIdSchema };
const claim = { ...matter, claimId: i.claimIdSchema };
const none = z.strictObject({});

export const jobs = {
  /** First job of every message-started flow: records engine and instance; a second instance of the same flowRef gets bound=false and ends. */
  'matter.bindFlow': {
    input: z.strictObject({ ...matter, claimId: i.claimIdSchema.nullable().optional(), flowRef: i.flowRefSchema }),
    output: z.strictObject({
      bound: z.boolean(),
      taskGroups: v.taskGroupsSchema,
      claimGroups: v.claimGroupsSchema.nullable(),
      dueDates: v.dueDatesSchema,
    }),
    bpmnErrors: [],
    effects: ['FlowBound'],
  },
  /** Reads the facts of DT-01 for the first contact of a matter or, with contactId of a later one, for that contact. */
  'matter.assess': {
    input: z.strictObject({ ...matter, contactId: i.contactIdSchema }),
    output: z.strictObject({
      intakeFacts: v.intakeFactsSchema,
      claimFacts: z.array(v.routeFactsSchema),
      contactGroup: v.taskGroupsSchema.shape.intake,
      dueDates: v.dueDatesSchema,
    }),
    bpmnErrors: [],
    effects: [],
  },
  /** Keeps what DT-01 proposed, so that the person at the intake gate sees it and a backtest can read it. */
  'matter.proposeIntake': {
    input: z.strictObject({ ...matter, contactId: i.contactIdSchema, acceptanceResult: v.acceptanceResultSchema }),
    output: none,
    bpmnErrors: [],
    effects: ['IntakeProposed'],
  },
  /** Reports an urgent or major matter at once (R1 art. 25). */
  'matter.reportUrgent': { input: z.strictObject(matter), output: none, bpmnErrors: [], effects: ['UrgentReported'] },
  /** Keeps what DT-02 and DT-03 proposed for one claim; accused and interested units are taken out (R1 arts 28, 30). */
  'claim.proposeRoute': {
    input: z.strictObject({ ...claim, routeResult: v.routeResultSchema, unitResult: v.unitResultSchema }),
    output: none,
    bpmnErrors: [],
    effects: ['ClaimRouteProposed'],
  },
  /** Reads the facts of DT-05. */
  'matter.collectFacts': {
    input: z.strictObject(matter),
    output: z.strictObject({ colourFacts: v.colourFactsSchema }),
    bpmnErrors: [],
    effects: [],
  },
  /** Keeps the colour; ownershipNeeded = RED and no leader in charge yet (DT-05 effect [P]). */
  'matter.recordColour': {
    input: z.strictObject({ ...matter, colourResult: v.colourResultSchema }),
    output: z.strictObject({ ownershipNeeded: z.boolean(), ownerDueAt: instantSchema.nullable() }),
    bpmnErrors: [],
    effects: ['ColourRated', 'ClockStarted'],
  },
  /** Serves the extension notice with its reason (R1 art. 34). */
  'claim.tellExtension': {
    input: z.strictObject(claim),
    output: z.strictObject({ dueDates: v.dueDatesSchema }),
    bpmnErrors: [],
    effects: ['ExtensionTold'],
  },
  /** All claims answered: is the matter open to rating (§3.13)? Starts EVALUATION_WINDOW if so, CLOSE_OUT if not. */
  'matter.inviteRating': {
    input: z.strictObject(matter),
    output: z.strictObject({ ratingEligible: z.boolean(), dueDates: v.dueDatesSchema }),
    bpmnErrors: [],
    effects: ['MatterAnswered', 'RatingInvited', 'ClockStarted', 'ClockStopped'],
  },
  /** Rated or lapsed: starts CLOSE_OUT. */
  'matter.openCloseOut': {
    input: z.strictObject(matter),
    output: z.strictObject({ dueDates: v.dueDatesSchema }),
    bpmnErrors: [],
    effects: ['RatingLapsed', 'ClockStarted', 'ClockStopped'],
  },
  /** Answers a further contact as decided: joined, not accepted with a pointer, no longer accepted. */
  'contact.answer': {
    input: z.strictObject({ ...matter, contactId: i.contactIdSchema }),
    output: none,
    bpmnErrors: [],
    effects: ['ContactAnswered'],
  },
  /** What the case store says of a clock now: wait until checkAt, a threshold was reached (checkAt = the next), or stopped. */
  'clock.check': {
    input: z.strictObject({ ...matter, clockRef: i.clockRefSchema }),
    output: z.strictObject({
      clockState: z.enum(['WAIT', 'REACHED', 'STOPPED']),
      checkAt: instantSchema.nullable(),
      dueAt: instantSchema,
    }),
    bpmnErrors: [],
    effects: [
      'ClockThresholdReached',
      'ClockStopped',
      'ClaimFinalByLapse',
      'RatingLapsed',
      'RedoFailed',
      'MeasureDrafted',
      'ClockStarted',
    ],
  },
  /** Keeps what DT-07 says of a reached threshold; from UNIT_HEAD_REASON up the outbox opens one escalation per clock and action. */
  'clock.escalate': {
    input: z.strictObject({
      ...matter,
      reachedClockRef: i.clockRefSchema,
      daysPastDue: z.number().int(),
      escalationResult: v.escalationResultSchema,
    }),
    output: none,
    bpmnErrors: [],
    effects: ['Escalated', 'MeasureDrafted', 'ClockStarted'],
  },
  /** Samples last month's closed claims and publishes one claim.sampled each; schedules the next month. */
  'review.sample': {
    input: z.strictObject({ flowRef: i.flowRefSchema, unitId: i.unitIdSchema, month: monthSchema }),
    output: z.strictObject({ sampled: z.number().int() }),
    bpmnErrors: [],
    effects: ['MonthlyReviewOpened', 'MonthlyReviewScheduled', 'ReviewSampled', 'ClockStarted'],
  },
  /** Turns the defects of the latest review into the input list of DT-08. */
  'review.collectDefects': {
    input: z.strictObject(claim),
    output: z.strictObject({ defects: z.array(c.defectSchema), ratedUnsatisfied: z.boolean() }),
    bpmnErrors: [],
    effects: [],
  },
  /** Starts DOCUMENT_FIX for a FIX grade. */
  'review.openFix': {
    input: z.strictObject(claim),
    output: z.strictObject({ dueDates: v.dueDatesSchema }),
    bpmnErrors: [],
    effects: ['ClockStarted'],
  },
  /** How often this redo has failed, and what DT-08 asks to be drafted next (none, CIRCULAR, INTERVIEW); drafts it. A draft is never issued here. */
  'redo.draftMeasure': {
    input: z.strictObject(claim),
    output: z.strictObject({
      measureKind: z.enum(['CIRCULAR', 'INTERVIEW']),
      failures: z.number().int(),
      dueDates: v.dueDatesSchema,
    }),
    bpmnErrors: [],
    effects: ['MeasureDrafted', 'ClockStarted'],
  },
  /** Drafts the next measure up after a person found serious consequences. */
  'measure.draft': {
    input: z.strictObject({ ...matter, claimId: i.claimIdSchema.nullable(), measureKind: c.measureKindSchema }),
    output: z.strictObject({ dueDates: v.dueDatesSchema }),
    bpmnErrors: [],
    effects: ['MeasureDrafted', 'ClockStarted'],
  },
} as const satisfies Record<string, JobContract>;

export type JobType = keyof typeof jobs;
export type JobInput<T extends JobType> = z.infer<(typeof jobs)[T]['input']>;
export type JobOutput<T extends JobType> = z.infer<(typeof jobs)[T]['output']>;

/** How a worker's act ends (design §5). The runner turns it into the job action and its receipt. */
export type JobOutcome<T extends JobType> =
  | { kind: 'complete'; output: JobOutput<T> }
  | { kind: 'bpmnError'; code: string }
  | { kind: 'reject'; rule: string; article: string | null; message: string }
  | { kind: 'fail'; message: string };
