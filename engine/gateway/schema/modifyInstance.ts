import { z } from 'zod';
import { anyText, elementMapping, jsonObject, key, operationReference, optional, text } from './values.ts';

/** What clients send for "no ancestor given". */
const NO_KEY = '-1';

const ancestor = optional(key.optional()).transform((value) =>
  value === undefined || value === NO_KEY ? null : value,
);

const variableInstructions = optional(
  z.array(z.strictObject({ variables: jsonObject, scopeId: optional(anyText) })),
).transform((found) => (found ?? []).map(({ variables, scopeId }) => ({ scopeElementId: scopeId || null, variables })));

const activate = z
  .strictObject({ elementId: text, ancestorElementInstanceKey: ancestor, variableInstructions })
  .transform(({ elementId, ancestorElementInstanceKey, variableInstructions: variables }) => ({
    elementId,
    ancestorElementInstanceKey,
    variables,
  }));

const terminate = z
  .strictObject({ elementId: optional(text), elementInstanceKey: optional(key.optional()) })
  .refine(
    ({ elementId, elementInstanceKey }) => (elementId === undefined) !== (elementInstanceKey === undefined),
    'exactly one of elementId and elementInstanceKey is needed',
  );

const source = z.discriminatedUnion('sourceType', [
  z.strictObject({ sourceType: z.literal('byId'), sourceElementId: text }),
  z.strictObject({ sourceType: z.literal('byKey'), sourceElementInstanceKey: key }),
]);

const ancestorScope = z.discriminatedUnion('ancestorScopeType', [
  z.strictObject({ ancestorScopeType: z.literal('direct'), ancestorElementInstanceKey: key }),
  z.strictObject({ ancestorScopeType: z.literal('inferred') }),
  z.strictObject({ ancestorScopeType: z.literal('sourceParent') }),
]);

const move = z.strictObject({
  sourceElementInstruction: source,
  targetElementId: text,
  ancestorScopeInstruction: optional(ancestorScope),
  variableInstructions,
});
export type MoveBody = z.infer<typeof move>;
export type TerminateBody = z.infer<typeof terminate>;

/** Body of POST /process-instances/{key}/modification. */
export const modificationBody = z.strictObject({
  activateInstructions: optional(z.array(activate)),
  terminateInstructions: optional(z.array(terminate)),
  moveInstructions: optional(z.array(move)),
  operationReference,
});

/** A migration's target and mapping, as the plan of a batch carries it too. */
export const migrationPlan = z.strictObject({
  targetProcessDefinitionKey: key,
  mappingInstructions: z.array(elementMapping),
});

/** Body of POST /process-instances/{key}/migration. */
export const migrationBody = migrationPlan.extend({ operationReference });
