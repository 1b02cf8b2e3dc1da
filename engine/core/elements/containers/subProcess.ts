import { activateScope, beginAt, terminateScope } from '../../behaviors/containers.ts';
import type { SubProcessElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Embedded sub-process: begins at its none start event, completes when nothing is left inside. */
export const subProcess: ElementProcessor<SubProcessElement> = {
  onActivate: (p, element, inst) => {
    const failure = activateScope(p, element, inst);
    if (failure) return failure;
    if (element.noneStartEventId !== null && !inst.trigger) beginAt(p, inst, element.noneStartEventId);
    return null;
  },
  onTerminate: (p, _element, inst) => terminateScope(p, inst),
};
