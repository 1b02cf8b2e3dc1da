import { passThrough } from '../../behaviors/activation.ts';
import type { ParallelGatewayElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Activated once every incoming flow has a token (behaviors/flows.ts); takes all outgoing flows. */
export const parallelGateway: ElementProcessor<ParallelGatewayElement> = {
  onActivate: (p, _element, inst) => passThrough(p, inst),
};
