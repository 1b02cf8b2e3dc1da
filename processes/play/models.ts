/** The models that are tried together: the draft, what it calls, its decision tables and its forms, as the engine would have them. */
import { createFeel } from '../../engine/feel/feel.ts';
import type { Context, DecisionResult, DeployedProcess, VariableReader } from '../../engine/core/context.ts';
import type { Key } from '../../engine/core/json.ts';
import type { ExecutableElement, ExecutableProcess } from '../../engine/core/model.ts';
import type { Decision, DecisionGraph } from '../../engine/model/dmn/decisions.ts';
import { evaluateDecision } from '../../engine/model/dmn/evaluateDecision.ts';

export interface TrialModels {
  readonly processes: readonly ExecutableProcess[];
  readonly decisions: readonly DecisionGraph[];
  /** Ids of the forms that are there; a user task with another one stops, as in the engine. */
  readonly forms: readonly string[];
}

/** A loop that takes so many steps within one command has no wait in it. */
const MOST_STEPS = 2_000;

/** Bound to no instance; shared by any number of worlds, so that expressions are compiled once. */
export class Models {
  readonly #deployed: ReadonlyMap<string, DeployedProcess>;
  readonly #graphs: ReadonlyMap<string, DecisionGraph>;
  readonly #forms: ReadonlySet<string>;
  readonly #feel = createFeel();

  constructor({ processes, decisions, forms }: TrialModels) {
    // Only one version of each is tried, so its id serves as its key.
    this.#deployed = new Map(
      processes.map((process) => [
        process.bpmnProcessId,
        { processDefinitionKey: process.bpmnProcessId, version: 1, deploymentKey: 'trial', process },
      ]),
    );
    this.#graphs = new Map(decisions.flatMap((graph) => graph.decisions.map(({ id }) => [id, graph])));
    this.#forms = new Set(forms);
  }

  process(processId: string): ExecutableProcess | undefined {
    return this.#deployed.get(processId)?.process;
  }

  /** The element of a live instance, which the models always have. */
  element(processId: string, elementId: string): ExecutableElement {
    return this.#deployed.get(processId)!.process.elements[elementId]!;
  }

  /** What the core asks for at that moment (epoch ms). FEEL has no zone here, as in the engine: today() is the day in UTC. */
  context(now: number, nextKey: () => Key): Context {
    const feel = this.#feel.at({ now, random: () => 0 });
    return {
      now,
      nextKey,
      feel,
      decisions: { evaluate: (id, _binding, _deployment, variables) => this.decide(id, now, variables) },
      forms: { find: (formId) => (this.#forms.has(formId) ? formId : undefined) },
      processes: { byKey: (key) => this.#deployed.get(key), find: (processId) => this.#deployed.get(processId) },
      maxSteps: MOST_STEPS,
    };
  }

  /** Evaluates a decision table and what it requires. */
  decide(decisionId: string, now: number, variables: VariableReader): DecisionResult {
    const graph = this.#graphs.get(decisionId);
    if (!graph)
      return {
        ok: false,
        notFound: true,
        message: `Expected to find decision '${decisionId}', but there is none`,
        evaluation: null,
      };
    const outcome = evaluateDecision(graph, decisionId, variables, this.#feel.at({ now, random: () => 0 }));
    if (!outcome.ok) return { ok: false, notFound: false, message: outcome.message, evaluation: null };
    const evaluated = outcome.evaluated.map((each) => ({ ...each, decisionKey: each.decisionId, decisionVersion: 1 }));
    return {
      ok: true,
      evaluation: {
        decisionKey: decisionId,
        decisionId,
        decisionName: nameOf(graph.decisions, decisionId),
        decisionVersion: 1,
        decisionRequirementsKey: graph.decisionRequirements.id,
        decisionRequirementsId: graph.decisionRequirements.id,
        output: outcome.output,
        failedDecisionId: null,
        failureMessage: null,
        evaluatedDecisions: evaluated,
      },
    };
  }
}

const nameOf = (decisions: readonly Decision[], id: string): string | null =>
  decisions.find((each) => each.id === id)?.name ?? null;
