import type { z } from 'zod';

/** What is wrong with one field. */
export interface FieldIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const fieldIssues = (issue: z.core.$ZodIssue): FieldIssue[] =>
  issue.code === 'unrecognized_keys'
    ? issue.keys.map((key) => ({ path: [...issue.path, key], message: 'unknown field' }))
    : [{ path: issue.path, message: issue.message }];

/** The issues of a failed parse, one for each field, unknown fields by their names. */
export const issuesOf = (error: z.ZodError): FieldIssue[] => error.issues.flatMap(fieldIssues);

/** Reports in a transform what a parse inside of it found. */
export function passOn(ctx: z.core.$RefinementCtx, error: z.ZodError, input: unknown): void {
  for (const { path, message } of issuesOf(error)) ctx.issues.push({ code: 'custom', path: [...path], message, input });
}
