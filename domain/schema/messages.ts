/**
 * Every message that the case store publishes to the engine through the outbox: name, what its correlation key is,
 * and the variables it may carry (an allow-list). docs/contracts.md shows this table.
 */
import { z } from 'zod';
import { groupSchema } from './actor.ts';
import * as c from './codes.ts';
import * as i from './ids.ts';
import { instantSchema, monthSchema } from './time.ts';

const start = { matterId: i.matterIdSchema, flowRef: i.flowRefSchema };
const startClaim = { ...start, claimId: i.claimIdSchema };

export const messages = {
  'matter.registered': {
    key: 'matterId',
    starts: 'petition-case',
    variables: z.strictObject({ ...start, contactId: i.contactIdSchema }),
  },
  'contact.registered': {
    key: 'contactId',
    starts: 'petition-case',
    variables: z.strictObject({ ...start, contactId: i.contactIdSchema }),
  },
  'matter.factsChanged': { key: 'matterId', starts: null, variables: z.strictObject({}) },
  'rating.received': { key: 'matterId', starts: null, variables: z.strictObject({}) },
  'rating.lapsed': { key: 'matterId', starts: null, variables: z.strictObject({}) },
  'clock.started': {
    key: 'clockRef',
    starts: 'clock-watch',
    variables: z.strictObject({ ...start, clockRef: i.clockRefSchema, checkAt: instantSchema, dueAt: instantSchema }),
  },
  'clock.moved': {
    key: 'clockRef',
    starts: null,
    variables: z.strictObject({ checkAt: instantSchema.nullable(), dueAt: instantSchema }),
  },
  'clock.reached': {
    key: 'subjectId',
    starts: null,
    variables: z.strictObject({
      reachedClockRef: i.clockRefSchema,
      reachedClockKey: c.clockKeySchema,
      daysPastDue: z.number().int(),
    }),
  },
  'escalation.opened': {
    key: 'flowRef',
    starts: 'escalation',
    variables: z.strictObject({
      ...start,
      claimId: i.claimIdSchema.nullable(),
      clockRef: i.clockRefSchema,
      escalationAction: c.escalationActionSchema,
    }),
  },
  'monthlyReview.scheduled': {
    key: 'flowRef',
    starts: 'monthly-review',
    variables: z.strictObject({
      flowRef: i.flowRefSchema,
      unitId: i.unitIdSchema,
      month: monthSchema,
      openAt: instantSchema,
    }),
  },
  'claim.sampled': { key: 'claimId', starts: 'claim-review', variables: z.strictObject({ ...startClaim }) },
  'redo.ordered': {
    key: 'claimId',
    starts: 'redo',
    variables: z.strictObject({ ...startClaim, redoClockRef: i.clockRefSchema }),
  },
  // By running, not by claim: one that came while nobody waited must not hit the renewal or a later redo.
  'redo.lapsed': { key: 'redoClockRef', starts: null, variables: z.strictObject({}) },
  'review.requested': { key: 'claimId', starts: 'review-reexamination', variables: z.strictObject({ ...startClaim }) },
  'reexam.requested': { key: 'claimId', starts: null, variables: z.strictObject({}) },
  'reexam.lapsed': { key: 'claimId', starts: null, variables: z.strictObject({}) },
  'afterCare.requested': {
    key: 'matterId',
    starts: 'review-reexamination',
    variables: z.strictObject({ ...start, afterCareGroup: groupSchema }),
  },
} as const;

export type MessageName = keyof typeof messages;
export type MessageVariables<N extends MessageName> = z.infer<(typeof messages)[N]['variables']>;

/** How long a message waits for its receiver in the engine, in ms: long, since a flow may reach its catch event much later. */
export const MESSAGE_TTL_MS = 7 * 24 * 3_600_000;
