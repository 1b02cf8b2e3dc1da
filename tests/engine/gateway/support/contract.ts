/** The answers as the official client's own schemas want them: every field there, none of a wrong type, none too many. */
import type { z } from 'zod';
import { operationAt, operations, problemSchema } from './operations.ts';

/** What a schema has against a body; one that it would drop a field of is wrong too. */
function expectForm(what: string, schema: z.ZodType, body: unknown): void {
  const parsed = schema.safeParse(body);
  const issues = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  expect({ what, issues }).toEqual({ what, issues: [] });
  expect(parsed.data).toStrictEqual(body);
}

/** Fails unless `body` is an answer of that operation. */
export function expectAnswerOf(operation: string, body: unknown): void {
  const found = operations.find(({ name }) => name === operation);
  if (!found) throw new Error(`The client has no operation ${operation}`);
  expectForm(operation, found.answer, body);
}

/** Fails unless the answer to this request has the form of the API; what is not of the API is free. */
export function expectContract(
  method: string,
  path: string,
  { status, type, body }: { readonly status: number; readonly type: string; readonly body: unknown },
): void {
  const [route = path] = path.split('?');
  if (status >= 400) {
    expect(type).toBe('application/problem+json');
    expectForm(`problem of ${method} ${path}`, problemSchema, body);
    return;
  }
  const operation = operationAt(method, route);
  if (operation) expectForm(operation.name, operation.answer, body);
}
