import { activateWaiting } from '../../behaviors/activation.ts';
import type { Awaited } from '../../behaviors/waits.ts';
import { ok } from '../../failure.ts';
import type { EventBasedGatewayElement } from '../../model.ts';
import type { Processing } from '../../processing.ts';
import type { ElementProcessor } from '../processor.ts';

const awaitedOf = (p: Processing, element: EventBasedGatewayElement): readonly Awaited[] =>
  element.outgoing.flatMap((flowId) => {
    const target = p.model(p.flow(flowId).targetId);
    if (target.type !== 'INTERMEDIATE_CATCH_EVENT' && target.type !== 'RECEIVE_TASK') return [];
    return [{ targetId: target.id, event: target.event, interrupting: true }];
  });

/** Waits for the first of the events behind it; only the flow to that one is taken, with what the event brought. */
export const eventBasedGateway: ElementProcessor<EventBasedGatewayElement> = {
  onActivate: (p, element, inst) => activateWaiting(p, inst, awaitedOf(p, element)),
  chooseFlows: (p, element, inst) =>
    ok(element.outgoing.filter((flowId) => p.flow(flowId).targetId === inst.trigger?.targetId)),
};
