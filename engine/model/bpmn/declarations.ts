/** Root elements that events refer to: messages, signals, errors, escalations. */
import type { ExecutableProcess, MessageDeclaration } from '../../core/model.ts';
import { feelOnly, optionalExpression } from '../expression.ts';
import { childrenOf, idOf, textOf, type XmlElement } from '../xmlElement.ts';
import { checkExtensions } from './extensions.ts';
import { extensionOf, type Reading } from './reading.ts';

export type Declarations = Pick<ExecutableProcess, 'messages' | 'signals' | 'errors' | 'escalations'>;

export function readDeclarations(definitions: XmlElement, reading: Reading): Declarations {
  const roots = childrenOf(definitions, 'rootElements');
  const ofType = (type: string) => roots.filter((root) => root.$type === `bpmn:${type}`);
  return {
    messages: byId(ofType('Message').map((message) => messageOf(message, reading))),
    signals: byId(ofType('Signal').map((signal) => ({ id: idOf(signal), name: nameOf(signal, 'signal', reading) }))),
    errors: byId(
      ofType('Error').map((error) => ({
        id: idOf(error),
        name: textOf(error, 'name'),
        code: optionalExpression(textOf(error, 'errorCode'), idOf(error), reading),
      })),
    ),
    escalations: byId(
      ofType('Escalation').map((escalation) => ({
        id: idOf(escalation),
        name: textOf(escalation, 'name'),
        code: textOf(escalation, 'escalationCode'),
      })),
    ),
  };
}

function messageOf(message: XmlElement, reading: Reading): MessageDeclaration {
  checkExtensions(message, idOf(message), reading);
  const subscription = extensionOf(message, 'Subscription', reading);
  const key = subscription === null ? null : textOf(subscription, 'correlationKey');
  return {
    id: idOf(message),
    name: nameOf(message, 'message', reading),
    correlationKey: feelOnly(key, 'The correlation key', idOf(message), reading),
  };
}

function nameOf(root: XmlElement, what: string, reading: Reading) {
  const name = textOf(root, 'name');
  if (name === null) reading.refuse(idOf(root), `The ${what} has no name.`);
  return optionalExpression(name, idOf(root), reading) ?? { kind: 'static' as const, value: '' };
}

function byId<T extends { readonly id: string }>(items: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}
