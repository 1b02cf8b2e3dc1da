/** Reading an instance document from outside the core. */
import { ScopeReader, toObject } from './behaviors/variables.ts';
import type { VisibleVariables } from './context.ts';
import { Draft } from './draft.ts';
import { allEntries } from './pages.ts';
import type { InstanceState } from './state.ts';

/** The variables seen at an element instance (local ones first, then its scopes'), all or the named; null if it is gone. */
export const visibleVariables: VisibleVariables = (state, elementInstanceKey, names) => {
  const view = new Draft(state);
  if (!view.element(elementInstanceKey)) return null;
  return toObject(new ScopeReader(view, elementInstanceKey), names);
};

/** Number of open incidents in the instance. */
export const countIncidents = (state: InstanceState): number => {
  let count = 0;
  for (const element of allEntries(state.elements)) count += element.incidents?.length ?? 0;
  return count;
};
