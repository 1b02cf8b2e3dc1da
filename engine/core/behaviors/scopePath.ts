/** Activating an element anywhere in the model: the scopes around it are found or begun (start instructions, modification). */
import { beginInner } from './adHoc.ts';
import type { JsonObject, Key } from '../json.ts';
import type { Processing } from '../processing.ts';

export interface ScopeVariables {
  /** Null = the process instance. */
  readonly scopeElementId: string | null;
  readonly variables: JsonObject;
}

/** Ids of the scopes around an element, outermost (the process) first. */
export const scopePath = (p: Processing, elementId: string): readonly string[] => {
  const path: string[] = [];
  for (let id = p.model(elementId).scopeId; id !== null; id = p.model(id).scopeId) path.unshift(id);
  return path;
};

/** Live instances of a scope element. */
const instancesOf = (p: Processing, elementId: string, scopeKey: Key): readonly Key[] =>
  p.view
    .childrenOf(scopeKey)
    .filter((child) => child.elementId === elementId && child.state === 'ACTIVATED')
    .map(({ key }) => key);

/** Activates the element, in the given ancestor if there is one; a scope that is not there is begun without its start event. */
export const activateInScopes = (
  p: Processing,
  elementId: string,
  ancestorKey: Key | null,
  scopeVariables: readonly ScopeVariables[],
): void => {
  const variablesFor = (id: string | null): JsonObject | undefined =>
    scopeVariables.find((entry) => entry.scopeElementId === id)?.variables;
  const ancestors = ancestorKey === null ? [] : ancestorsOf(p, ancestorKey);
  let scopeKey = p.instanceKey;
  for (const id of scopePath(p, elementId).slice(1)) {
    const known = ancestors.find((key) => p.must(key).elementId === id) ?? instancesOf(p, id, scopeKey)[0];
    if (known !== undefined && known !== scopeKey) {
      scopeKey = known;
      continue;
    }
    scopeKey = insideOf(p, scopeKey);
    const key = p.ctx.nextKey();
    p.activateNow({
      kind: 'activate',
      key,
      elementId: id,
      scopeKey,
      flowIds: [],
      trigger: { targetId: null, variables: {} },
      ...withVariables(variablesFor(id)),
    });
    scopeKey = key;
    if (p.element(key)?.state !== 'ACTIVATED') return refuse(p, id, elementId);
  }
  p.activateNow({
    kind: 'activate',
    elementId,
    scopeKey: insideOf(p, scopeKey),
    flowIds: [],
    ...withVariables(variablesFor(elementId)),
  });
};

/** Where elements of the scope live: in an ad-hoc sub-process, each in an inner instance. */
const insideOf = (p: Processing, scopeKey: Key): Key => {
  const scope = p.element(scopeKey);
  return scope?.type === 'AD_HOC_SUB_PROCESS' ? beginInner(p, scope, null) : scopeKey;
};

/** The element would never begin in a scope that waits for an incident to be resolved, or is being ended. */
const refuse = (p: Processing, scopeId: string, elementId: string): void => {
  const last = p.events.findLast((event) => event.type === 'INCIDENT_CREATED');
  p.refuse({
    code: 'INVALID_ARGUMENT',
    reason: `Expected to activate element '${elementId}', but its flow scope '${scopeId}' cannot be activated: ${last?.errorMessage ?? 'the scope around it is being ended'}`,
  });
};

const withVariables = (variables: JsonObject | undefined): { readonly variables?: JsonObject } =>
  variables ? { variables } : {};

const ancestorsOf = (p: Processing, key: Key): readonly Key[] => {
  const keys: Key[] = [];
  for (let at: Key | null = key; at !== null; at = p.must(at).scopeKey) keys.push(at);
  return keys;
};
