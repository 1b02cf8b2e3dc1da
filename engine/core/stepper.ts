/**
 * The life of an element instance, step by step: what every type shares around its own hooks
 * (elements/processor.ts). A Failure of a hook becomes an incident; the step is repeated when it is resolved.
 */
import type { Command } from './commands.ts';
import { adHocInnerGone, askAgain, isAdHocDone } from './behaviors/adHoc.ts';
import { handlerCompleted, rememberCompensable } from './behaviors/compensation.ts';
import { hasTokens, isJoin, takeFlows } from './behaviors/flows.ts';
import { dropIncidents, raiseIncident } from './behaviors/incidents.ts';
import { applyInputs, applyOutputs } from './behaviors/ioMapping.ts';
import { cancelJob } from './behaviors/jobs.ts';
import { runListeners } from './behaviors/listeners.ts';
import { innerGone, isLoopDone, spawn, storeOutput } from './behaviors/multiInstance.ts';
import { checkScope } from './behaviors/scopes.ts';
import { runTaskListener } from './behaviors/userTasks.ts';
import { localVariables, setAllLocal } from './behaviors/variables.ts';
import { closeWaits } from './behaviors/waits.ts';
import { processorOf } from './elements/registry.ts';
import type { Failure, Result } from './failure.ts';
import { ok } from './failure.ts';
import type { JsonObject, Key } from './json.ts';
import { canTransition } from './lifecycle.ts';
import type { ActivityElement, AdHocSubProcessElement, ElementType, ExecutableElement } from './model.ts';
import type { ActivateStep, Processing } from './processing.ts';
import type { ElementInstance, Step, Trigger } from './state.ts';

export const runStep = (p: Processing, step: Step): void => {
  if (step.kind === 'activate') activate(p, step);
  else if (step.kind === 'complete') complete(p, step.key);
  else if (step.kind === 'terminate') terminate(p, step.key);
  else resume(p, step.key);
};

/** Wrapped types: an activity with a loop is a body around inner instances, an ad-hoc sub-process is around inner ones. */
const typeInScope = (element: ExecutableElement, scope: ElementInstance): ElementType => {
  if (scope.elementId === element.id)
    return scope.type === 'AD_HOC_SUB_PROCESS' ? 'AD_HOC_SUB_PROCESS_INNER_INSTANCE' : element.type;
  return 'loop' in element && element.loop ? 'MULTI_INSTANCE_BODY' : element.type;
};

/** True for instances whose io-mappings belong to another instance of the same element. */
const isWrapper = (inst: ElementInstance): boolean =>
  inst.type === 'MULTI_INSTANCE_BODY' || inst.type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';

// ── activation ───────────────────────────────────────────────────────────────────────────────

export const activate = (p: Processing, step: ActivateStep): void => {
  const scope = p.element(step.scopeKey);
  if (scope?.state !== 'ACTIVATED' || scope.interruption) return;
  const element = p.model(step.elementId);
  const joined = step.flowIds.length > 0 && isJoin(element);
  if (joined && !hasTokens(scope, element.id, step.flowIds)) return;
  const key = step.key ?? p.ctx.nextKey();
  p.emit({
    type: 'ELEMENT_ACTIVATING',
    key,
    elementId: element.id,
    elementType: typeInScope(element, scope),
    scopeKey: scope.key,
    flowIds: step.flowIds,
    joined,
    loopCounter: step.loopCounter ?? null,
    trigger: step.trigger ?? null,
    compensation: step.compensation ?? null,
  });
  if (joined && hasTokens(p.must(scope.key), element.id, element.incoming))
    p.push({ ...step, flowIds: element.incoming });
  if (step.variables) setAllLocal(p, key, step.variables);
  goOnActivating(p, key);
};

/** The process element: the one instance without a scope. */
export const activateRoot = (p: Processing, trigger: Trigger | null, variables: JsonObject): void => {
  p.emit({
    type: 'ELEMENT_ACTIVATING',
    key: p.instanceKey,
    elementId: p.process.bpmnProcessId,
    elementType: 'PROCESS',
    scopeKey: null,
    flowIds: [],
    joined: false,
    loopCounter: null,
    trigger,
    compensation: null,
  });
  setAllLocal(p, p.instanceKey, variables);
  goOnActivating(p, p.instanceKey);
};

