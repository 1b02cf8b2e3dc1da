import { activated, activateWithJob, completeWith } from '../../behaviors/activation.ts';
import { evaluate } from '../../behaviors/expressions.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import type { ScriptTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Evaluates its FEEL expression into the result variable, or waits for a job worker. */
export const scriptTask: ElementProcessor<ScriptTaskElement> = {
  onActivate: (p, { implementation }, inst) => {
    if (implementation.kind === 'job') return activateWithJob(p, inst, implementation.job);
    const result = evaluate(p, implementation.expression, new ScopeReader(p.view, inst.key));
    if (!result.ok) return result.failure;
    activated(p, inst);
    completeWith(p, inst, { targetId: null, variables: { [implementation.resultVariable]: result.value } });
    return null;
  },
};
