/** Intermediate, boundary and end events. */
import type {
  BoundaryEventElement,
  EndEventElement,
  IntermediateCatchEventElement,
  IntermediateThrowEventElement,
} from '../../core/model.ts';
import { childOf, flagOf, idOf, localType, type XmlElement } from '../xmlElement.ts';
import { isCompensationBoundary, readBase } from './base.ts';
import type { Declarations } from './declarations.ts';
import {
  definitionOf,
  eventWord,
  linkName,
  readCompensation,
  readErrorCatch,
  readErrorThrow,
  readEscalationCatch,
  readEscalationThrow,
  readMessage,
  readSignal,
} from './eventDefinitions.ts';
import { requireJob } from './jobs.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';
import { readTimer } from './timers.ts';

/** Stands in for an event that was refused, so that the rest of the file is still checked. */
const REFUSED = { kind: 'signal', name: { kind: 'static', value: '' } } as const;

export function readCatchEvent(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): IntermediateCatchEventElement {
  const base = readBase(node, scope, reading);
  const definition = definitionOf(node, reading);
  return { type: 'INTERMEDIATE_CATCH_EVENT', ...base, event: caught(node, definition, declarations, reading) };
}

function caught(
  node: XmlElement,
  definition: XmlElement | null,
  declarations: Declarations,
  reading: Reading,
): IntermediateCatchEventElement['event'] {
  const id = idOf(node);
  switch (definition === null ? '' : localType(definition)) {
    case 'MessageEventDefinition':
      return readMessage(definition!, 'required', id, declarations, reading);
    case 'TimerEventDefinition':
      return readTimer(definition!, ['date', 'duration'], 'An intermediate catch event', id, reading) ?? REFUSED;
    case 'SignalEventDefinition':
      return readSignal(definition!, id, declarations, reading);
    case 'LinkEventDefinition':
      return { kind: 'link', name: linkName(definition!, id, reading) };
    default:
      return refuseEvent(node, definition, 'An intermediate catch event', 'message, timer, signal, link', reading);
  }
}

/** Link throw events get their target from the scope's catch events. */
export function readThrowEvent(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): IntermediateThrowEventElement {
  const base = readBase(node, scope, reading);
  const definition = definitionOf(node, reading);
  return { type: 'INTERMEDIATE_THROW_EVENT', ...base, event: thrown(node, definition, scope, declarations, reading) };
}

function thrown(
  node: XmlElement,
  definition: XmlElement | null,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): IntermediateThrowEventElement['event'] {
  if (definition === null) return { kind: 'none' };
  const id = idOf(node);
  switch (localType(definition)) {
    case 'MessageEventDefinition':
      return { kind: 'message', job: requireJob(node, 'The message throw event', reading) };
    case 'SignalEventDefinition':
      return readSignal(definition, id, declarations, reading);
    case 'EscalationEventDefinition':
      return readEscalationThrow(definition, id, declarations, reading);
    case 'CompensateEventDefinition':
      return readCompensation(definition, id, reading);
    case 'LinkEventDefinition':
      return linkThrow(id, linkName(definition, id, reading), scope, reading);
    default:
      return refuseEvent(
        node,
        definition,
        'An intermediate throw event',
        'none, message, signal, escalation, compensation, link',
        reading,
      );
  }
}

function linkThrow(id: string, name: string, scope: Scope, reading: Reading) {
  const targets = scope.nodes.filter(
    (node) => localType(node) === 'IntermediateCatchEvent' && linkNames(node).includes(name),
  );
  if (targets.length === 0) reading.refuse(id, `No link catch event named '${name}' is in the same scope.`);
  if (targets.length > 1) reading.refuse(id, `Several link catch events are named '${name}'.`);
  return { kind: 'link' as const, name, targetId: targets[0]?.id ?? '' };
}

function linkNames(node: XmlElement): readonly unknown[] {
  const definitions = node['eventDefinitions'];
  if (!Array.isArray(definitions)) return [];
  return definitions
    .filter((definition: XmlElement) => localType(definition) === 'LinkEventDefinition')
    .map((definition: XmlElement) => definition['name']);
}

