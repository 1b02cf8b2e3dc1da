import { passThrough } from '../../behaviors/activation.ts';
import type { BoundaryEventElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Waiting is the activity's part (behaviors/waits.ts); the event itself exists only once it has been triggered. */
export const boundaryEvent: ElementProcessor<BoundaryEventElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
};
