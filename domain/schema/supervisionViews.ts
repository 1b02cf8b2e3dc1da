/** What the supervision desk shows. Every answer is cut to the person before it gets here; what is hidden is not counted. */
import { z } from 'zod';
import * as c from './codes.ts';
import { instantSchema, localDateSchema } from './time.ts';
import { clockViewSchema, timelineItemSchema } from './views.ts';
import { workRowSchema } from './workViews.ts';

const name = z.strictObject({ zh: z.string(), en: z.string() });
/** A count; null = below five and not shown (domain §5, privacy rules 3 and 4). */
const shownCount = z.number().int().nullable();
const post = z.strictObject({ role: c.roleSchema, unitName: name.nullable() });

/** Lists of open user tasks that the figures open. */
export const deskListSchema = z.enum(['OVER', 'SOON', 'REDO', 'DRAFTS', 'FAULT']);
export type DeskList = z.infer<typeof deskListSchema>;

export const rungSchema = z.enum(['REMIND', 'SUPERVISION', 'CIRCULAR', 'INTERVIEW', 'LISTED', 'ACCOUNTABILITY']);

export const ladderRowSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  /** null while nothing about the matter may point at a person. */
  subject: c.subjectSchema.nullable(),
  colour: c.colourSchema.nullable(),
  claimSeq: z.number().int().nullable(),
  unitName: name.nullable(),
  rung: rungSchema,
  /** Whether the rung is a draft that waits for a person. */
  drafted: z.boolean(),
  /** Days past the earliest due day that is over; 0 = none is. */
  daysLate: z.number().int(),
});
export type LadderRow = z.infer<typeof ladderRowSchema>;

export const ladderPageSchema = z.strictObject({
  items: z.array(ladderRowSchema),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type LadderPage = z.infer<typeof ladderPageSchema>;

export const overviewSchema = z.strictObject({
  figures: z.strictObject({
    over: z.number().int(),
    soon: z.number().int(),
    redo: z.number().int(),
    /** Claims whose redo has failed at least once more. */
    redoAgain: z.number().int(),
    drafts: z.number().int(),
    /** Those that the person may decide. */
    draftsMine: z.number().int(),
    faults: z.number().int(),
    /** Duties past their day with no open task at all: the flow has lost them. */
    lost: z.number().int(),
    red: z.number().int(),
    yellow: z.number().int(),
    /** Red matters without a leader in charge. */
    unowned: z.number().int(),
  }),
  ladder: z.strictObject({
    total: z.number().int(),
    /** Rows only while all of them can be drawn. */
    rungs: z.array(z.strictObject({ rung: rungSchema, count: z.number().int(), rows: z.array(ladderRowSchema) })),
  }),
  decided: z.array(
    z.strictObject({
      on: localDateSchema,
      kind: c.measureKindSchema,
      issued: z.boolean(),
      matterId: z.string(),
      publicNumber: z.string(),
      unitName: name.nullable(),
    }),
  ),
  may: z.strictObject({ order: z.boolean(), signs: z.boolean(), forecast: z.boolean() }),
  asOf: instantSchema,
});
export type Overview = z.infer<typeof overviewSchema>;

export const faultSchema = z.strictObject({
  /** LOST = no task at all; the others of domain/supervision/fallback. */
  cause: z.enum(['VACANT', 'DISABLED', 'RECUSED', 'NO_GROUP']),
  posts: z.array(post),
  desk: post.nullable(),
  mayAssign: z.boolean(),
});
export type FaultView = z.infer<typeof faultSchema>;

export const deskPageSchema = z.strictObject({
  items: z.array(workRowSchema),
  /** By task, for those that found nobody. */
  faults: z.record(z.string(), faultSchema),
  /** All rows of the list by unit, the filter left aside; matters that are kept secret stand under no unit. */
  byUnit: z.array(z.strictObject({ unitId: z.string().nullable(), name: name.nullable(), count: shownCount })),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type DeskPage = z.infer<typeof deskPageSchema>;

export const lostPageSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      matterId: z.string(),
      publicNumber: z.string(),
      clockKey: c.clockKeySchema,
      claimSeq: z.number().int().nullable(),
      unitName: name.nullable(),
      dueOn: localDateSchema,
      daysLate: z.number().int(),
    }),
  ),
});
export type LostPage = z.infer<typeof lostPageSchema>;

