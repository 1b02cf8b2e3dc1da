import { passThrough } from '../../behaviors/activation.ts';
import type { StartEventElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** What triggered it has happened before it is activated; its output mapping takes what the event brought. */
export const startEvent: ElementProcessor<StartEventElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
};
