/**
 * Compensation (BPMN 2.0 §13.5.5): a completed activity with a handler is remembered in its scope; a
 * throw event runs the handlers of its scope, last completed first, and waits for them.
 */
import type { JsonObject } from '../json.ts';
import type { ExecutableElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { CompensationSubscription, ElementInstance } from '../state.ts';
import { localVariables } from './variables.ts';

/** Remembers a completing activity, if it or something inside it can be compensated. */
export const rememberCompensable = (p: Processing, element: ExecutableElement, inst: ElementInstance): void => {
  if (!inst.scopeKey || inst.compensation) return;
  const handlerId =
    'compensationHandlerId' in element && inst.loopCounter === undefined ? element.compensationHandlerId : null;
  const inner = inst.compensable ?? [];
  if (handlerId === null && inner.length === 0) return;
  const entry = {
    key: inst.key,
    activityId: inst.elementId,
    handlerId,
    variables: inner.length > 0 ? localVariables(p.view, inst.key) : {},
    inner,
  };
  p.emit({
    type: 'COMPENSABLE_CHANGED',
    key: inst.scopeKey,
    compensable: [...(p.must(inst.scopeKey).compensable ?? []), entry],
  });
};

interface Handler {
  readonly handlerId: string;
  readonly variables: JsonObject;
}

/** Handlers of the entries, last completed first; a handler of a sub-process itself stands for all inside it. */
const handlersOf = (entries: readonly CompensationSubscription[], variables: JsonObject): readonly Handler[] =>
  entries
    .toReversed()
    .flatMap(({ handlerId, inner, variables: own }) =>
      handlerId !== null ? [{ handlerId, variables }] : handlersOf(inner, { ...variables, ...own }),
    );

/** The throw event compensates: `activityId` only, or everything compensable in its scope. */
export const compensate = (p: Processing, thrower: ElementInstance, activityId: string | null): void => {
  const scope = compensationScope(p, thrower);
  const all = scope.compensable ?? [];
  const chosen = activityId === null ? all : all.filter((entry) => entry.activityId === activityId);
  const handlers = handlersOf(chosen, {});
  if (chosen.length > 0)
    p.emit({
      type: 'COMPENSABLE_CHANGED',
      key: scope.key,
      compensable: all.filter((entry) => !chosen.includes(entry)),
    });
  if (handlers.length === 0) {
    p.push({ kind: 'complete', key: thrower.key });
    return;
  }
  p.emit({
    type: 'COMPENSATION_PROGRESSED',
    key: thrower.key,
    compensation: { throwKey: null, running: handlers.length },
  });
  for (const { handlerId, variables } of handlers)
    p.push({
      kind: 'activate',
      elementId: handlerId,
      scopeKey: thrower.scopeKey!,
      flowIds: [],
      variables,
      compensation: { throwKey: thrower.key, running: 0 },
    });
};

/** Inside an event sub-process it is the scope around it that is compensated. */
const compensationScope = (p: Processing, thrower: ElementInstance): ElementInstance => {
  let scope = p.must(thrower.scopeKey!);
  while (scope.type === 'EVENT_SUB_PROCESS') scope = p.must(scope.scopeKey!);
  return scope;
};

/** A handler has completed: the throw event goes on after the last one. */
export const handlerCompleted = (p: Processing, handler: ElementInstance): void => {
  const throwKey = handler.compensation?.throwKey;
  const thrower = throwKey ? p.element(throwKey) : undefined;
  if (!thrower?.compensation) return;
  const running = thrower.compensation.running - 1;
  p.emit({ type: 'COMPENSATION_PROGRESSED', key: thrower.key, compensation: { throwKey: null, running } });
  if (running === 0) p.push({ kind: 'complete', key: thrower.key });
};
