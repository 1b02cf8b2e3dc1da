import { activated, activateWithJob, completeWith } from '../../behaviors/activation.ts';
import { evaluateString } from '../../behaviors/expressions.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import type { BusinessRuleTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Evaluates a deployed decision into the result variable, or waits for a job worker. */
export const businessRuleTask: ElementProcessor<BusinessRuleTaskElement> = {
  onActivate: (p, { implementation }, inst) => {
    if (implementation.kind === 'job') return activateWithJob(p, inst, implementation.job);
    const reader = new ScopeReader(p.view, inst.key);
    const decisionId = evaluateString(p, implementation.decisionId, reader);
    if (!decisionId.ok) return decisionId.failure;
    const result = p.ctx.decisions.evaluate(decisionId.value, implementation.binding, p.deployed.deploymentKey, reader);
    if (result.ok || result.evaluation)
      p.emit({
        type: 'DECISION_EVALUATED',
        decisionEvaluationKey: p.ctx.nextKey(),
        elementInstanceKey: inst.key,
        evaluation: result.evaluation!,
      });
    if (!result.ok)
      return {
        errorType: result.notFound ? 'CALLED_DECISION_ERROR' : 'DECISION_EVALUATION_ERROR',
        message: result.message,
      };
    activated(p, inst);
    completeWith(p, inst, { targetId: null, variables: { [implementation.resultVariable]: result.evaluation.output } });
    return null;
  },
};
