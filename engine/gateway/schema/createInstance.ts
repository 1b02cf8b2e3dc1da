import { z } from 'zod';
import type { CreateInstanceRequest, DefinitionReference } from '../../runtime/port.ts';
import { anyText, jsonObject, key, operationReference, optional, requestTimeout, tenantId, text } from './values.ts';

const tag = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_\-:.]{0,99}$/, 'a tag is a letter and up to 99 letters, digits or _-:.');

const NEWEST = -1;

const fields = z.strictObject({
  processDefinitionKey: optional(key.optional()),
  processDefinitionId: optional(text),
  processDefinitionVersion: optional(z.number().int().min(NEWEST)),
  variables: optional(jsonObject),
  startInstructions: optional(z.array(z.strictObject({ elementId: text }))),
  runtimeInstructions: optional(
    z.array(
      z.strictObject({
        type: z.literal('TERMINATE_PROCESS_INSTANCE', { error: 'expected TERMINATE_PROCESS_INSTANCE' }).nullish(),
        afterElementId: text,
      }),
    ),
  ),
  awaitCompletion: optional(z.boolean()),
  requestTimeout,
  fetchVariables: optional(z.array(anyText)),
  tags: optional(z.array(tag).max(10, 'at most 10 tags')),
  businessId: optional(anyText.max(256)),
  tenantId,
  operationReference,
});

type Fields = z.infer<typeof fields>;

function definitionOf(body: Fields): DefinitionReference | undefined {
  const { processDefinitionKey, processDefinitionId, processDefinitionVersion } = body;
  if (processDefinitionKey !== undefined)
    return processDefinitionId === undefined ? { processDefinitionKey } : undefined;
  return processDefinitionId === undefined
    ? undefined
    : { processDefinitionId, version: processDefinitionVersion ?? NEWEST };
}

/** Body of POST /process-instances. */
export const createInstanceBody = fields.transform((body, ctx): CreateInstanceRequest => {
  const definition = definitionOf(body);
  if (!definition) {
    ctx.issues.push({
      code: 'custom',
      message: 'exactly one of processDefinitionId and processDefinitionKey is needed',
      input: body,
    });
    return z.NEVER;
  }
  return {
    definition,
    variables: body.variables ?? {},
    startElementIds: (body.startInstructions ?? []).map(({ elementId }) => elementId),
    terminateAfter: (body.runtimeInstructions ?? []).map(({ afterElementId }) => afterElementId),
    tags: body.tags ?? [],
    businessId: body.businessId || null,
    awaitCompletion: body.awaitCompletion ?? false,
    fetchVariables: body.fetchVariables ?? [],
    requestTimeout: body.requestTimeout ?? null,
  };
});
