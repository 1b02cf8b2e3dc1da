/**
 * One expression over values some of which are unknown. What depends on known values alone is evaluated by the engine's own FEEL.
 * Names, paths, lists, contexts and `if` carry unknown values along; a condition that needs one is taken every way it can go: by
 * each value of a code, by null and not null, else by true and false. Everything else that needs one is unknown itself.
 */
import type { FeelResult, VariableReader } from '../../../engine/core/context.ts';
import type { JsonValue } from '../../../engine/core/json.ts';
import type { FeelEvaluator } from '../../../engine/feel/feel.ts';
import { nodesOf, parseTree, plainName, type SyntaxNode } from '../../../engine/feel/tree.ts';
import { mayBeNullAt } from './contracts.ts';
import type { Knowledge } from './knowledge.ts';
import type { Words } from './monitor.ts';
import type { Oracle } from './oracle.ts';
import { hasUnknown, isObject, isUnknown, mayBeNull, pathOf, substitute, unknown } from './unknown.ts';

/** What a run finds out besides its choices. */
export interface Findings {
  /** Unknown values that a choice made known. */
  readonly known: Map<string, JsonValue>;
  /** What an expression that must be an instant was before a placeholder stood in for it, by element. */
  readonly instants: Map<string, JsonValue>;
  /** The exploration cannot go on truly from here. */
  undecided(elementId: string, reason: Words): void;
}

/** Nodes that define names of their own; an unknown value under them makes the whole unknown. */
const BINDERS = new Set(['ForExpression', 'QuantifiedExpression', 'FilterExpression', 'FunctionDefinition']);
const trees = new Map<string, SyntaxNode>();
const treeOf = (source: string): SyntaxNode => {
  const known = trees.get(source);
  if (known) return known;
  const tree = parseTree(source, 'expression');
  trees.set(source, tree);
  return tree;
};

/** Without the nameless root. */
const expressionIn = (tree: SyntaxNode): SyntaxNode => tree.children[0] ?? tree;

const leavesOf = new WeakMap<SyntaxNode, readonly SyntaxNode[] | null>();

/** Names of variables and functions under a node. */
const names = new WeakMap<SyntaxNode, readonly string[]>();
function namesUnder(node: SyntaxNode, source: string): readonly string[] {
  const known = names.get(node);
  if (known) return known;
  const found = [...nodesOf(node)]
    .filter(({ name }) => name === 'VariableName')
    .map(({ from, to }) => plainName(source.slice(from, to)));
  names.set(node, found);
  return found;
}

/** A member of an unknown value. */
const member = (token: string, name: string): string => {
  const path = `${pathOf(token)}.${name}`;
  return unknown(path, mayBeNull(token) || mayBeNullAt(path));
};

/** What evaluations of one run share. */
export interface Run {
  readonly feel: FeelEvaluator;
  readonly oracle: Oracle;
  readonly knowledge: Knowledge;
  readonly findings: Findings;
}

/** One expression, evaluated at one place. */
export class Evaluation {
  readonly tree: SyntaxNode;
  readonly #source: string;
  readonly #ownerId: string;
  readonly #variables: VariableReader;
  readonly #run: Run;

  constructor(source: string, ownerId: string, variables: VariableReader, run: Run) {
    this.tree = expressionIn(treeOf(source));
    this.#source = source;
    this.#ownerId = ownerId;
    this.#variables = variables;
    this.#run = run;
  }

  #text = (node: SyntaxNode): string => this.#source.slice(node.from, node.to);

  #lookUp(name: string): JsonValue {
    return substitute(this.#variables.get(name) ?? null, this.#run.findings.known);
  }

  /** A value with unknown parts, or undefined when only an unknown value can stand for it. */
  value(node: SyntaxNode): JsonValue | undefined {
    if (node.name === '' || node.name === 'Expression') return this.value(node.children[0]!);
    if (node.name === 'ParenthesizedExpression') return this.value(node.children[1]!);
    if (node.name === 'VariableName') return this.#lookUp(plainName(this.#text(node)));
    if (node.name === 'PathExpression') return this.#path(node);
    if (node.name === 'IfExpression') {
      const [, condition, , yes, , no] = node.children;
      return this.value(this.condition(condition!) === true ? yes! : no!);
    }
    if (node.name === 'List') return this.#all(node.children.filter(({ name }) => !/^[[\],]$/.test(name)));
    if (node.name === 'Context') return this.#context(node);
    const known = this.known(node);
    return known?.ok === true ? known.value : undefined;
  }

  #path(node: SyntaxNode): JsonValue | undefined {
    const from = this.value(node.children[0]!);
    const name = plainName(this.#text(node.children.at(-1)!));
    if (from === undefined) return undefined;
    if (isUnknown(from)) return substitute(member(from, name), this.#run.findings.known);
    return isObject(from) ? (from[name] ?? null) : null;
  }

  #all(nodes: readonly SyntaxNode[]): JsonValue | undefined {
    const values = nodes.map((each) => this.value(each));
    return values.includes(undefined) ? undefined : (values as JsonValue[]);
  }

