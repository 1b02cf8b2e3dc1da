/** Tokens on sequence flows: taking flows, waiting at joins. */
import type { Key } from '../json.ts';
import type { ExecutableElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance, Trigger } from '../state.ts';

/** Takes flows of a scope; each target is activated by a queued step, or its token waits at a joining gateway. */
export const takeFlows = (p: Processing, scopeKey: Key, flowIds: readonly string[], trigger?: Trigger): void => {
  for (const flowId of flowIds) takeFlow(p, scopeKey, flowId, trigger);
};

const takeFlow = (p: Processing, scopeKey: Key, flowId: string, trigger?: Trigger): void => {
  const target = p.model(p.flow(flowId).targetId);
  const joins = isJoin(target);
  p.emit({ type: 'SEQUENCE_FLOW_TAKEN', scopeKey, flowId, waitsAtJoin: joins ? target.id : null });
  if (!joins) {
    p.push({ kind: 'activate', elementId: target.id, scopeKey, flowIds: [flowId], ...(trigger && { trigger }) });
    return;
  }
  if (target.type !== 'PARALLEL_GATEWAY') return; // inclusive joins are looked at when the scope comes to rest
  if (hasTokens(p.must(scopeKey), target.id, target.incoming))
    p.push({ kind: 'activate', elementId: target.id, scopeKey, flowIds: target.incoming });
};

/** True when the element is a joining gateway: its incoming tokens wait in the scope. */
export const isJoin = (element: ExecutableElement): boolean =>
  (element.type === 'PARALLEL_GATEWAY' || element.type === 'INCLUSIVE_GATEWAY') && element.incoming.length > 1;

/** True when every one of the flows has a token waiting at the gateway. */
export const hasTokens = (scope: ElementInstance, gatewayId: string, flowIds: readonly string[]): boolean => {
  const waiting = scope.joins?.[gatewayId];
  return waiting !== undefined && flowIds.every((id) => (waiting[id] ?? 0) > 0);
};
