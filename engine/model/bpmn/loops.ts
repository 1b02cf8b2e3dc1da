/** Multi-instance characteristics (BPMN 2.0.2, 13.3.6) with `zeebe:loopCharacteristics`. */
import type { LoopCharacteristics } from '../../core/model.ts';
import { feelOnly } from '../expression.ts';
import { childOf, flagOf, idOf, localType, textOf, type XmlElement } from '../xmlElement.ts';
import { checkExtensions } from './extensions.ts';
import { extensionOf, type Reading } from './reading.ts';

export function readLoop(node: XmlElement, reading: Reading): LoopCharacteristics | null {
  const loop = childOf(node, 'loopCharacteristics');
  const id = idOf(node);
  if (loop === null) return null;
  if (localType(loop) !== 'MultiInstanceLoopCharacteristics') {
    reading.refuse(id, 'Standard loops are not supported; use a multi-instance loop or a flow back.');
    return null;
  }
  checkExtensions(loop, id, reading);
  if (childOf(loop, 'loopCardinality') !== null) {
    reading.refuse(id, 'A loop cardinality is not supported; give the input collection of the multi-instance loop.');
  }
  const extension = extensionOf(loop, 'LoopCharacteristics', reading);
  const text = (property: string) => (extension === null ? null : textOf(extension, property));
  const inputCollection = feelOnly(text('inputCollection'), 'The input collection', id, reading);
  if (inputCollection === null)
    reading.refuse(id, 'The multi-instance loop has no input collection (zeebe:loopCharacteristics).');
  const outputCollection = text('outputCollection');
  const outputElement = feelOnly(text('outputElement'), 'The output element', id, reading);
  if ((outputCollection === null) !== (outputElement === null)) {
    reading.refuse(id, 'The output collection and the output element of the loop are given together or not at all.');
  }
  return {
    sequential: flagOf(loop, 'isSequential', false),
    inputCollection: inputCollection ?? { kind: 'static', value: '' },
    inputElement: text('inputElement'),
    outputCollection,
    outputElement,
    completionCondition: readCondition(loop, 'completionCondition', 'The completion condition', id, reading),
  };
}

/** A FEEL condition in the body of a child element. */
export function readCondition(holder: XmlElement, property: string, what: string, id: string, reading: Reading) {
  const condition = childOf(holder, property);
  if (condition === null) return null;
  const language = textOf(condition, 'language');
  if (language !== null && !/feel/i.test(language)) {
    reading.refuse(id, `${what} is written in '${language}'; FEEL is the one language supported.`);
  }
  return feelOnly(textOf(condition, 'body'), what, id, reading);
}
