import { activateScope, beginAt, terminateScope } from '../../behaviors/containers.ts';
import { activateInScopes } from '../../behaviors/scopePath.ts';
import type { ProcessElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** The process instance itself: begins at the elements CREATE named, at the start event that was triggered, or at the none start event. */
export const process: ElementProcessor<ProcessElement> = {
  onActivate: (p, element, inst) => {
    const failure = activateScope(p, element, inst);
    if (failure) return failure;
    const { startElementIds } = p.view.head;
    const startEventId = inst.trigger?.targetId ?? element.noneStartEventId;
    if (startElementIds.length > 0) for (const elementId of startElementIds) activateInScopes(p, elementId, null, []);
    else if (startEventId !== null) beginAt(p, inst, startEventId);
    return null;
  },
  onTerminate: (p, _element, inst) => terminateScope(p, inst),
};
