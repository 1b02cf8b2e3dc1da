/** Decision tables. */
import type { Findings } from '../findings.ts';
import { childOf, childrenOf, textOf, type XmlElement } from '../xmlElement.ts';
import {
  HIT_POLICIES,
  type Aggregator,
  type DecisionTable,
  type HitPolicy,
  type InputColumn,
  type OutputColumn,
  type Rule,
} from './decisions.ts';
import { readSource, readTests } from './readSource.ts';

const AGGREGATORS: readonly Aggregator[] = ['SUM', 'MIN', 'MAX', 'COUNT'];

export function readTable(table: XmlElement, decisionId: string, findings: Findings): DecisionTable {
  const outputs = childrenOf(table, 'output').map((output, index) => readOutput(output, index, decisionId, findings));
  const inputs = childrenOf(table, 'input').map((input, index) => readInput(input, index, decisionId, findings));
  const hitPolicy = readHitPolicy(table, decisionId, findings);
  if (outputs.length === 0) findings.refuse(decisionId, 'The decision table has no output.');
  checkOutputNames(outputs, decisionId, findings);
  return {
    kind: 'table',
    hitPolicy,
    aggregator: readAggregator(table, hitPolicy, outputs.length, decisionId, findings),
    inputs,
    outputs,
    rules: childrenOf(table, 'rule').map((rule, index) =>
      readRule(rule, index, inputs.length, outputs.length, decisionId, findings),
    ),
  };
}

function readHitPolicy(table: XmlElement, decisionId: string, findings: Findings): HitPolicy {
  const written = textOf(table, 'hitPolicy') ?? 'UNIQUE';
  const known = HIT_POLICIES.find((policy) => policy === written.replace('_', ' '));
  if (known === undefined)
    findings.refuse(decisionId, `The hit policy ${written} is not supported (supported: ${HIT_POLICIES.join(', ')}).`);
  return known ?? 'UNIQUE';
}

function readAggregator(
  table: XmlElement,
  hitPolicy: HitPolicy,
  outputs: number,
  decisionId: string,
  findings: Findings,
): Aggregator | null {
  const written = textOf(table, 'aggregation');
  if (written === null) return null;
  const known = AGGREGATORS.find((aggregator) => aggregator === written);
  if (known === undefined) findings.refuse(decisionId, `The aggregation ${written} is not supported.`);
  if (hitPolicy !== 'COLLECT') {
    findings.warn(decisionId, `The aggregation ${written} has no effect with the hit policy ${hitPolicy}.`);
    return null;
  }
  if (outputs > 1) findings.refuse(decisionId, `The aggregation ${written} needs exactly one output.`);
  return known ?? null;
}

function readInput(input: XmlElement, index: number, decisionId: string, findings: Findings): InputColumn {
  const id = input.id ?? `${decisionId}_input_${index + 1}`;
  const expression = childOf(input, 'inputExpression');
  return {
    id,
    label: textOf(input, 'label'),
    source: readSource(expression, id, 'The input expression', 'required', findings),
    type: expression === null ? null : textOf(expression, 'typeRef'),
  };
}

function readOutput(output: XmlElement, index: number, decisionId: string, findings: Findings): OutputColumn {
  const id = output.id ?? `${decisionId}_output_${index + 1}`;
  const fallback = childOf(output, 'defaultOutputEntry');
  const source = readSource(fallback, id, 'The default output entry', 'optional', findings);
  return {
    id,
    label: textOf(output, 'label'),
    name: textOf(output, 'name') ?? '',
    type: textOf(output, 'typeRef'),
    defaultSource: source === '' ? null : source,
  };
}

function checkOutputNames(outputs: readonly OutputColumn[], decisionId: string, findings: Findings): void {
  if (outputs.length < 2) return;
  if (outputs.some((output) => output.name === ''))
    findings.refuse(decisionId, 'With several outputs, each output needs a name.');
  if (new Set(outputs.map((output) => output.name)).size < outputs.length) {
    findings.refuse(decisionId, 'Two outputs have the same name.');
  }
}

function readRule(
  rule: XmlElement,
  index: number,
  inputs: number,
  outputs: number,
  decisionId: string,
  findings: Findings,
): Rule {
  const id = rule.id ?? `${decisionId}_rule_${index + 1}`;
  const tests = childrenOf(rule, 'inputEntry');
  const results = childrenOf(rule, 'outputEntry');
  if (tests.length !== inputs || results.length !== outputs) {
    findings.refuse(
      id,
      `The rule has ${tests.length} input and ${results.length} output entries, but the table has ${inputs} inputs and ${outputs} outputs.`,
    );
  }
  return {
    id,
    tests: tests.map((test) => readTests(test, test.id ?? id, findings)),
    results: results.map((result) => readSource(result, result.id ?? id, 'The output entry', 'optional', findings)),
  };
}
