import { activateScope, beginAt, terminateScope } from '../../behaviors/containers.ts';
import type { EventSubProcessElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/**
 * Exists once it has been triggered (behaviors/triggers.ts); its start event gets what the event brought. A
 * modification that names it begins at its start event too, one that names something inside does not.
 */
export const eventSubProcess: ElementProcessor<EventSubProcessElement> = {
  onActivate: (p, element, inst) => {
    const failure = activateScope(p, element, inst);
    if (!failure && inst.trigger?.targetId !== null) beginAt(p, inst, element.startEventId);
    return failure;
  },
  onTerminate: (p, _element, inst) => terminateScope(p, inst),
};
