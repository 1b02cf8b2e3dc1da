/** What the application's API shows (GET answers). Masked by domain/access before it gets here; never free text of a sealed matter. */
import { z } from 'zod';
import * as c from './codes.ts';
import { instantSchema, localDateSchema } from './time.ts';

const name = z.strictObject({ zh: z.string(), en: z.string() });
export const deadlineStateSchema = z.enum([
  'OVER',
  'TODAY',
  'SOON',
  'OK',
  'PAUSED',
  'MET',
  'MET_LATE',
  'LAPSED',
  'NONE',
]);
export type DeadlineState = z.infer<typeof deadlineStateSchema>;

/** A clock as a deadline receipt shows it. `days` = days left (negative: overdue). */
export const clockViewSchema = z.strictObject({
  clockRef: z.string(),
  clockKey: c.clockKeySchema,
  name,
  claimSeq: z.number().int().nullable(),
  startsOn: localDateSchema,
  dueOn: localDateSchema,
  length: z.number().int(),
  unit: z.enum(['CD', 'WD', 'M', 'Y']),
  roll: z.enum(['NONE', 'NEXT_WORKING_DAY']),
  article: z.string(),
  statutory: z.boolean(),
  ruleVersion: z.string(),
  state: deadlineStateSchema,
  days: z.number().int(),
  moves: z.array(
    z.strictObject({ fromDueOn: localDateSchema, reason: c.clockMoveReasonSchema, days: z.number().int() }),
  ),
  supersededBy: z.string().nullable(),
  stoppedOn: localDateSchema.nullable(),
});
export type ClockView = z.infer<typeof clockViewSchema>;

export const matterRowSchema = z.strictObject({
  matterId: z.string(),
  publicNumber: z.string(),
  channel: c.channelSchema,
  matterType: c.matterTypeSchema,
  confidentiality: c.confidentialitySchema,
  receivedOn: localDateSchema,
  status: c.matterStatusSchema,
  colour: c.colourSchema.nullable(),
  routes: z.array(c.claimRouteSchema),
  unitNames: z.array(name),
  petitionerCount: z.number().int(),
  contacts: z.number().int(),
  nextDue: z
    .strictObject({
      clockKey: c.clockKeySchema,
      name,
      dueOn: localDateSchema,
      state: deadlineStateSchema,
      days: z.number().int(),
    })
    .nullable(),
});
export type MatterRow = z.infer<typeof matterRowSchema>;
export const matterListSchema = z.strictObject({
  items: z.array(matterRowSchema),
  total: z.number().int(),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type MatterList = z.infer<typeof matterListSchema>;

export const claimViewSchema = z.strictObject({
  claimId: z.string(),
  seq: z.number().int(),
  subject: c.subjectSchema,
  status: c.claimStatusSchema,
  route: c.claimRouteSchema.nullable(),
  unitName: name.nullable(),
  simplified: z.boolean(),
  /** null when masked. */
  text: z.string().nullable(),
});
export const timelineItemSchema = z.strictObject({
  at: instantSchema,
  on: localDateSchema,
  type: z.string(),
  actorRole: c.roleSchema,
  actorUnit: name.nullable(),
  claimSeq: z.number().int().nullable(),
  /** Codes, dates and numbers of the event, ready for translation; no sealed field. */
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;
export const flowViewSchema = z.strictObject({
  processInstanceKey: z.string(),
  processId: z.string(),
  processDefinitionKey: z.string(),
  state: z.enum(['ACTIVE', 'COMPLETED', 'TERMINATED']),
  hasIncident: z.boolean(),
});
export type FlowView = z.infer<typeof flowViewSchema>;

export const matterViewSchema = z.strictObject({
  row: matterRowSchema,
  version: z.number().int(),
  petitioner: z.strictObject({ name: z.string().nullable(), text: z.string().nullable() }),
  claims: z.array(claimViewSchema),
  clocks: z.array(clockViewSchema),
  /** In order of creation, as `due` of the demo's JSON. */
  due: z.array(
    z.strictObject({
      claim: z.number().int().nullable(),
      key: c.clockKeySchema,
      on: localDateSchema,
      supersededBy: c.clockKeySchema.optional(),
    }),
  ),
  timeline: z.array(timelineItemSchema),
  colours: z.array(c.colourSchema),
});
export type MatterView = z.infer<typeof matterViewSchema>;

/** Where a flow stands: the diagram and the state of its elements. */
export const flowPositionSchema = z.strictObject({
  processId: z.string(),
  xml: z.string(),
  elements: z.array(
    z.strictObject({
      elementId: z.string(),
      active: z.number().int(),
      completed: z.number().int(),
      incidents: z.number().int(),
    }),
  ),
});
export type FlowPosition = z.infer<typeof flowPositionSchema>;

export const taskViewSchema = z.strictObject({
  userTaskKey: z.string(),
  taskKey: z.string(),
  matterId: z.string(),
  publicNumber: z.string(),
  claimId: z.string().nullable(),
  claimSeq: z.number().int().nullable(),
  contactId: z.string().nullable(),
  dueAt: z.string().nullable(),
  groups: z.array(z.string()),
  state: z.enum(['OFFERED', 'SUBMITTED']),
});
export type TaskView = z.infer<typeof taskViewSchema>;

export const sessionSchema = z.strictObject({
  userId: z.string(),
  account: z.string(),
  displayName: z.string(),
  roles: z.array(z.strictObject({ role: c.roleSchema, unitId: z.string() })),
  businessTime: instantSchema,
  demo: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;
