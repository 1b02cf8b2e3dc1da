/** The parts that every engine outside of special tests runs with: our BPMN, DMN, form and FEEL. */
import type { FeelPort } from '../core/context.ts';
import type { JsonValue } from '../core/json.ts';
import { createFeel, type FeelEvaluator } from '../feel/feel.ts';
import { parseBpmn } from '../model/bpmn/parseBpmn.ts';
import type { DecisionGraph } from '../model/dmn/decisions.ts';
import { evaluateDecision } from '../model/dmn/evaluateDecision.ts';
import { parseDmn } from '../model/dmn/parseDmn.ts';
import { parseForm } from '../model/parseForm.ts';
import type { CompiledDecisions, EngineParts, Parsed, ParsedDecisions, RawDecision } from './parts.ts';

export interface StandardPartsOptions {
  /** A number from 0 (included) to 1 (excluded), for FEEL's `random number()` and `uuid()`. */
  readonly random: () => number;
}

async function readDecisions(content: string): Promise<Parsed<ParsedDecisions>> {
  const parsed = await parseDmn(content);
  if (!parsed.ok) return parsed;
  const { decisionRequirements: requirements, decisions } = parsed;
  return {
    ok: true,
    requirementsId: requirements.id,
    requirementsName: requirements.name ?? requirements.id,
    model: { decisions } as unknown as JsonValue,
    decisions: decisions.map(({ id, name, versionTag }) => ({ id, name: name ?? id, versionTag })),
  };
}

/** Decision tables need more of FEEL than the core's port has; `feel` below gives nothing less. */
const isEvaluator = (feel: FeelPort): feel is FeelEvaluator => 'unaryTest' in feel;

/** The decision that failed has no result, but belongs into the history. */
function failedDecision({ decisions }: Pick<DecisionGraph, 'decisions'>, failedId: string): readonly RawDecision[] {
  return decisions
    .filter(({ id }) => id === failedId)
    .map(({ id, name, logic }) => ({
      decisionId: id,
      decisionName: name,
      decisionType: logic.kind === 'literal' ? 'LITERAL_EXPRESSION' : 'DECISION_TABLE',
      output: null,
      evaluatedInputs: [],
      matchedRules: [],
    }));
}

function compileDecisions(model: JsonValue): CompiledDecisions {
  const graph = model as unknown as Pick<DecisionGraph, 'decisions'>;
  return {
    evaluate(decisionId, variables, feel) {
      if (!isEvaluator(feel)) throw new Error('Decisions need the FEEL of the same parts');
      const outcome = evaluateDecision(graph, decisionId, variables, feel);
      return outcome.ok
        ? { output: outcome.output, failedDecisionId: null, failureMessage: null, decisions: outcome.evaluated }
        : {
            output: null,
            failedDecisionId: outcome.failedDecisionId,
            failureMessage: outcome.message,
            decisions: [...outcome.evaluated, ...failedDecision(graph, outcome.failedDecisionId)],
          };
    },
  };
}

/** One set for one engine: its compiled expressions are shared by all instances. */
export function standardParts({ random }: StandardPartsOptions): EngineParts {
  const feel = createFeel();
  return {
    parseBpmn,
    parseDmn: readDecisions,
    parseForm,
    compileDecisions,
    feel: (now) => feel.at({ now, random }),
  };
}
