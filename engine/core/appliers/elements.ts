import type { Draft, MutableElement } from '../draft.ts';
import type { EventOf } from '../records.ts';

export const elementActivating = (draft: Draft, event: EventOf<'ELEMENT_ACTIVATING'>): void => {
  const element: MutableElement = {
    key: event.key,
    elementId: event.elementId,
    type: event.elementType,
    state: 'ACTIVATING',
    scopeKey: event.scopeKey,
  };
  if (event.loopCounter !== null) element.loopCounter = event.loopCounter;
  if (event.trigger) element.trigger = event.trigger;
  if (event.compensation) element.compensation = event.compensation;
  draft.add(element);
  if (event.scopeKey === null) return;
  const scope = draft.edit(event.scopeKey);
  scope.activeChildren = (scope.activeChildren ?? 0) + 1;
  if (event.flowIds.length === 0) return;
  takeTokens(scope, event.flowIds.length);
  if (event.joined) takeFromJoin(scope, event.elementId, event.flowIds);
};

/** Down to 0, not away: a deleted property makes the object a dictionary, and every later step in the scope slower. */
const takeTokens = (scope: MutableElement, count: number): void => {
  scope.activeFlows = Math.max(0, (scope.activeFlows ?? 0) - count);
};

const takeFromJoin = (scope: MutableElement, gatewayId: string, flowIds: readonly string[]): void => {
  const { [gatewayId]: waiting = {}, ...otherJoins } = scope.joins ?? {};
  const left: Record<string, number> = { ...waiting };
  for (const flowId of flowIds) {
    const count = (left[flowId] ?? 0) - 1;
    if (count > 0) left[flowId] = count;
    else delete left[flowId];
  }
  const joins = Object.keys(left).length > 0 ? { ...otherJoins, [gatewayId]: left } : otherJoins;
  if (Object.keys(joins).length > 0) scope.joins = joins;
  else delete scope.joins;
};

export const elementActivated = (draft: Draft, event: EventOf<'ELEMENT_ACTIVATED'>): void => {
  const element = draft.edit(event.key);
  element.state = 'ACTIVATED';
  delete element.listenerIndex;
};

export const elementCompleting = (draft: Draft, event: EventOf<'ELEMENT_COMPLETING'>): void => {
  draft.edit(event.key).state = 'COMPLETING';
};

export const elementTerminating = (draft: Draft, event: EventOf<'ELEMENT_TERMINATING'>): void => {
  const element = draft.edit(event.key);
  element.state = 'TERMINATING';
  delete element.listenerIndex;
};

export const elementGone = (
  draft: Draft,
  event: EventOf<'ELEMENT_COMPLETED'> | EventOf<'ELEMENT_TERMINATED'>,
): void => {
  const scopeKey = draft.element(event.key)?.scopeKey;
  draft.remove(event.key);
  if (!scopeKey) return;
  const scope = draft.edit(scopeKey);
  scope.activeChildren = Math.max(0, (scope.activeChildren ?? 0) - 1);
};

export const sequenceFlowTaken = (draft: Draft, event: EventOf<'SEQUENCE_FLOW_TAKEN'>): void => {
  const scope = draft.edit(event.scopeKey);
  scope.activeFlows = (scope.activeFlows ?? 0) + 1;
  if (event.waitsAtJoin === null) return;
  const waiting = scope.joins?.[event.waitsAtJoin] ?? {};
  scope.joins = {
    ...scope.joins,
    [event.waitsAtJoin]: { ...waiting, [event.flowId]: (waiting[event.flowId] ?? 0) + 1 },
  };
};

export const scopeCleared = (draft: Draft, event: EventOf<'SCOPE_CLEARED'>): void => {
  const scope = draft.edit(event.key);
  delete scope.activeFlows;
  delete scope.joins;
};

export const elementInterrupted = (draft: Draft, event: EventOf<'ELEMENT_INTERRUPTED'>): void => {
  const element = draft.edit(event.key);
  if (event.interruption) element.interruption = event.interruption;
  else delete element.interruption;
};

export const elementTriggered = (draft: Draft, event: EventOf<'ELEMENT_TRIGGERED'>): void => {
  draft.edit(event.key).trigger = event.trigger;
};

export const listenersAdvanced = (draft: Draft, event: EventOf<'LISTENERS_ADVANCED'>): void => {
  const element = draft.edit(event.key);
  if (event.index === null) delete element.listenerIndex;
  else element.listenerIndex = event.index;
};

export const thrownToParent = (draft: Draft, event: EventOf<'THROWN_TO_PARENT'>): void => {
  const element = draft.edit(event.key);
  if (event.thrown) element.thrown = event.thrown;
  else delete element.thrown;
};

export const childInstanceEnded = (draft: Draft, event: EventOf<'CHILD_INSTANCE_ENDED'>): void => {
  delete draft.edit(event.elementInstanceKey).childProcessInstanceKey;
};

export const childInstanceRequested = (draft: Draft, event: EventOf<'CHILD_INSTANCE_REQUESTED'>): void => {
  draft.edit(event.elementInstanceKey).childProcessInstanceKey = event.childProcessInstanceKey;
};
