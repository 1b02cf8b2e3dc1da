/** What the pages see of documents. Texts only where the viewer reads the matter in full. */
import { z } from 'zod';
import { documentKinds, documentParts } from './kinds.ts';
import { localDateSchema } from '../schema/time.ts';

const documentKindSchema = z.enum(documentKinds);
const documentPartSchema = z.enum(documentParts);
const name = z.strictObject({ zh: z.string(), en: z.string() });
export const documentIdSchema = z.string().regex(/^[A-Z_]{5,30}-\d{1,3}-\d{1,3}$/);

export const documentRowSchema = z.strictObject({
  documentId: documentIdSchema,
  kind: documentKindSchema,
  claimSeq: z.number().int(),
  /** null = a draft. */
  number: z.string().nullable(),
  servedOn: localDateSchema.nullable(),
  unitName: name.nullable(),
  missing: z.array(documentPartSchema),
  /** Whether the viewer may read and download it. */
  open: z.boolean(),
});
export type DocumentRow = z.infer<typeof documentRowSchema>;

export const documentViewSchema = z.strictObject({
  row: documentRowSchema,
  title: z.string(),
  recipient: z.string().nullable(),
  sections: z.array(z.strictObject({ part: documentPartSchema, heading: z.string(), paragraphs: z.array(z.string()) })),
  parts: z.array(
    z.strictObject({ part: documentPartSchema, article: z.string(), state: z.enum(['THERE', 'MISSING', 'DOUBTFUL']) }),
  ),
});
export type DocumentView = z.infer<typeof documentViewSchema>;
