/** Small answers around matters, tasks and sign-in that are put together in their routes. */
import { z } from 'zod';
import type { RecusalOptions } from '../../../../domain/access/recusal.ts';
import { documentRowSchema } from '../../../../domain/documents/views.ts';
import { instantSchema, localDateSchema } from '../../../../domain/schema/time.ts';
import { orderPreviewSchema } from '../../../../domain/schema/supervisionViews.ts';
import { flowViewSchema, taskViewSchema } from '../../../../domain/schema/views.ts';
import { actPreviewSchema, lastActSchema } from '../../../../domain/schema/workViews.ts';

export const openedSchema = z.strictObject({ until: instantSchema });
export const recusalOptionsSchema = z.strictObject({
  recused: z.array(
    z.strictObject({
      userId: z.string(),
      name: z.string(),
      kind: z.enum(['DECLARED', 'DECIDED']),
      reason: z.string(),
      on: localDateSchema,
      mayLift: z.boolean(),
    }),
  ),
  people: z.array(z.strictObject({ userId: z.string(), name: z.string() })),
}) satisfies z.ZodType<RecusalOptions>;
export const flowsSchema = z.strictObject({ items: z.array(flowViewSchema) });
export const documentsSchema = z.strictObject({ items: z.array(documentRowSchema) });

export const openTasksSchema = z.strictObject({ items: z.array(taskViewSchema) });
/** Whether the same act had been recorded before. */
export const replayedSchema = z.strictObject({ replayed: z.boolean() });
export const actPreviewsSchema = z.strictObject({ items: z.array(actPreviewSchema) });
export const orderPreviewsSchema = z.strictObject({ items: z.array(orderPreviewSchema) });
export const lastActAnswerSchema = z.strictObject({ lastAct: lastActSchema.nullable() });

export const waysSchema = z.strictObject({ local: z.boolean(), issuer: z.boolean() });
