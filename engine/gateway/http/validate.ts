import type { Request } from 'express';
import type { z } from 'zod';
import { type FieldIssue, issuesOf } from '../schema/issues.ts';
import { hasNul, readKey } from '../schema/values.ts';
import { invalidArgument } from './problem.ts';

const MOST_ISSUES = 10;

const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${String(part)}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '');

const explain = ({ path, message }: FieldIssue): string =>
  path.length > 0 ? `${pathText(path)}: ${message}` : message;

/** The body as the schema reads it; no body counts as `{}`. Throws a problem that names each wrong field by its path. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body ?? {});
  if (result.success) return result.data;
  throw invalidArgument(issuesOf(result.error).slice(0, MOST_ISSUES).map(explain).join('; '));
}

/** A path parameter as text. Throws a problem when no column could hold it. */
export function textParam(req: Request, name: string): string {
  const value = req.params[name];
  if (typeof value === 'string' && !hasNul(value)) return value;
  throw invalidArgument(`${name}: must not contain U+0000`);
}

/** A path parameter that is a key. Throws a problem when it is not one. */
export function keyParam(req: Request, name: string): string {
  const value = textParam(req, name);
  const key = readKey(value);
  if (key === undefined) throw invalidArgument(`${name}: '${value}' is not a key (decimal digits)`);
  return key;
}

/** A query parameter that is true or false; absent = `fallback`. */
export function booleanQuery(req: Request, name: string, fallback: boolean): boolean {
  const value = req.query[name];
  if (value === undefined) return fallback;
  if (value === 'true' || value === 'false') return value === 'true';
  throw invalidArgument(`${name}: expected true or false`);
}
