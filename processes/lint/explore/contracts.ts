/** What domain/jobs says of process variables: which names may exist, of which type, and who writes them. */
import { z } from 'zod';
import { calledFlows } from '../../../domain/jobs/flows.ts';
import { jobs, type JobContract } from '../../../domain/jobs/jobs.ts';
import { userTasks, type UserTaskContract } from '../../../domain/jobs/userTasks.ts';
import * as v from '../../../domain/jobs/variables.ts';
import { messages } from '../../../domain/schema/messages.ts';

type Shape = Readonly<Record<string, z.ZodType>>;
const shapeOf = (schema: z.ZodObject): Shape => schema.shape;

const jobContracts: Readonly<Record<string, JobContract>> = jobs;
const flowContracts: Readonly<Record<string, z.ZodObject>> = calledFlows;
const messageContracts: Readonly<Record<string, { readonly variables: z.ZodObject }>> = messages;

export const jobContract = (type: string): JobContract | undefined =>
  Object.hasOwn(jobContracts, type) ? jobContracts[type] : undefined;

/** What a message carries; undefined when the case store does not publish it. */
export const messageShape = (name: string): Shape | undefined =>
  Object.hasOwn(messageContracts, name) ? shapeOf(messageContracts[name]!.variables) : undefined;

/** What a called flow may rely on. */
export const flowShape = (processId: string): Shape | undefined =>
  Object.hasOwn(flowContracts, processId) ? shapeOf(flowContracts[processId]!) : undefined;

/** Results of decisions, by the variable that they are kept in. */
const decisionResults: Shape = {
  acceptanceResult: v.acceptanceResultSchema,
  routeResult: v.routeResultSchema,
  unitResult: v.unitResultSchema,
  colourResult: v.colourResultSchema,
  escalationResult: v.escalationResultSchema,
};

const everyShape: readonly Shape[] = [
  ...Object.values(messageContracts).map(({ variables }) => shapeOf(variables)),
  ...Object.values(jobContracts).flatMap(({ input, output }) => [shapeOf(output), shapeOf(input)]),
  ...Object.values<UserTaskContract>(userTasks).map(({ variables }) => shapeOf(variables)),
  ...Object.values(flowContracts).map(shapeOf),
  decisionResults,
];
const byName = new Map<string, z.ZodType[]>();
for (const shape of everyShape)
  for (const [name, schema] of Object.entries(shape)) byName.set(name, [...(byName.get(name) ?? []), schema]);

/** What the contracts say of a name, each in its own place. */
export const schemasOf = (name: string): readonly z.ZodType[] => byName.get(name) ?? [];

/** The allow-list: every variable name that some contract declares. */
export const allowedVariables: ReadonlySet<string> = new Set(byName.keys());

/** Without the wrappers that say that a value may be absent. */
export function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault)
    return bare(schema.unwrap() as z.ZodType);
  return schema;
}

export function isNullable(schema: z.ZodType | undefined): boolean {
  if (!schema) return true;
  const known = nullable.get(schema);
  if (known !== undefined) return known;
  const is = schema.safeParse(null).success;
  nullable.set(schema, is);
  return is;
}
const nullable = new WeakMap<z.ZodType, boolean>();

/**
 * The types at a path such as `routedClaims[0].route`: one for each contract that declares the first name, since the value may be
 * that of any; empty when none says.
 */
export function schemasAt(path: string): readonly z.ZodType[] {
  const known = atPath.get(path);
  if (known) return known;
  const [root = '', ...rest] = path.replaceAll('[', '.[').split('.');
  const found = schemasOf(root).flatMap((schema) => walkTo(schema, rest) ?? []);
  atPath.set(path, found);
  return found;
}

const atPath = new Map<string, readonly z.ZodType[]>();
function walkTo(from: z.ZodType, path: readonly string[]): z.ZodType | undefined {
  let at: z.ZodType | undefined = from;
  for (const part of path) {
    const schema: z.ZodType | undefined = at && bare(at);
    if (part.startsWith('[')) at = schema instanceof z.ZodArray ? (schema.element as z.ZodType) : undefined;
    else if (schema instanceof z.ZodObject) at = shapeOf(schema)[part];
    else if (schema instanceof z.ZodRecord) at = schema.valueType as z.ZodType;
    else at = undefined;
  }
  return at;
}

/** Whether the value at a path may be null: if any contract allows it, or none says. */
export const mayBeNullAt = (path: string): boolean => {
  const schemas = schemasAt(path);
  return schemas.length === 0 || schemas.some(isNullable);
};

/** Whether every contract that declares the path declares it as this type. */
export const isTypeAt = (path: string, type: z.ZodType): boolean => {
  const schemas = schemasAt(path);
  return schemas.length > 0 && schemas.every((schema) => bare(schema) === type);
};

/** Every value at a path that some contract names; null when one of them has too many to name. */
export function valuesAt(path: string): readonly (string | boolean)[] | null {
  const each = schemasAt(path).map(valuesOf);
  if (each.length === 0 || each.includes(null)) return null;
  return [...new Set(each.flatMap((values) => values ?? []))];
}

/** Every value of a type that has few (a code or a boolean), without null; null when there are too many to name. */
export function valuesOf(schema: z.ZodType | undefined): readonly (string | boolean)[] | null {
  const type = schema && bare(schema);
  if (type instanceof z.ZodBoolean) return [true, false];
  if (type instanceof z.ZodEnum) return type.options as readonly string[];
  if (type instanceof z.ZodLiteral) return [...type.values] as readonly string[];
  return null;
}
