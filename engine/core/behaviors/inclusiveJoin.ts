/**
 * The inclusive join (BPMN 2.0 §13.4.3): a gateway with a token on one incoming flow waits while
 * another token of its scope can still reach one of its empty incoming flows. It is looked at
 * whenever the scope comes to rest (no queued activation), because only then is every token where it stays.
 */
import type { ExecutableProcess, InclusiveGatewayElement } from '../model.ts';
import type { Processing } from '../processing.ts';
import type { ElementInstance } from '../state.ts';

/** Activates every inclusive join of the scope that needs to wait no longer. True when one was activated. */
export const releaseInclusiveJoins = (p: Processing, scope: ElementInstance): boolean => {
  const waiting = scope.joins;
  if (!waiting) return false;
  let released = false;
  for (const [gatewayId, tokens] of Object.entries(waiting)) {
    const gateway = p.model(gatewayId);
    if (gateway.type !== 'INCLUSIVE_GATEWAY') continue;
    if (canBeReached(p, scope, gateway, tokens)) continue;
    p.push({ kind: 'activate', elementId: gatewayId, scopeKey: scope.key, flowIds: Object.keys(tokens) });
    released = true;
    break; // its outgoing tokens may reach the next one
  }
  return released;
};

const canBeReached = (
  p: Processing,
  scope: ElementInstance,
  gateway: InclusiveGatewayElement,
  tokens: Readonly<Record<string, number>>,
): boolean => {
  const upstream = upstreamOf(
    p.process,
    gateway.id,
    gateway.incoming.filter((id) => !tokens[id]),
  );
  if (upstream.size === 0) return false;
  for (const child of p.view.childrenOf(scope.key)) if (upstream.has(child.elementId)) return true;
  return waitsForJoin(p, scope, gateway, tokens, upstream);
};

/**
 * Whether another inclusive join has to be released first. Not one from which a flow with a token can be reached as
 * well (BPMN 2.0 table 13.3): around a loop each of two joins lies upstream of the other, and both would wait for ever.
 * A parallel join cannot hold this one up: what it waits for is upstream too, or waits for this one.
 */
const waitsForJoin = (
  p: Processing,
  scope: ElementInstance,
  gateway: InclusiveGatewayElement,
  tokens: Readonly<Record<string, number>>,
  upstream: ReadonlySet<string>,
): boolean => {
  const others = Object.keys(scope.joins ?? {}).filter(
    (id) => id !== gateway.id && upstream.has(id) && p.model(id).type === 'INCLUSIVE_GATEWAY',
  );
  if (others.length === 0) return false;
  const behindTokens = upstreamOf(p.process, gateway.id, Object.keys(tokens));
  return others.some((id) => !behindTokens.has(id));
};

/** Ids of the elements from which one of the flows can be reached without passing the gateway itself. */
export const upstreamOf = (
  process: ExecutableProcess,
  gatewayId: string,
  flowIds: readonly string[],
): ReadonlySet<string> => {
  const found = new Set<string>();
  const open = flowIds.map((id) => process.flows[id]!.sourceId);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === gatewayId || found.has(id)) continue;
    found.add(id);
    const element = process.elements[id]!;
    for (const flowId of element.incoming) open.push(process.flows[flowId]!.sourceId);
    if (element.type === 'BOUNDARY_EVENT') open.push(element.attachedToId);
    if (element.type === 'INTERMEDIATE_CATCH_EVENT' && element.event.kind === 'link')
      for (const other of Object.values(process.elements))
        if (other.type === 'INTERMEDIATE_THROW_EVENT' && other.event.kind === 'link' && other.event.targetId === id)
          open.push(other.id);
  }
  return found;
};
