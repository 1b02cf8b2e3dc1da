/** What can be known of a FEEL expression without evaluating it; deployment refuses by this. */
import { isBuiltinName } from './names.ts';
import { nodesOf, parseTree, plainName, type SourceKind, type SyntaxNode } from './tree.ts';

/** A double holds every decimal of up to 15 significant digits exactly enough to print it back unchanged. */
const MOST_DIGITS = 15;

export type Syntax =
  | {
      readonly ok: true;
      /** The text that can be parsed: the given one, or with `and(..)` and `or(..)` under their other names. */
      readonly source: string;
      /** Names that may be variables: neither built-in nor invoked as a function. */
      readonly variables: readonly string[];
      /** Of those, the ones that nothing in the expression itself can define (a loop, a parameter, a filtered item). */
      readonly free: ReadonlySet<string>;
      /** Names that are invoked as functions. */
      readonly functions: readonly string[];
      /** Of those, the ones that FEEL does not know. They may still be functions defined in the expression itself. */
      readonly unknownFunctions: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** Checks an expression (without the leading `=`). */
export function checkExpression(source: string): Syntax {
  return check(source, 'expression');
}

/** Checks the unary tests of a decision table cell. */
export function checkUnaryTests(source: string): Syntax {
  return check(source, 'unaryTests');
}

function check(source: string, kind: SourceKind): Syntax {
  if (source.trim() === '') return { ok: false, reason: 'The expression is empty.' };
  const syntax = checkAsWritten(source, kind);
  const renamed = syntax.ok ? source : withoutOperatorNames(source);
  const second = renamed === source ? syntax : checkAsWritten(renamed, kind);
  return second.ok ? second : syntax;
}

/** Camunda's `and(..)` and `or(..)` carry the names of operators, which the parser takes them for; `all` and `any` are the same. */
function withoutOperatorNames(source: string): string {
  return source.replace(
    /(?<=^|[(,[{:=<>+*/-]|\b(?:if|then|else|return|and|or|satisfies)\s)(\s*)(and|or)(?=\s*\()/g,
    (_, space: string, name) => `${space}${name === 'and' ? 'all' : 'any'}`,
  );
}

function checkAsWritten(source: string, kind: SourceKind): Syntax {
  const nodes = [...nodesOf(parseTree(source, kind))];
  for (const node of nodes) {
    const problem = problemOf(node, source);
    if (problem !== null) return { ok: false, reason: problem };
  }
  return namesIn(nodes, source);
}

function problemOf(node: SyntaxNode, source: string): string | null {
  const text = source.slice(node.from, node.to);
  if (node.isError) {
    const near = source.slice(node.from, node.from + 20).trim();
    const where = near === '' ? 'at its end' : `at '${near}' (character ${node.from + 1})`;
    return `The expression '${source.trim()}' cannot be parsed ${where}.`;
  }
  if (node.name === 'NumericLiteral') return numberProblem(text);
  if (node.name === 'VariableName' && /\s/.test(text) && !text.startsWith('`') && !isBuiltinName(text)) {
    return `'${text}' is not a name: a name with spaces is written in backticks.`;
  }
  return null;
}

function numberProblem(text: string): string | null {
  if (/e/i.test(text)) return `The number ${text} has an exponent, which FEEL does not know.`;
  const digits = text.replace(/[-.\s]/g, '').replace(/^0+/, '');
  const significant = text.includes('.') ? digits : digits.replace(/0+$/, '');
  if (significant.length <= MOST_DIGITS) return null;
  return `The number ${text} has more than ${MOST_DIGITS} digits and would lose some of them.`;
}

function namesIn(nodes: readonly SyntaxNode[], source: string): Syntax {
  const textOf = (node: SyntaxNode) => plainName(source.slice(node.from, node.to));
  const defined = new Set(nodes.filter(definesName).map(textOf));
  const variables = new Set<string>();
  const free = new Set<string>();
  const functions = new Set<string>();
  for (const node of nodes) {
    if (node.name !== 'VariableName') continue;
    const name = textOf(node);
    if (isInvoked(node)) functions.add(name);
    else {
      variables.add(name);
      if (!defined.has(name) && !isInFilter(node)) free.add(name);
    }
  }
  const unknownFunctions = [...functions].filter((name) => !isBuiltinName(name));
  return { ok: true, source, variables: [...variables], free, functions: [...functions], unknownFunctions };
}

/** Names of loop variables, parameters and context entries. */
function definesName(node: SyntaxNode): boolean {
  return node.name === 'Name' || node.name === 'ParameterName';
}

/** In a filter, a name may be a property of the item. */
function isInFilter(node: SyntaxNode): boolean {
  for (let at = node; at.parent !== null; at = at.parent) {
    if (at.parent.name === 'FilterExpression' && at.parent.children[0] !== at) return true;
  }
  return false;
}

/** Whether the name is the function of an invocation, not one of its arguments. */
function isInvoked(node: SyntaxNode): boolean {
  return node.parent?.name === 'FunctionInvocation' && node.parent.children[0] === node;
}
