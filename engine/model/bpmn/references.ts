/** Bindings and forms: which version of another resource an element uses. */
import type { Binding, FormReference } from '../../core/model.ts';
import { readExpression } from '../expression.ts';
import { idOf, textOf, type XmlElement } from '../xmlElement.ts';
import { extensionOf, type Reading } from './reading.ts';

export function readBinding(extension: XmlElement, elementId: string, reading: Reading): Binding {
  const kind = textOf(extension, 'bindingType') ?? 'latest';
  const versionTag = textOf(extension, 'versionTag');
  if (kind === 'latest' || kind === 'deployment') return { kind };
  if (kind !== 'versionTag') reading.refuse(elementId, `The binding type '${kind}' does not exist.`);
  else if (versionTag === null) reading.refuse(elementId, 'The binding to a version tag does not say which tag.');
  return { kind: 'versionTag', versionTag: versionTag ?? '' };
}

/** `job`: a user task without `zeebe:userTask`, which alone may carry a form key. */
export function readForm(node: XmlElement, kind: 'native' | 'job' | 'start', reading: Reading): FormReference | null {
  const definition = extensionOf(node, 'FormDefinition', reading);
  if (definition === null) return null;
  const formId = textOf(definition, 'formId');
  const reference = textOf(definition, 'externalReference');
  const formKey = textOf(definition, 'formKey');
  const given = [formId, reference, formKey].filter((each) => each !== null).length;
  if (given !== 1) {
    reading.refuse(idOf(node), 'The form definition needs exactly one of form id, external reference and form key.');
    return null;
  }
  if (formId !== null) return { kind: 'linked', formId, binding: readBinding(definition, idOf(node), reading) };
  if (reference !== null) {
    if (kind !== 'native')
      reading.refuse(idOf(node), 'An external form reference needs a native user task (zeebe:userTask).');
    return { kind: 'external', reference: readExpression(reference, idOf(node), reading) };
  }
  if (kind === 'native')
    reading.refuse(idOf(node), 'A native user task takes a form id or an external reference, not a form key.');
  return { kind: 'key', formKey: formKey ?? '' };
}
