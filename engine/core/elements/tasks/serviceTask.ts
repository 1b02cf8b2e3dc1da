import { activateWithJob } from '../../behaviors/activation.ts';
import type { ServiceTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Waits for a job worker. */
export const serviceTask: ElementProcessor<ServiceTaskElement> = {
  onActivate: (p, element, inst) => activateWithJob(p, inst, element.job),
};
