/**
 * Finding who catches an error or an escalation: from where it is thrown outward, at each scope first its
 * event sub-processes, then its boundary events; an exact code before a catch-all (BPMN 2.0 §10.5.6).
 */
import type { Failure } from '../failure.ts';
import type { JsonObject } from '../json.ts';
import type { BoundaryEventElement, EventSubProcessElement, StartEventElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, ParentLink } from '../state.ts';
import { triggerBoundary, triggerEventSubProcess } from './triggers.ts';
import { boundariesOf, eventSubProcessesOf, isScopeElement } from './waits.ts';

type ThrowKind = 'error' | 'escalation';

/** Who catches: an element instance and its boundary event, or a scope and the start of its event sub-process. */
interface Catcher {
  readonly inst: ElementInstance;
  readonly target: BoundaryEventElement | StartEventElement;
}

/** From an element instance outward; null when nothing in this process instance catches. */
export const findCatcher = (p: Processing, thrower: ElementInstance, kind: ThrowKind, code: string): Catcher | null => {
  let from: ElementInstance | undefined;
  for (
    let inst: ElementInstance | undefined = thrower;
    inst;
    from = inst, inst = inst.scopeKey ? p.element(inst.scopeKey) : undefined
  ) {
    if (inst.interruption) continue; // already being ended by another event
    const inside = from ? catchInside(p, inst, from, kind, code) : null;
    const target = inside ?? bestMatch(boundariesOf(p, inst), kind, code);
    if (target) return { inst, target };
  }
  return null;
};

/** Event sub-processes of a scope; one that is already interrupted by the sub-process it comes from has no others. */
const catchInside = (
  p: Processing,
  scope: ElementInstance,
  from: ElementInstance,
  kind: ThrowKind,
  code: string,
): StartEventElement | null => {
  const element = p.model(scope.elementId);
  if (!isScopeElement(element) || scope.type !== element.type) return null; // a body or inner instance around the scope itself
  if (from.type === 'EVENT_SUB_PROCESS') {
    const start = p.model((p.model(from.elementId) as EventSubProcessElement).startEventId) as StartEventElement;
    if (start.interrupting) return null;
  }
  return bestMatch(
    eventSubProcessesOf(p, element).map(({ start }) => start),
    kind,
    code,
  );
};

const bestMatch = <E extends BoundaryEventElement | StartEventElement>(
  targets: readonly E[],
  kind: ThrowKind,
  code: string,
): E | null => {
  let catchAll: E | null = null;
  for (const target of targets) {
    const { event } = target;
    if ((event.kind !== 'error' && event.kind !== 'escalation') || event.kind !== kind) continue;
    if (event.code === code) return target;
    if (event.code === null) catchAll ??= target;
  }
  return catchAll;
};

/** Lets the catcher catch. */
export const catchThrown = (p: Processing, { inst, target }: Catcher, variables: JsonObject): void => {
  if (target.type === 'BOUNDARY_EVENT') triggerBoundary(p, inst, target, variables);
  else triggerEventSubProcess(p, inst, target, variables);
};

/** Asks the parent instance; the thrower waits for THROW_ANSWERED. */
const throwToParent = (
  p: Processing,
  thrower: ElementInstance,
  kind: ThrowKind,
  code: string,
  message: string,
  variables: JsonObject,
): void => {
  const parent = p.view.head.parent!;
  p.emit({ type: 'THROWN_TO_PARENT', key: thrower.key, thrown: { kind, code } });
  const origin: ParentLink = { processInstanceKey: p.instanceKey, elementInstanceKey: thrower.key };
  p.followUp({
    kind: 'instance',
    processInstanceKey: parent.processInstanceKey,
    command: {
      type: 'CHILD_THREW',
      elementInstanceKey: parent.elementInstanceKey,
      kind,
      code,
      message,
      variables,
      origin,
    },
  });
};

/** Error codes that would be caught where the thrower stands, for the incident's message. */
const availableErrors = (p: Processing, thrower: ElementInstance): readonly string[] => {
  const codes: string[] = [];
  for (
    let inst: ElementInstance | undefined = thrower;
    inst;
    inst = inst.scopeKey ? p.element(inst.scopeKey) : undefined
  ) {
    const element = p.model(inst.elementId);
    const starts =
      inst !== thrower && isScopeElement(element) ? eventSubProcessesOf(p, element).map(({ start }) => start) : [];
    for (const { event } of [...starts, ...boundariesOf(p, inst)])
      if (event.kind === 'error' && event.code !== null) codes.push(event.code);
  }
  return codes;
};

/** Nothing caught the error: the failure to raise where it was thrown. */
export const unhandledError = (p: Processing, thrower: ElementInstance, code: string, message: string): Failure => {
  const detail = message === '' ? '' : ` with message '${message}'`;
  const available = availableErrors(p, thrower).join(', ');
  return {
    errorType: 'UNHANDLED_ERROR_EVENT',
    message: `Expected to throw an error event with the code '${code}'${detail}, but it was not caught. Available error events are [${available}]`,
  };
};

/** Throws an error at an element instance. True when something here catches it (or the parent instance was asked). */
export const throwError = (
  p: Processing,
  thrower: ElementInstance,
  code: string,
  message: string,
  variables: JsonObject,
): 'caught' | 'asked' | 'uncaught' => {
  const catcher = findCatcher(p, thrower, 'error', code);
  if (catcher) {
    catchThrown(p, catcher, variables);
    return 'caught';
  }
  if (!p.view.head.parent) return 'uncaught';
  throwToParent(p, thrower, 'error', code, message, variables);
  return 'asked';
};

/** Throws an escalation. `interrupted`: the thrower will be terminated; `asked`: wait for the parent's answer; otherwise go on. */
export const throwEscalation = (
  p: Processing,
  thrower: ElementInstance,
  code: string,
  variables: JsonObject,
): 'goOn' | 'interrupted' | 'asked' => {
  const catcher = findCatcher(p, thrower, 'escalation', code);
  if (!catcher && p.view.head.parent) {
    throwToParent(p, thrower, 'escalation', code, '', variables);
    return 'asked';
  }
  p.emit({
    type: 'ESCALATED',
    elementInstanceKey: thrower.key,
    escalationCode: code,
    catchElementId: catcher?.target.id ?? null,
  });
  if (!catcher) return 'goOn';
  catchThrown(p, catcher, variables);
  return catcher.target.interrupting ? 'interrupted' : 'goOn';
};
