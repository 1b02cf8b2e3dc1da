/**
 * Multi-instance (BPMN 2.0 §13.3.7). The body holds counters; inputs and outputs lie in paged items,
 * so an item costs the same however many there are.
 */
import type { Failure, Result } from '../failure.ts';
import { ok } from '../failure.ts';
import type { JsonValue, Key } from '../json.ts';
import type { ActivityElement, Expression, LoopCharacteristics } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, LoopState } from '../state.ts';
import { evaluate, evaluateBoolean } from './expressions.ts';
import { propagate, ScopeReader } from './variables.ts';

/** Inner instances created in one step, so that a long list does not hold the engine. */
const SPAWN_SLICE = 100;

export const inputKey = (bodyKey: Key): string => `${bodyKey}:in`;
export const outputKey = (bodyKey: Key, index: number): string => `${bodyKey}:${index}`;

/** Creates the next inner instances: all of a parallel body in slices, one of a sequential body. */
export const spawn = (p: Processing, element: ActivityElement, body: ElementInstance): void => {
  const loop = element.loop!;
  const state = body.loop!;
  if (state.ending || state.created >= state.total) return;
  const items = p.view.item(inputKey(body.key))!.value as readonly JsonValue[];
  const until = loop.sequential ? state.created + 1 : Math.min(state.total, state.created + SPAWN_SLICE);
  p.emit({ type: 'LOOP_UPDATED', key: body.key, loop: { ...state, created: until } });
  for (let index = state.created; index < until; index++) {
    p.push({
      kind: 'activate',
      elementId: element.id,
      scopeKey: body.key,
      flowIds: [],
      loopCounter: index + 1,
      variables: innerVariables(loop, items[index]!, index + 1),
    });
  }
  if (!loop.sequential && until < state.total) p.push({ kind: 'resume', key: body.key });
};

/** `loopCounter`, the item, and the output element's variable, so that items do not share it. */
const innerVariables = (loop: LoopCharacteristics, item: JsonValue, loopCounter: number): Record<string, JsonValue> => {
  const variables: Record<string, JsonValue> = { loopCounter };
  if (loop.inputElement !== null) variables[loop.inputElement] = item;
  const output = outputVariable(loop.outputElement);
  if (output !== null && !(output in variables)) variables[output] = null;
  return variables;
};

/** The variable an output element like `result` or `result.value` reads, or null for other expressions. */
export const outputVariable = (expression: Expression | null): string | null =>
  expression?.kind === 'feel' ? (/^\s*([A-Za-z_]\w*)(\.[A-Za-z_]\w*)*\s*$/.exec(expression.source)?.[1] ?? null) : null;

/** The outputs so far, in the order of the inputs; null where there is none yet. */
const outputsOf = (p: Processing, body: ElementInstance): readonly JsonValue[] =>
  Array.from({ length: body.loop!.total }, (_, index) => p.view.item(outputKey(body.key, index))?.value ?? null);

/** An inner instance is completing: keeps its output. */
export const storeOutput = (p: Processing, loop: LoopCharacteristics, inst: ElementInstance): Failure | null => {
  if (!loop.outputElement) return null;
  const result = evaluate(p, loop.outputElement, new ScopeReader(p.view, inst.key));
  if (!result.ok) return result.failure;
  p.emit({ type: 'LOOP_ITEM_STORED', itemKey: outputKey(inst.scopeKey!, inst.loopCounter! - 1), value: result.value });
  return null;
};

/** Whether the completion condition holds once this inner instance has completed. */
export const isLoopDone = (p: Processing, loop: LoopCharacteristics, inst: ElementInstance): Result<boolean> => {
  if (!loop.completionCondition) return ok(false);
  const body = p.must(inst.scopeKey!);
  const { total, completed, terminated } = body.loop!;
  const counters = new Map<string, JsonValue>([
    ['numberOfInstances', total],
    ['numberOfActiveInstances', (body.activeChildren ?? 0) - 1],
    ['numberOfCompletedInstances', completed + 1],
    ['numberOfTerminatedInstances', terminated],
  ]);
  if (loop.outputCollection !== null && readsName(loop.completionCondition, loop.outputCollection))
    counters.set(loop.outputCollection, outputsOf(p, body));
  return evaluateBoolean(
    p,
    loop.completionCondition,
    new ScopeReader(p.view, inst.key, counters),
    'EXTRACT_VALUE_ERROR',
  );
};

const readsName = (expression: Expression, name: string): boolean =>
  expression.kind === 'feel' && expression.source.includes(name);

/** An inner instance has gone: counts it, goes on or ends the body. */
export const innerGone = (
  p: Processing,
  element: ActivityElement,
  bodyKey: Key,
  how: 'completed' | 'terminated',
  done: boolean,
): void => {
  const body = p.must(bodyKey);
  const state = body.loop!;
  const loop: LoopState = { ...state, [how]: state[how] + 1, ending: state.ending || done };
  p.emit({ type: 'LOOP_UPDATED', key: bodyKey, loop });
  if (body.state !== 'ACTIVATED') return;
  if (loop.ending && !state.ending) {
    p.dropActivations(bodyKey);
    for (const child of p.view.childrenOf(bodyKey))
      if (child.state !== 'TERMINATING') p.push({ kind: 'terminate', key: child.key });
  }
  const gone = loop.completed + loop.terminated;
  if (!body.activeChildren && (loop.ending || gone >= loop.total)) p.push({ kind: 'complete', key: bodyKey });
  else if (element.loop!.sequential && !loop.ending) spawn(p, element, p.must(bodyKey));
};

/** The body is completing: hands the collected outputs to the surrounding scope. */
export const collectOutputs = (p: Processing, loop: LoopCharacteristics, body: ElementInstance): void => {
  if (loop.outputCollection !== null) {
    const outputs = outputsOf(p, body);
    propagate(p, body.scopeKey!, { [loop.outputCollection]: outputs });
  }
  dropItems(p, body);
};

export const dropItems = (p: Processing, body: ElementInstance): void => {
  if (body.loop && p.view.item(inputKey(body.key)))
    p.emit({ type: 'LOOP_ITEMS_DROPPED', key: body.key, total: body.loop.total });
};
