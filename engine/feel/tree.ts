/** The syntax tree of a FEEL text, as data. */
import { parseExpression, parseUnaryTests } from 'feelin';

/** Enables names in backticks, as Camunda's FEEL has them. */
export const DIALECT = 'camunda';

export type SourceKind = 'expression' | 'unaryTests';

/** A node with its place in the source (offsets of UTF-16 units). */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly isError: boolean;
  readonly parent: SyntaxNode | null;
  readonly children: readonly SyntaxNode[];
}

/**
 * The parser must know names that contain an operator word; it takes all other names from the text, so
 * that parsing does not depend on the variables of the moment.
 */
const KNOWN_NAMES = { 'get or else': true };

/** The tree under a nameless root. */
export function parseTree(source: string, kind: SourceKind): SyntaxNode {
  const parse = kind === 'expression' ? parseExpression : parseUnaryTests;
  const root: SyntaxNode & { children: SyntaxNode[] } = {
    name: '',
    from: 0,
    to: source.length,
    isError: false,
    parent: null,
    children: [],
  };
  let at: SyntaxNode & { children: SyntaxNode[] } = root;
  const path: (typeof at)[] = [];
  parse(source, KNOWN_NAMES, DIALECT).iterate({
    enter({ name, from, to, type }) {
      const node = { name, from, to, isError: type.isError, parent: at, children: [] };
      at.children.push(node);
      path.push(at);
      at = node;
    },
    leave() {
      at = path.pop() ?? root;
    },
  });
  return root;
}

/** The node and everything below it, in document order. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

/** A variable or function name as it is looked up: without backticks, runs of spaces as one. */
export function plainName(text: string): string {
  return text.startsWith('`') ? text.slice(1, -1) : text.replace(/\s+/g, ' ');
}
