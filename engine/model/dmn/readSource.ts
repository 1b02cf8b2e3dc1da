/** FEEL texts of a DMN file. */
import { checkExpression, checkUnaryTests } from '../../feel/syntax.ts';
import type { Findings } from '../findings.ts';
import { textOf, type XmlElement } from '../xmlElement.ts';

/** The text of an expression element; languages other than FEEL and texts that cannot be parsed are refused. */
export function readSource(
  element: XmlElement | null,
  elementId: string,
  what: string,
  presence: 'required' | 'optional',
  findings: Findings,
): string {
  const source = plainText(element, elementId, what, findings);
  if (source === '') {
    if (presence === 'required') findings.refuse(elementId, `${what} is empty.`);
    return source;
  }
  const syntax = checkExpression(source);
  if (!syntax.ok) findings.refuse(elementId, `${what}: ${syntax.reason}`);
  else if (syntax.unknownFunctions.length > 0) {
    findings.warn(elementId, `${what} calls '${syntax.unknownFunctions.join("', '")}', which FEEL does not know.`);
  }
  return source;
}

/** The text of a table cell with tests; empty and `-` match everything. */
export function readTests(element: XmlElement, elementId: string, findings: Findings): string {
  const source = plainText(element, elementId, 'The input entry', findings);
  if (source === '' || source === '-') return source;
  const syntax = checkUnaryTests(source);
  if (!syntax.ok) findings.refuse(elementId, `The input entry: ${syntax.reason}`);
  return source;
}

function plainText(element: XmlElement | null, elementId: string, what: string, findings: Findings): string {
  if (element === null) return '';
  const language = textOf(element, 'expressionLanguage');
  if (language !== null && !/feel/i.test(language)) {
    findings.refuse(elementId, `${what} is written in '${language}'; FEEL is the one language supported.`);
  }
  return (textOf(element, 'text') ?? '').trim();
}
