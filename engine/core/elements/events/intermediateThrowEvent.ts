import { passThrough } from '../../behaviors/activation.ts';
import { throwEvent } from '../../behaviors/throwEvents.ts';
import type { IntermediateThrowEventElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Throws and goes on; a link goes on at its catch event. */
export const intermediateThrowEvent: ElementProcessor<IntermediateThrowEventElement> = {
  onActivate: (p, { event }, inst) =>
    event.kind === 'none' || event.kind === 'link' ? passThrough(p, inst) : throwEvent(p, inst, event),
  onCompleted: (p, { event }, inst) => {
    if (event.kind === 'link')
      p.activateNow({ kind: 'activate', elementId: event.targetId, scopeKey: inst.scopeKey!, flowIds: [] });
  },
};
