/** Parts of addresses that change, and what may stand there. */
import type { z } from 'zod';
import { documentIdSchema } from '../../../domain/documents/views.ts';
import * as ids from '../../../domain/schema/ids.ts';
import { engineKeySchema } from '../../../domain/schema/operationViews.ts';
import { contentHashSchema, resourceNameSchema } from '../../../domain/schema/studio.ts';
import { localDateSchema, monthSchema } from '../../../domain/schema/time.ts';
import { yearSchema } from '../routes/admin/calendar.ts';
import { userTaskKeySchema } from '../routes/tasks.ts';

export const pathParameters: Readonly<Record<string, z.ZodType>> = {
  matterId: ids.matterIdSchema,
  clockRef: ids.clockRefSchema,
  attachmentId: ids.attachmentIdSchema,
  documentId: documentIdSchema,
  unitId: ids.unitIdSchema,
  userId: ids.userIdSchema,
  draftId: ids.draftIdSchema,
  commentId: ids.commentIdSchema,
  scenarioId: ids.scenarioIdSchema,
  releaseId: ids.releaseIdSchema,
  moveId: ids.moveIdSchema,
  userTaskKey: userTaskKeySchema,
  definitionKey: engineKeySchema,
  key: engineKeySchema,
  resource: resourceNameSchema,
  hash: contentHashSchema,
  year: yearSchema,
  month: monthSchema,
  on: localDateSchema,
};

export const namesIn = (path: string): readonly string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
