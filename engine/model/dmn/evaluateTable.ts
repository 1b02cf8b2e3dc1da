/** Evaluates a decision table: inputs, matching rules, hit policy. */
import type { JsonValue } from '../../core/json.ts';
import type { FeelEvaluator, ValueReader } from '../../feel/feel.ts';
import type { DecisionTable, OutputColumn, Rule } from './decisions.ts';
import type { EvaluatedLogic } from './evaluateDecision.ts';
import { valueOf } from './failure.ts';
import { applyHitPolicy } from './hitPolicies.ts';
import { typed } from './types.ts';

interface EvaluatedTable extends Pick<EvaluatedLogic, 'evaluatedInputs' | 'matchedRules'> {
  readonly value: unknown;
}

export function evaluateTable(table: DecisionTable, scope: ValueReader, feel: FeelEvaluator): EvaluatedTable {
  const inputs = table.inputs.map((input) =>
    typed(valueOf(feel.evaluateValue(input.source, scope)), input.type, `The input '${input.label ?? input.source}'`),
  );
  const matching = matchingRules(table, inputs, scope, feel);
  const hits = matching.map(({ rule, index }) => ({
    rule,
    index,
    outputs: outputsOf(table.outputs, rule.results, scope, feel),
  }));
  const value =
    hits.length === 0
      ? defaultOf(table.outputs, scope, feel)
      : applyHitPolicy(
          table,
          hits.map((hit) => resultOf(table.outputs, hit.outputs)),
          feel,
        );
  return {
    value,
    evaluatedInputs: table.inputs.map((input, index) => ({
      inputId: input.id,
      inputName: input.label ?? input.source,
      inputValue: valueOf(feel.json(inputs[index])),
    })),
    matchedRules: hits.map((hit) => ({
      ruleId: hit.rule.id,
      ruleIndex: hit.index + 1,
      evaluatedOutputs: table.outputs.map((output, index) => ({
        outputId: output.id,
        outputName: output.label ?? output.name,
        outputValue: valueOf(feel.json(hit.outputs[index])) satisfies JsonValue,
      })),
    })),
  };
}

function matchingRules(
  table: DecisionTable,
  inputs: readonly unknown[],
  scope: ValueReader,
  feel: FeelEvaluator,
): readonly { readonly rule: Rule; readonly index: number }[] {
  const found: { rule: Rule; index: number }[] = [];
  for (const [index, rule] of table.rules.entries()) {
    if (rule.tests.every((test, column) => valueOf(feel.unaryTest(test, inputs[column], scope)))) {
      found.push({ rule, index });
      if (table.hitPolicy === 'FIRST') break;
    }
  }
  return found;
}

function outputsOf(
  columns: readonly OutputColumn[],
  sources: readonly string[],
  scope: ValueReader,
  feel: FeelEvaluator,
): readonly unknown[] {
  return columns.map((column, index) => {
    const source = sources[index] ?? '';
    const value = source === '' ? null : valueOf(feel.evaluateValue(source, scope));
    return typed(value, column.type, `The output '${column.label ?? column.name}'`);
  });
}

/** One output is the value itself, several are a context by name. */
function resultOf(columns: readonly OutputColumn[], outputs: readonly unknown[]): unknown {
  if (columns.length === 1) return outputs[0];
  return Object.fromEntries(columns.map((column, index) => [column.name, outputs[index]]));
}

/** Without a matching rule the default outputs apply; without those the result is null. */
function defaultOf(columns: readonly OutputColumn[], scope: ValueReader, feel: FeelEvaluator): unknown {
  if (columns.every((column) => column.defaultSource === null)) return null;
  const sources = columns.map((column) => column.defaultSource ?? '');
  return resultOf(columns, outputsOf(columns, sources, scope, feel));
}
