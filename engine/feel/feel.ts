/** The FEEL engine behind the core's FEEL port. */
import type { VariableReader } from '../core/context.ts';
import type { JsonValue } from '../core/json.ts';
import { builtins } from './builtins/all.ts';
import { AssertionFailed, type Surroundings } from './builtins/define.ts';
import { createCache } from './cache.ts';
import { compileExpression, compileUnaryTests, type Ran } from './compile.ts';
import { toJson } from './values.ts';

/** What an evaluation may depend on besides the variables. */
export interface FeelMoment {
  /** Epoch milliseconds of the process time, told by `now()` and `today()`. */
  readonly now: number;
  /** A number from 0 (included) to 1 (excluded), for `random number()` and `uuid()`. */
  random(): number;
  /** IANA zone or offset for `now()` and `today()`; UTC if absent. */
  readonly zone?: string;
}

export type FeelOutcome<T> =
  | {
      readonly ok: true;
      readonly value: T;
      /** Sentences about what evaluated to null on the way, such as missing variables. */
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** Like VariableReader, but values may also be FEEL's own (a date that another decision returned). */
export interface ValueReader {
  get(name: string): unknown;
}

/** FEEL at one moment; fits the core's FeelPort. */
export interface FeelEvaluator {
  /** `source` without the leading `=`; the value as JSON. */
  evaluate(source: string, variables: VariableReader): FeelOutcome<JsonValue>;
  /** The same with the value as FEEL has it, for further evaluation. */
  evaluateValue(source: string, variables: ValueReader): FeelOutcome<unknown>;
  /** Whether the input fulfils the unary tests of a decision table cell; empty text and `-` always match. */
  unaryTest(source: string, input: unknown, variables: ValueReader): FeelOutcome<boolean>;
  /** A FEEL value as JSON; fails for functions and ranges. */
  json(value: unknown): FeelOutcome<JsonValue>;
}

export interface Feel {
  /** Binds the built-in functions to a moment. Evaluators of one Feel share its compiled expressions. */
  at(moment: FeelMoment): FeelEvaluator;
}

/** `cacheSize`: how many compiled expressions are kept (least recently used go first). */
export function createFeel({ cacheSize = 5_000 }: { readonly cacheSize?: number } = {}): Feel {
  let surroundings: Surroundings = { now: 0, zone: 'UTC', random: () => 0 };
  const functions = builtins(() => surroundings);
  const expressions = createCache(cacheSize, (source: string) => compileExpression(source, functions));
  const tests = createCache(cacheSize, (source: string) => compileUnaryTests(source, functions));

  function at(moment: FeelMoment): FeelEvaluator {
    const mine: Surroundings = { now: moment.now, zone: moment.zone ?? 'UTC', random: () => moment.random() };

    function evaluateValue(source: string, variables: ValueReader): FeelOutcome<unknown> {
      return guarded(source, () => {
        surroundings = mine; // Evaluation is synchronous: nobody else can set it before it ends.
        const compiled = expressions.get(source);
        if (!compiled.ok) return { ok: false, message: compiled.reason };
        const [values, missing] = valuesOf(compiled, variables);
        return outcome(source, compiled.run(values), missing);
      });
    }

    return {
      evaluateValue,
      evaluate(source, variables) {
        const result = evaluateValue(source, variables);
        return result.ok ? guarded(source, () => ({ ...result, value: toJson(result.value) })) : result;
      },
      unaryTest(source, input, variables) {
        return guarded(source, () => {
          surroundings = mine;
          const compiled = tests.get(source);
          if (!compiled.ok) return { ok: false, message: compiled.reason };
          const [values, missing] = valuesOf(compiled, variables);
          const result = outcome(source, compiled.run(input, values), missing);
          return result.ok ? { ...result, value: result.value === true } : result;
        });
      },
      json: (value) => guarded('', () => ({ ok: true, value: toJson(value), warnings: [] })),
    };
  }

  return { at };
}

/** Missing variables are null, as in Camunda 8. */
function valuesOf(
  compiled: { readonly variables: readonly string[]; readonly free: ReadonlySet<string> },
  variables: ValueReader,
): readonly [readonly unknown[], readonly string[]] {
  const missing: string[] = [];
  const values = compiled.variables.map((name) => {
    const value = variables.get(name);
    if (value === undefined && compiled.free.has(name)) missing.push(name);
    return value ?? null;
  });
  return [values, missing];
}

function outcome(source: string, ran: Ran, missing: readonly string[]): FeelOutcome<unknown> {
  const failed = ran.warnings.find(
    ({ type }) => type === 'NO_FUNCTION_FOUND' || type === 'FUNCTION_INVOCATION_FAILURE' || type === 'UNSUPPORTED',
  );
  if (failed !== undefined) return { ok: false, message: failure(source, functionProblem(ran, failed.message)) };
  if (missing.length === 0 && ran.warnings.length === 0) return { ok: true, value: ran.value, warnings: NOTHING };
  const warnings = [
    ...missing.map((name) => `No variable found with name '${name}'.`),
    ...ran.warnings.map((each) => `${each.message}.`),
  ];
  return { ok: true, value: ran.value, warnings };
}

const NOTHING: readonly string[] = [];

/** feelin first misses the name, then cannot invoke what it did not find; the name says more. */
function functionProblem(ran: Ran, message: string): string {
  const name = ran.warnings
    .map((warning) => /^Variable '(.*)' not found$/.exec(warning.message)?.[1])
    .find((each) => each !== undefined);
  return name === undefined ? `${message}.` : `No function found with name '${name}'.`;
}

function failure(source: string, reason: string): string {
  return source === '' ? reason : `Failed to evaluate the expression '${source}': ${reason}`;
}

function guarded<T>(source: string, evaluate: () => FeelOutcome<T>): FeelOutcome<T> {
  try {
    return evaluate();
  } catch (error) {
    const reason =
      error instanceof AssertionFailed
        ? `Assertion failed: ${error.message}`
        : error instanceof Error
          ? error.message
          : String(error);
    return { ok: false, message: failure(source, reason) };
  }
}
