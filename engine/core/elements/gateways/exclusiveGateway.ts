import { passThrough } from '../../behaviors/activation.ts';
import { evaluateBoolean } from '../../behaviors/expressions.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import { fail, ok } from '../../failure.ts';
import type { ExclusiveGatewayElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Takes the first outgoing flow whose condition is true, else the default flow (BPMN 2.0 §13.4.2). */
export const exclusiveGateway: ElementProcessor<ExclusiveGatewayElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
  chooseFlows: (p, { outgoing, defaultFlowId }, inst) => {
    const reader = new ScopeReader(p.view, inst.key);
    for (const flowId of outgoing) {
      if (flowId === defaultFlowId) continue;
      const { condition } = p.flow(flowId);
      if (!condition) return ok([flowId]);
      const result = evaluateBoolean(p, condition, reader, 'EXTRACT_VALUE_ERROR');
      if (!result.ok) return result;
      if (result.value) return ok([flowId]);
    }
    if (defaultFlowId) return ok([defaultFlowId]);
    if (outgoing.length === 0) return ok([]);
    return fail('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow');
  },
};
