/** XML text, element by element. */

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An element; attributes that are undefined are left out, `inside` is XML already. */
export const xml = (
  name: string,
  attributes: Readonly<Record<string, string | boolean | undefined>> = {},
  ...inside: readonly string[]
): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join('');
  const content = inside.join('');
  return content === '' ? `<${name}${written} />` : `<${name}${written}>${content}</${name}>`;
};

export const formal = (name: string, text: string): string =>
  `<${name} xsi:type="bpmn:tFormalExpression">${escaped(text)}</${name}>`;

export const extensions = (...inside: readonly string[]): string =>
  inside.every((each) => each === '') ? '' : xml('bpmn:extensionElements', {}, ...inside);

/** A whole file. */
export const definitions = (...roots: readonly string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xml(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:zeebe': 'http://camunda.org/schema/zeebe/1.0',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      id: 'definitions',
      targetNamespace: 'http://fengqiao.example/random',
    },
    ...roots,
  )}`;
