/** Reads values that may be FEEL: text as written, or FEEL when it begins with `=`. */
import type { Expression } from '../core/model.ts';
import { checkExpression } from '../feel/syntax.ts';
import type { Findings } from './findings.ts';

/** The expression; FEEL that cannot be parsed is refused for `elementId`. */
export function readExpression(text: string, elementId: string, findings: Findings): Expression {
  const trimmed = text.trim();
  if (!trimmed.startsWith('=')) return { kind: 'static', value: text };
  const source = trimmed.slice(1).trim();
  const syntax = checkExpression(source);
  if (!syntax.ok) findings.refuse(elementId, syntax.reason);
  else if (syntax.unknownFunctions.length > 0) {
    const names = syntax.unknownFunctions.map((name) => `'${name}'`).join(', ');
    findings.warn(
      elementId,
      `The expression '${source}' calls ${names}, which FEEL does not know; evaluating it will fail.`,
    );
  }
  return { kind: 'feel', source };
}

export function optionalExpression(text: string | null, elementId: string, findings: Findings): Expression | null {
  return text === null ? null : readExpression(text, elementId, findings);
}

/** For places where a constant makes no sense: static text is refused too. `what` names the place. */
export function feelOnly(text: string | null, what: string, elementId: string, findings: Findings): Expression | null {
  const expression = optionalExpression(text, elementId, findings);
  if (expression?.kind === 'static') {
    findings.refuse(
      elementId,
      `${what} must be a FEEL expression (it starts with '='), but is the text '${expression.value}'.`,
    );
  }
  return expression;
}
