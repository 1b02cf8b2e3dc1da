/** The deadline receipt, and the drafts of forms that several people may write on. */
import { z } from 'zod';
import * as c from './codes.ts';
import { instantSchema, localDateSchema } from './time.ts';
import { clockViewSchema } from './views.ts';

const name = z.strictObject({ zh: z.string(), en: z.string() });

const countedDaySchema = z.strictObject({
  on: localDateSchema,
  kind: z.enum(['WORKDAY', 'MAKE_UP', 'WEEKEND', 'HOLIDAY']),
  name: name.nullable(),
  as: z.enum(['START', 'COUNTED', 'SKIPPED', 'PAUSED', 'ROLLED']),
  n: z.number().int().nullable(),
});

/** One rule's part of the sum: the 60 days, then the extension that follows them. */
export const receiptPartSchema = z.strictObject({
  clockRef: z.string(),
  clockKey: c.clockKeySchema,
  name,
  startsOn: localDateSchema,
  length: z.number().int(),
  unit: z.enum(['CD', 'WD', 'M', 'Y']),
  extraDays: z.number().int(),
  lengthEnd: localDateSchema,
  end: localDateSchema,
  dueOn: localDateSchema,
  days: z.array(countedDaySchema),
});
export type ReceiptPart = z.infer<typeof receiptPartSchema>;
export type ReceiptDay = z.infer<typeof countedDaySchema>;

/** Whether the day can still move, and by what. */
export const receiptMoveSchema = z.strictObject({
  by: z.enum(['EXTENSION', 'HEARING', 'RENEWAL', 'CALENDAR', 'NOTHING']),
  /** OPEN = it may be asked for · ASKED = asked, not decided · USED = done, no second time · OVER = too late or stopped. */
  state: z.enum(['OPEN', 'ASKED', 'USED', 'OVER']),
  article: z.string(),
});

export const deadlineReceiptSchema = z.strictObject({
  clock: clockViewSchema,
  responsible: z.strictObject({ role: c.roleSchema, unitName: name.nullable() }),
  /** What started the first part; null where the history does not say. */
  started: z
    .strictObject({ type: z.string(), on: localDateSchema, role: c.roleSchema, unitName: name.nullable() })
    .nullable(),
  /** Oldest first; the last is the clock itself. */
  parts: z.array(receiptPartSchema).min(1),
  hearings: z.array(z.strictObject({ fromOn: localDateSchema, toOn: localDateSchema })),
  move: receiptMoveSchema,
  /** What today's table of working days would give, where that is another day than the one in force. */
  recount: localDateSchema.nullable(),
  /** When the clock is looked at next; null = no more. */
  nextCheckAt: instantSchema.nullable(),
  today: localDateSchema,
});
export type DeadlineReceipt = z.infer<typeof deadlineReceiptSchema>;

export const draftSavedSchema = z.strictObject({ version: z.number().int(), at: instantSchema });
export type DraftSaved = z.infer<typeof draftSavedSchema>;

/** The latest save of a form; version 0 = nobody has saved. */
export const draftViewSchema = z.strictObject({
  version: z.number().int(),
  by: z.string().nullable(),
  mine: z.boolean(),
  at: instantSchema.nullable(),
  /** null where the viewer does not read the texts of the matter. */
  form: z.record(z.string(), z.unknown()).nullable(),
});
export type DraftView = z.infer<typeof draftViewSchema>;

export const editingViewSchema = z.strictObject({
  others: z.array(z.strictObject({ name: z.string(), since: instantSchema })),
  version: z.number().int(),
});
export type EditingView = z.infer<typeof editingViewSchema>;
/** Body of a save. */
export const draftBodySchema = z.strictObject({ form: z.record(z.string(), z.unknown()) });
