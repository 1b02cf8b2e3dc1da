/** Evaluates a decision with everything that it requires. */
import type { JsonValue } from '../../core/json.ts';
import type { EvaluatedDecision } from '../../core/records.ts';
import type { VariableReader } from '../../core/context.ts';
import type { FeelEvaluator, ValueReader } from '../../feel/feel.ts';
import type { Decision, DecisionGraph } from './decisions.ts';
import { DecisionFailed, valueOf } from './failure.ts';
import { evaluateTable } from './evaluateTable.ts';
import { typed } from './types.ts';

/** An evaluated decision without the keys and versions, which belong to its deployment. */
export type EvaluatedLogic = Pick<
  EvaluatedDecision,
  'decisionId' | 'decisionName' | 'decisionType' | 'output' | 'evaluatedInputs' | 'matchedRules'
>;

export type DecisionOutcome =
  | {
      readonly ok: true;
      readonly output: JsonValue;
      /** In order of evaluation: required decisions first, the asked one last. */
      readonly evaluated: readonly EvaluatedLogic[];
    }
  | {
      readonly ok: false;
      /** True when the graph has no such decision. */
      readonly notFound: boolean;
      readonly failedDecisionId: string;
      readonly message: string;
      /** Those that succeeded before the failure. */
      readonly evaluated: readonly EvaluatedLogic[];
    };

/** Pure: the same graph, variables and moment of `feel` give the same outcome. */
export function evaluateDecision(
  graph: Pick<DecisionGraph, 'decisions'>,
  decisionId: string,
  variables: VariableReader,
  feel: FeelEvaluator,
): DecisionOutcome {
  const evaluated: EvaluatedLogic[] = [];
  const decisions = new Map(graph.decisions.map((decision) => [decision.id, decision]));
  const asked = decisions.get(decisionId);
  if (asked === undefined) {
    const message = `No decision with id '${decisionId}' is in the decision requirements graph.`;
    return { ok: false, notFound: true, failedDecisionId: decisionId, message, evaluated };
  }
  let current = decisionId;
  const results = new Map<string, unknown>();

  function evaluate(decision: Decision): void {
    if (results.has(decision.id)) return;
    const known = new Map<string, unknown>();
    for (const required of decision.requires.map((id) => decisions.get(id)).filter((each) => each !== undefined)) {
      evaluate(required);
      known.set(required.id, results.get(required.id));
      if (required.variableName !== null) known.set(required.variableName, results.get(required.id));
    }
    current = decision.id;
    const scope: ValueReader = { get: (name) => (known.has(name) ? known.get(name) : variables.get(name)) };
    const { value, record } = runLogic(decision, scope, feel);
    results.set(decision.id, value);
    evaluated.push(record);
  }

  try {
    evaluate(asked);
  } catch (error) {
    if (!(error instanceof DecisionFailed)) throw error;
    const message = `Failed to evaluate the decision '${current}': ${error.message}`;
    return { ok: false, notFound: false, failedDecisionId: current, message, evaluated };
  }
  return { ok: true, output: evaluated.at(-1)?.output ?? null, evaluated };
}

function runLogic(
  decision: Decision,
  scope: ValueReader,
  feel: FeelEvaluator,
): { readonly value: unknown; readonly record: EvaluatedLogic } {
  const { logic } = decision;
  const head = { decisionId: decision.id, decisionName: decision.name };
  if (logic.kind === 'literal') {
    const value = typed(valueOf(feel.evaluateValue(logic.source, scope)), decision.resultType, 'The result');
    const output = valueOf(feel.json(value));
    return {
      value,
      record: { ...head, decisionType: 'LITERAL_EXPRESSION', output, evaluatedInputs: [], matchedRules: [] },
    };
  }
  const { value, evaluatedInputs, matchedRules } = evaluateTable(logic, scope, feel);
  const output = valueOf(feel.json(value));
  return { value, record: { ...head, decisionType: 'DECISION_TABLE', output, evaluatedInputs, matchedRules } };
}
