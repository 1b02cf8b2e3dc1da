/**
 * Body of the public intake API (POST /api/v1/contacts): one form for letter, visit, web, phone and fax. The store's
 * `registerContact(intake)` turns it into RegisterMatter or, when the same person's same matter is here already, OfferContact.
 */
import { z } from 'zod';
import * as c from './codes.ts';
import { localDateSchema } from './time.ts';
import { unitIdSchema } from './ids.ts';

export const intakeClaimSchema = z.strictObject({
  subject: c.subjectSchema,
  text: z.string().min(1).max(20_000),
  existingAdminAct: z.boolean().default(false),
  courtOrArbitration: z.boolean().default(false),
  otherRemedyEndsOn: localDateSchema.nullable().default(null),
});

export const intakeSchema = z.strictObject({
  channel: c.channelSchema,
  /** The bureau (or unit) that received it. */
  receivedAtUnitId: unitIdSchema,
  matterType: c.matterTypeSchema.default('APPEAL'),
  /** Asked for secrecy (R1 art. 30): makes an accusation WHISTLEBLOWER. */
  secrecyAsked: z.boolean().default(false),
  petitioner: z
    .strictObject({
      name: z.string().max(100).nullable().default(null),
      phone: z.string().max(40).nullable().default(null),
      address: z.string().max(300).nullable().default(null),
    })
    .prefault({}),
  petitionerCount: z.number().int().min(1).max(100_000).default(1),
  /** What the petitioner wrote or said, faithfully recorded (R1 art. 19). */
  text: z.string().min(1).max(20_000),
  claims: z.array(intakeClaimSchema).min(1).max(50),
  urgent: z.boolean().default(false),
  minorAtRisk: z.boolean().default(false),
  newFacts: z.boolean().default(false),
  placeUnitId: unitIdSchema.nullable().default(null),
  accusedUnitId: unitIdSchema.nullable().default(null),
  accused: z.string().max(200).nullable().default(null),
});
export type Intake = z.infer<typeof intakeSchema>;
/** As sent, before defaults. */
export type IntakeBody = z.input<typeof intakeSchema>;

/** Answer: the receipt. The secret code is shown once and stored only as a hash. `secretCode` is null for a further contact. */
export const intakeReceiptSchema = z.strictObject({
  contactId: z.string(),
  contactNumber: z.string(),
  matterId: z.string(),
  publicNumber: z.string(),
  secretCode: z.string().nullable(),
  receivedOn: localDateSchema,
  opensMatter: z.boolean(),
});
export type IntakeReceipt = z.infer<typeof intakeReceiptSchema>;
