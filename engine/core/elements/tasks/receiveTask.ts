import { activateWaiting, passThrough } from '../../behaviors/activation.ts';
import type { ReceiveTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Waits for its message, unless the event-based gateway before it has received it already. */
export const receiveTask: ElementProcessor<ReceiveTaskElement> = {
  onActivate: (p, element, inst) =>
    inst.trigger
      ? passThrough(p, inst)
      : activateWaiting(p, inst, [{ targetId: element.id, event: element.event, interrupting: true }]),
};
