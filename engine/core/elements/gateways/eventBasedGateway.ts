import { activateWaiting } from '../../behaviors/activation.ts';
import { eventGatewayWaits } from '../../behaviors/waits.ts';
import { ok } from '../../failure.ts';
import type { EventBasedGatewayElement } from '../../model.ts';
import type { ElementProcessor } from '../processor.ts';

/** Waits for the first of the events behind it; only the flow to that one is taken, with what the event brought. */
export const eventBasedGateway: ElementProcessor<EventBasedGatewayElement> = {
  onActivate: (p, element, inst) => activateWaiting(p, inst, eventGatewayWaits(p, element)),
  chooseFlows: (p, element, inst) =>
    ok(element.outgoing.filter((flowId) => p.flow(flowId).targetId === inst.trigger?.targetId)),
};
