/** What an event waits for or throws, resolved with the declarations it refers to. */
import type {
  CompensationEvent,
  ErrorCatch,
  ErrorThrow,
  EscalationCatch,
  EscalationThrow,
  MessageEvent,
  SignalEvent,
} from '../../core/model.ts';
import { childOf, childrenOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { isCompensationBoundary } from './base.ts';
import type { Declarations } from './declarations.ts';
import type { Reading } from './reading.ts';

/** The one event definition of an event, null for none events; several are refused. */
export function definitionOf(node: XmlElement, reading: Reading): XmlElement | null {
  const definitions = [...childrenOf(node, 'eventDefinitions'), ...childrenOf(node, 'eventDefinitionRef')];
  if (definitions.length > 1) reading.refuse(idOf(node), 'It has several event definitions; one is supported.');
  return definitions[0] ?? null;
}

/** `correlation`: process start events need no key, everything else does. */
export function readMessage(
  holder: XmlElement,
  correlation: 'required' | 'none',
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): MessageEvent {
  const reference = childOf(holder, 'messageRef');
  const message = reference === null ? undefined : declarations.messages[idOf(reference)];
  if (message === undefined) {
    reading.refuse(elementId, 'It refers to no message.');
    return { kind: 'message', name: { kind: 'static', value: '' }, correlationKey: null };
  }
  if (correlation === 'required' && message.correlationKey === null) {
    reading.refuse(elementId, `Its message '${message.id}' has no correlation key (zeebe:subscription).`);
  }
  return { kind: 'message', name: message.name, correlationKey: message.correlationKey };
}

export function readSignal(
  definition: XmlElement,
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): SignalEvent {
  const reference = childOf(definition, 'signalRef');
  const signal = reference === null ? undefined : declarations.signals[idOf(reference)];
  if (signal === undefined) reading.refuse(elementId, 'It refers to no signal.');
  return { kind: 'signal', name: signal?.name ?? { kind: 'static', value: '' } };
}

/** Without a reference it catches every error. */
export function readErrorCatch(
  definition: XmlElement,
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): ErrorCatch {
  const reference = childOf(definition, 'errorRef');
  if (reference === null) return { kind: 'error', code: null };
  const code = declarations.errors[idOf(reference)]?.code ?? null;
  if (code === null) reading.refuse(elementId, `Its error '${idOf(reference)}' has no error code.`);
  if (code?.kind === 'feel') reading.refuse(elementId, 'The code of an error that is caught must be a fixed text.');
  return { kind: 'error', code: code?.kind === 'static' ? code.value : '' };
}

export function readErrorThrow(
  definition: XmlElement,
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): ErrorThrow {
  const reference = childOf(definition, 'errorRef');
  const code = reference === null ? null : (declarations.errors[idOf(reference)]?.code ?? null);
  if (reference === null) reading.refuse(elementId, 'It refers to no error.');
  else if (code === null) reading.refuse(elementId, `Its error '${idOf(reference)}' has no error code.`);
  return { kind: 'error', code: code ?? { kind: 'static', value: '' } };
}

/** Without a reference it catches every escalation. */
export function readEscalationCatch(
  definition: XmlElement,
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): EscalationCatch {
  const reference = childOf(definition, 'escalationRef');
  if (reference === null) return { kind: 'escalation', code: null };
  const code = declarations.escalations[idOf(reference)]?.code ?? null;
  if (code === null) reading.refuse(elementId, `Its escalation '${idOf(reference)}' has no escalation code.`);
  return { kind: 'escalation', code };
}

export function readEscalationThrow(
  definition: XmlElement,
  elementId: string,
  declarations: Declarations,
  reading: Reading,
): EscalationThrow {
  const reference = childOf(definition, 'escalationRef');
  const code = reference === null ? null : (declarations.escalations[idOf(reference)]?.code ?? null);
  if (reference === null) reading.refuse(elementId, 'It refers to no escalation.');
  else if (code === null) reading.refuse(elementId, `Its escalation '${idOf(reference)}' has no escalation code.`);
  const text = (code ?? '').trim();
  return {
    kind: 'escalation',
    code: text.startsWith('=') ? { kind: 'feel', source: text.slice(1).trim() } : { kind: 'static', value: code ?? '' },
  };
}

/** What an event compensates must be compensable, and where the event reaches: in its scope, or around its event sub-process. */
export function readCompensation(definition: XmlElement, elementId: string, reading: Reading): CompensationEvent {
  const activity = childOf(definition, 'activityRef');
  if (activity === null) return { kind: 'compensation', activityId: null };
  const container = childOf(activity, '$parent');
  const boundaries = container === null ? [] : childrenOf(container, 'flowElements').filter(isCompensationBoundary);
  if (!boundaries.some((event) => childOf(event, 'attachedToRef') === activity)) {
    reading.refuse(elementId, `It compensates '${idOf(activity)}', which has no compensation boundary event.`);
  }
  if (!reachedScopes(definition).includes(container)) {
    reading.refuse(elementId, `It compensates '${idOf(activity)}', which is in another scope.`);
  }
  return { kind: 'compensation', activityId: idOf(activity) };
}

function reachedScopes(definition: XmlElement): readonly (XmlElement | null)[] {
  const event = childOf(definition, '$parent');
  const scopes = [event === null ? null : childOf(event, '$parent')];
  for (let scope = scopes[0]; scope && flagOf(scope, 'triggeredByEvent', false); scope = scopes.at(-1))
    scopes.push(childOf(scope, '$parent'));
  return scopes;
}

export function linkName(definition: XmlElement, elementId: string, reading: Reading): string {
  const name = textOf(definition, 'name');
  if (name === null) reading.refuse(elementId, 'The link has no name.');
  return name ?? '';
}

/** `TimerEventDefinition` as a word for sentences: `timer`. */
export function eventWord(definition: XmlElement): string {
  return localType(definition)
    .replace('EventDefinition', '')
    .replace(/(?!^)[A-Z]/g, (letter) => ` ${letter}`)
    .toLowerCase();
}
