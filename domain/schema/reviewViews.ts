/** What the monthly review shows. Every answer is cut to the person before it gets here; what is hidden is not counted. */
import { z } from 'zod';
import * as c from './codes.ts';
import { instantSchema, localDateSchema } from './time.ts';
import { deadlineStateSchema } from './views.ts';

const name = z.strictObject({ zh: z.string(), en: z.string() });
const person = z.strictObject({ userId: z.string(), name: z.string() });
const deadline = z.strictObject({ on: localDateSchema, state: deadlineStateSchema, days: z.number().int() });
export type ReviewDeadline = z.infer<typeof deadline>;
export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const sampleReasonSchema = z.enum(['RATE', 'DISSATISFIED', 'OVERDUE']);

/** Claims of a round; shares of them are reckoned by whoever shows them (domain §6: none where the divisor is 0). */
export const roundFiguresSchema = z.strictObject({
  sampled: z.number().int(),
  done: z.number().int(),
  passed: z.number().int(),
  fix: z.number().int(),
  /** With a defect that asks for a redo, ordered or not yet. */
  redo: z.number().int(),
  /** Redos ordered; of those, done; due by now or done; done in time. */
  ordered: z.number().int(),
  redone: z.number().int(),
  redoDue: z.number().int(),
  redoInTime: z.number().int(),
});
export type RoundFigures = z.infer<typeof roundFiguresSchema>;

export const roundSchema = z.strictObject({
  unitId: z.string(),
  unitName: name,
  month: monthSchema,
  /** null = not drawn yet; `openOn` says when it will be. */
  openedOn: localDateSchema.nullable(),
  openOn: localDateSchema,
  figures: roundFiguresSchema,
  /** The last day of those claims that are still open. */
  due: deadline.nullable(),
});
export type Round = z.infer<typeof roundSchema>;

/** How far one reviewed claim has gone. OPEN = not reviewed; DECIDE = a supervisor decides on the redo; the rest is over. */
export const effectSchema = z.strictObject({
  state: z.enum(['OPEN', 'PASSED', 'FIX', 'FIXED', 'DECIDE', 'REDO', 'REDONE', 'DECLINED']),
  /** Day of the fix or the redo, and how it stands. */
  due: deadline.nullable(),
  orderedOn: localDateSchema.nullable(),
  supervised: z.boolean(),
});
export type ReviewEffect = z.infer<typeof effectSchema>;

export const sampleStateSchema = z.enum(['OPEN', 'AMISS', 'PASSED', 'REDO']);
export type SampleState = z.infer<typeof sampleStateSchema>;

export const sampleRowSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  /** Of the first sampled claim; null while nothing about the matter may point at a person. */
  subject: c.subjectSchema.nullable(),
  unitName: name.nullable(),
  claims: z.array(
    z.strictObject({
      claimId: z.string(),
      seq: z.number().int(),
      because: sampleReasonSchema,
      defects: z.array(c.defectSchema).nullable(),
      effect: effectSchema,
      holder: z.string().nullable(),
      reviewer: z.string().nullable(),
      /** Rule that keeps the viewer away from reviewing it, or null. */
      barred: z.string().nullable(),
    }),
  ),
});
export type SampleRow = z.infer<typeof sampleRowSchema>;

export const roundViewSchema = z.strictObject({
  round: roundSchema,
  rate: z.number().nullable(),
  /** Why the sampled claims are in it. */
  because: z.strictObject({ RATE: z.number().int(), DISSATISFIED: z.number().int(), OVERDUE: z.number().int() }),
  defects: z.array(z.strictObject({ defect: c.defectSchema, count: z.number().int() })),
  reviewers: z.array(person.extend({ done: z.number().int(), open: z.number().int() })),
  /** Open claims that nobody has taken. */
  free: z.number().int(),
  items: z.array(sampleRowSchema),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  may: z.strictObject({ review: z.boolean() }),
  asOf: instantSchema,
});
export type RoundView = z.infer<typeof roundViewSchema>;

