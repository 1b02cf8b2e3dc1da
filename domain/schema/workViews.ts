/** What the workbench shows: rows of the work list, one task in full, colleagues. Codes; names of staff and units only. */
import { z } from 'zod';
import * as c from './codes.ts';
import { staffActSchema } from './staffActs.ts';
import { instantSchema, localDateSchema } from './time.ts';
import { deadlineStateSchema } from './views.ts';

const name = z.strictObject({ zh: z.string(), en: z.string() });
const person = z.strictObject({ userId: z.string(), name: z.string() });
export type StaffPerson = z.infer<typeof person>;

/** In the order of every list (ux §3). */
export const dueStateSchema = z.enum(['OVER', 'TODAY', 'SOON', 'OK', 'PAUSED', 'NONE']);
export type DueState = z.infer<typeof dueStateSchema>;

/** MINE = taken by me, or waiting for my signature; GROUPS = offered to my roles, those of colleagues included; WATCH = all that I may urge. */
export const workScopeSchema = z.enum(['MINE', 'GROUPS', 'WATCH']);
export type WorkScope = z.infer<typeof workScopeSchema>;

export const workRowSchema = z.strictObject({
  userTaskKey: z.string(),
  /** Key of its contract in domain/jobs: `<processId>/<elementId>` as shipped, whatever a designer called the step. */
  taskKey: z.string(),
  /** What the office calls a step that it drew beside the shipped one of the same task; null = the task's own name. */
  drawnName: z.string().nullable(),
  matterId: z.string(),
  publicNumber: z.string(),
  confidentiality: c.confidentialitySchema,
  channel: c.channelSchema,
  /** null while nothing about the matter may point at a person. */
  colour: c.colourSchema.nullable(),
  subject: c.subjectSchema.nullable(),
  route: c.claimRouteSchema.nullable(),
  unitName: name.nullable(),
  claimSeq: z.number().int().nullable(),
  petitionerCount: z.number().int(),
  due: z.strictObject({
    state: deadlineStateSchema,
    days: z.number().int(),
    on: localDateSchema.nullable(),
    clockRef: z.string().nullable(),
  }),
  state: z.enum(['OFFERED', 'SUBMITTED', 'DONE', 'GONE']),
  holder: person.nullable(),
  coSigners: z.array(person.extend({ answer: z.enum(['ASKED', 'AGREED', 'DECLINED']) })),
  urges: z.number().int(),
  urgedOn: localDateSchema.nullable(),
});
export type WorkRow = z.infer<typeof workRowSchema>;

const counts = z.strictObject({
  OVER: z.number(),
  TODAY: z.number(),
  SOON: z.number(),
  OK: z.number(),
  PAUSED: z.number(),
  NONE: z.number(),
});
export type DueCounts = z.infer<typeof counts>;

export const workListSchema = z.strictObject({
  items: z.array(workRowSchema),
  /** Per deadline state, of the scope that was asked for. */
  counts,
  /** How many tasks each scope has; WATCH is too large to count on every look, and only said to be there. */
  scopes: z.strictObject({ MINE: z.number(), GROUPS: z.number(), WATCH: z.boolean() }),
  nextCursor: z.string().nullable(),
  asOf: instantSchema,
});
export type WorkList = z.infer<typeof workListSchema>;

export const taskDetailSchema = z.strictObject({
  row: workRowSchema,
  /** The form-js form of the task, its data and lists to choose from; null for a task that the application does not know. */
  form: z
    .strictObject({ schema: z.record(z.string(), z.unknown()), data: z.record(z.string(), z.unknown()) })
    .nullable(),
  /** The opinion that was drafted on the claim, for whoever checks or serves it. */
  reading: z
    .strictObject({
      outcome: z.string(),
      opinion: z.strictObject({ claims: z.string(), facts: z.string(), opinion: z.string(), legalBasis: z.string() }),
    })
    .nullable(),
  /** For whom a signature is waited for: what the act would say. */
  toSign: z.record(z.string(), z.unknown()).nullable(),
  acts: z.array(
    z.strictObject({
      kind: staffActSchema,
      on: localDateSchema,
      by: z.string(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      text: z.string().nullable(),
    }),
  ),
  submitted: z.strictObject({ by: z.string(), at: instantSchema }).nullable(),
  may: z.strictObject({ act: z.boolean(), sign: z.boolean(), urge: z.boolean(), hold: z.boolean() }),
});
export type TaskDetail = z.infer<typeof taskDetailSchema>;

export const colleaguesSchema = z.strictObject({ handOver: z.array(person), coSign: z.array(person) });
export type Colleagues = z.infer<typeof colleaguesSchema>;

/** Whether an act would be recorded: null, or the rule that refuses it and the colleague it is about. */
export const actPreviewSchema = z.strictObject({
  userTaskKey: z.string(),
  rule: z.string().nullable(),
  who: z.string().nullable(),
});
export type ActPreview = z.infer<typeof actPreviewSchema>;

/** The person's last act of the last ten minutes, and whether it may be taken back. */
export const lastActSchema = z.strictObject({
  userTaskKey: z.string(),
  taskKey: z.string(),
  matterId: z.string().nullable(),
  /** Completed = the task itself; else a staff act. */
  kind: z.union([z.literal('Completed'), staffActSchema]),
  /** Seconds in which it may still be taken back. */
  secondsLeft: z.number().int(),
  /** Why it may not be taken back, or null. */
  barred: z.strictObject({ rule: z.string(), article: z.string().nullable() }).nullable(),
  /** Whether the flow waits until the time is over. */
  held: z.boolean(),
});
export type LastAct = z.infer<typeof lastActSchema>;