/** From the input mapping on; again from here after an incident or a listener. */
const goOnActivating = (p: Processing, key: Key): void => {
  const inst = p.must(key);
  const element = p.model(inst.elementId);
  if (inst.listenerIndex === undefined && !isWrapper(inst)) {
    const failure = applyInputs(p, element.inputs, inst);
    if (failure) return raiseIncident(p, inst, failure);
  }
  // What is begun within a command for something inside it cannot wait for a listener's job.
  const listeners = inst.trigger?.targetId === null ? 'done' : runListeners(p, element, p.must(key), 'start');
  if (listeners === 'waiting') return;
  const failure = listeners === 'done' ? processorOf(inst.type).onActivate(p, element, p.must(key)) : listeners;
  if (failure) raiseIncident(p, p.must(key), failure);
};

const resume = (p: Processing, key: Key): void => {
  const inst = p.element(key);
  if (!inst) return;
  if (inst.state === 'ACTIVATING') goOnActivating(p, key);
  else if (inst.state === 'COMPLETING') goOnCompleting(p, key);
  else if (inst.state === 'TERMINATING') terminate(p, key);
  else if (inst.type === 'MULTI_INSTANCE_BODY') spawn(p, p.model(inst.elementId) as ActivityElement, inst);
  else if (inst.type === 'AD_HOC_SUB_PROCESS') askAgain(p, p.model(inst.elementId) as AdHocSubProcessElement, key);
  else if (inst.userTask) runTaskListener(p, inst);
};

// ── completion ───────────────────────────────────────────────────────────────────────────────

const complete = (p: Processing, key: Key): void => {
  const inst = p.element(key);
  if (!inst || !canTransition(inst.state, 'COMPLETING') || inst.interruption) return;
  if (inst.activeChildren || inst.activeFlows) return;
  p.emit({ type: 'ELEMENT_COMPLETING', key });
  goOnCompleting(p, key);
};

const goOnCompleting = (p: Processing, key: Key): void => {
  const inst = p.must(key);
  const element = p.model(inst.elementId);
  if (inst.listenerIndex === undefined) {
    const failure = processorOf(inst.type).onComplete?.(p, element, inst) ?? mapOutputs(p, element, inst);
    if (failure) return raiseIncident(p, inst, failure);
  }
  const listeners = runListeners(p, element, p.must(key), 'end');
  if (listeners === 'waiting') return;
  if (listeners !== 'done') return raiseIncident(p, p.must(key), listeners);
  finishCompleting(p, element, p.must(key));
};

/** What triggered these is handed to an element inside or behind them, which maps it. */
const WITHOUT_OUTPUTS: ReadonlySet<ElementType> = new Set<ElementType>([
  'PROCESS',
  'EVENT_SUB_PROCESS',
  'EVENT_BASED_GATEWAY',
]);

const mapOutputs = (p: Processing, element: ExecutableElement, inst: ElementInstance): Failure | null => {
  if (isWrapper(inst) || WITHOUT_OUTPUTS.has(inst.type)) return null;
  const failure = applyOutputs(p, element.outputs, inst);
  if (failure || inst.loopCounter === undefined) return failure;
  return storeOutput(p, (element as ActivityElement).loop!, inst);
};

const finishCompleting = (p: Processing, element: ExecutableElement, inst: ElementInstance): void => {
  const processor = processorOf(inst.type);
  const flows =
    inst.loopCounter === undefined && !isWrapperInner(inst)
      ? (processor.chooseFlows?.(p, element, inst) ?? ok(element.outgoing))
      : ok([]);
  if (!flows.ok) return raiseIncident(p, inst, flows.failure);
  const condition = endCondition(p, element, inst);
  if (!condition.ok) return raiseIncident(p, inst, condition.failure);
  closeWaits(p, inst);
  dropIncidents(p, inst);
  rememberCompensable(p, element, inst);
  const variables = inst.scopeKey === null ? localVariables(p.view, inst.key) : null;
  p.emit({ type: 'ELEMENT_COMPLETED', key: inst.key });
  if (inst.scopeKey === null) {
    instanceEnded(
      p,
      () => p.emit({ type: 'PROCESS_INSTANCE_COMPLETED', variables: variables! }),
      (parent) => ({
        type: 'CHILD_COMPLETED',
        elementInstanceKey: parent,
        childProcessInstanceKey: inst.key,
        variables: variables!,
      }),
    );
    return;
  }
  if (p.view.head.terminateAfter.includes(inst.elementId)) p.push({ kind: 'terminate', key: p.instanceKey });
  processor.onCompleted?.(p, element, inst);
  takeFlows(p, inst.scopeKey, flows.value, inst.type === 'EVENT_BASED_GATEWAY' ? inst.trigger : undefined);
  if (inst.compensation) handlerCompleted(p, inst);
  childGone(p, inst, 'completed', condition.value);
};

