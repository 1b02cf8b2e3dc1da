/**
 * Body of the public intake API (POST /api/v1/contacts): one form for letter, visit, web, phone and fax. The store's
 * `registerContact(intake)` turns it into RegisterMatter or, when the same person's same matter is here already, OfferContact.
 */
import { z } from 'zod';
import * as c from './codes.ts';
import { localDateSchema } from './time.ts';
import { deadlineStateSchema } from './views.ts';
import { representativeSchema } from './events.ts';
import { attachmentIdSchema, matterIdSchema, unitIdSchema } from './ids.ts';

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
  /** Who speaks for a joint visit; the others are counted as co-petitioners (R1 art. 20). */
  representatives: z.array(representativeSchema).max(5).optional(),
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

/** What the person at the desk decided about earlier matters that were found. A petitioner decides none of it. */
export const earlierSchema = z.strictObject({
  /** The same person's same matter: this contact is offered to it, and no other matter is opened. */
  mergeInto: matterIdSchema.nullable().default(null),
  /** Other people's matters about the same problem. */
  linkTo: z.array(matterIdSchema).max(20).default([]),
  /** Looked at and found not to be the same: a new matter, whatever the register would have matched by itself. */
  notTheSame: z.boolean().default(false),
});
export type Earlier = z.infer<typeof earlierSchema>;

/** The whole body: what was brought, the decision about earlier matters, and uploads of the same sender. */
export const contactBodySchema = intakeSchema.extend({
  earlier: earlierSchema.nullable().default(null),
  attachmentIds: z.array(attachmentIdSchema).max(10).default([]),
});
export type ContactBody = z.input<typeof contactBodySchema>;

/** Answer: the receipt. The secret code is shown once and stored only as a hash. `secretCode` is null for a further contact. */
export const intakeReceiptSchema = z.strictObject({
  contactId: z.string(),
  contactNumber: z.string(),
  matterId: z.string(),
  publicNumber: z.string(),
  secretCode: z.string().nullable(),
  receivedOn: localDateSchema,
  opensMatter: z.boolean(),
  /** What was filed and the office's signature over it, to be checked without the office (docs/receipts.md). */
  proof: z
    .strictObject({ filing: z.string(), statement: z.string(), signature: z.string(), keyId: z.string() })
    .nullable()
    .default(null),
});
export type IntakeReceipt = z.infer<typeof intakeReceiptSchema>;

/** What is asked while somebody types. It travels in a body: addresses stand in logs. */
export const matchQuerySchema = z.strictObject({
  name: z.string().max(100).default(''),
  phone: z.string().max(40).default(''),
  address: z.string().max(300).default(''),
  text: z.string().max(20_000).default(''),
  subjects: z.array(c.subjectSchema).max(50).default([]),
  placeUnitId: unitIdSchema.nullable().default(null),
});
export type MatchQuery = z.infer<typeof matchQuerySchema>;

const name = z.strictObject({ zh: z.string(), en: z.string() });
/** An earlier matter that may be the same. */
export const matchSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  /** SAME = the same person's same problem, PROBLEM = other people's, PERSON = the person's other matters. */
  kind: z.enum(['SAME', 'PROBLEM', 'PERSON']),
  /** How alike the texts are, in percent. */
  likeness: z.number().int().min(0).max(100),
  /** What of the person is the same; null for other people. */
  person: z.strictObject({ phone: z.boolean(), name: z.boolean(), address: z.boolean() }).nullable(),
  /** Whether it takes further contacts. */
  mergeable: z.boolean(),
  status: c.matterStatusSchema,
  colour: c.colourSchema.nullable(),
  unitNames: z.array(name),
  petitionerCount: z.number().int(),
  nextDue: z
    .strictObject({
      clockKey: c.clockKeySchema,
      dueOn: localDateSchema,
      state: deadlineStateSchema,
      days: z.number().int(),
    })
    .nullable(),
  /** Its contacts, oldest first; the words are null for those who may not read them. */
  contacts: z.array(z.strictObject({ channel: c.channelSchema, on: localDateSchema, text: z.string().nullable() })),
  /** Matters that are linked with it already, itself included, and the people behind them. */
  group: z.strictObject({ matters: z.number().int(), people: z.number().int() }),
});
export type Match = z.infer<typeof matchSchema>;
export const matchesSchema = z.strictObject({ items: z.array(matchSchema) });
export type Matches = z.infer<typeof matchesSchema>;

/** What the form offers to choose from. */
export const intakeUnitsSchema = z.strictObject({
  /** Units that this person registers for. */
  offices: z.array(z.strictObject({ unitId: z.string(), name })),
  /** Towns and grids: where a thing happened. */
  places: z.array(z.strictObject({ unitId: z.string(), name })),
  /** Units that can be accused. */
  all: z.array(z.strictObject({ unitId: z.string(), name })),
});
export type IntakeUnits = z.infer<typeof intakeUnitsSchema>;

export const attachmentViewSchema = z.strictObject({
  attachmentId: z.string(),
  name: z.string(),
  kind: z.string(),
  size: z.number().int(),
  state: z.enum(['QUARANTINED', 'CLEAN', 'REFUSED']),
  reason: z.string().nullable(),
  sha256: z.string(),
  uploadedOn: localDateSchema,
});
export type AttachmentView = z.infer<typeof attachmentViewSchema>;
/** Files of a matter, and whether the person may add one. */
export const attachmentListSchema = z.strictObject({ items: z.array(attachmentViewSchema), mayAdd: z.boolean() });
export type AttachmentList = z.infer<typeof attachmentListSchema>;
