/** Ad-hoc sub-processes (BPMN 2.0 §13.3.5 as Camunda 8 runs them). */
import type { Failure, Result } from '../failure.ts';
import { ok } from '../failure.ts';
import type { JsonObject, JsonValue, Key } from '../json.ts';
import type { AdHocSubProcessElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';
import { evaluate, evaluateBoolean } from './expressions.ts';
import { raiseIncident } from './incidents.ts';
import { cancelJob, createJob, prepareJob } from './jobs.ts';
import { outputVariable } from './multiInstance.ts';
import { propagate, ScopeReader } from './variables.ts';

/** Activates elements, each inside an inner instance that holds its variables. */
export const activateAdHocElements = (
  p: Processing,
  adHoc: ElementInstance,
  elements: readonly { readonly elementId: string; readonly variables: JsonObject }[],
): void => {
  for (const { elementId, variables } of elements) beginInner(p, adHoc, elementId, variables);
};

/** Begins an inner instance at an element, or (null) with nothing in it yet; answers its key. */
export const beginInner = (
  p: Processing,
  adHoc: ElementInstance,
  elementId: string | null,
  variables: JsonObject = {},
): Key => {
  const key = p.ctx.nextKey();
  // Local from the start, so that elements that run at the same time do not share it.
  const output = outputVariable((p.model(adHoc.elementId) as AdHocSubProcessElement).outputElement);
  p.activateNow({
    kind: 'activate',
    key,
    elementId: adHoc.elementId,
    scopeKey: adHoc.key,
    flowIds: [],
    trigger: { targetId: elementId, variables: {} },
    variables: output === null ? variables : { [output]: null, ...variables },
  });
  return key;
};

/** An inner instance is completing: adds its output to the collection. */
export const collectAdHocOutput = (
  p: Processing,
  element: AdHocSubProcessElement,
  inner: ElementInstance,
): Failure | null => {
  if (element.outputCollection === null || !element.outputElement) return null;
  const value = evaluate(p, element.outputElement, new ScopeReader(p.view, inner.key));
  if (!value.ok) return value.failure;
  const adHocReader = new ScopeReader(p.view, inner.scopeKey!);
  const before = adHocReader.get(element.outputCollection);
  const list: readonly JsonValue[] = Array.isArray(before) ? (before as readonly JsonValue[]) : [];
  propagate(p, inner.scopeKey!, { [element.outputCollection]: [...list, value.value] });
  return null;
};

export const isAdHocDone = (p: Processing, element: AdHocSubProcessElement, inner: ElementInstance): Result<boolean> =>
  element.completionCondition
    ? evaluateBoolean(p, element.completionCondition, new ScopeReader(p.view, inner.key), 'EXTRACT_VALUE_ERROR')
    : ok(false);

/** An inner instance has gone: ends the sub-process when its condition holds, or when nothing is left. */
export const adHocInnerGone = (
  p: Processing,
  element: AdHocSubProcessElement,
  adHocKey: Key,
  conditionMet: boolean,
): void => {
  const inst = p.must(adHocKey);
  const before = inst.adHoc ?? { completed: 0, ending: false };
  p.emit({
    type: 'AD_HOC_UPDATED',
    key: adHocKey,
    adHoc: { completed: before.completed + 1, ending: before.ending || conditionMet },
  });
  if (inst.state !== 'ACTIVATED') return;
  if (conditionMet && element.cancelRemainingInstances) endAdHoc(p, adHocKey);
  else if (element.job && !conditionMet && !before.ending) askAgain(p, element, adHocKey);
  else if (!p.must(adHocKey).activeChildren && isOver(p, element, adHocKey))
    p.push({ kind: 'complete', key: adHocKey });
};

/** The job worker of an ad-hoc sub-process decides anew after each inner instance. */
export const askAgain = (p: Processing, element: AdHocSubProcessElement, adHocKey: Key): void => {
  const inst = p.must(adHocKey);
  cancelJob(p, inst);
  const job = prepareJob(p, element.job!, inst);
  if (job.ok) createJob(p, p.must(adHocKey), job.value, 'AD_HOC_SUB_PROCESS');
  else raiseIncident(p, inst, job.failure);
};

const isOver = (p: Processing, element: AdHocSubProcessElement, adHocKey: Key): boolean => {
  const inst = p.must(adHocKey);
  if (inst.job) return false;
  return element.completionCondition || element.job ? (inst.adHoc?.ending ?? false) : true;
};

/** Terminates what still runs; the sub-process completes after the last. */
export const endAdHoc = (p: Processing, adHocKey: Key): void => {
  const inst = p.must(adHocKey);
  p.emit({ type: 'AD_HOC_UPDATED', key: adHocKey, adHoc: { completed: inst.adHoc?.completed ?? 0, ending: true } });
  for (const child of p.view.childrenOf(adHocKey))
    if (child.state !== 'TERMINATING') p.push({ kind: 'terminate', key: child.key });
  if (!inst.activeChildren) p.push({ kind: 'complete', key: adHocKey });
};
