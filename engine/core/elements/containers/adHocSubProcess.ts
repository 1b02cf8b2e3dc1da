import { activateAdHocElements } from '../../behaviors/adHoc.ts';
import { activateScope, terminateScope } from '../../behaviors/containers.ts';
import { evaluateStrings } from '../../behaviors/expressions.ts';
import { prepareJob, createJob, cancelJob } from '../../behaviors/jobs.ts';
import { ScopeReader } from '../../behaviors/variables.ts';
import type { AdHocSubProcessElement } from '../../model.ts';
import type { ElementInstance } from '../../state.ts';
import type { ElementProcessor } from '../processor.ts';

/**
 * Elements inside are activated by a list, by a command, or by a job worker; each in an inner instance of its own.
 * One that a modification begins for something inside it begins nothing else.
 */
export const adHocSubProcess: ElementProcessor<AdHocSubProcessElement> = {
  onActivate: (p, element, inst) => {
    if (inst.trigger) {
      const failure = activateScope(p, element, inst);
      if (!failure) p.emit(nothingDone(inst));
      return failure;
    }
    const active = evaluateStrings(p, element.activeElements, new ScopeReader(p.view, inst.key));
    if (!active.ok) return active.failure;
    const unknown = active.value.find((id) => !isActivatable(element, id));
    if (unknown !== undefined)
      return {
        errorType: 'EXTRACT_VALUE_ERROR',
        message: `Failed to activate ad-hoc elements. No BPMN elements found with ids: '${unknown}'.`,
      };
    const job = element.job ? prepareJob(p, element.job, inst) : null;
    if (job && !job.ok) return job.failure;
    const failure = activateScope(p, element, inst);
    if (failure) return failure;
    p.emit(nothingDone(inst));
    activateAdHocElements(
      p,
      inst,
      active.value.map((elementId) => ({ elementId, variables: {} })),
    );
    if (job) createJob(p, inst, job.value, 'AD_HOC_SUB_PROCESS');
    else if (element.activeElements && active.value.length === 0) p.push({ kind: 'complete', key: inst.key });
    return null;
  },
  onTerminate: (p, _element, inst) => {
    cancelJob(p, inst);
    return terminateScope(p, inst);
  },
};

const nothingDone = ({ key }: ElementInstance) =>
  ({ type: 'AD_HOC_UPDATED', key, adHoc: { completed: 0, ending: false } }) as const;

const isActivatable = (element: AdHocSubProcessElement, id: string): boolean => element.childIds.includes(id);
