/** The variables that expressions of a process may read: what it begins with, and what its steps, workers and messages give, by contract. */
import { z } from 'zod';
import { contractOfForm } from '../../domain/jobs/effects.ts';
import { bare, flowShape, jobContract, messageShape, valuesOf } from './explore/contracts.ts';
import { givenNames } from './givenNames.ts';
import { extension, is, many, one, text, type ModdleElement } from './moddle.ts';

export interface ProcessVariable {
  readonly name: string;
  /** FEEL type. */
  readonly type: 'string' | 'number' | 'boolean' | 'list' | 'context' | 'Any';
  /** Every value that the contract allows, where there are few. */
  readonly values: readonly (string | boolean)[] | null;
  /** Members of a context, or of each item of a list. */
  readonly members: readonly ProcessVariable[];
  /** Elements that give it, in the order of the file; the process itself for what it begins with. */
  readonly from: readonly string[];
}
type Shape = Readonly<Record<string, z.ZodType>>;

/** In the order of their names. */
export function processVariables(process: ModdleElement): readonly ProcessVariable[] {
  const found = new Map<string, { schemas: z.ZodType[]; from: string[] }>();
  const give = (name: string, schema: z.ZodType | undefined, from: string): void => {
    const known = found.get(name) ?? { schemas: [], from: [] };
    found.set(name, known);
    known.from.push(from);
    if (schema) known.schemas.push(schema);
  };
  const giveAll = (shape: Shape, from: string): void =>
    Object.entries(shape).forEach(([name, schema]) => give(name, schema, from));
  giveAll(flowShape(process.id ?? '') ?? {}, process.id ?? '');
  for (const element of elementsOf(process)) {
    const id = element.id ?? '';
    const job = text(extension(element, 'zeebe:TaskDefinition'), 'type');
    giveAll(jobContract(job ?? '')?.output.shape ?? {}, id);
    for (const event of many(element, 'eventDefinitions'))
      giveAll(messageShape(text(one(event, 'messageRef'), 'name') ?? '') ?? {}, id);
    const task = contractOfForm(text(extension(element, 'zeebe:FormDefinition'), 'formId') ?? '');
    if (task) giveAll({ ...task.variables.shape, outcome: z.enum(task.outcomes as [string, ...string[]]) }, id);
    for (const name of givenNames(element)) give(name, undefined, id);
  }
  return [...found]
    .map(([name, { schemas, from }]) => ({
      ...described(name, schemas[0], [...new Set(from)]),
      values: allValues(schemas),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All elements of a process or sub-process, those inside others too. */
function* elementsOf(scope: ModdleElement): Generator<ModdleElement> {
  for (const element of many(scope, 'flowElements')) {
    yield element;
    if (is(element, 'bpmn:SubProcess')) yield* elementsOf(element);
  }
}

/** Each step has outcomes of its own, so a variable may have the values of all who give it; null when one has too many to name. */
function allValues(schemas: readonly z.ZodType[]): ProcessVariable['values'] {
  const each = schemas.map(valuesOf);
  return each.length === 0 || each.includes(null) ? null : [...new Set(each.flatMap((values) => values ?? []))];
}

function described(name: string, schema: z.ZodType | undefined, from: readonly string[]): ProcessVariable {
  const type = schema && bare(schema);
  const inner = type instanceof z.ZodArray ? bare(type.element as z.ZodType) : type;
  const members =
    inner instanceof z.ZodObject
      ? Object.entries(inner.shape as Shape).map(([member, of]) => described(member, of, []))
      : [];
  return { name, type: feelType(type), values: valuesOf(type), members, from };
}

function feelType(type: z.ZodType | undefined): ProcessVariable['type'] {
  if (type instanceof z.ZodArray) return 'list';
  if (type instanceof z.ZodObject || type instanceof z.ZodRecord) return 'context';
  if (type instanceof z.ZodNumber) return 'number';
  if (type instanceof z.ZodBoolean) return 'boolean';
  if (type instanceof z.ZodString || type instanceof z.ZodEnum || type instanceof z.ZodLiteral) return 'string';
  return 'Any';
}