  #context(node: SyntaxNode): JsonValue | undefined {
    const entries = node.children.filter(({ name }) => name === 'ContextEntry');
    const values = this.#all(entries.map((entry) => entry.children.at(-1)!));
    if (values === undefined) return undefined;
    const names = entries.map((entry) => this.#text(entry.children[0]!).replace(/^"|"$/g, ''));
    return Object.fromEntries(names.map((name, index) => [name, (values as JsonValue[])[index]!]));
  }

  /** The outermost names and paths under a node that hold variables; null when it defines names of its own. */
  #leaves(node: SyntaxNode): readonly SyntaxNode[] | null {
    const known = leavesOf.get(node);
    if (known !== undefined) return known;
    const found = this.#findLeaves(node);
    leavesOf.set(node, found);
    return found;
  }

  #findLeaves(node: SyntaxNode): readonly SyntaxNode[] | null {
    if (BINDERS.has(node.name)) return null;
    if (node.name === 'PathExpression') return [node];
    if (node.name === 'VariableName') return [node];
    const below = node.children
      .filter((_child, index) => !(node.name === 'FunctionInvocation' && index === 0))
      .map((child) => this.#leaves(child));
    return below.includes(null) ? null : below.flatMap((each) => each ?? []);
  }

  /** By the engine's FEEL, when nothing unknown is in it; null otherwise. */
  known(node: SyntaxNode): FeelResult | null {
    if (!namesUnder(node, this.#source).some((name) => hasUnknown(this.#lookUp(name)))) {
      return this.#run.feel.evaluate(this.#text(node), {
        get: (name) => this.#lookUp(name),
        names: () => this.#variables.names(),
      });
    }
    // A member of an unknown object may have become known: then its value stands in the text.
    const leaves = this.#run.findings.known.size > 0 ? this.#leaves(node) : null;
    if (leaves === null) return null;
    let text = '';
    let at = node.from;
    for (const leaf of leaves) {
      const value = this.value(leaf);
      if (value === undefined || hasUnknown(value)) return null;
      text += `${this.#source.slice(at, leaf.from)}${JSON.stringify(value)}`;
      at = leaf.to;
    }
    return this.#run.feel.evaluate(text + this.#source.slice(at, node.to), { get: () => undefined, names: () => [] });
  }

  /** Decides by known values, else by choice. Not a boolean when the engine would say so too. */
  #truth(node: SyntaxNode): JsonValue {
    const known = this.known(node);
    if (known) return known.ok ? known.value : null;
    if (this.#settle(node)) return this.#truth(node);
    return this.#run.oracle.choose(this.#ownerId, [true, false], (value) => `${this.#text(node)}: ${value}`);
  }

  /** Makes the one unknown value that a condition needs known, when it has few values. */
  #settle(node: SyntaxNode): boolean {
    const leaves = this.#leaves(node);
    if (leaves === null) return false;
    const values = leaves.map((leaf) => this.value(leaf)).filter((value) => value === undefined || hasUnknown(value));
    const tokens = new Set(values);
    const [token] = tokens;
    if (tokens.size !== 1 || !isUnknown(token)) return false;
    const options: JsonValue[] = [...(this.#run.knowledge.valuesAt(pathOf(token)) ?? [])];
    if (options.length === 0) {
      if (!isNullTest(node)) return false;
      options.push(unknown(pathOf(token)));
    }
    if (mayBeNull(token)) options.push(null);
    else if (isUnknown(options[0])) return false;
    const chosen = this.#run.oracle.choose(this.#ownerId, options, (value) =>
      isUnknown(value) ? `${pathOf(token)}: != null` : `${pathOf(token)}: ${JSON.stringify(value)}`,
    );
    this.#run.findings.known.set(token, chosen);
    return true;
  }

  /** Decides a condition, a test for null included, which an unknown value that is not null also decides. */
  condition(node: SyntaxNode): JsonValue {
    const test = [...nodesOf(node)].find(({ name }) => name === 'Comparison');
    if (!test || !isNullTest(node)) return this.#truth(node);
    const side = test.children.find(({ name }) => name !== 'null' && name !== 'CompareOp');
    const value = side && this.value(side);
    const isEqual = this.#text(test.children[1]!) === '=';
    if (value !== undefined && !(isUnknown(value) && mayBeNull(value))) return (value === null) === isEqual;
    return this.#settle(test) ? this.condition(node) : this.#truth(node);
  }
}

/** `x = null` or `x != null`, which an unknown value that is not null also decides. */
const isNullTest = (node: SyntaxNode): boolean =>
  node.name === 'Expression' || node.name === '' || node.name === 'ParenthesizedExpression'
    ? node.children.some(isNullTest)
    : node.name === 'Comparison' && node.children.some(({ name }) => name === 'null');
