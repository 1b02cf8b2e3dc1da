import { passThrough } from '../../behaviors/activation.ts';
import { evaluateBoolean } from '../../behaviors/expressions.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import { fail, ok } from '../../failure.ts';
import type { InclusiveGatewayElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Takes every outgoing flow whose condition is true, else the default flow; joins as behaviors/inclusiveJoin.ts says. */
export const inclusiveGateway: ElementProcessor<InclusiveGatewayElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
  chooseFlows: (p, { outgoing, defaultFlowId }, inst) => {
    const reader = new ScopeReader(p.view, inst.key);
    const chosen: string[] = [];
    for (const flowId of outgoing) {
      if (flowId === defaultFlowId) continue;
      const { condition } = p.flow(flowId);
      const result = condition ? evaluateBoolean(p, condition, reader, 'EXTRACT_VALUE_ERROR') : ok(true);
      if (!result.ok) return result;
      if (result.value) chosen.push(flowId);
    }
    if (chosen.length > 0 || outgoing.length === 0) return ok(chosen);
    if (defaultFlowId) return ok([defaultFlowId]);
    return fail('CONDITION_ERROR', 'Expected at least one condition to evaluate to true, or to have a default flow');
  },
};