export function readBoundaryEvent(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): BoundaryEventElement {
  const base = readBase(node, scope, reading);
  const id = idOf(node);
  const attachedTo = childOf(node, 'attachedToRef');
  const interrupting = flagOf(node, 'cancelActivity', true);
  const compensation = isCompensationBoundary(node);
  if (attachedTo === null) reading.refuse(id, 'The boundary event is not attached to an activity.');
  else if (!scope.nodes.includes(attachedTo))
    reading.refuse(id, 'The boundary event is attached to an activity of another scope.');
  if (base.incoming.length > 0) reading.refuse(id, 'A boundary event has no incoming sequence flow.');
  if (compensation && base.outgoing.length > 0) {
    reading.refuse(
      id,
      'A compensation boundary event has no outgoing sequence flow, but an association to its handler.',
    );
  }
  const definition = definitionOf(node, reading);
  return {
    type: 'BOUNDARY_EVENT',
    ...base,
    attachedToId: attachedTo?.id ?? '',
    interrupting,
    event: attached(node, definition, interrupting, declarations, reading),
  };
}

function attached(
  node: XmlElement,
  definition: XmlElement | null,
  interrupting: boolean,
  declarations: Declarations,
  reading: Reading,
): BoundaryEventElement['event'] {
  const id = idOf(node);
  switch (definition === null ? '' : localType(definition)) {
    case 'MessageEventDefinition':
      return readMessage(definition!, 'required', id, declarations, reading);
    case 'TimerEventDefinition':
      return (
        (interrupting
          ? readTimer(definition!, ['date', 'duration'], 'An interrupting boundary event', id, reading)
          : readTimer(definition!, ['date', 'duration', 'cycle'], 'A boundary event', id, reading)) ?? REFUSED
      );
    case 'SignalEventDefinition':
      return readSignal(definition!, id, declarations, reading);
    case 'ErrorEventDefinition':
      if (!interrupting) reading.refuse(id, 'An error boundary event must interrupt.');
      return readErrorCatch(definition!, id, declarations, reading);
    case 'EscalationEventDefinition':
      return readEscalationCatch(definition!, id, declarations, reading);
    case 'CompensateEventDefinition':
      return { kind: 'compensation', activityId: null };
    default:
      return refuseEvent(
        node,
        definition,
        'A boundary event',
        'message, timer, signal, error, escalation, compensation',
        reading,
      );
  }
}

export function readEndEvent(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): EndEventElement {
  const base = readBase(node, scope, reading);
  if (base.outgoing.length > 0) reading.refuse(base.id, 'An end event has no outgoing sequence flow.');
  return { type: 'END_EVENT', ...base, event: ended(node, definitionOf(node, reading), declarations, reading) };
}

function ended(
  node: XmlElement,
  definition: XmlElement | null,
  declarations: Declarations,
  reading: Reading,
): EndEventElement['event'] {
  if (definition === null) return { kind: 'none' };
  const id = idOf(node);
  switch (localType(definition)) {
    case 'MessageEventDefinition':
      return { kind: 'message', job: requireJob(node, 'The message end event', reading) };
    case 'SignalEventDefinition':
      return readSignal(definition, id, declarations, reading);
    case 'ErrorEventDefinition':
      return readErrorThrow(definition, id, declarations, reading);
    case 'EscalationEventDefinition':
      return readEscalationThrow(definition, id, declarations, reading);
    case 'CompensateEventDefinition':
      return readCompensation(definition, id, reading);
    case 'TerminateEventDefinition':
      return { kind: 'terminate' };
    default:
      return refuseEvent(
        node,
        definition,
        'An end event',
        'none, message, signal, error, escalation, compensation, terminate',
        reading,
      );
  }
}

function refuseEvent(
  node: XmlElement,
  definition: XmlElement | null,
  place: string,
  supported: string,
  reading: Reading,
) {
  const what = definition === null ? 'has no event definition' : `of type '${eventWord(definition)}' is not supported`;
  reading.refuse(idOf(node), `${place} ${what} (supported: ${supported}).`);
  return REFUSED;
}
