/** What the process studio answers beyond the things of domain/schema/studio, as schemas. */
import { z } from 'zod';
import { commentIdSchema, scenarioIdSchema, userIdSchema } from '../../../../domain/schema/ids.ts';
import {
  checkReportSchema,
  closedCaseSchema,
  contentHashSchema,
  fileVersionSchema,
  moveMappingSchema,
  movePreviewRowSchema,
  moveSchema,
  releaseSchema,
  resourceNameSchema,
  scenarioSchema,
} from '../../../../domain/schema/studio.ts';
import type {
  Checked,
  DraftSaved,
  MovePreview,
  RunningVersion,
  Template,
} from '../../../../domain/schema/studioViews.ts';
import { instantSchema } from '../../../../domain/schema/time.ts';
import type { ClosedCasePage, DraftSave } from '../../../../domain/store/index.ts';

const count = z.number().int();
const words = z.strictObject({ zh: z.string(), en: z.string() });
const person = z.strictObject({ userId: userIdSchema, name: z.string() });
const itemsOf = <S extends z.ZodType>(item: S) => z.strictObject({ items: z.array(item) });

export const templatesSchema = itemsOf(
  z.strictObject({ template: z.string(), name: words, explanation: words }) satisfies z.ZodType<Template>,
);
export const versionsSchema = itemsOf(fileVersionSchema);
export const contentSchema = z.strictObject({
  resource: resourceNameSchema,
  hash: contentHashSchema,
  content: z.string(),
});
export const runningSchema = itemsOf(
  z.strictObject({
    version: count,
    definitionKey: z.string(),
    hash: z.string(),
    state: fileVersionSchema.shape.state,
    count,
    elements: z.array(z.strictObject({ elementId: z.string(), active: count, incidents: count })),
  }) satisfies z.ZodType<RunningVersion>,
);
export const closedCasesSchema = z.strictObject({
  items: z.array(closedCaseSchema),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<ClosedCasePage>;
export const scenariosSchema = itemsOf(scenarioSchema);
export const scenarioAddedSchema = z.strictObject({ scenarioId: scenarioIdSchema });

export const checkedSchema = z.strictObject({
  report: checkReportSchema,
  problems: z.array(
    z.strictObject({
      elementId: z.string().nullable(),
      severity: z.enum(['ERROR', 'WARNING', 'OPEN']),
      rule: z.string(),
      message: words,
      article: z.string().nullable(),
    }),
  ),
}) satisfies z.ZodType<Checked>;
export const contentSavedSchema = z.strictObject({
  rev: count,
  savedAt: instantSchema,
  lockedUntil: instantSchema,
}) satisfies z.ZodType<DraftSaved>;
export const savesSchema = itemsOf(
  z.strictObject({
    rev: count,
    hash: z.string(),
    savedBy: person,
    savedAt: z.string(),
  }) satisfies z.ZodType<DraftSave>,
);
export const lockedSchema = z.strictObject({ until: z.string(), takenFrom: z.string().nullable() });
export const commentAddedSchema = z.strictObject({ commentId: commentIdSchema });
export const answerersSchema = itemsOf(person);

export const releasesSchema = itemsOf(releaseSchema);
export const movesSchema = itemsOf(moveSchema);
export const movePreviewSchema = z.strictObject({
  mapping: moveMappingSchema,
  unmapped: z.array(z.string()),
  total: count,
  movable: count,
  refused: count,
  items: z.array(movePreviewRowSchema),
  asOf: instantSchema,
}) satisfies z.ZodType<MovePreview>;
