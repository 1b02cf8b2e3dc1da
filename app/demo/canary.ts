/**
 * The demo's canary: in every free field of every case stands a mark that occurs nowhere else, and every case has a phone number of
 * its own, so that a test can look wherever personal data must not be. The cases tell their stories in plain words; marks are put on
 * by schema when an act is sent, so that a field added later has one too.
 */
import { z } from 'zod';
import { userTasks, type UserTaskKey } from '../../domain/jobs/userTasks.ts';
import { intakeSchema, type IntakeBody } from '../../domain/schema/intake.ts';

/** Keys and, inside a list, positions from the form down to one of its fields. */
type Path = readonly (string | number)[];
/** Gives a free field its value; undefined = leave the field out. */
type Fill = (value: string | undefined, path: Path) => string | undefined;

/** What every mark begins with. */
export const CANARY = 'canary-ac-';

/** `canary-ac-02-claim-review.task-fix.note`: the mark says where it leaked from. List positions are left out: all items share one. */
export const markOf = (caseId: string, form: string, path: Path): string =>
  `canary-${caseId.toLowerCase()}-${[...form.split('/'), ...path.filter((part) => typeof part === 'string')].join('.')}`;

/** The number of a case's petitioner; no such numbers are assigned. */
export const phoneOf = (caseId: string): string => `1390000${caseId.replace(/\D/g, '').padStart(4, '0')}`;

/** A string that nothing but its length limits: what a person types there is theirs, not a code. */
const isFree = (schema: z.ZodType): boolean => schema instanceof z.ZodString && schema.format === null;

function unwrap(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodPrefault
  )
    inner = inner.unwrap() as z.ZodType;
  return inner;
}

/** Fills the free fields of a value, those that it leaves out too; everything else stays as it is. */
function fillFree(schema: z.ZodType, value: unknown, fill: Fill, path: Path = []): unknown {
  const inner = unwrap(schema);
  if (isFree(inner)) return fill(typeof value === 'string' ? value : undefined, path);
  if (inner instanceof z.ZodObject) {
    const given = (value ?? {}) as Readonly<Record<string, unknown>>;
    const filled = Object.entries(inner.shape as Readonly<Record<string, z.ZodType>>)
      .map(([key, field]) => [key, fillFree(field, given[key], fill, [...path, key])] as const)
      .filter(([, field]) => field !== undefined);
    return { ...given, ...Object.fromEntries(filled) };
  }
  if (inner instanceof z.ZodArray && Array.isArray(value))
    return value.map((item, n) => fillFree(inner.element as z.ZodType, item, fill, [...path, n]));
  return value;
}

/** A field that the story empties on purpose (an opinion without legal basis) stays empty. */
const planted =
  (caseId: string, form: string): Fill =>
  (value, path) => {
    if (value === '') return value;
    if (path.at(-1) === 'phone') return phoneOf(caseId);
    return `${value ?? '—'} ${markOf(caseId, form, path)}`;
  };

/** An intake with the canary of its case in every free field. */
export const plantIntake = (caseId: string, intake: IntakeBody): IntakeBody =>
  fillFree(intakeSchema, intake, planted(caseId, 'intake')) as IntakeBody;

/** The form of a user task with the canary of its case in every free field. */
export const plantForm = (
  caseId: string,
  key: UserTaskKey,
  form: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> =>
  fillFree(userTasks[key].form, form, planted(caseId, key)) as Readonly<Record<string, unknown>>;
