import { activateWithJob } from '../../behaviors/activation.ts';
import type { SendTaskElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Camunda 8 lets a job worker send: it publishes the message and completes the job. */
export const sendTask: ElementProcessor<SendTaskElement> = {
  onActivate: (p, element, inst) => activateWithJob(p, inst, element.job),
};
