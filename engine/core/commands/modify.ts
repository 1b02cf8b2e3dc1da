/** Process instance modification: activate, terminate and move, all or nothing. */
import type { ScopeVariables } from '../behaviors/scopePath.ts';
import { activateInScopes, scopePath } from '../behaviors/scopePath.ts';
import { setAllLocal } from '../behaviors/variables.ts';
import type { Modify, Rejection } from '../commands.ts';
import type { Key } from '../json.ts';
import type { Processing } from '../processing.ts';
import { invalidArgument, invalidState, notFound } from './rejections.ts';

interface Activation {
  readonly elementId: string;
  readonly ancestorKey: Key | null;
  readonly variables: readonly ScopeVariables[];
}

const prefix = (p: Processing): string =>
  `Expected to modify instance of process '${p.process.bpmnProcessId}' but it contains`;

const UNSUPPORTED = new Set(['START_EVENT', 'BOUNDARY_EVENT', 'PROCESS']);

const checkActivation = (p: Processing, { elementId, ancestorKey, variables }: Activation): Rejection | null => {
  const element = p.process.elements[elementId];
  if (!element)
    return invalidArgument(
      `${prefix(p)} one or more activate instructions with an element that could not be found: '${elementId}'`,
    );
  if (UNSUPPORTED.has(element.type) || comesAfterEventGateway(p, elementId))
    return invalidArgument(
      `${prefix(p)} one or more activate instructions for elements that are unsupported: '${elementId}'`,
    );
  const path = scopePath(p, elementId);
  if (ancestorKey !== null) {
    const ancestor = p.element(ancestorKey);
    if (!ancestor)
      return invalidArgument(
        `${prefix(p)} one or more activate instructions with an ancestor scope key that does not exist, or is not in an active state: '${ancestorKey}'`,
      );
    if (!path.includes(ancestor.elementId))
      return invalidArgument(
        `${prefix(p)} one or more activate instructions with an ancestor scope key that is not an ancestor of the element to activate: '${ancestorKey}'`,
      );
  }
  for (const id of path) {
    const scope = p.model(id);
    if ('loop' in scope && scope.loop && ancestorKey === null)
      return invalidArgument(
        `${prefix(p)} one or more activate instructions for elements inside a multi-instance sub-process: '${elementId}'`,
      );
    if (ancestorKey === null && p.view.allElements().filter((live) => live.elementId === id).length > 1)
      return invalidArgument(
        `${prefix(p)} one or more activate instructions with a flow scope '${id}' that has several active instances; give an ancestor element instance key`,
      );
  }
  for (const { scopeElementId } of variables)
    if (scopeElementId !== null && scopeElementId !== elementId && !path.includes(scopeElementId))
      return invalidArgument(
        `${prefix(p)} one or more variable instructions with a scope element id '${scopeElementId}' that does not belong to the activating element's flow scopes`,
      );
  return null;
};

const comesAfterEventGateway = (p: Processing, elementId: string): boolean =>
  p.model(elementId).incoming.some((flowId) => p.model(p.flow(flowId).sourceId).type === 'EVENT_BASED_GATEWAY');

export const modify = (p: Processing, command: Modify): Rejection | null => {
  if (p.must(p.instanceKey).state !== 'ACTIVATED')
    return invalidState(`Expected to modify instance of process '${p.process.bpmnProcessId}', but it is not active`);
  const activations: Activation[] = command.activate.map(({ elementId, ancestorElementInstanceKey, variables }) => ({
    elementId,
    ancestorKey: ancestorElementInstanceKey,
    variables,
  }));
  const terminations = new Set<Key>(command.terminate);
  for (const { sourceElementId, targetElementId } of command.move) {
    const sources = p.view
      .allElements()
      .filter((live) => live.elementId === sourceElementId && live.loopCounter === undefined);
    if (sources.length === 0)
      return invalidArgument(
        `${prefix(p)} one or more move instructions with a source element that has no active instance: '${sourceElementId}'`,
      );
    for (const source of sources) {
      terminations.add(source.key);
      activations.push({ elementId: targetElementId, ancestorKey: null, variables: [] });
    }
  }
  for (const key of terminations)
    if (!p.element(key))
      return notFound(
        `${prefix(p)} one or more terminate instructions with an element instance that could not be found: '${key}'`,
      );
  for (const activation of activations) {
    const rejection = checkActivation(p, activation);
    if (rejection) return rejection;
  }
  p.emit({ type: 'PROCESS_INSTANCE_MODIFIED' });
  for (const activation of activations) carryOut(p, activation);
  for (const key of withEmptiedScopes(p, terminations)) p.push({ kind: 'terminate', key });
  return null;
};

const carryOut = (p: Processing, { elementId, ancestorKey, variables }: Activation): void => {
  for (const entry of variables)
    if (entry.scopeElementId === null || entry.scopeElementId === p.process.bpmnProcessId)
      setAllLocal(p, p.instanceKey, entry.variables);
  activateInScopes(p, elementId, ancestorKey, variables);
};

/** A scope whose children are all terminated is terminated itself, not completed. */
const withEmptiedScopes = (p: Processing, keys: ReadonlySet<Key>): readonly Key[] => {
  const all = new Set(keys);
  for (const key of all) {
    const scopeKey = p.element(key)?.scopeKey;
    if (!scopeKey || all.has(scopeKey)) continue;
    const scope = p.must(scopeKey);
    if (!scope.activeFlows && p.view.childrenOf(scopeKey).every((child) => all.has(child.key))) all.add(scopeKey);
  }
  // The outermost of each nest is enough: it takes its children with it.
  return [...all].filter((key) => !all.has(p.must(key).scopeKey ?? ''));
};
