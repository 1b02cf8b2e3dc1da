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
  readonly activityId: string;
  readonly variables: JsonObject;
}

/** Handlers of the entries, last completed first; a sub-process's own handler before those of what it did inside. */
const handlersOf = (entries: readonly CompensationSubscription[], variables: JsonObject): readonly Handler[] =>
  entries
    .toReversed()
    .flatMap(({ activityId, handlerId, inner, variables: own }) => [
      ...(handlerId === null ? [] : [{ handlerId, activityId, variables }]),
      ...handlersOf(inner, { ...variables, ...own }),
    ]);

/** The throw event compensates: `activityId` only, or everything compensable in its scope. */
export const compensate = (p: Processing, thrower: ElementInstance, activityId: string | null): void => {
  const handlers = compensationScopes(p, thrower).flatMap((scope) => takeHandlers(p, scope, activityId));
  if (handlers.length === 0) {
    p.push({ kind: 'complete', key: thrower.key });
    return;
  }
  p.emit({
    type: 'COMPENSATION_PROGRESSED',
    key: thrower.key,
    compensation: { throwKey: null, running: handlers.length },
  });
  for (const handler of handlers) invoke(p, thrower, handler);
};

/** Handlers chosen in one scope; what they compensate is forgotten there, so that it happens once. */
const takeHandlers = (p: Processing, scope: ElementInstance, activityId: string | null): readonly Handler[] => {
  const all = scope.compensable ?? [];
  const chosen = activityId === null ? all : all.filter((entry) => entry.activityId === activityId);
  if (chosen.length > 0)
    p.emit({
      type: 'COMPENSABLE_CHANGED',
      key: scope.key,
      compensable: all.filter((entry) => !chosen.includes(entry)),
    });
  return handlersOf(chosen, {});
};

/** As in Zeebe the boundary event comes and goes first, in the scope of the throw event. */
const invoke = (p: Processing, thrower: ElementInstance, { handlerId, activityId, variables }: Handler): void => {
  const here = { kind: 'activate', scopeKey: thrower.scopeKey!, flowIds: [] } as const;
  const boundaryId = compensationBoundaryOf(p, activityId);
  if (boundaryId !== undefined) p.push({ ...here, elementId: boundaryId });
  p.push({ ...here, elementId: handlerId, variables, compensation: { throwKey: thrower.key, running: 0 } });
};

const compensationBoundaryOf = (p: Processing, activityId: string): string | undefined => {
  const activity = p.model(activityId);
  if (!('boundaryEventIds' in activity)) return undefined;
  return activity.boundaryEventIds.find((id) => {
    const boundary = p.model(id);
    return boundary.type === 'BOUNDARY_EVENT' && boundary.event.kind === 'compensation';
  });
};

/** Its own scope; inside event sub-processes also the scopes around them. */
const compensationScopes = (p: Processing, thrower: ElementInstance): readonly ElementInstance[] => {
  const scopes = [p.must(thrower.scopeKey!)];
  for (let scope = scopes[0]!; scope.type === 'EVENT_SUB_PROCESS'; scope = scopes.at(-1)!)
    scopes.push(p.must(scope.scopeKey!));
  return scopes;
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