const isWrapperInner = (inst: ElementInstance): boolean => inst.type === 'AD_HOC_SUB_PROCESS_INNER_INSTANCE';

/** Whether this inner instance is the last one its loop or ad-hoc sub-process wants. */
const endCondition = (p: Processing, element: ExecutableElement, inst: ElementInstance): Result<boolean> => {
  if (inst.loopCounter !== undefined) return isLoopDone(p, (element as ActivityElement).loop!, inst);
  if (isWrapperInner(inst)) return isAdHocDone(p, element as AdHocSubProcessElement, inst);
  return ok(false);
};

// ── termination ──────────────────────────────────────────────────────────────────────────────

const terminate = (p: Processing, key: Key): void => {
  const inst = p.element(key);
  if (!inst) return;
  if (inst.state !== 'TERMINATING') {
    closeWaits(p, inst);
    dropIncidents(p, inst);
    p.emit({ type: 'ELEMENT_TERMINATING', key });
  }
  const element = p.model(inst.elementId);
  const processor = processorOf(inst.type);
  const done = processor.onTerminate ? processor.onTerminate(p, element, p.must(key)) : true;
  if (!done) return;
  cancelJob(p, p.must(key));
  finishTerminating(p, p.must(key));
};

const finishTerminating = (p: Processing, inst: ElementInstance): void => {
  dropIncidents(p, inst);
  p.emit({ type: 'ELEMENT_TERMINATED', key: inst.key });
  if (inst.scopeKey === null) {
    instanceEnded(
      p,
      () => p.emit({ type: 'PROCESS_INSTANCE_TERMINATED' }),
      (parent) => ({
        type: 'CHILD_TERMINATED',
        elementInstanceKey: parent,
        childProcessInstanceKey: inst.key,
      }),
    );
    return;
  }
  const boundaryId = inst.interruption?.targetId;
  if (boundaryId && p.model(boundaryId).type === 'BOUNDARY_EVENT')
    p.activateNow({
      kind: 'activate',
      elementId: boundaryId,
      scopeKey: inst.scopeKey,
      flowIds: [],
      trigger: inst.interruption,
    });
  childGone(p, inst, 'terminated', false);
};

// ── after it ─────────────────────────────────────────────────────────────────────────────────

type ToParent = Extract<Command, { readonly type: 'CHILD_COMPLETED' | 'CHILD_TERMINATED' }>;

const instanceEnded = (p: Processing, emitEnd: () => void, toParent: (elementInstanceKey: Key) => ToParent): void => {
  const { parent } = p.view.head;
  emitEnd();
  if (parent)
    p.followUp({
      kind: 'instance',
      processInstanceKey: parent.processInstanceKey,
      command: toParent(parent.elementInstanceKey),
    });
};

const childGone = (p: Processing, inst: ElementInstance, how: 'completed' | 'terminated', done: boolean): void => {
  const scopeKey = inst.scopeKey!;
  const element = p.model(inst.elementId);
  if (inst.loopCounter !== undefined) innerGone(p, element as ActivityElement, scopeKey, how, done);
  else if (isWrapperInner(inst)) adHocInnerGone(p, element as AdHocSubProcessElement, scopeKey, done);
  const scope = p.element(scopeKey);
  if (!scope) return;
  const counts = scope.type !== 'MULTI_INSTANCE_BODY' && scope.type !== 'AD_HOC_SUB_PROCESS';
  if (counts || scope.state === 'TERMINATING' || scope.interruption) checkScope(p, scopeKey);
};