export const roundListSchema = z.strictObject({ items: z.array(roundSchema), asOf: instantSchema });
export type RoundList = z.infer<typeof roundListSchema>;

/** The draw made again from what is closed now. */
export const drawViewSchema = z.strictObject({
  /** Closed and served claims of the month. */
  closed: z.number().int(),
  same: z.number().int(),
  /** Would be drawn and are not in the sample: a redo or a review was open then, or the matter closed later. */
  missing: z.array(z.strictObject({ matterId: z.string(), publicNumber: z.string() })),
  /** In the sample and not drawn now: the matter was opened again, or rated anew. */
  extra: z.array(z.strictObject({ matterId: z.string(), publicNumber: z.string() })),
});
export type DrawView = z.infer<typeof drawViewSchema>;

export const redoRowSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  claimSeq: z.number().int(),
  subject: c.subjectSchema.nullable(),
  unitName: name.nullable(),
  month: z.string().nullable(),
  bureauUnitId: z.string(),
  due: deadline,
  failures: z.number().int(),
});
export type RedoRow = z.infer<typeof redoRowSchema>;
export const redoPageSchema = z.strictObject({
  items: z.array(redoRowSchema),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
});
export type RedoPage = z.infer<typeof redoPageSchema>;

const served = z.strictObject({
  number: z.string(),
  servedOn: localDateSchema,
  outcome: c.opinionOutcomeSchema,
  supplementary: z.boolean(),
  /** null when masked. */
  words: z
    .strictObject({ claims: z.string(), facts: z.string(), opinion: z.string(), legalBasis: z.string() })
    .nullable(),
});
const checkedSchema = z.strictObject({
  step: z.string(),
  on: localDateSchema.nullable(),
  dueOn: localDateSchema.nullable(),
  verdict: z.enum(['OK', 'AMISS', 'NONE']),
  suggests: c.defectSchema.nullable(),
});

export const reviewedClaimSchema = z.strictObject({
  claimId: z.string(),
  seq: z.number().int(),
  subject: c.subjectSchema,
  status: c.claimStatusSchema,
  route: c.claimRouteSchema.nullable(),
  unitName: name.nullable(),
  text: z.string().nullable(),
  opinion: served.nullable(),
  /** null = not in this sample: shown to compare with. */
  sampled: z
    .strictObject({
      because: sampleReasonSchema,
      /** From 0 to below 1; drawn when below the rate of the round. */
      draw: z.number(),
      checks: z.array(checkedSchema),
      defects: z.array(c.defectSchema).nullable(),
      reviewer: z.string().nullable(),
      reviewedOn: localDateSchema.nullable(),
      declined: z.string().nullable(),
      effect: effectSchema,
      due: deadline.nullable(),
      task: z.strictObject({ userTaskKey: z.string(), holder: person.nullable(), submitted: z.boolean() }).nullable(),
      barred: z.string().nullable(),
      mayAct: z.boolean(),
      /** Whether the machines would let a redo be ordered as the claim stands. */
      redoable: z.boolean(),
    })
    .nullable(),
});
export type ReviewedClaim = z.infer<typeof reviewedClaimSchema>;

export const matterReviewSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  month: monthSchema,
  unitId: z.string(),
  rate: z.number().nullable(),
  closedOn: localDateSchema.nullable(),
  rating: c.ratingSchema.nullable(),
  /** What the petitioner wrote; null when masked. */
  petition: z.string().nullable(),
  receivedOn: localDateSchema,
  claims: z.array(reviewedClaimSchema),
  /** What would follow if it were signed, and in case of a redo ordered, today. */
  ifToday: z.strictObject({ fixBy: localDateSchema, redoBy: localDateSchema }),
  /** Until when the petitioner may ask for a review against what was served; null = no such right, or over. */
  reviewUntil: localDateSchema.nullable(),
  position: z.strictObject({
    n: z.number().int(),
    of: z.number().int(),
    before: z.string().nullable(),
    after: z.string().nullable(),
    /** The next matter of the sample that waits for the viewer. */
    next: z.string().nullable(),
  }),
});
export type MatterReview = z.infer<typeof matterReviewSchema>;
