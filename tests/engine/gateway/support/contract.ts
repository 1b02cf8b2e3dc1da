/** The answers as the official client's own schemas (Apache-2.0, generated from the 8.9 API) want them. */
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { z } from 'zod';

const dist = dirname(createRequire(import.meta.url).resolve('@camunda8/orchestration-cluster-api'));
const file = readdirSync(dist).find((name) => /^zod\.gen-.*\.js$/.test(name)) ?? 'missing';
const schemas = (await import(join(dist, file))) as Record<string, z.ZodType>;

/**
 * Fails unless `body` is an answer of that operation: every field there, none of a wrong type, and none that the
 * schema does not know (which it would drop when parsing).
 */
export function expectAnswerOf(operation: string, body: unknown): void {
  const schema = schemas[`z${operation}Response`];
  if (!schema) throw new Error(`The client has no operation ${operation}`);
  const parsed = schema.safeParse(body);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  expect({ operation, issues }).toEqual({ operation, issues: [] });
  expect(parsed.data).toStrictEqual(body);
}
