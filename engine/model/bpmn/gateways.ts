/** Gateways, and the rules of the sequence flows that leave them. */
import type { GatewayElement, SequenceFlow } from '../../core/model.ts';
import { childOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { readBase } from './base.ts';
import { readCondition } from './loops.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** The gateway, or null when the element is none. */
export function readGateway(node: XmlElement, scope: Scope, reading: Reading): GatewayElement | null {
  switch (localType(node)) {
    case 'ExclusiveGateway':
      return {
        type: 'EXCLUSIVE_GATEWAY',
        ...readBase(node, scope, reading),
        defaultFlowId: defaultFlow(node, scope, reading),
      };
    case 'InclusiveGateway':
      return {
        type: 'INCLUSIVE_GATEWAY',
        ...readBase(node, scope, reading),
        defaultFlowId: defaultFlow(node, scope, reading),
      };
    case 'ParallelGateway':
      return { type: 'PARALLEL_GATEWAY', ...readBase(node, scope, reading) };
    case 'EventBasedGateway':
      return eventGateway(node, scope, reading);
    default:
      return null;
  }
}

function defaultFlow(node: XmlElement, scope: Scope, reading: Reading): string | null {
  const flow = childOf(node, 'default');
  if (flow === null) return null;
  if (childOf(flow, 'sourceRef') !== node || !scope.flows.includes(flow)) {
    reading.refuse(idOf(node), `Its default flow '${idOf(flow)}' does not start at it.`);
  }
  return idOf(flow);
}

const AWAITED = new Set(['MessageEventDefinition', 'TimerEventDefinition', 'SignalEventDefinition']);

function eventGateway(node: XmlElement, scope: Scope, reading: Reading): GatewayElement {
  const id = idOf(node);
  if (flagOf(node, 'instantiate', false))
    reading.refuse(id, 'An event-based gateway that starts a process is not supported.');
  const targets = scope.flows
    .filter((flow) => childOf(flow, 'sourceRef') === node)
    .map((flow) => childOf(flow, 'targetRef'))
    .filter((target) => target !== null);
  if (targets.length < 2) reading.refuse(id, 'An event-based gateway needs at least two outgoing sequence flows.');
  for (const target of targets) {
    if (!canBeAwaited(target)) {
      reading.refuse(
        id,
        `An event-based gateway leads to message, timer or signal catch events or receive tasks, but '${idOf(target)}' is none.`,
      );
    } else if ((scope.incoming.get(idOf(target)) ?? []).length > 1) {
      reading.refuse(idOf(target), 'An event after an event-based gateway has no other incoming sequence flow.');
    }
  }
  return { type: 'EVENT_BASED_GATEWAY', ...readBase(node, scope, reading) };
}

function canBeAwaited(target: XmlElement): boolean {
  if (localType(target) === 'ReceiveTask') return true;
  const definitions = target['eventDefinitions'];
  return (
    localType(target) === 'IntermediateCatchEvent' &&
    Array.isArray(definitions) &&
    definitions.every((definition: XmlElement) => AWAITED.has(localType(definition)))
  );
}

const DECIDING = new Set(['ExclusiveGateway', 'InclusiveGateway']);

export function readFlow(flow: XmlElement, scope: Scope, reading: Reading): SequenceFlow {
  const id = idOf(flow);
  const source = childOf(flow, 'sourceRef');
  const target = childOf(flow, 'targetRef');
  if (source === null) reading.refuse(id, 'The sequence flow has no source.');
  if (target === null) reading.refuse(id, 'The sequence flow has no target.');
  for (const end of [source, target]) {
    if (end !== null && !scope.nodes.includes(end)) {
      reading.refuse(id, `The sequence flow crosses the border of a sub-process at '${idOf(end)}'.`);
    }
    if (end !== null && flagOf(end, 'triggeredByEvent', false)) {
      reading.refuse(id, `The event sub-process '${idOf(end)}' is entered and left without sequence flows.`);
    }
  }
  const condition = readCondition(flow, 'conditionExpression', 'The condition', id, reading);
  const isDefault = source !== null && childOf(source, 'default') === flow;
  if (source !== null) checkCondition(flow, source, condition !== null, isDefault, scope, reading);
  return {
    id,
    name: textOf(flow, 'name'),
    sourceId: source === null ? '' : idOf(source),
    targetId: target === null ? '' : idOf(target),
    condition: isDefault ? null : condition,
  };
}

function checkCondition(
  flow: XmlElement,
  source: XmlElement,
  hasCondition: boolean,
  isDefault: boolean,
  scope: Scope,
  reading: Reading,
): void {
  const id = idOf(flow);
  if (!DECIDING.has(localType(source))) {
    if (hasCondition)
      reading.refuse(id, 'Conditions are supported on flows that leave exclusive or inclusive gateways.');
    if (isDefault) reading.refuse(id, 'Default flows are supported on exclusive and inclusive gateways.');
    return;
  }
  if (isDefault && hasCondition) reading.refuse(id, 'A default flow has no condition.');
  const siblings = scope.outgoing.get(idOf(source)) ?? [];
  if (!isDefault && !hasCondition && siblings.length > 1) {
    reading.refuse(
      id,
      `The sequence flow from '${idOf(source)}' needs a condition, because it is neither the only nor the default one.`,
    );
  }
}