const expected = z.strictObject({ mean: z.number(), low: z.number(), high: z.number(), unknown: z.number().int() });
const person = z.strictObject({ userId: z.string(), name: z.string() });
export const forecastSchema = z.strictObject({
  until: localDateSchema,
  expected,
  /** Tasks due in the window that were looked at; `more` = there are others beyond the first two thousand. */
  looked: z.number().int(),
  more: z.boolean(),
  byDay: z.array(z.strictObject({ on: localDateSchema, due: z.number().int(), mean: z.number(), spared: z.number() })),
  byUnit: z.array(
    z.strictObject({
      unitId: z.string(),
      name: name.nullable(),
      mean: z.number(),
      after: z.number(),
      /** Step at which most of it is lost. */
      worstTaskKey: z.string().nullable(),
    }),
  ),
  likely: z.array(
    z.strictObject({
      userTaskKey: z.string(),
      matterId: z.string(),
      publicNumber: z.string(),
      taskKey: z.string(),
      unitName: name.nullable(),
      holder: z.string().nullable(),
      dueOn: localDateSchema,
      chance: z.number(),
      n: z.number().int(),
      basis: z.enum(['STEP_AND_UNIT', 'STEP', 'NONE']),
      median: z.number().nullable(),
      p80: z.number().nullable(),
    }),
  ),
  move: z
    .strictObject({
      from: person,
      to: person,
      unitName: name.nullable(),
      keys: z.array(z.string()),
      before: expected,
      after: expected,
      loads: z.strictObject({
        from: z.tuple([z.number(), z.number()]),
        to: z.tuple([z.number(), z.number()]),
      }),
      paceKnown: z.boolean(),
    })
    .nullable(),
  /** Whose work could go to whom, for another proposal. */
  people: z.array(
    person.extend({ unitId: z.string(), load: z.number().int(), done: z.number().int(), due: z.number().int() }),
  ),
  asOf: instantSchema,
});
export type ForecastView = z.infer<typeof forecastSchema>;

export const colouredRowSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  colour: c.colourSchema,
  /** Why, as DT-05 names it. */
  factors: z.array(z.string()),
  since: localDateSchema.nullable(),
  status: c.matterStatusSchema,
  unitNames: z.array(name),
  petitionerCount: z.number().int(),
  owner: z.strictObject({ name: z.string(), planDueOn: localDateSchema, days: z.number().int() }).nullable(),
});
export type ColouredRow = z.infer<typeof colouredRowSchema>;
export const colouredPageSchema = z.strictObject({
  items: z.array(colouredRowSchema),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type ColouredPage = z.infer<typeof colouredPageSchema>;

export const signKindSchema = z.enum([
  'LATE_EXTENSION',
  'CLOSED_AND_BACK',
  'COPIED_REPLY',
  'BOUNCE_RING',
  'HAND_RING',
  'ASKED_THE_PLEASED',
]);
export const signRowSchema = z.strictObject({
  id: z.string(),
  kind: signKindSchema,
  matterId: z.string(),
  publicNumber: z.string(),
  other: z.strictObject({ matterId: z.string(), publicNumber: z.string() }).nullable(),
  claimSeq: z.number().int().nullable(),
  unitName: name.nullable(),
  foundOn: localDateSchema,
  figures: z.record(z.string(), z.number()),
  evidence: z.array(z.strictObject({ type: z.string(), at: instantSchema, on: localDateSchema })),
});
export type SignRow = z.infer<typeof signRowSchema>;
export const signPageSchema = z.strictObject({
  items: z.array(signRowSchema),
  /** Only on the first page: signs that no single matter shows. */
  units: z.array(
    z.strictObject({
      unitName: name.nullable(),
      upheld: z.number(),
      other: z.number(),
      n: z.strictObject({ upheld: z.number().int(), other: z.number().int() }),
    }),
  ),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type SignPage = z.infer<typeof signPageSchema>;

/** What a person is asked to sign, on what evidence, with what effect. */
export const decisionViewSchema = z.strictObject({
  row: workRowSchema,
  kind: z.union([c.measureKindSchema, z.literal('REDO')]),
  because: z.string().nullable(),
  draftedOn: localDateSchema.nullable(),
  /** The late limit that it is about, with its receipt. */
  clock: clockViewSchema.nullable(),
  evidence: z.array(timelineItemSchema),
  /** What the unit has answered to a supervision order. */
  unitSaid: z.string().nullable(),
  defects: z.array(c.defectSchema),
  effect: z.strictObject({
    article: z.string(),
    answerBy: localDateSchema.nullable(),
    renewTo: localDateSchema.nullable(),
    redoBy: localDateSchema.nullable(),
  }),
  /** Which form the act fills in: a measure, a redo circular with its renewal, the order to redo. */
  form: z.enum(['MEASURE', 'REDO_CIRCULAR', 'REDO_ORDER']),
  mayDecide: z.boolean(),
  /** Another of mine that waits, after this one. */
  position: z.strictObject({ n: z.number().int(), of: z.number().int(), next: z.string().nullable() }),
});
export type DecisionView = z.infer<typeof decisionViewSchema>;

/** A supervision order (督办) that a supervisor opens on a claim, or on the bureau's own part of the matter. */
export const orderBodySchema = z.strictObject({
  matterId: z.string(),
  claimId: z.string().nullable(),
  ground: c.supervisionGroundSchema,
});
export type OrderBody = z.infer<typeof orderBodySchema>;
/** What the order would be about, and the rule that would refuse it; null = none. */
export const orderPreviewSchema = z.strictObject({
  userTaskKey: z.string(),
  matterId: z.string(),
  claimId: z.string().nullable(),
  rule: z.string().nullable(),
});
