/** Input and output mappings (`zeebe:ioMapping`), in the order of the model. */
import type { Failure } from '../failure.ts';
import type { JsonObject, JsonValue, Key } from '../json.ts';
import type { VariableMapping } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { evaluate } from './expressions.ts';
import { propagate, ScopeReader, setAllLocal } from './variables.ts';

/**
 * Evaluates mappings in one context: a later one sees the targets of the earlier ones. A dotted
 * target builds nested objects, merged into what `existing` holds under the first name.
 */
const evaluateMappings = (
  p: Processing,
  mappings: readonly VariableMapping[],
  readKey: Key,
  existing: (name: string) => JsonValue | undefined,
): { readonly values: JsonObject } | { readonly failure: Failure } => {
  const values = new Map<string, JsonValue>();
  for (const { source, target } of mappings) {
    const result = evaluate(p, source, new ScopeReader(p.view, readKey, values), 'IO_MAPPING_ERROR');
    if (!result.ok) return result;
    const [name, ...path] = target.split('.') as [string, ...string[]];
    const before = path.length > 0 ? (values.get(name) ?? existing(name)) : undefined;
    values.set(name, withPath(before, path, result.value));
  }
  return { values: Object.fromEntries(values) };
};

const withPath = (before: JsonValue | undefined, path: readonly string[], value: JsonValue): JsonValue => {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const object = before !== null && typeof before === 'object' && !Array.isArray(before) ? (before as JsonObject) : {};
  return { ...object, [name]: withPath(object[name], rest, value) };
};

/**
 * Where mappings read from and outputs go to: the scope around the element; an inner multi-instance
 * activity keeps to itself, so that its items do not overwrite one another.
 */
const mappingScope = (inst: ElementInstance): Key =>
  inst.loopCounter !== undefined ? inst.key : (inst.scopeKey ?? inst.key);

/** Input mappings: results become local variables of the element. */
export const applyInputs = (
  p: Processing,
  inputs: readonly VariableMapping[],
  inst: ElementInstance,
): Failure | null => {
  if (inputs.length === 0) return null;
  const result = evaluateMappings(p, inputs, mappingScope(inst), () => undefined);
  if ('failure' in result) return result.failure;
  setAllLocal(p, inst.key, result.values);
  return null;
};

/**
 * Output mappings over the variables the element was completed or triggered with. Without mappings
 * those variables are propagated from the element upward.
 */
export const applyOutputs = (
  p: Processing,
  outputs: readonly VariableMapping[],
  inst: ElementInstance,
): Failure | null => {
  const brought = inst.trigger?.variables;
  if (outputs.length === 0) {
    if (brought) propagate(p, inst.key, brought);
    return null;
  }
  if (brought) setAllLocal(p, inst.key, brought);
  const targetKey = mappingScope(inst);
  const target = new ScopeReader(p.view, targetKey);
  const result = evaluateMappings(p, outputs, inst.key, (name) => target.get(name));
  if ('failure' in result) return result.failure;
  propagate(p, targetKey, result.values);
  return null;
};
