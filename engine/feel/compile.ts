/**
 * Compiles an expression once: it becomes the body of a FEEL function whose parameters are the
 * variables that it names, so that evaluating it again neither parses nor copies all variables.
 * (feelin parses on every evaluation, which is more than half of its time.)
 */
import { evaluate, isFunction, unaryTest, type Warning } from 'feelin';
import type { Builtin } from './builtins/define.ts';
import { OWN_FUNCTIONS, rewrite } from './rewrite.ts';
import { checkExpression, checkUnaryTests, type Syntax } from './syntax.ts';
import { DIALECT, nodesOf, parseTree } from './tree.ts';

export interface Ran {
  readonly value: unknown;
  readonly warnings: readonly Warning[];
}

export type Compiled =
  | {
      readonly ok: true;
      /** Names to hand over as values, in this order. */
      readonly variables: readonly string[];
      /** Those whose absence is worth a warning. */
      readonly free: ReadonlySet<string>;
      readonly run: (values: readonly unknown[]) => Ran;
    }
  | { readonly ok: false; readonly reason: string };

export type CompiledTest =
  | {
      readonly ok: true;
      readonly variables: readonly string[];
      readonly free: ReadonlySet<string>;
      readonly run: (input: unknown, values: readonly unknown[]) => Ran;
    }
  | { readonly ok: false; readonly reason: string };

type Functions = Readonly<Record<string, Builtin>>;

export function compileExpression(source: string, functions: Functions): Compiled {
  const syntax = checkExpression(source);
  if (!syntax.ok) return syntax;
  const text = rewrite(syntax.source, 'expression');
  const context = usedFunctions(text, syntax, functions);
  const { variables, free } = syntax;
  if (variables.some(needsBackticks)) {
    return {
      ok: true,
      variables,
      free,
      run: (values) => evaluate(text, { ...context, ...record(variables, values) }, DIALECT),
    };
  }
  return { ok: true, variables, free, run: functionOf(text, variables, context) };
}

function functionOf(
  text: string,
  variables: readonly string[],
  context: Functions,
): (values: readonly unknown[]) => Ran {
  const { value, warnings } = evaluate(`function(${variables.join(', ')}) ${text}\n`, context, DIALECT);
  if (!isFunction(value)) throw new Error(`'${text}' did not compile to a function.`);
  return (values) => {
    // The interpreter adds to the one list that it gave at compilation.
    warnings.length = 0;
    const result: unknown = value.invoke(values);
    return { value: result, warnings: warnings.length === 0 ? NO_WARNINGS : [...warnings] };
  };
}

const NO_WARNINGS: readonly Warning[] = [];
const NONE: ReadonlySet<string> = new Set();

/** Tests that are made of literals alone mean the same as an `in` expression and compile to one. */
const LITERAL_NODES = new Set([
  '',
  'UnaryTests',
  'PositiveUnaryTests',
  'PositiveUnaryTest',
  'SimplePositiveUnaryTest',
  'CompareOp',
  'Interval',
  'NumericLiteral',
  'StringLiteral',
  'ArithOp',
  '[',
  ']',
  '(',
  ')',
  '..',
]);

export function compileUnaryTests(source: string, functions: Functions): CompiledTest {
  if (source.trim() === '' || source.trim() === '-') {
    return { ok: true, variables: [], free: NONE, run: () => ({ value: true, warnings: NO_WARNINGS }) };
  }
  if (source.trim() === 'true' || source.trim() === 'false') {
    const wanted = source.trim() === 'true';
    const run = (input: unknown) => ({ value: input === wanted, warnings: NO_WARNINGS });
    return { ok: true, variables: [], free: NONE, run };
  }
  const syntax = checkUnaryTests(source);
  if (!syntax.ok) return syntax;
  if ([...nodesOf(parseTree(source, 'unaryTests'))].every((node) => LITERAL_NODES.has(node.name))) {
    const run = functionOf(`input in (${source})`, ['input'], {});
    return {
      ok: true,
      variables: [],
      free: NONE,
      run: (input) => ({ value: run([input]).value === true, warnings: NO_WARNINGS }),
    };
  }
  const text = rewrite(syntax.source, 'unaryTests');
  const context = usedFunctions(text, syntax, functions);
  const { variables, free } = syntax;
  return {
    ok: true,
    variables,
    free,
    run: (input, values) => unaryTest(text, { ...context, ...record(variables, values), '?': input ?? null }, DIALECT),
  };
}

/** Only what the text calls: the interpreter copies its whole context at every call. */
function usedFunctions(text: string, syntax: Syntax & { readonly ok: true }, functions: Functions): Functions {
  const own = Object.values(OWN_FUNCTIONS).filter((name) => text.includes(name));
  const names = [...syntax.functions, ...own].filter((name) => Object.hasOwn(functions, name));
  return Object.fromEntries(names.map((name) => [name, functions[name] as Builtin]));
}

function needsBackticks(name: string): boolean {
  return !/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(name);
}

function record(names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name, index) => [name, values[index]]));
}
