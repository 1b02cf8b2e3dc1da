/**
 * Rewrites places where feelin differs from Camunda's FEEL, before an expression is compiled:
 * a type error in a comparison is null (not false), only `true` satisfies an `if` or a quantifier, a
 * filter by a function call looks at each item, and three constructors go to functions of ours.
 */
import { nodesOf, parseTree, type SourceKind, type SyntaxNode } from './tree.ts';

/** Functions that rewritten expressions call; no modeler writes these names. */
export const OWN_FUNCTIONS = {
  less: '_less_',
  lessOrEqual: '_lessOrEqual_',
  dateAndTime: '_dateAndTime_',
  yearsAndMonths: '_yearsAndMonths_',
} as const;

const COMPARISONS: Readonly<Record<string, (left: string, right: string) => string>> = {
  '<': (left, right) => `${OWN_FUNCTIONS.less}(${left}, ${right})`,
  '>': (left, right) => `${OWN_FUNCTIONS.less}(${right}, ${left})`,
  '<=': (left, right) => `${OWN_FUNCTIONS.lessOrEqual}(${left}, ${right})`,
  '>=': (left, right) => `${OWN_FUNCTIONS.lessOrEqual}(${right}, ${left})`,
};

const CONSTRUCTORS: Readonly<Record<string, string>> = {
  'date and time': OWN_FUNCTIONS.dateAndTime,
  'years and months duration': OWN_FUNCTIONS.yearsAndMonths,
};

/** Filters of these kinds are an index if they are a number, and a test of each item otherwise. */
const INDEX_OR_TEST = new Set([
  'Comparison',
  'FunctionInvocation',
  'VariableName',
  'PathExpression',
  'IfExpression',
  'FilterExpression',
  'ParenthesizedExpression',
]);

const REWRITTEN = new Set([
  'Comparison',
  'IfExpression',
  'QuantifiedExpression',
  'FilterExpression',
  'DateTimeConstructor',
  'SpecialFunctionName',
]);

export function rewrite(source: string, kind: SourceKind): string {
  const root = parseTree(source, kind);
  const needed = [...nodesOf(root)].some((node) => REWRITTEN.has(node.name));
  return needed ? textOf(root, source) : source;
}

function textOf(node: SyntaxNode, source: string): string {
  const own = source.slice(node.from, node.to);
  const child = (index: number): string => {
    const found = node.children.at(index);
    return found === undefined ? '' : textOf(found, source);
  };
  switch (node.name) {
    case 'LineComment':
    case 'BlockComment':
      return ' ';
    case 'DateTimeConstructor':
    case 'SpecialFunctionName':
      return CONSTRUCTORS[own.replace(/\s+/g, ' ')] ?? own;
    case 'Comparison': {
      const operator = node.children[1];
      const made = operator === undefined ? undefined : COMPARISONS[source.slice(operator.from, operator.to)];
      return made === undefined || node.children.length !== 3 ? joined(node, source) : made(child(0), child(2));
    }
    case 'IfExpression':
      return joined(node, source, 1);
    case 'QuantifiedExpression':
      return joined(node, source, node.children.length - 1);
    case 'FilterExpression': {
      const filter = node.children[2];
      if (filter === undefined || !INDEX_OR_TEST.has(filter.name)) return joined(node, source);
      const [list, test] = [child(0), child(2)];
      const testing = `${list}[(${test}) = true]`;
      if (filter.name === 'Comparison') return testing;
      return `(if (${test}) instance of number then ${list}[${test}] else ${testing})`;
    }
    default:
      return joined(node, source);
  }
}

/** The children with the text between them; the child at `strict` must be exactly true to count. */
function joined(node: SyntaxNode, source: string, strict = -1): string {
  if (node.children.length === 0) return source.slice(node.from, node.to);
  let text = '';
  let at = node.from;
  node.children.forEach((child, index) => {
    const part = textOf(child, source);
    text += source.slice(at, child.from) + (index === strict ? `(${part}) = true` : part);
    at = child.to;
  });
  return text + source.slice(at, node.to);
}
