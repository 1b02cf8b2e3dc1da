/** Decisions and expressions evaluated from outside. */
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { decisionRows } from '../../store/projection.ts';
import { refuse, type Life } from '../life.ts';
import type { EvaluateDecisionRequest, Outcome, Runtime } from '../port.ts';

export const decisionCommands = (life: Life): Pick<Runtime, 'evaluateDecision' | 'evaluateExpression'> => {
  return {
    evaluateDecision({ decision, variables = {} }: EvaluateDecisionRequest): ReturnType<Runtime['evaluateDecision']> {
      return life.submit('evaluate decision', (unit): ReturnType<Runtime['evaluateDecision']> => {
        const { decisions } = life.around.definitions;
        const byKey = 'decisionDefinitionKey' in decision;
        const row = byKey
          ? decisions.byKey.get(decision.decisionDefinitionKey)
          : decisions.of(decision.decisionDefinitionId).at(-1);
        if (row?.deletedAt !== null) {
          const wanted = byKey ? `key '${decision.decisionDefinitionKey}'` : `id '${decision.decisionDefinitionId}'`;
          return Promise.resolve(
            refuse('NOT_FOUND', `Expected to evaluate decision, but no decision found for ${wanted}`),
          );
        }
        const reader = {
          get: (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
          names: () => Object.keys(variables),
        };
        const result = life.around.definitions.evaluate(row, reader, life.around.parts.feel(life.now()));
        const { evaluation } = result;
        if (!evaluation)
          return Promise.resolve(
            refuse('INVALID_ARGUMENT', result.ok ? 'The decision gave no evaluation' : result.message),
          );
        const decisionEvaluationKey = life.around.nextKey();
        const origin = {
          processDefinitionKey: null,
          processInstanceKey: null,
          rootProcessInstanceKey: null,
          elementInstanceKey: null,
        };
        for (const each of decisionRows(decisionEvaluationKey, evaluation, origin, life.now()))
          unit.change({ table: 'decisionInstances', op: 'put', row: each });
        return Promise.resolve({ ok: true, decisionEvaluationKey, evaluation });
      });
    },

    evaluateExpression(expression: string, variables: JsonObject): Promise<Outcome<{ readonly result: JsonValue }>> {
      const source = expression.replace(/^\s*=/, '');
      const reader = {
        get: (name: string) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
        names: () => Object.keys(variables),
      };
      const result = life.around.parts.feel(life.now()).evaluate(source, reader);
      return Promise.resolve(
        result.ok ? { ok: true, result: result.value } : refuse('INVALID_ARGUMENT', result.message),
      );
    },
  };
};
