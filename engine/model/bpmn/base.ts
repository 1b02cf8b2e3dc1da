/** What every element has, and what every activity has. */
import type { ExecutionListener, SubProcessElement, VariableMapping } from '../../core/model.ts';
import { childOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { checkExtensions } from './extensions.ts';
import { readExecutionListeners, readMappings, readProperties } from './jobs.ts';
import { readLoop } from './loops.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

export interface Base {
  readonly id: string;
  readonly name: string | null;
  readonly scopeId: string | null;
  readonly incoming: readonly string[];
  readonly outgoing: readonly string[];
  readonly inputs: readonly VariableMapping[];
  readonly outputs: readonly VariableMapping[];
  readonly listeners: readonly ExecutionListener[];
  readonly properties: Readonly<Record<string, string>>;
}

export function readBase(node: XmlElement, scope: Scope | null, reading: Reading): Base {
  checkExtensions(node, idOf(node), reading);
  return {
    id: idOf(node),
    name: textOf(node, 'name'),
    scopeId: scope?.id ?? null,
    incoming: scope?.incoming.get(idOf(node)) ?? [],
    outgoing: scope?.outgoing.get(idOf(node)) ?? [],
    ...readMappings(node, reading),
    listeners: readExecutionListeners(node, reading),
    properties: readProperties(node, reading),
  };
}

type ActivityParts = Pick<
  SubProcessElement,
  'boundaryEventIds' | 'loop' | 'isForCompensation' | 'compensationHandlerId'
>;

export function readActivityParts(node: XmlElement, scope: Scope, reading: Reading): ActivityParts {
  const attached = scope.boundaryEvents.get(idOf(node)) ?? [];
  const isForCompensation = flagOf(node, 'isForCompensation', false);
  if (isForCompensation && (scope.incoming.has(idOf(node)) || scope.outgoing.has(idOf(node)))) {
    reading.refuse(idOf(node), 'A compensation handler has no incoming or outgoing sequence flows.');
  }
  for (const quantity of ['startQuantity', 'completionQuantity']) {
    if ((node[quantity] ?? 1) !== 1) reading.refuse(idOf(node), `Its ${quantity} must be 1.`);
  }
  return {
    boundaryEventIds: attached.map(idOf),
    loop: readLoop(node, reading),
    isForCompensation,
    compensationHandlerId: attached.map((event) => handlerOf(event, reading)).find((id) => id !== null) ?? null,
  };
}

export function isCompensationBoundary(event: XmlElement): boolean {
  const definitions = event['eventDefinitions'];
  return (
    Array.isArray(definitions) &&
    definitions.some((each: XmlElement) => localType(each) === 'CompensateEventDefinition')
  );
}

/** The activity that an association connects with the compensation boundary event (BPMN 2.0.2, 10.7.1). */
function handlerOf(event: XmlElement, reading: Reading): string | null {
  if (!isCompensationBoundary(event)) return null;
  const handlers = (reading.associations.get(idOf(event)) ?? [])
    .map((association) => childOf(association, 'targetRef'))
    .filter((target) => target !== null && flagOf(target, 'isForCompensation', false));
  if (handlers.length !== 1) {
    reading.refuse(idOf(event), 'A compensation boundary event is associated with exactly one compensation handler.');
  }
  return handlers[0]?.id ?? null;
}
