/**
 * The allow-list of process variables: a variable that is not here reaches neither the engine nor a worker.
 * Ids, codes, numbers and dates only; never names, phone numbers or free text (design §5).
 */
import { z } from 'zod';
import { groupSchema } from '../schema/actor.ts';
import * as c from '../schema/codes.ts';
import { claimFactsSchema } from '../schema/events.ts';
import * as i from '../schema/ids.ts';
import { instantSchema } from '../schema/time.ts';

/** Who may take the tasks of a matter: computed by matter.bindFlow, never a literal unit in BPMN. */
export const taskGroupsSchema = z.strictObject({
  intake: groupSchema, // INT@bureau
  supervisor: groupSchema, // SUP@bureau
  reviewer: groupSchema, // REV@bureau
  countyLeader: groupSchema, // LDR@county government
  jointConference: groupSchema, // LDR@joint conference
});
export type TaskGroups = z.infer<typeof taskGroupsSchema>;

/** Who may take the tasks of one claim, once it has a unit. */
export const claimGroupsSchema = z.strictObject({
  handler: groupSchema, // HDL@unit
  firstHandler: groupSchema, // FH@unit
  unitHead: groupSchema, // LDR@unit
  reviewer: groupSchema, // REV@bureau (drafter ≠ pre-checker: another unit)
  reviewOrgan: groupSchema, // LDR@next level up of the unit (复查)
  reexamOrgan: groupSchema, // LDR@next level up of the review organ (复核)
  street: groupSchema, // HDL@town of the place, for after-care
});
export type ClaimGroups = z.infer<typeof claimGroupsSchema>;

/**
 * Due instants (end of the due day, offset form) of the subject's clocks, by clock key: user tasks read their due date here.
 * HANDLE = the handling clock in force (SIMPLE_HANDLE, HANDLE_31_6 or HANDLE_EXT).
 * Always carries every key the claim or matter has had so far; a later running of a key replaces the earlier.
 */
export const dueDatesSchema = z.partialRecord(z.union([c.clockKeySchema, z.literal('HANDLE')]), instantSchema);
export type DueDates = z.infer<typeof dueDatesSchema>;

/** Facts of DT-01 (intake). */
export const intakeFactsSchema = z.strictObject({
  inScope: z.boolean(),
  sameMatterState: c.sameMatterStateSchema,
  level: c.levelSchema,
  levelOk: z.boolean(),
  channel: c.channelSchema,
  hasNewFacts: z.boolean(),
  matterType: c.matterTypeSchema,
  allJudicial: z.boolean(),
  minorAtRisk: z.boolean(),
  urgent: z.boolean(),
  contactUnclear: z.boolean(),
});
export type IntakeFacts = z.infer<typeof intakeFactsSchema>;

/** Result of DT-01. */
export const acceptanceResultSchema = z.strictObject({
  alerts: z.array(c.alertSchema),
  noticeDuty: z.boolean(),
  decision: c.intakeDecisionSchema,
  reason: z.string().regex(/^[A-Z0-9_]+$/),
});

/** One claim as DT-02 and DT-03 see it. */
export const routeFactsSchema = claimFactsSchema.extend({
  claimId: i.claimIdSchema,
  matterType: c.matterTypeSchema,
  level: c.levelSchema,
});
export type RouteFacts = z.infer<typeof routeFactsSchema>;

/** Result of DT-02: the clock the route brings (null = none), the remedy code, whether a person must look twice. */
export const routeResultSchema = z.strictObject({
  route: c.claimRouteSchema,
  clockKey: c.clockKeySchema.nullable(),
  remedy: z
    .string()
    .regex(/^[A-Z0-9_]+$/)
    .nullable(),
  sure: z.boolean(),
});
/** Result of DT-03: department codes (unit.code) or PLACE (the town of the event), best first. */
export const unitResultSchema = z.array(z.string().regex(/^[A-Z0-9_]+$/));

/** A claim with its route, as the dispatch loop of petition-case runs over it. */
export const routedClaimSchema = z.strictObject({ claimId: i.claimIdSchema, route: c.claimRouteSchema });

/** Facts of DT-05 (colour). */
export const colourFactsSchema = z.strictObject({
  lifeOrSafety: z.boolean(),
  minorAtRisk: z.boolean(),
  coPetitioners: z.number().int(),
  unresolvedUnitDispute: z.boolean(),
  repeatsAfterOpinion: z.number().int(),
  repeatsWhilePending: z.number().int(),
  overdue: z.boolean(),
  upheldNotExecuted: z.boolean(),
  dueSoon: z.boolean(),
  redoOpen: z.boolean(),
  units: z.number().int(),
  reviewRequested: z.boolean(),
  settled: z.boolean(),
});
export type ColourFacts = z.infer<typeof colourFactsSchema>;
/** Result of DT-05: the code of the highest rank that any row gave. */
export const colourResultSchema = z.strictObject({
  colour: c.colourSchema,
  factors: z.array(z.string().regex(/^[A-Z0-9_]+$/)),
});

/** Result of DT-07. */
export const escalationResultSchema = z.strictObject({ action: c.escalationActionSchema });
