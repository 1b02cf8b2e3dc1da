/** Start events: of processes (none, message, timer, signal), sub-processes (none) and event sub-processes (triggered). */
import type { ScopeElement, StartEventElement } from '../../core/model.ts';
import { flagOf, idOf, localType, type XmlElement } from '../xmlElement.ts';
import { readBase } from './base.ts';
import type { Declarations } from './declarations.ts';
import {
  definitionOf,
  eventWord,
  readErrorCatch,
  readEscalationCatch,
  readMessage,
  readSignal,
} from './eventDefinitions.ts';
import type { Reading } from './reading.ts';
import { readForm } from './references.ts';
import type { Scope } from './scope.ts';
import { readTimer } from './timers.ts';

const ALLOWED: Readonly<Record<ScopeElement['type'], readonly string[]>> = {
  PROCESS: ['none', 'message', 'timer', 'signal'],
  SUB_PROCESS: ['none'],
  AD_HOC_SUB_PROCESS: [],
  EVENT_SUB_PROCESS: ['message', 'timer', 'signal', 'error', 'escalation'],
};

const PLACE: Readonly<Record<ScopeElement['type'], string>> = {
  PROCESS: 'a process',
  SUB_PROCESS: 'an embedded sub-process',
  AD_HOC_SUB_PROCESS: 'an ad-hoc sub-process',
  EVENT_SUB_PROCESS: 'an event sub-process',
};

export function readStartEvent(
  node: XmlElement,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): StartEventElement {
  const definition = definitionOf(node, reading);
  const word = definition === null ? 'none' : eventWord(definition);
  const interrupting = scope.type !== 'EVENT_SUB_PROCESS' || flagOf(node, 'isInterrupting', true);
  if (!ALLOWED[scope.type].includes(word)) {
    const allowed = ALLOWED[scope.type].join(', ') || 'no start event at all';
    reading.refuse(
      idOf(node),
      `A start event of type '${word}' is not allowed in ${PLACE[scope.type]} (allowed: ${allowed}).`,
    );
  }
  if (!interrupting && word === 'error') reading.refuse(idOf(node), 'A start event for error must interrupt.');
  if (scope.incoming.has(idOf(node))) reading.refuse(idOf(node), 'A start event has no incoming sequence flow.');
  return {
    type: 'START_EVENT',
    ...readBase(node, scope, reading),
    event: eventOf(node, definition, interrupting, scope, declarations, reading),
    interrupting,
    form: readForm(node, 'start', reading),
  };
}

function eventOf(
  node: XmlElement,
  definition: XmlElement | null,
  interrupting: boolean,
  scope: Scope,
  declarations: Declarations,
  reading: Reading,
): StartEventElement['event'] {
  if (definition === null) return { kind: 'none' };
  const id = idOf(node);
  switch (localType(definition)) {
    case 'MessageEventDefinition':
      return readMessage(definition, scope.type === 'PROCESS' ? 'none' : 'required', id, declarations, reading);
    case 'TimerEventDefinition':
      return startTimer(definition, interrupting, scope, id, reading) ?? { kind: 'none' };
    case 'SignalEventDefinition':
      return readSignal(definition, id, declarations, reading);
    case 'ErrorEventDefinition':
      return readErrorCatch(definition, id, declarations, reading);
    case 'EscalationEventDefinition':
      return readEscalationCatch(definition, id, declarations, reading);
    default:
      return { kind: 'none' };
  }
}

function startTimer(definition: XmlElement, interrupting: boolean, scope: Scope, id: string, reading: Reading) {
  if (scope.type === 'PROCESS') {
    return readTimer(definition, ['date', 'cycle'], 'The start event of a process', id, reading);
  }
  if (interrupting) return readTimer(definition, ['date', 'duration'], 'An interrupting start event', id, reading);
  return readTimer(definition, ['date', 'duration', 'cycle'], 'A start event', id, reading);
}
