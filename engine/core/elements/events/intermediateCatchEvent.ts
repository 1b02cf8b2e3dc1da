import { activateWaiting, passThrough } from '../../behaviors/activation.ts';
import type { IntermediateCatchEventElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Waits for its event; passes through when a link or an event-based gateway led here. */
export const intermediateCatchEvent: ElementProcessor<IntermediateCatchEventElement> = {
  onActivate: (p, element, inst) =>
    inst.trigger || element.event.kind === 'link'
      ? passThrough(p, inst)
      : activateWaiting(p, inst, [{ targetId: element.id, event: element.event, interrupting: true }]),
};
