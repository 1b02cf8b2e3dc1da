/**
 * What must hold in every instance document at rest: the counters of scopes are right, and whatever is alive
 * waits for something, so no token is lost.
 */
import type { ExecutableProcess } from '../../../../engine/core/model.ts';
import { allEntries } from '../../../../engine/core/pages.ts';
import type { ElementInstance, InstanceState } from '../../../../engine/core/state.ts';

/** `stuck`: a token waits at a join that nothing can reach any more. */
export interface DocumentFindings {
  readonly wrong: readonly string[];
  readonly stuck: readonly string[];
}

export const examineDocument = (
  state: InstanceState,
  process: ExecutableProcess,
  isAlive: (processInstanceKey: string) => boolean,
): DocumentFindings => {
  const elements = [...allEntries(state.elements)];
  const children = new Map<string, ElementInstance[]>(elements.map(({ key }) => [key, []]));
  for (const element of elements) if (element.scopeKey !== null) children.get(element.scopeKey)?.push(element);
  const wrong: string[] = state.pending.length > 0 ? ['steps are pending at rest'] : [];
  const stuck: string[] = [];
  for (const element of elements) {
    const inside = children.get(element.key) ?? [];
    const what = `${element.type} ${element.elementId} (${element.key}, ${element.state})`;
    for (const wrongCount of miscounted(element, inside)) wrong.push(`${what} ${wrongCount}`);
    if (element.thrown) wrong.push(`${what} still waits for its parent's answer`);
    const reason = waitsFor(element, inside, process, isAlive);
    if (reason === 'nothing') wrong.push(`${what} is alive and waits for nothing`);
    if (reason === 'a join') stuck.push(`${what} has tokens that wait at ${JSON.stringify(element.joins)}`);
  }
  return { wrong, stuck };
};

const miscounted = (element: ElementInstance, inside: readonly ElementInstance[]): readonly string[] => {
  const wrong: string[] = [];
  if ((element.activeChildren ?? 0) !== inside.length)
    wrong.push(`counts ${String(element.activeChildren)} children and has ${String(inside.length)}`);
  const atJoins = Object.values(element.joins ?? {})
    .flatMap((flows) => Object.values(flows))
    .reduce((sum, count) => sum + count, 0);
  if ((element.activeFlows ?? 0) !== atJoins)
    wrong.push(`counts ${String(element.activeFlows)} tokens on flows, but ${String(atJoins)} wait at joins`);
  return wrong;
};

type Reason = 'something' | 'a join' | 'nothing';

const waitsFor = (
  element: ElementInstance,
  inside: readonly ElementInstance[],
  process: ExecutableProcess,
  isAlive: (processInstanceKey: string) => boolean,
): Reason => {
  if (element.interruption && element.state !== 'TERMINATING')
    return inside.some(({ state }) => state === 'TERMINATING') ? 'something' : 'nothing';
  if (element.incidents || inside.length > 0) return 'something';
  if (element.job?.state === 'OPEN' && element.job.retries > 0) return 'something';
  if (element.joins) return 'a join';
  if (element.state !== 'ACTIVATED') return 'nothing';
  return WAITING[element.type]?.(element, process, isAlive) ? 'something' : 'nothing';
};

/** What an element without children, job and incident may wait for, by its type. */
const WAITING: Partial<
  Record<
    ElementInstance['type'],
    (element: ElementInstance, process: ExecutableProcess, isAlive: (key: string) => boolean) => boolean
  >
> = {
  USER_TASK: ({ userTask }) => userTask?.state === 'CREATED',
  RECEIVE_TASK: ({ waits, elementId }) => waits?.some(({ targetId }) => targetId === elementId) ?? false,
  INTERMEDIATE_CATCH_EVENT: ({ waits, elementId }) => waits?.some(({ targetId }) => targetId === elementId) ?? false,
  EVENT_BASED_GATEWAY: ({ waits, elementId }, { elements, flows }) =>
    waits?.length === elements[elementId]?.outgoing.filter((id) => flows[id]).length,
  CALL_ACTIVITY: ({ childProcessInstanceKey }, _, isAlive) =>
    childProcessInstanceKey !== undefined && isAlive(childProcessInstanceKey),
  INTERMEDIATE_THROW_EVENT: ({ compensation }) => (compensation?.running ?? 0) > 0,
  END_EVENT: ({ compensation }) => (compensation?.running ?? 0) > 0,
  /** For someone to begin one of its elements. */
  AD_HOC_SUB_PROCESS: ({ elementId, job, adHoc }, { elements }) => {
    const model = elements[elementId];
    if (model?.type !== 'AD_HOC_SUB_PROCESS' || job || adHoc?.ending) return false;
    return model.activeElements === null || model.completionCondition !== null;
  },
};
