/** What the administration answers, as schemas. */
import { z } from 'zod';
import { auditActSchema } from '../../../../domain/audit/acts.ts';
import type { ChainVerdict } from '../../../../domain/audit/verify.ts';
import type { AuditLine, AuditList, SignedHead } from '../../../../domain/audit/views.ts';
import {
  calendarDayBodySchema,
  personBodySchema,
  unitBodySchema,
  type CalendarDay,
  type CalendarPreview,
  type CalendarYear,
  type PeopleList,
  type PersonRow,
  type UnitRecord,
  type WithPassword,
} from '../../../../domain/schema/administration.ts';
import { localDateSchema } from '../../../../domain/schema/time.ts';

const count = z.number().int();

export const unitRecordSchema = unitBodySchema.extend({
  unitId: z.string(),
  version: count,
  closedOn: localDateSchema.nullable(),
  people: count,
}) satisfies z.ZodType<UnitRecord>;
export const unitListSchema = z.strictObject({ items: z.array(unitRecordSchema) });

export const personRowSchema = personBodySchema.extend({
  userId: z.string(),
  account: z.string(),
  version: count,
  disabled: z.boolean(),
  temporary: z.boolean(),
}) satisfies z.ZodType<PersonRow>;
export const withPasswordSchema = z.strictObject({
  person: personRowSchema,
  password: z.string(),
}) satisfies z.ZodType<WithPassword>;
export const peopleListSchema = z.strictObject({
  items: z.array(personRowSchema),
  nextCursor: z.string().nullable(),
}) satisfies z.ZodType<PeopleList>;

export const calendarDaySchema = calendarDayBodySchema.extend({
  source: z.enum(['STATE_COUNCIL', 'LOCAL']),
  withdrawn: z.boolean(),
  version: count,
}) satisfies z.ZodType<CalendarDay>;
export const calendarYearSchema = z.strictObject({
  year: count,
  published: z.boolean(),
  days: z.array(calendarDaySchema),
  version: z.string(),
}) satisfies z.ZodType<CalendarYear>;
export const calendarPreviewSchema = z.strictObject({
  openClocks: count,
  different: count,
}) satisfies z.ZodType<CalendarPreview>;

export const auditLineSchema = z.strictObject({
  n: count,
  at: z.string(),
  actorId: z.string(),
  actorName: z.string(),
  actorRole: z.string().nullable(),
  actorUnitId: z.string().nullable(),
  act: auditActSchema,
  objectId: z.string().nullable(),
  objectName: z.string().nullable(),
  outcome: z.enum(['DONE', 'REFUSED']),
  reason: z.string().nullable(),
  hash: z.string(),
}) satisfies z.ZodType<AuditLine>;
export const auditListSchema = z.strictObject({
  items: z.array(auditLineSchema),
  nextCursor: count.nullable(),
}) satisfies z.ZodType<AuditList>;

const at = { n: count };
export const chainVerdictSchema = z.strictObject({
  entries: count,
  head: z.strictObject({ n: count, hash: z.string() }),
  faults: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('MISSING'), from: count, to: count }),
      z.strictObject({
        kind: z.enum(['CHANGED', 'BROKEN_LINK', 'OUT_OF_ORDER', 'HEAD_DIFFERS', 'BEYOND_HEAD']),
        ...at,
      }),
    ]),
  ),
}) satisfies z.ZodType<ChainVerdict>;
export const signedHeadSchema = z.strictObject({
  statement: z.string(),
  signature: z.string(),
  keyId: z.string(),
}) satisfies z.ZodType<SignedHead>;
