/** What happens to a scope when something inside it has ended, and how a scope's flow is cut off. */
import type { Key } from '../json.ts';
import type { EventSubProcessElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import { releaseInclusiveJoins } from './inclusiveJoin.ts';

/**
 * Looks at a scope after one of its children has gone: an interrupting event sub-process begins, an
 * inclusive join is released, the scope completes, or its termination goes on. Does nothing while
 * anything is still alive inside.
 */
export const checkScope = (p: Processing, scopeKey: Key): void => {
  const scope = p.element(scopeKey);
  if (!scope) return;
  if (scope.state === 'TERMINATING') {
    if (!scope.activeChildren) p.push({ kind: 'terminate', key: scopeKey });
    return;
  }
  if (scope.state !== 'ACTIVATED') return;
  if (scope.interruption) {
    if (!scope.activeChildren) beginInterruption(p, scopeKey);
    return;
  }
  if (scope.joins) {
    if (p.hasQueuedActivation(scopeKey)) p.lookAgainAt(scopeKey);
    else if (releaseInclusiveJoins(p, scope)) return;
  }
  if (!scope.activeChildren && !scope.activeFlows) p.push({ kind: 'complete', key: scopeKey });
};

/** All children of the interrupted scope are gone: its event sub-process takes over. */
const beginInterruption = (p: Processing, scopeKey: Key): void => {
  const scope = p.must(scopeKey);
  const interruption = scope.interruption!;
  const start = p.model(interruption.targetId!);
  const subProcess = p.model(start.scopeId!) as EventSubProcessElement;
  p.emit({ type: 'ELEMENT_INTERRUPTED', key: scopeKey, interruption: null });
  p.activateNow({ kind: 'activate', elementId: subProcess.id, scopeKey, flowIds: [], trigger: interruption });
};

/** Removes the scope's tokens on flows and has its children (but one) terminated. */
export const cutOff = (p: Processing, scopeKey: Key, but?: Key): void => {
  p.dropActivations(scopeKey);
  if (p.must(scopeKey).activeFlows) p.emit({ type: 'SCOPE_CLEARED', key: scopeKey });
  const ending = p.view.childrenOf(scopeKey).filter(({ key, state }) => key !== but && state !== 'TERMINATING');
  p.dropCompletions(new Set(ending.map(({ key }) => key)));
  for (const { key } of ending) p.push({ kind: 'terminate', key });
};
