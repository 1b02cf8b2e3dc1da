import { passThrough } from '../../behaviors/activation.ts';
import type { ManualTaskElement, UndefinedTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Manual and undefined tasks are pictures for the reader: the engine passes through. */
export const manualTask: ElementProcessor<ManualTaskElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
};

export const undefinedTask: ElementProcessor<UndefinedTaskElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
};
